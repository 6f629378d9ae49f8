"""The amber line of an earlier day: what is looked at, the rounds before and after, and the way back to today."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton

from dvqc_desktop.domain import clock
from dvqc_desktop.services.classes.rounds import RoundRow
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.widgets.basics import Strip, button, icon_label, label

# Neither is dated in the book: the leader of a group, and how many steps a plan had before one was added to it.
UNDATED = "Người dẫn nhóm và tổng số bước kế hoạch là của hôm nay."
UNDATED_SHORT = "Người dẫn nhóm, số bước: như hôm nay."


class DayTeller:
    """Puts an earlier day into the status bar, for as long as it is looked at."""

    def __init__(self, context: PageContext) -> None:
        self._context, self._told = context, False

    def tell(self, day: date, looked_at: bool) -> None:
        """Says the day of a board that is looked at; of today, or of a hidden one, nothing."""
        past = looked_at and day != clock.today()
        if past or self._told:
            self._told = past
            self._context.say(f"Đang xem ngày {day:%d/%m/%Y} – chỉ đọc" if past else "")


class AsOfStrip(Strip):
    """`day_wanted` carries the day of another round; `today_wanted` leads back."""

    day_wanted = Signal(object)
    today_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("warn", "asOfStrip")
        self.hide()
        self._days: dict[QPushButton, date] = {}
        self._round = ""
        self._words = label("", "strong", "asOfLabel")
        self._note = label("")
        self.row.addWidget(icon_label("history", "warn"))
        self.row.addWidget(self._words)
        self.row.addWidget(self._note)
        self.row.addStretch(1)
        self._before = self._add("Đợt trước", "chevron_left", "", "previousRoundButton")
        self._after = self._add("Đợt sau", "chevron_right", "", "nextRoundButton")
        self._today = self._add("Trở về hôm nay", "calendar_ltr", "primary", "boardTodayButton")
        self._before.clicked.connect(self._go)
        self._after.clicked.connect(self._go)
        self._today.clicked.connect(lambda _on=False: self.today_wanted.emit())

    def show_day(self, day: date, rounds: list[RoundRow]) -> None:
        """Fills the line; `rounds` are all of the book."""
        days = {row.closed_on: row.name for row in rounds if row.closed_on is not None}
        name = days.get(day, "")
        self._words.setText(f"Đang xem bảng tại ngày {day:%d/%m/%Y}")
        self._round = f"(chốt {name[:1].lower()}{name[1:]}). " if name else ""
        self._offer(self._before, max((other for other in days if other < day), default=None))
        self._offer(self._after, min((other for other in days if other > day), default=None))
        self._say_what_fits()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_what_fits()

    def _say_what_fits(self) -> None:
        """That nothing can be changed, and what is not of the day; the name of the round where there is room."""
        for words in (f"{self._round}Chỉ xem. {UNDATED}", f"Chỉ xem. {UNDATED}", f"Chỉ xem. {UNDATED_SHORT}"):
            self._note.setText(words)
            if self.sizeHint().width() <= self.width():
                break
        self._note.setToolTip(UNDATED)

    def _add(self, words: str, icon: str, role: str, name: str) -> QPushButton:
        made = button(words, icon, role, name)
        made.setProperty("kind", "small")
        self.row.addWidget(made)
        return made

    def _offer(self, made: QPushButton, day: date | None) -> None:
        made.setVisible(day is not None)
        if day is not None:
            self._days[made] = day

    @Slot()
    def _go(self) -> None:
        made = self.sender()
        if isinstance(made, QPushButton):
            self.day_wanted.emit(self._days[made])
