"""What tests of the lanes look at and do: names and views of a lane, its head, a drag from a card."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QListView

from tests.ui.kit import child
from tests.ui.pages.board.board_kit import COPY, LEFT, PLAIN, names

ACTIVE, AVERAGE, WEAK = "active", "average", "needs_help"


def settled(page, qtbot):
    qtbot.waitUntil(lambda: not page.stack.lanes_area._timer.isActive())


def cards(lanes, key, code):
    return names(lanes, f"lane_{key}_{code}")


def view(lanes, key, code):
    return child(lanes, QListView, f"lane_{key}_{code}")


def head(lanes, key):
    return lanes.shelf.lanes[key].head


def drag_data(lanes, person_id):
    column = next(c for c in lanes._columns() if c.model.row_of(person_id) >= 0)
    return column.model.mimeData([column.model.index(column.model.row_of(person_id))])


def drop(target, data, at):
    target.dragEnterEvent(QDragEnterEvent(at, COPY, data, LEFT, PLAIN))
    if isinstance(target, QListView):
        target.dragMoveEvent(QDragMoveEvent(at, COPY, data, LEFT, PLAIN))
    event = QDropEvent(QPointF(at), COPY, data, LEFT, PLAIN)
    target.dropEvent(event)
    return event
