"""What somebody asked for and where it went: the register's entries of one person, and the form of one entry."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import ReferredTo
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.proposals import REFERRED_WORDS, STATE_WORDS, ProposalState
from dvqc_desktop.services.proposals import ProposalFields, ProposalRow
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.widgets.basics import label, link_button, panel_head
from dvqc_desktop.ui.widgets.date_edit import DateEdit, OptionalDateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.table import COMPACT_HEIGHT, DISPLAY, BadgeDelegate, TableView

Index = QModelIndex | QPersistentModelIndex
TONE_ROLE = Qt.ItemDataRole.UserRole + 5
TOOLTIP = Qt.ItemDataRole.ToolTipRole
TONES = {
    ProposalState.HEARD: "plain",
    ProposalState.REFERRED: "warn",
    ProposalState.LATE: "danger",
    ProposalState.ANSWERED: "warn",
    ProposalState.TOLD_BACK: "ok",
}


def entry_words(row: ProposalRow) -> str:
    """An entry in one line: "Công đoàn: hỏi thăm cháu ốm"."""
    to = row.fields.referred_to
    return f"{REFERRED_WORDS[to]}: {row.fields.text}" if to is not None else row.fields.text


def _day_words(row: ProposalRow) -> str:
    return f"{row.fields.referred_on or row.fields.received_on:%d/%m}"


class ReferralModel(RowsModel[ProposalRow]):
    """Entry, day, state."""

    def __init__(self) -> None:
        super().__init__(
            (
                Column("Việc", entry_words, 190),
                Column("Ngày", _day_words, 54, right=True),
                Column("Tình trạng", lambda row: STATE_WORDS[row.state], 116),
            )
        )

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == TONE_ROLE:
            return TONES[self.row(index.row()).state] if index.column() == 2 else None
        if role == TOOLTIP:
            return self.row(index.row()).fields.answer or entry_words(self.row(index.row()))
        return super().data(index, role)


class ReferralPanel(QFrame):
    """`new_wanted`; `edit_wanted` carries a ProposalRow."""

    new_wanted = Signal()
    edit_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self._note = label("", "secondary", "referralNote")
        self.model = ReferralModel()
        self.view = TableView("referralTable", COMPACT_HEIGHT)
        self.view.setAccessibleName("Việc đã chuyển đoàn thể, chuyên môn")
        self.view.setModel(self.model)
        self.view.setItemDelegate(BadgeDelegate(TONE_ROLE, self.view))
        self.view.set_widths([190, 54, 116], 0)
        self.view.horizontalHeader().hide()
        self.view.set_empty_text("Chưa chuyển việc nào.")
        self.view.opened.connect(self._open)
        head = panel_head(
            "Chuyển đoàn thể, chuyên môn", "", link_button("Thêm", self.new_wanted.emit, "addReferralButton")
        )
        row = head.layout()
        assert row is not None
        row.insertWidget(1, self._note)  # type: ignore[attr-defined]
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.view)

    def show_entries(self, rows: Sequence[ProposalRow]) -> None:
        """Shows the entries of somebody."""
        self.model.set_rows(rows)
        self._note.setText(f"{len(rows)} việc" if rows else "")
        shown = min(max(len(rows), 1), 3)
        height = shown * self.view.verticalHeader().defaultSectionSize() + 2
        self.view.setFixedHeight(height if rows else theme.px(42))

    @Slot(int)
    def _open(self, position: int) -> None:
        self.edit_wanted.emit(self.model.row(position))


class ProposalDialog(Dialog):
    """One entry of the register; `accepted_fields` carries the ProposalFields."""

    accepted_fields = Signal(object)

    def __init__(self, parent: QWidget, person: str, fields: ProposalFields, new: bool) -> None:
        super().__init__(parent, "Việc anh/chị ấy đề nghị", "proposalDialog")
        self.setMinimumWidth(theme.px(560))
        self._before = fields
        self._text = _words("proposalTextEdit", fields.text)
        self._received = DateEdit("proposalReceivedEdit", fields.received_on)
        self._consent = QCheckBox("Anh/chị ấy đồng ý cho chuyển")
        self._consent.setObjectName("proposalConsentCheck")
        self._consent.setChecked(fields.consent)
        self._to = QComboBox()
        self._to.setObjectName("proposalReferredCombo")
        self._to.addItem("Chưa chuyển", None)
        for code, words in REFERRED_WORDS.items():
            self._to.addItem(words, code)
        self._to.setCurrentIndex(max(self._to.findData(fields.referred_to), 0))
        self._referred = OptionalDateEdit("proposalReferredEdit", fields.referred_on)
        self._due = OptionalDateEdit("proposalDueEdit", fields.due_on)
        self._answer = QLineEdit(fields.answer or "")
        self._answer.setObjectName("proposalAnswerEdit")
        self._answered = OptionalDateEdit("proposalAnsweredEdit", fields.answered_on)
        self._told_back = OptionalDateEdit("proposalToldBackEdit", fields.told_back_on)
        self._told = label("", "error", "proposalError", wrap=True)
        self._told.hide()
        self._build(person)
        self.add_help("Còn mở cho đến khi báo lại người đề nghị")
        self.add_button("Bỏ, chưa ghi" if new else "Bỏ, giữ như cũ", self.close, "proposalCancelButton")
        self.add_primary("Ghi", self._accept, "proposalSaveButton")
        self._to.activated.connect(self._referred_to)
        self._text.setFocus()

    def refuse(self, error: AppError) -> None:
        """Says under the fields what does not fit."""
        self._say(" ".join((error.parts[0], error.parts[2])))

    def _build(self, person: str) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        for words, widget in (
            ("Nội dung *", self._text),
            ("Nghe ngày *", self._received),
            ("", self._consent),
            ("Chuyển cho", self._to),
            ("Chuyển ngày", self._referred),
            ("Hẹn trả lời", self._due),
            ("Trả lời", self._answer),
            ("Trả lời ngày", self._answered),
            ("Báo lại ngày", self._told_back),
        ):
            form.addRow(words, widget)
        self.body.addWidget(label(person, "section"))
        self.body.addLayout(form)
        self.body.addWidget(self._told)

    @Slot()
    def _referred_to(self) -> None:
        """Choosing to whom fills the day on which it is passed on."""
        if self._to.currentData() is not None and self._referred.day() is None:
            self._referred.set_day(clock.today())

    def _accept(self) -> None:
        days = (self._referred, self._due, self._answered, self._told_back)
        wrong = next((edit for edit in days if not edit.is_valid()), None)
        if wrong is not None:
            self._say(f"“{wrong.text()}”: ngày ghi như 20/11/2026.")
            wrong.setFocus()
            return
        to = self._to.currentData()
        self.accepted_fields.emit(
            ProposalFields(
                text=self._text.toPlainText(),
                received_on=self._received.day(),
                worker_id=self._before.worker_id,
                owner_id=self._before.owner_id,
                contact_id=self._before.contact_id,
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


def _words(name: str, text: str) -> QPlainTextEdit:
    made = QPlainTextEdit(text)
    made.setObjectName(name)
    made.setTabChangesFocus(True)
    made.setFixedHeight(theme.px(60))
    return made
