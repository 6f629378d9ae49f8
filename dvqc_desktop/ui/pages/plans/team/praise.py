"""Nên biểu dương: who made progress this month, for what, and who was commended already."""

from __future__ import annotations

from PySide6.QtCore import Slot

from dvqc_desktop.domain import clock
from dvqc_desktop.services.contacts import praise
from dvqc_desktop.services.contacts.praise import PraiseRow
from dvqc_desktop.ui.models.rows import Column
from dvqc_desktop.ui.pages.plans.people.acts import write_from
from dvqc_desktop.ui.pages.plans.team.dialogs import PraiseDialog
from dvqc_desktop.ui.pages.plans.team.person_list import PersonList
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.list_page import lay_out_list
from dvqc_desktop.ui.widgets.private_echo import echo_line


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


class PraisePanel(PersonList[PraiseRow]):
    """The list; Enter or the button notes that somebody was commended."""

    def __init__(self, store: Store) -> None:
        super().__init__("praise", "Lọc theo tên, việc làm được", COLUMNS, lambda row: f"{row.name} {_reasons(row)}")
        self._store = store
        self._back = button("Bỏ ghi biểu dương", "arrow_undo", "", "praiseBackButton")
        self._done = button("Đã biểu dương…", "checkmark", "", "praiseDoneButton")
        self._build()
        self.table.opened.connect(self.commend)
        self._done.clicked.connect(self.commend)
        self._back.clicked.connect(self._take_back)

    def refresh(self) -> None:
        """Reads the month again and keeps the person chosen."""
        self.show_rows(self._store.read(praise.praise_list, clock.today()))

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
        self.table.set_empty_text("Tháng này chưa ghi tiến bộ, mục tiêu hay bước nào đạt được.")
        words = label("Danh sách chỉ ở trong sổ; vào chương trình họp chỉ có tên người.", "hint")
        lay_out_list(self, (self.filter, self._count), self.table, (words, self._back, self._done))

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
