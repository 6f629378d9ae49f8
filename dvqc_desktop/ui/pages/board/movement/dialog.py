"""Who changed class between two days: a matrix of numbers, and at its side the names behind one of them."""

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget
from shiboken6 import isValid

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.movement import cell_words
from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.services.classes.movement import MovedPerson, Movement, Span, moved_people, movement
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.unit import get_unit
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import class_names_now
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.movement.names import NamesPanel
from dvqc_desktop.ui.pages.board.movement.span import SpanBar
from dvqc_desktop.ui.pages.board.movement.table import MovementTable, Question
from dvqc_desktop.ui.pages.board.rounds.since import since_words
from dvqc_desktop.ui.pages.reading import page_of, read_for
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog

WIDTH, HEIGHT, NAMES_WIDTH = 1100, 584, 280
NAMES_AT_ONCE = 200
KEYS = "Mũi tên: đi giữa các ô · Enter: xem tên · Ctrl+C: chỉ sao chép số"
PRINTED_WHOLE = "Chỉ in bảng của cả sổ: số của một nhóm ít người dễ nhận ra từng người."


class MovementDialog(Dialog):
    """Numbers and names of the movement; nothing is written, and names stay on the screen."""

    def __init__(self, parent: QWidget, store: Store, data: BoardData, opening_on: date, closing_on: date) -> None:
        """`parent` is the board's page, or a dialog over it."""
        super().__init__(parent, "Ai đã chuyển loại", "movementDialog")
        self._store, self._data, self._page = store, data, page_of(parent)
        self._made: Movement | None = None
        self._span: Span | None = None
        self._cell: Question | None = None
        self._limit = NAMES_AT_ONCE
        self._bar = SpanBar(store, opening_on, closing_on)
        self._totals = label("", "section", "movementTotalsLabel")
        self._sums = label("", "secondary", "movementSumsLabel")
        self._since = label("", "hint", "movementSinceLabel")
        self._table = MovementTable()
        self._names = NamesPanel()
        self._lay_out()
        self._bar.changed.connect(self._read)
        self._table.cell_chosen.connect(self._choose)
        self._names.person_chosen.connect(self._go_to)
        self._names.more_wanted.connect(self._read_more)
        self._read()
        self._table.setFocus()

    def _lay_out(self) -> None:
        self.setFixedSize(theme.px(WIDTH), theme.px(HEIGHT))
        self._names.setFixedWidth(theme.px(NAMES_WIDTH))
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._table, 1)
        columns.addWidget(self._names)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._totals)
        self.body.addWidget(self._sums)
        self.body.addWidget(self._since)
        self.body.addLayout(columns, 1)
        self._help = self.add_help(KEYS)
        self._print = self.add_button("In bảng…", self._preview, "printMovementButton", "print")
        self.add_primary("Đóng", self.accept, "closeMovementButton")

    @Slot()
    def _read(self) -> None:
        """Reads the matrix of what is chosen; the old one goes at once."""
        span = self._span = self._bar.span()
        self._cell = None
        self._names.clear()
        self._show(None)
        if span is None:
            return
        self._table.set_empty_text("Đang đọc…")

        def read(_progress: Progress) -> Movement:
            return self._store.read(movement, span.opening_on, span.closing_on, span.scope)

        read_for(self._page, read, lambda made: self._take(span, made))

    def _take(self, span: Span, made: Movement) -> None:
        if isValid(self) and span == self._span:
            self._show(made)

    def _show(self, made: Movement | None) -> None:
        self._made = made
        whole = self._span is not None and self._span.scope.is_whole
        self._table.show_counts(made, whole)
        self._print.setEnabled(made is not None and whole)
        self._help.setText(KEYS if whole or self._span is None else PRINTED_WHOLE)
        self._totals.setText(f"{made.ups} người tiến bộ, {made.downs} người giảm" if made else "")
        self._sums.setText(_sum_words(made) if made else "")
        since = since_words(self._bar.rounds, self._span, made) if made and self._span and whole else ""
        self._since.setText(since)
        self._since.setVisible(bool(since))
        self._table.set_empty_text("")

    @Slot(object)
    def _choose(self, cell: Question) -> None:
        """Lists who is behind a cell."""
        self._cell, self._limit = cell, NAMES_AT_ONCE
        self._read_names(cell)

    @Slot()
    def _read_more(self) -> None:
        if self._cell is not None:
            self._limit *= 5
            self._read_names(self._cell)

    def _read_names(self, cell: Question) -> None:
        span, limit, title = self._span, self._limit, cell_words(cell, class_names_now())
        assert span is not None and self._made is not None
        total = self._made.sum(*cell)
        self._names.wait(title)

        def read(_progress: Progress) -> list[MovedPerson]:
            return self._store.read(moved_people, span, cell, limit) if total else []

        def show(people: list[MovedPerson]) -> None:
            if isValid(self) and (span, cell) == (self._span, self._cell):
                self._names.show_people(title, people, total)

        read_for(self._page, read, show)

    @Slot(int)
    def _go_to(self, person_id: int) -> None:
        """Closes this and the dialogs below it, and shows the person on the board."""
        if person_id not in self._data.by_id:
            self._names.say(f"Ngày {self._data.day:%d/%m/%Y} đang xem, người này không có trên bảng.")
            return
        below = self.parentWidget()
        self.accept()
        while isinstance(below, QDialog):
            under = below.parentWidget()
            below.reject()
            below = under
        self._data.person_wanted.emit(person_id)

    def _preview(self) -> None:
        from dvqc_desktop.exports.documents.movement_paper import MovementPaperData, movement_paper
        from dvqc_desktop.ui.dialogs.print_preview.window import preview_document

        assert self._made is not None and self._span is not None
        unit = self._store.read(get_unit)
        names = class_names_now()
        data = MovementPaperData(self._made, self._span.opening_on, self._span.closing_on, unit, clock.today(), names)
        rules = self._store.read(rules_in_force)
        preview_document(self, self._page.context.jobs, movement_paper(data, rules), rules, self._page.context.store)


def _sum_words(made: Movement) -> str:
    """ "Đầu kỳ 15 + đến 1 − đi 1 = cuối kỳ 15 người"."""
    opening, closing = sum(made.opening.values()), sum(made.closing.values())
    return f"Đầu kỳ {opening} + đến {made.came} − đi {made.went} = cuối kỳ {closing} người"
