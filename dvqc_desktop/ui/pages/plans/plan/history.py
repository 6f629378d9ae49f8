"""The plans somebody has had: a link that opens the old ones, and the strip over one that is only read."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu, QPushButton

from dvqc_desktop.domain.codes import PlanState
from dvqc_desktop.ui.widgets.basics import Strip, icon_label, label, link_button

PlanEntry = tuple[int, date, date | None, PlanState]
STATE_WORDS = {
    PlanState.DRAFT: "bản nháp",
    PlanState.ACTIVE: "đang chạy",
    PlanState.CLOSED: "đã kết thúc",
}


def entry_words(entry: PlanEntry) -> str:
    """A plan of the history in one line: "28/09/2026–31/12/2026, đang chạy"."""
    _, start, end, state = entry
    until = f"–{end:%d/%m/%Y}" if end else ""
    return f"{start:%d/%m/%Y}{until}, {STATE_WORDS[state]}"


class HistoryButton(QPushButton):
    """Shown where a person has another plan than the one on the page; `chosen` carries a plan's id."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("planHistoryButton")
        self.setProperty("role", "link")
        self.setAutoDefault(False)
        self._entries: Sequence[PlanEntry] = ()
        self._shown: int | None = None
        self.clicked.connect(self._open)

    def show_history(self, entries: Sequence[PlanEntry], shown: int | None) -> None:
        """Offers the plans of a person; `shown` is the one on the page."""
        self._entries, self._shown = entries, shown
        others = [entry for entry in entries if entry[0] != shown]
        self.setVisible(bool(others))
        self.setText(f"Kế hoạch khác ({len(others)})…")

    def menu_of_plans(self) -> QMenu:
        """The plans, the newest first, the one shown with a tick."""
        menu = QMenu(self)
        for entry in self._entries:
            action = menu.addAction(entry_words(entry), partial(self.chosen.emit, entry[0]))
            action.setCheckable(True)
            action.setChecked(entry[0] == self._shown)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    @Slot()
    def _open(self) -> None:
        self.menu_of_plans().popup(self.mapToGlobal(QPoint(0, self.height())))


class OldPlanStrip(Strip):
    """Says that an old plan is only read; `back_wanted` leads to the present one."""

    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("warn", "oldPlanStrip")
        self.row.addWidget(icon_label("history", "warn"))
        self.row.addWidget(label("Kế hoạch cũ, chỉ để xem và in lại.", "", "oldPlanLabel"), 1)
        self.row.addWidget(link_button("Trở về hiện nay", self.back_wanted.emit, "oldPlanBackButton"))
        self.hide()
