"""Families that agreed to be visited: which day comes next, whether a visit was noted, the phrase agreed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot

from dvqc_desktop.domain import clock
from dvqc_desktop.services.contacts import families
from dvqc_desktop.services.contacts.families import FamilyRow
from dvqc_desktop.services.people.leaders import workers_of
from dvqc_desktop.ui.dialogs.contact import open_contact_dialog
from dvqc_desktop.ui.models.rows import Column
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.plans.people.acts import write_from
from dvqc_desktop.ui.pages.plans.team.dialogs import FamilyDialog, PhrasesDialog
from dvqc_desktop.ui.pages.plans.team.person_list import PersonList
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.list_page import lay_out_list


def _coming(row: FamilyRow) -> str:
    return f"{row.coming.words[:1].upper()}{row.coming.words[1:]}" if row.coming is not None else "–"


def _visit(row: FamilyRow) -> str:
    if row.visited_on is not None:
        return f"Đã thăm ngày {row.visited_on:%d/%m/%Y}"
    return f"Chưa thăm; lần trước {row.last_on:%d/%m/%Y}" if row.last_on else "Chưa thăm lần nào"


COLUMNS: tuple[Column[FamilyRow], ...] = (
    Column("Gia đình của", lambda row: row.name, 170),
    Column("Đã thống nhất", lambda row: row.phrase, 280),
    Column("Đồng ý ngày", lambda row: f"{row.agreed_on:%d/%m/%Y}", 110, key=lambda row: row.agreed_on),
    Column("Dịp tới", _coming, 210, key=lambda row: row.coming.on if row.coming else date.max),
    Column("Lần thăm", _visit, 220),
)


class FamilyPanel(PersonList[FamilyRow]):
    """The list and what is done with a family: visited, changed, no longer visited."""

    def __init__(self, context: PageContext) -> None:
        super().__init__("family", "Lọc theo tên", COLUMNS, lambda row: row.name)
        self._context, self._store = context, context.store
        self._phrases = button("Sửa các câu…", "edit", "", "familyPhrasesButton")
        self._end = button("Thôi thăm", "delete", "", "familyEndButton")
        self._change = button("Sửa…", "edit", "", "familyChangeButton")
        self._visited = button("Ghi lần thăm…", "add", "", "familyVisitButton")
        self._build()
        self.table.opened.connect(self._note_visit)
        self._visited.clicked.connect(self._note_visit)
        self._change.clicked.connect(self._ask_change)
        self._end.clicked.connect(self._take_out)
        self._phrases.clicked.connect(self._ask_phrases)

    def refresh(self) -> None:
        """Reads the families again."""
        self.show_rows(self._store.read(families.list_families, clock.today()))

    def ask_new(self) -> None:
        """Notes a family that agreed."""
        self._ask(None)

    def _ask(self, row: FamilyRow | None) -> None:
        people = [(one.id, one.name) for one in self._store.read(workers_of, clock.today())]
        dialog = FamilyDialog(self.window(), people, self._store.read(families.family_phrases))
        if row is not None:
            dialog.select(row.person_id, row.phrase)
        dialog.accepted_family.connect(
            lambda person_id, day, phrase: write_from(
                dialog, self._store, families.agree_visits, person_id, day, phrase
            )
        )
        dialog.open()

    def _build(self) -> None:
        self.table.setAccessibleName("Gia đình đồng ý để tổ thăm")
        self.table.set_empty_text("Chưa có gia đình nào đồng ý. Ctrl+N để ghi.")
        words = label("Nhắc trước Tết, 27/7 và 22/12. Lần gặp “thăm nhà” được tính là đã thăm.", "hint")
        foot = (words, self._end, self._change, self._visited)
        lay_out_list(self, (self.filter, self._count), self.table, foot, (self._phrases,))

    @Slot()
    def _offer(self) -> None:
        for made in (self._end, self._change, self._visited):
            made.setVisible(self.current() is not None)

    @Slot()
    def _note_visit(self) -> None:
        row = self.current()
        if row is not None:
            open_contact_dialog(self, self._context, row.person_id)

    @Slot()
    def _ask_change(self) -> None:
        self._ask(self.current())

    @Slot()
    def _take_out(self) -> None:
        row = self.current()
        if row is not None:
            change = self._store.attempt(families.end_visits, row.person_id)
            if change is not None:
                self._context.toast(f"Đã {change.label}.")

    @Slot()
    def _ask_phrases(self) -> None:
        dialog = PhrasesDialog(self.window(), self._store.read(families.family_phrases))
        dialog.accepted_lines.connect(lambda lines: write_from(dialog, self._store, families.save_phrases, lines))
        dialog.open()
