"""Introducing a worker, noting the next stage, and giving a candidate a member who helps."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import CandidateStage, Organization
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.development import (
    STAGE_WORDS,
    CandidateRow,
    add_candidate,
    add_candidate_helper,
    edit_candidate,
    list_candidates,
    reach_stage,
)
from dvqc_desktop.services.people.leaders import present_members
from dvqc_desktop.services.search import FoundKind, searchable_people
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.development.words import INTRODUCER_WORDS, later_stages
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.date_edit import OptionalDateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField, focus_first_error

CHOOSE = "Chọn người…"
NO_DAY = "Ghi ngày/tháng/năm, ví dụ 20/11/2026."


class _CandidateForm(Dialog):
    """What the three dialogs share: fields one under the other, one sentence when the act is refused."""

    def __init__(self, parent: QWidget, context: PageContext, title: str, name: str) -> None:
        super().__init__(parent, title, name)
        self.context = context
        self.setMinimumWidth(theme.px(460))
        self.body.addWidget(label(title, "section", wrap=True))
        self.fields: list[FormField] = []
        self._error = label("", "error", "candidateErrorLabel", wrap=True)

    def add_field(self, words: str, widget: QWidget, required: bool = False) -> FormField:
        """Adds a field under the others."""
        field = FormField(words, widget, required)
        self.fields.append(field)
        self.body.addWidget(field)
        return field

    def finish(self, words: str) -> None:
        """Adds the sentence and the primary button under all fields."""
        self.body.addWidget(self._error)
        self.add_button("Thôi, không ghi", self.close)  # after the fields, so that the first of them has the focus
        self.add_primary(words, self._save, "saveCandidateButton")

    def write(self) -> None:
        """Does the act; subclasses call `self.context.store.write`."""
        raise NotImplementedError

    def check(self) -> None:
        """Refuses the fields that cannot be taken."""

    def _save(self) -> None:
        self.check()
        if focus_first_error(self.fields):
            return
        try:
            self.write()
        except AppError as error:
            what, _safe, remedy = error.parts
            self._error.setText(f"{what} {remedy}".strip())
            return
        self.close()


class CandidateDialog(_CandidateForm):
    """Introduces a worker, or corrects an introduction."""

    def __init__(self, parent: QWidget, context: PageContext, row: CandidateRow | None) -> None:
        title = f"Sửa việc giới thiệu {row.name}" if row else "Giới thiệu quần chúng ưu tú"
        super().__init__(parent, context, title, "candidateDialog")
        self._row = row
        self._person = QComboBox()
        self._person.setObjectName("candidatePersonCombo")
        if row is None:
            self._fill_people()
            self._person_field = self.add_field("Người được giới thiệu", self._person, required=True)
        self._on = OptionalDateEdit("candidateIntroducedEdit", row.introduced_on if row else clock.today())
        self._on_field = self.add_field("Ngày giới thiệu", self._on, required=True)
        self._by = QComboBox()
        self._by.setObjectName("candidateByCombo")
        self._by.addItem("–", "")
        for organization, words in INTRODUCER_WORDS.items():
            self._by.addItem(words, organization.value)
        self._note = QLineEdit(row.note if row else "")
        self._note.setObjectName("candidateNoteEdit")
        self.add_field("Tổ chức giới thiệu", self._by)
        self.add_field("Ghi chú", self._note)
        if row is not None and row.introduced_by is not None:
            self._by.setCurrentIndex(self._by.findData(row.introduced_by.value))
        self.finish("Lưu" if row else "Giới thiệu")

    def check(self) -> None:
        if self._row is None:
            self._person_field.refuse(_missing(self._person, "Chưa có ai trong danh sách quần chúng để giới thiệu."))
        self._on_field.refuse("" if self._on.day() else NO_DAY)

    def write(self) -> None:
        chosen = str(self._by.currentData())
        by = Organization(chosen) if chosen else None
        on = self._on.day() or clock.today()
        if self._row is None:
            self.context.store.write(add_candidate, int(self._person.currentData()), on, by, self._note.text())
        else:
            self.context.store.write(edit_candidate, self._row.id, on, by, self._note.text())

    def _fill_people(self) -> None:
        store = self.context.store
        self._person.addItem(CHOOSE, None)
        followed = {row.person_id for row in store.read(list_candidates, clock.today())}
        for person in store.read(searchable_people):
            if person.kind is FoundKind.WORKER and person.person_id not in followed:
                words = f"{person.name} ({person.detail.lower()})" if person.detail else person.name
                self._person.addItem(words, person.person_id)


class StageDialog(_CandidateForm):
    """Notes the next stage of a candidate."""

    def __init__(self, parent: QWidget, context: PageContext, row: CandidateRow) -> None:
        super().__init__(parent, context, f"Ghi bước tiếp của {row.name}", "stageDialog")
        self._row = row
        self._stage = QComboBox()
        self._stage.setObjectName("stageCombo")
        for stage in later_stages(row.stage):
            self._stage.addItem(STAGE_WORDS[stage], stage.value)
        self._on = OptionalDateEdit("stageOnEdit", clock.today())
        self._due = OptionalDateEdit("stageDueEdit")
        self._note = QLineEdit()
        self._note.setObjectName("stageNoteEdit")
        self.add_field("Bước", self._stage, required=True)
        self._on_field = self.add_field("Ngày (đã định trước cũng ghi được)", self._on, required=True)
        self._due_field = self.add_field("Hạn xong bước này", self._due)
        self.add_field("Ghi chú", self._note)
        self.finish("Ghi bước này")

    def check(self) -> None:
        self._on_field.refuse("" if self._on.day() else NO_DAY)
        self._due_field.refuse("" if self._due.is_valid() else NO_DAY)

    def write(self) -> None:
        stage = CandidateStage(str(self._stage.currentData()))
        on: date = self._on.day() or clock.today()
        self.context.store.write(reach_stage, self._row.id, stage, on, self._due.day(), self._note.text())


class HelperDialog(_CandidateForm):
    """Gives a candidate a member who helps him into the Party."""

    def __init__(self, parent: QWidget, context: PageContext, row: CandidateRow) -> None:
        super().__init__(parent, context, f"Phân công đảng viên giúp {row.name} vào Đảng", "candidateHelperDialog")
        self._row = row
        self._member = QComboBox()
        self._member.setObjectName("candidateHelperCombo")
        self._member.addItem(CHOOSE, None)
        for member in context.store.read(present_members, clock.today()):
            self._member.addItem(member.name, member.id)
        self._on = OptionalDateEdit("candidateHelperOnEdit", clock.today())
        self._member_field = self.add_field("Đảng viên giúp", self._member, required=True)
        self._on_field = self.add_field("Từ ngày", self._on, required=True)
        self.finish("Phân công")

    def check(self) -> None:
        self._member_field.refuse(_missing(self._member, "Chưa có đảng viên nào trong sổ."))
        self._on_field.refuse("" if self._on.day() else NO_DAY)

    def write(self) -> None:
        on: date = self._on.day() or clock.today()
        self.context.store.write(add_candidate_helper, self._row.id, int(self._member.currentData()), on)


def _missing(people: QComboBox, nobody: str) -> str:
    """Why nobody is chosen yet, empty when somebody is; the first line of the list stands for nobody."""
    if people.count() <= 1:
        return nobody
    return "" if people.currentData() is not None else "Chọn một người trong danh sách."
