"""What tests of the board look at and do: names in a column, words of a strip, a drag."""

from datetime import date

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
)

from dvqc_desktop.services.classes.classes import get_class
from dvqc_desktop.ui.pages.board.cards.column import Column
from tests.ui.kit import child

TODAY = date(2026, 11, 20)
COPY = Qt.DropAction.CopyAction
LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def names(page, list_name):
    model = child(page, QListView, list_name).model()
    return {model.index(row).data() for row in range(model.rowCount())}


def class_of(page, person_id):
    return page.store.read(get_class, person_id, TODAY)


def drag(page, person_id, target, at):
    """Drags one card over a view or a chip and drops it there."""
    source = next(c for c in page.findChildren(Column) if c.model.row_of(person_id) >= 0)
    data = source.model.mimeData([source.model.index(source.model.row_of(person_id))])
    target.dragEnterEvent(QDragEnterEvent(at, COPY, data, LEFT, PLAIN))
    if isinstance(target, QListView):
        target.dragMoveEvent(QDragMoveEvent(at, COPY, data, LEFT, PLAIN))
    event = QDropEvent(QPointF(at), COPY, data, LEFT, PLAIN)
    target.dropEvent(event)
    return event


def empty_place(view):
    return QPoint(view.viewport().width() - 4, view.viewport().height() - 4)


def strip_words(page, name):
    return " ".join(found.text() for found in child(page, QFrame, name).findChildren(QLabel))
