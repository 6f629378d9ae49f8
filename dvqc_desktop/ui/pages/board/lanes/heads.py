"""What stands over all lanes: by what they are made, and the heads of the classes, as wide as the columns beneath."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.ui.pages.board.cards.area import ORDER, SLOT
from dvqc_desktop.ui.pages.board.cards.column import ColumnHead
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.lanes.sorting import BY_GROUP, BY_HOLDER, LaneCards
from dvqc_desktop.ui.widgets.basics import link_button
from dvqc_desktop.ui.widgets.segment import Segment


class LaneBar(QWidget):
    """By what the lanes are made; `all_wanted` with True to open all, False to close all."""

    all_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.kinds = Segment("boardLaneSegment", [(BY_GROUP, "Theo nhóm"), (BY_HOLDER, "Theo người phụ trách")])
        self._open = link_button("Mở hết", lambda: self.all_wanted.emit(True), "openLanesButton")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.kinds)
        row.addStretch(1)
        row.addWidget(self._open)
        row.addWidget(link_button("Thu hết", lambda: self.all_wanted.emit(False), "closeLanesButton"))

    def allow_open(self, allowed: bool) -> None:
        """Very many people are not shown all at once."""
        self._open.setVisible(allowed)


class LaneHeads(QFrame):
    """One row; whoever is not classified has a head only while there is somebody."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("laneHeads")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 0, 1, 0)
        self._row.setSpacing(0)
        self.heads = {code: ColumnHead(code) for code in ORDER}
        self._shown: Counter[WorkerClass] = Counter()
        for head in self.heads.values():
            self._row.addWidget(head)
        self._row.addStretch(1)

    def show_counts(self, data: BoardData, lanes: Iterable[LaneCards]) -> None:
        """Counts of the people shown, of all, and of the last round."""
        figures, compared = data.figures(), data.compared_on
        self._shown = Counter()
        for lane in lanes:
            self._shown.update(lane.classes)
        filtered = self._shown.total() != len(data.cards)
        for code, head in self.heads.items():
            total, shown = figures[code].total, self._shown[code]
            count = (f"{shown}/{total}" if filtered else str(total)) if data.complete else "…"
            head.set_counts(count, f"đợt {compared:%d/%m}: {figures[code].before}" if compared else "")
        self.heads[WorkerClass.UNCLASSIFIED].setVisible(figures[WorkerClass.UNCLASSIFIED].total > 0)

    def share(self, room: int, whole: int) -> dict[WorkerClass, int]:
        """The width of each class shown, in the order of the heads; `whole` is `room` with the scroll bar."""
        shown = [code for code, head in self.heads.items() if not head.isHidden()]
        room -= 2
        places = max(room // SLOT, len(shown))
        given = dict.fromkeys(shown, 1)
        for _ in range(places - len(shown)):
            given[max(shown, key=lambda code: self._shown[code] / given[code])] += 1
        widths = {code: room * count // places for code, count in given.items()}
        widths[shown[-1]] += room - sum(widths.values())
        for code, width in widths.items():
            self.heads[code].setFixedWidth(width)
        self._row.setContentsMargins(1, 0, 1 + whole - room - 2, 0)
        return widths
