"""The dialog "Sổ số văn bản": the numbers of a term by type of paper; keep one, note it used, make it void."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from dvqc_desktop.domain.codes import NumberState
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.meetings.passed.numbers import (
    MOST_PAPERS,
    NumberForm,
    NumberRow,
    list_numbers,
    next_number,
    number_terms,
    number_types,
    printed_number,
    reserve_number,
    use_number,
    void_number,
)
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.unit import get_unit
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.list_export import EXPORT_WORDS, ListExport
from dvqc_desktop.ui.pages.meetings.choices import combo, fill
from dvqc_desktop.ui.pages.meetings.leaving import numbers_listing
from dvqc_desktop.ui.pages.meetings.tasks.task_dialog import told
from dvqc_desktop.ui.widgets.basics import button, divider, label, spin_box
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.table import TableView

STATES = {NumberState.RESERVED: "Đang giữ", NumberState.USED: "Đã dùng", NumberState.VOID: "Đã hủy"}


def _about(row: NumberRow) -> str:
    if row.subject:
        return row.subject
    return f"Họp {format_date(row.meeting_on)}" if row.meeting_on is not None else "–"


COLUMNS: tuple[Column[NumberRow], ...] = (
    Column("Số", lambda row: row.printed, 120),
    Column("Loại", lambda row: row.type_name, 110),
    Column("Dùng cho", _about, 230),
    Column("Ngày", lambda row: format_date(row.given_on), 96),
    Column("Tình trạng", lambda row: STATES[row.state], 92),
    Column("Lý do hủy", lambda row: row.reason or "–", 160),
)


class LedgerDialog(Dialog):
    """Looks through the ledger; every act is kept at once and can be taken back."""

    def __init__(self, parent: QWidget, context: PageContext) -> None:
        super().__init__(parent, "Sổ số văn bản", "numberLedgerDialog")
        self._context, self._store = context, context.store
        store = self._store
        self._unit, self._rules = store.read(get_unit), store.read(rules_in_force)
        self._types = number_types(self._unit, self._rules)
        self.setMinimumSize(theme.px(900), theme.px(560))
        self._term = combo("numberTermCombo", "Nhiệm kỳ")
        self._type = combo("numberTypeCombo", "Loại văn bản")
        self._next = label("", "strong", "nextNumberLabel")
        self.rows: RowsModel[NumberRow] = RowsModel(COLUMNS)
        self.table = TableView("numberTable")
        self.table.setModel(self.rows)
        self.table.set_widths([column.width for column in COLUMNS], 2)
        self.table.set_empty_text("Chưa có số nào của loại và nhiệm kỳ này.")
        self._subject = QLineEdit()
        self._subject.setObjectName("numberSubjectEdit")
        self._subject.setPlaceholderText("Trích yếu, ví dụ: Kế hoạch công tác quý I")
        self._number = spin_box()
        self._number.setObjectName("numberSpin")
        self._number.setRange(0, MOST_PAPERS)
        self._number.setSpecialValueText("kế tiếp")
        self._reason = QLineEdit()
        self._reason.setObjectName("voidReasonEdit")
        self._reason.setPlaceholderText("Lý do hủy, ví dụ: in hỏng, đã lập văn bản khác")
        self._reserve = button("Giữ số", "add", "", "reserveNumberButton")
        self._issued = button("Ghi số đã dùng", "checkmark", "", "issuedNumberButton")
        self._use = button("Ghi đã dùng", "checkmark", "", "useNumberButton")
        self._void = button("Hủy số", "dismiss", "", "voidNumberButton")
        self._error = label("", "error", "numberErrorLabel", wrap=True)
        self._lay_out()
        self._connect()
        self._fill()

    def _lay_out(self) -> None:
        terms = [(term or "chưa ghi nhiệm kỳ", term) for term in self._store.read(number_terms)]
        fill(self._term, terms, self._unit.term)
        fill(self._type, [("Mọi loại", None), *((made.name, made.code) for made in self._types)], self._types[0].code)
        self.body.addLayout(_line(label("Nhiệm kỳ"), self._term, label("Loại"), self._type, None, self._next))
        self.body.addWidget(self.table, 1)
        self.body.addLayout(_line(self._use, self._reason, self._void))
        self.body.addWidget(divider())
        self.body.addLayout(_line(label("Giữ số"), self._number, self._subject, self._reserve, self._issued))
        self.body.addWidget(self._error)
        self.add_help("Số chạy từ 01 theo từng loại, suốt nhiệm kỳ. Số đã hủy vẫn nằm trong sổ.")
        self.add_button(EXPORT_WORDS, self._export, "exportNumbersButton", "document_table")
        self.add_primary("Xong", self.close, "closeLedgerButton")

    def _connect(self) -> None:
        self._term.activated.connect(self._fill)
        self._type.activated.connect(self._fill)
        self._reserve.clicked.connect(lambda _checked=False: self._keep(used=False))
        self._issued.clicked.connect(lambda _checked=False: self._keep(used=True))
        self._use.clicked.connect(self._use_current)
        self._void.clicked.connect(self._void_current)
        self.table.selectionModel().currentChanged.connect(self._allow)

    @Slot()
    def _fill(self) -> None:
        place, code, term = self.table.current_row(), self._type.currentData(), self._term.currentData()
        rows = self._store.read(list_numbers, term, code)
        self.rows.set_rows(rows)
        self.table.select_row(min(max(place, 0), len(rows) - 1))
        words = "Chọn một loại để giữ số"
        if code is not None and term == self._unit.term:
            number = self._store.read(next_number, code, term)
            words = f"Kế tiếp: {printed_number(code, number, self._unit, self._rules)}"
        self._next.setText(words if term == self._unit.term else "Nhiệm kỳ trước, chỉ xem")
        self._allow()

    @Slot()
    def _allow(self) -> None:
        row, own = self._current(), self._term.currentData() == self._unit.term
        self._use.setEnabled(row is not None and row.state is NumberState.RESERVED)
        free = row is not None and row.state is not NumberState.VOID and row.meeting_id is None
        self._void.setEnabled(free)
        self._reason.setEnabled(free)
        for widget in (self._reserve, self._issued, self._subject, self._number):
            widget.setEnabled(own and self._type.currentData() is not None)

    def _current(self) -> NumberRow | None:
        place = self.table.current_row()
        return self.rows.row(place) if 0 <= place < self.rows.rowCount() else None

    def _keep(self, *, used: bool) -> None:
        form = NumberForm(self._type.currentData(), self._subject.text(), self._number.value() or None, used)
        try:
            self._store.write(reserve_number, form)
        except AppError as error:
            self._error.setText(told(error))
            self._subject.setFocus()
            return
        self._subject.clear()
        self._number.setValue(0)
        self._done()

    @Slot()
    def _use_current(self) -> None:
        row = self._current()
        if row is not None:
            self._store.attempt(use_number, row.id)
            self._done()

    @Slot()
    def _void_current(self) -> None:
        row = self._current()
        if row is None:
            return
        try:
            self._store.write(void_number, row.id, self._reason.text())
        except AppError as error:
            self._error.setText(told(error))
            self._reason.setFocus()
            return
        self._reason.clear()
        self._done()

    def _export(self) -> None:
        """The numbers shown, to Excel."""
        chosen = f"nhiệm kỳ {self._term.currentText()}; {self._type.currentText().lower()}"
        listing = numbers_listing(self._context, self.rows.shown(), COLUMNS, self._term.currentData(), chosen)
        ListExport(self, self._context).ask(listing)

    def _done(self) -> None:
        self._error.clear()
        self._fill()


def _line(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets in a row; None is a gap that takes the spare width."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
    return row
