"""The lanes one below the other, each put at its place; where they are very many the rest waits behind a button."""

from bisect import bisect

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dvqc_desktop.ui.pages.board.lanes.lane import Lane
from dvqc_desktop.ui.widgets.basics import link_button

BETWEEN = 8


class LaneShelf(QWidget):
    """`lanes` are those made so far by key, in the order of their ranks; `more_wanted` when the button was pressed."""

    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("scrollBody")
        self.lanes: dict[int, Lane] = {}
        self._ranks: list[int] = []
        self._more = link_button("", self.more_wanted.emit, "moreLanesButton")
        self._more.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(BETWEEN)
        self._column.addWidget(self._more)
        self._column.addStretch(1)

    def put(self, lane: Lane, rank: int) -> None:
        """Adds a lane before those of a higher rank."""
        place = bisect(self._ranks, rank)
        self._ranks.insert(place, rank)
        self._column.insertWidget(place, lane)
        ordered = list(self.lanes.items())
        ordered.insert(place, (lane.name.key, lane))
        self.lanes = dict(ordered)

    def settle(self) -> None:
        """Takes the height its lanes need now; left to the event loop it would lag while others are being opened."""
        for lane in self.lanes.values():
            lane.settle()
        self._column.activate()
        room = self.parentWidget()
        if room is not None:
            self.resize(self.width(), max(room.height(), self._column.minimumSize().height()))

    def clear(self) -> None:
        """Takes all lanes away."""
        for lane in self.lanes.values():
            self._column.removeWidget(lane)
            lane.hide()
            lane.deleteLater()
        self.lanes, self._ranks = {}, []

    def offer_more(self, count: int) -> None:
        """Says how many lanes are not there yet."""
        self._more.setText(f"Còn {count} mục nữa. Hiện thêm")
        self._more.setVisible(count > 0)

    def shown(self) -> list[Lane]:
        """The lanes in which anybody is, from the top down."""
        return [lane for lane in self.lanes.values() if not lane.isHidden()]
