"""The closed rounds with their totals side by side, and what moved between two of them, or since one of them."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.classes import WorkerClass, moved
from dvqc_desktop.domain.codes import RoundState
from dvqc_desktop.services.classes.movement import ADMITTED, LEFT, NEW, Movement, Span, movement
from dvqc_desktop.services.classes.rounds import RoundRow, list_rounds
from dvqc_desktop.ui.class_names import class_name
from dvqc_desktop.ui.pages.board.data import AT_ONCE, BoardData
from dvqc_desktop.ui.pages.board.movement.dialog import MovementDialog
from dvqc_desktop.ui.pages.board.rounds.since import since_words
from dvqc_desktop.ui.pages.reading import COUNTING, Question, page_of
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import divider, label, link_button

SHOWN = 5
COLUMNS = (WorkerClass.ACTIVE, WorkerClass.AVERAGE, WorkerClass.NEEDS_HELP, WorkerClass.UNCLASSIFIED)
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def moved_words(made: Movement) -> str:
    """ "3 người tiến bộ, 1 người giảm, mới 2": counts alone, nobody's name."""
    up = down = came = left = admitted = 0
    for (start, end), count in made.cells.items():
        if start == NEW:
            came += count
        elif end in (LEFT, ADMITTED):
            left, admitted = left + count * (end == LEFT), admitted + count * (end == ADMITTED)
        else:
            step = moved(WorkerClass(start), WorkerClass(end))
            up, down = up + count * (step > 0), down + count * (step < 0)
    words = [f"{up} người tiến bộ, {down} người giảm"]
    words += [f"{name} {count}" for name, count in (("mới", came), ("rời", left), ("kết nạp", admitted)) if count]
    return ", ".join(words) + "."


class RoundList(QWidget):
    """`rows` are the closed rounds, the newest first. `leaving` before the window of the movement opens."""

    leaving = Signal()

    def __init__(self, page: QWidget, store: Store, data: BoardData) -> None:
        super().__init__()
        self.setObjectName("roundList")
        self._page, self._store, self._data = page, store, data
        self.rows = [row for row in store.read(list_rounds) if row.state is RoundState.CLOSED]
        context = page_of(page).context
        self._moving, self._counting = Question(context, self), Question(context, self)
        self._today: dict[WorkerClass, QLabel] = {}
        self._from, self._to = QComboBox(), QComboBox()
        self._moved = label("", "", "roundMoved", wrap=True)
        self._since = label("", "hint", "roundSince", wrap=True)
        if self.rows:
            self._lay_out()

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        lines.addWidget(label("Các đợt đã chốt", "strong"))
        lines.addLayout(self._table())
        lines.addWidget(divider())
        lines.addLayout(self._compare())
        last = QHBoxLayout()
        last.addWidget(self._moved, 1)
        last.addWidget(link_button("Xem ai đã chuyển loại…", self._open_movement, "compareRoundsButton"))
        lines.addLayout(last)
        lines.addWidget(self._since)

    def _table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        for place, code in enumerate(COLUMNS, start=1):
            grid.addWidget(_right(class_name(code), "secondary"), 0, place)
        lines = [("Hôm nay", {}), *((_long(row), row.totals or {}) for row in self.rows[:SHOWN])]
        for line, (words, totals) in enumerate(lines, start=1):
            grid.addWidget(label(words), line, 0)
            for place, code in enumerate(COLUMNS, start=1):
                cell = _right(str(totals.get(code, 0)) if totals else "–")
                grid.addWidget(cell, line, place)
                if line == 1:
                    self._today[code] = cell
        grid.setColumnStretch(0, 1)
        self._data.ask_totals(self._counting, clock.today(), self._show_today)
        return grid

    def _show_today(self, totals: Mapping[WorkerClass, int]) -> None:
        for code, cell in self._today.items():
            cell.setText(str(totals.get(code, 0)))

    def _compare(self) -> QHBoxLayout:
        for combo, name in ((self._from, "compareFromCombo"), (self._to, "compareToCombo")):
            combo.setObjectName(name)
        self._to.addItem("Hôm nay", clock.today())
        for row in self.rows:
            for combo in (self._from, self._to):
                combo.addItem(_short(row), row.closed_on)
        self._from.currentIndexChanged.connect(self._show_moved)
        self._to.currentIndexChanged.connect(self._show_moved)
        row_of_fields = QHBoxLayout()
        for widget, stretch in ((label("So từ"), 0), (self._from, 1), (label("đến"), 0), (self._to, 1)):
            row_of_fields.addWidget(widget, stretch)
        if self._data.total <= AT_ONCE:
            self._show_moved()
        else:
            self._moved.setText("Chọn hai mốc để đếm số người chuyển loại.")
        return row_of_fields

    def _open_movement(self) -> None:
        """Closes the dialog of rounds and opens the names behind the numbers."""
        days = self._days()
        self.leaving.emit()
        MovementDialog(self._page, self._store, self._data, *days).open()

    def _days(self) -> tuple[date, date]:
        start, end = self._from.currentData(), self._to.currentData()
        return (start, end) if start <= end else (end, start)

    @Slot()
    def _show_moved(self, *_args: object) -> None:
        days = self._days()
        self._moved.setText(COUNTING)
        self._since.hide()
        self._moving.ask(partial(self._store.read, movement, *days), partial(self._take_moved, Span(*days)))

    def _take_moved(self, span: Span, made: Movement) -> None:
        self._moved.setText(moved_words(made))
        words = since_words(self.rows, span, made)
        self._since.setText(words)
        self._since.setVisible(bool(words))


def _long(row: RoundRow) -> str:
    number = f", số {row.document_number}" if row.document_number else ""
    return f"{row.name}, chốt {row.closed_on:%d/%m/%Y}{number}"


def _short(row: RoundRow) -> str:
    return f"{row.name} ({row.closed_on:%d/%m/%Y})"


def _right(text: str, role: str = "") -> QLabel:
    made = label(text, role)
    made.setAlignment(RIGHT)
    return made
