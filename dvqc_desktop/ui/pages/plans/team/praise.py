"""Nên biểu dương: who made progress this month, for what, and who was commended already."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.names import fold
from dvqc_desktop.services.contacts import praise
from dvqc_desktop.services.contacts.praise import PraiseRow
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.pages.plans.people.acts import write_from
from dvqc_desktop.ui.pages.plans.team.dialogs import PraiseDialog
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.filter_edit import FilterEdit, shown_of
from dvqc_desktop.ui.widgets.list_page import lay_out_list
from dvqc_desktop.ui.widgets.private_echo import echo_line
from dvqc_desktop.ui.widgets.table import TableView


def _reasons(row: PraiseRow) -> str:
    return "; ".join(f"{reason.text.rstrip('.')} ({reason.on:%d/%m})" for reason in row.reasons)


def _state(row: PraiseRow) -> str:
    told = f"Đã biểu dương ngày {row.praised_on:%d/%m/%Y}" if row.praised_on else "Chưa biểu dương"
    return f"{told}, có việc mới" if row.praised_on and row.waiting else told


COLUMNS: tuple[Column[PraiseRow], ...] = (
    Column("Họ và tên", lambda row: row.name, 170),
    Column("Việc làm được trong tháng", _reasons, 420),
    Column("Biểu dương", _state, 250, key=lambda row: (not row.waiting, row.name)),
)


class PraisePanel(QWidget):
    """The list; Enter or the button notes that somebody was commended."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.setObjectName("praisePanel")
        self._store = store
        self.filter = FilterEdit("praiseFilterEdit", "Lọc theo tên, việc làm được")
        self.model = RowsModel[PraiseRow](COLUMNS)
        self.table = TableView("praiseTable")
        self._count = label("", "secondary", "praiseCountLabel")
        self._back = button("Bỏ ghi biểu dương", "arrow_undo", "", "praiseBackButton")
        self._done = button("Đã biểu dương…", "checkmark", "", "praiseDoneButton")
        self._build()
        self.filter.filtered.connect(self._filter)
        self.table.opened.connect(self.commend)
        self.table.selectionModel().currentRowChanged.connect(self._offer)
        self._done.clicked.connect(self.commend)
        self._back.clicked.connect(self._take_back)

    def refresh(self) -> None:
        """Reads the month again and keeps the person chosen."""
        current = self.current()
        self.model.set_rows(self._store.read(praise.praise_list, clock.today()))
        self._show(current)

    def current(self) -> PraiseRow | None:
        """The person now chosen."""
        place = self.table.current_row()
        return self.model.row(place) if 0 <= place < len(self.model.shown()) else None

    @Slot()
    def commend(self) -> None:
        """Asks for the day and the words of praise, the newest of what was noted proposed."""
        row = self.current()
        if row is None:
            return
        dialog = PraiseDialog(self.window(), row.name, row.reasons[0].text)
        dialog.body.addWidget(echo_line(dialog, self._store, lambda: (row.person_id,)))
        dialog.accepted_praise.connect(
            lambda day, text: write_from(dialog, self._store, praise.commend, row.person_id, day, text)
        )
        dialog.open()

    def _build(self) -> None:
        self.table.setAccessibleName("Nên biểu dương trong tháng")
        self.table.setModel(self.model)
        self.table.set_widths([column.width for column in COLUMNS], 1)
        self.table.set_empty_text("Tháng này chưa ghi tiến bộ, mục tiêu hay bước nào đạt được.")
        words = label("Danh sách chỉ ở trong sổ; vào chương trình họp chỉ có tên người.", "hint")
        lay_out_list(self, (self.filter, self._count), self.table, (words, self._back, self._done))

    @Slot()
    def _filter(self) -> None:
        self._show(self.current())

    def _show(self, chosen: PraiseRow | None) -> None:
        """The rows that the filter lets through; the person chosen stays chosen."""
        words = fold(self.filter.text()).split()
        self.model.set_filter(lambda row: all(word in fold(f"{row.name} {_reasons(row)}") for word in words))
        ids = [row.person_id for row in self.model.shown()]
        self._count.setText(shown_of(len(ids), self.model.total()))
        self.table.keep_row(ids, chosen.person_id if chosen is not None else None)
        self._offer()

    @Slot()
    def _offer(self) -> None:
        row = self.current()
        self._done.setEnabled(row is not None)
        self._back.setVisible(row is not None and row.praise_id is not None)

    @Slot()
    def _take_back(self) -> None:
        row = self.current()
        if row is not None and row.praise_id is not None:
            self._store.attempt(praise.take_back, row.praise_id)
