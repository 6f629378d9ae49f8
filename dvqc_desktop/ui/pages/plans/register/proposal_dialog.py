"""The form of one entry of the register: who spoke, what, whether it may be passed on, where, answer, told back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import ReferredTo
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.proposals import REFERRED_WORDS
from dvqc_desktop.services.contacts.proposals import ProposalFields
from dvqc_desktop.services.people.leaders import MemberName
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.date_edit import DateEdit, OptionalDateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.person_combo import PersonCombo

WHOLE_TEAM = "Cả tổ, không riêng ai"


@dataclass(frozen=True, slots=True)
class EntryPeople:
    """Whom the form offers: `name` of the person it is about, else `workers` to choose from; `members` follow it up."""

    name: str = ""
    workers: Sequence[MemberName] = ()
    members: Sequence[MemberName] = ()


class ProposalDialog(Dialog):
    """One entry of the register; `accepted_fields` carries the ProposalFields."""

    accepted_fields = Signal(object)

    def __init__(self, parent: QWidget, people: EntryPeople, fields: ProposalFields, new: bool) -> None:
        super().__init__(parent, "Nghe – chuyển – trả lời – báo lại", "proposalDialog")
        self.setMinimumWidth(theme.px(560))
        self._before, self._people = fields, people
        self._who = PersonCombo("proposalPersonCombo", "Người nêu")
        self._who.set_people([(row.id, row.name) for row in people.workers])
        edit = self._who.lineEdit()
        assert edit is not None
        edit.setPlaceholderText(WHOLE_TEAM)
        self._owner = _choice("proposalOwnerCombo", [(row.id, row.name) for row in people.members], fields.owner_id)
        self._text = _words("proposalTextEdit", fields.text)
        self._received = DateEdit("proposalReceivedEdit", fields.received_on)
        self._consent = QCheckBox("Người nêu đồng ý cho chuyển")
        self._consent.setObjectName("proposalConsentCheck")
        self._consent.setChecked(fields.consent)
        self._to = _choice("proposalReferredCombo", REFERRED_WORDS.items(), fields.referred_to, "Chưa chuyển")
        self._referred = OptionalDateEdit("proposalReferredEdit", fields.referred_on)
        self._due = OptionalDateEdit("proposalDueEdit", fields.due_on)
        self._answer = QLineEdit(fields.answer or "")
        self._answer.setObjectName("proposalAnswerEdit")
        self._answered = OptionalDateEdit("proposalAnsweredEdit", fields.answered_on)
        self._told_back = OptionalDateEdit("proposalToldBackEdit", fields.told_back_on)
        self._told = label("", "error", "proposalError", wrap=True)
        self._told.hide()
        self._build()
        self.add_help("Còn mở cho đến khi báo lại người nêu")
        self.add_button("Bỏ, chưa ghi" if new else "Bỏ, giữ như cũ", self.close, "proposalCancelButton")
        self.add_primary("Ghi", self._accept, "proposalSaveButton")
        self._to.activated.connect(self._referred_to)
        self._answer.textEdited.connect(self._answer_typed)
        (self._text if people.name else self._who).setFocus()

    def refuse(self, error: AppError) -> None:
        """Says under the fields what does not fit."""
        self._say(" ".join((error.parts[0], error.parts[2])))

    def whose(self) -> tuple[int, ...] | None:
        """The person it is about; None for a voice of the whole team."""
        worker_id = self._worker_id()
        return None if worker_id is None else (worker_id,)

    def _worker_id(self) -> int | None:
        return self._before.worker_id if self._people.name else self._who.person_id()

    def _build(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        if self._people.name:
            self.body.addWidget(label(self._people.name, "section"))
            self._who.setParent(self)
            self._who.hide()
        else:
            form.addRow("Người nêu", self._who)
        for words, widget in (
            ("Nội dung *", self._text),
            ("Nghe ngày *", self._received),
            ("Người theo dõi", self._owner),
            ("", self._consent),
            ("Chuyển cho", self._to),
            ("Chuyển ngày", self._referred),
            ("Hẹn trả lời", self._due),
            ("Trả lời", self._answer),
            ("Trả lời ngày", self._answered),
            ("Báo lại ngày", self._told_back),
        ):
            form.addRow(words, widget)
        self.body.addLayout(form)
        self.body.addWidget(self._told)

    @Slot()
    def _referred_to(self) -> None:
        """Choosing to whom fills the day on which it is passed on."""
        if self._to.currentData() is not None and self._referred.day() is None:
            self._referred.set_day(clock.today())

    @Slot(str)
    def _answer_typed(self, text: str) -> None:
        """Typing an answer fills the day on which it came."""
        if text.strip() and not self._answered.text().strip():
            self._answered.set_day(clock.today())

    def _accept(self) -> None:
        days = (self._referred, self._due, self._answered, self._told_back)
        wrong = next((edit for edit in days if not edit.is_valid()), None)
        if wrong is not None:
            self._say(f"“{wrong.text()}”: ngày ghi như 20/11/2026.")
            wrong.setFocus()
            return
        to = self._to.currentData()
        self.accepted_fields.emit(
            replace(
                self._before,
                text=self._text.toPlainText(),
                received_on=self._received.day(),
                worker_id=self._worker_id(),
                owner_id=self._owner.currentData(),
                consent=self._consent.isChecked(),
                referred_to=None if to is None else ReferredTo(to),
                referred_on=self._referred.day(),
                due_on=self._due.day(),
                answer=self._answer.text(),
                answered_on=self._answered.day(),
                told_back_on=self._told_back.day(),
            )
        )

    def _say(self, text: str) -> None:
        self._told.setText(text)
        self._told.show()


def _choice(name: str, options: Iterable[tuple[object, str]], chosen: object, none: str = "Chưa giao ai") -> QComboBox:
    """A list with "nobody" first; a value that is no longer offered leaves nobody chosen."""
    made = QComboBox()
    made.setObjectName(name)
    made.addItem(none, None)
    for value, words in options:
        made.addItem(words, value)
    made.setCurrentIndex(max(made.findData(chosen), 0))
    return made


def _words(name: str, text: str) -> QPlainTextEdit:
    made = QPlainTextEdit(text)
    made.setObjectName(name)
    made.setTabChangesFocus(True)
    made.setFixedHeight(theme.px(60))
    return made
