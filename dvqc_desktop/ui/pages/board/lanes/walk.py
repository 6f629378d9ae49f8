"""The way of the arrows through the lanes: from class to class, from cards to heads and on to the next lane."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QScrollArea

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.ui.pages.board.lanes.lane import Lane, LaneColumn

LAST_LINE = 10**6
BETWEEN = 8


class LaneWalk:
    """Moves the focus; `shown` gives the lanes from the top down."""

    def __init__(self, area: QScrollArea, shown: Callable[[], Sequence[Lane]]) -> None:
        self._area, self._shown = area, shown
        self._code = WorkerClass.ACTIVE

    def sideways(self, lane: Lane, origin: LaneColumn, step: int, line: int) -> None:
        """An arrow leaves the cards of a class sideways."""
        columns = [column for column in lane.columns.values() if not column.isHidden()]
        place = columns.index(origin) + step
        while 0 <= place < len(columns):
            if columns[place].view.enter_at(line, step):
                return
            place += step

    def from_cards(self, lane: Lane, origin: LaneColumn, step: int) -> None:
        """An arrow leaves the cards upwards to their own head, downwards to the next one."""
        self._code = origin.worker_class
        shown = list(self._shown())
        place = shown.index(lane) + max(step, 0)
        if place < len(shown):
            self._focus_head(shown[place])

    def from_head(self, lane: Lane, step: int) -> None:
        """An arrow leaves a head downwards into its cards, upwards into those of the lane before."""
        shown = list(self._shown())
        if step > 0 and self._enter(lane, 0):
            return
        place = shown.index(lane) + step
        if not 0 <= place < len(shown):
            return
        if step > 0 or not self._enter(shown[place], LAST_LINE):
            self._focus_head(shown[place])

    def _enter(self, lane: Lane, line: int) -> bool:
        """Goes to the cards of a lane: those of the class last visited, or else the first there are."""
        columns = [lane.columns[self._code], *lane.columns.values()] if lane.is_open else []
        return any(column.view.enter_at(line, 1) for column in columns if not column.isHidden())

    def _focus_head(self, lane: Lane) -> None:
        lane.head.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(lane.head, 0, BETWEEN)

    def reveal(self, column: LaneColumn, index: QModelIndex) -> None:
        """Scrolls the lanes so that a card is in sight."""
        inner = self._area.widget()
        if not index.isValid() or inner is None:
            return
        rect = column.view.visualRect(index)
        at = column.view.viewport().mapTo(inner, rect.center())
        self._area.ensureVisible(at.x(), at.y(), 0, rect.height() // 2 + BETWEEN)
