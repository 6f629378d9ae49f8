"""The form of an opinion: about whom, what, in which words it is read out, the answer, the promise; no author."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.opinions import named_in
from dvqc_desktop.services.contacts.opinion_reading import OpinionFields, Promise, PromiseRow
from dvqc_desktop.services.people.leaders import MemberName
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.plans.plan.dialogs import FormDialog
from dvqc_desktop.ui.widgets.basics import label, spin_box
from dvqc_desktop.ui.widgets.date_edit import OptionalDateEdit

NO_PROMISE, NEW_PROMISE = "none", "new"
MOST_SLIPS = 999
SPIN_WIDTH = 84
NAMED = "“{name}” là tên một quần chúng. Bản đọc trước tổ sẽ thay bằng “một người”; nên viết để không ai bị nhận ra."


@dataclass(frozen=True, slots=True)
class OpinionChoices:
    """What the form offers: the cell's name, members, tasks that may be the promise, workers' names to warn of."""

    body: str
    members: Sequence[MemberName]
    tasks: Sequence[PromiseRow]
    workers: Sequence[str]


class OpinionDialog(FormDialog):
    """One opinion; `accepted_fields` carries OpinionFields."""

    accepted_fields = Signal(object)

    def __init__(self, parent: QWidget, choices: OpinionChoices, fields: OpinionFields, new: bool) -> None:
        super().__init__(parent, "Ý kiến quần chúng góp ý", "opinionDialog")
        self.setMinimumWidth(theme.px(640))
        self._workers = choices.workers
        members = [(row.name, row.id) for row in choices.members]
        self._about = _choice("opinionAboutCombo", [(choices.body, None), *members], fields.about_id)
        self._text = _words("opinionTextEdit", fields.text, "ý chính trên phiếu, không ghi ai viết")
        self._spoken = _words("opinionSpokenEdit", fields.spoken, "để trống: đọc như ý kiến ở trên")
        self._slips = spin_box()
        self._slips.setObjectName("opinionSlipsSpin")
        self._slips.setRange(1, MOST_SLIPS)
        self._slips.setFixedWidth(theme.px(SPIN_WIDTH))
        self._slips.setValue(fields.slips)
        self._answer = _words("opinionAnswerEdit", fields.answer, "chưa trả lời thì để trống")
        self._by = _choice("opinionAnsweredByCombo", [("Chưa có", None), *members], fields.answered_by_id)
        self._on = OptionalDateEdit("opinionAnsweredEdit", fields.answered_on)
        self._promise, self._tasks = QComboBox(), {row.task_id: row for row in choices.tasks}
        self._work = QLineEdit()
        self._work.setObjectName("opinionWorkEdit")
        self._owner = _choice("opinionOwnerCombo", [("Chưa giao ai", None), *members], None)
        self._due = OptionalDateEdit("opinionDueEdit", None)
        self._named = label("", "warn", "opinionNamedLabel", wrap=True)
        self._named.hide()
        self._build()
        self._fill_promise(fields.promise)
        self._connect()
        self.add_help("Sổ không giữ tên người góp ý")
        self.add_button("Bỏ, chưa ghi" if new else "Bỏ, giữ như cũ", self.close, "opinionCancelButton")
        self.add_primary("Ghi", self._accept, "opinionSaveButton")
        self._text.setFocus()
        self._warn()

    def _build(self) -> None:
        for words, widget in (
            ("Góp ý cho *", self._about),
            ("Ý kiến *", self._text),
            ("Diễn đạt khi đọc", self._spoken),
            ("Số phiếu cùng ý *", self._slips),
            ("Trả lời", self._answer),
            ("Người trả lời", self._by),
            ("Trả lời ngày", self._on),
            ("Việc hứa", self._promise),
            ("Việc *", self._work),
            ("Người làm *", self._owner),
            ("Hạn *", self._due),
        ):
            self.form.addRow(words, widget)
        self.body.addWidget(self._named)

    def _connect(self) -> None:
        for edit in (self._text, self._spoken, self._answer):
            edit.textChanged.connect(self._warn)
        self._work.textChanged.connect(self._warn)
        self._by.activated.connect(self._answer_given)
        self._promise.activated.connect(self._promise_chosen)

    def _fill_promise(self, promise: Promise | None) -> None:
        self._promise.setObjectName("opinionPromiseCombo")
        self._promise.addItem("Chưa hứa việc gì", NO_PROMISE)
        self._promise.addItem("Việc mới", NEW_PROMISE)
        for row in self._tasks.values():
            self._promise.addItem(row.text, row.task_id)
        if promise is not None and promise.task_id is not None and promise.task_id not in self._tasks:
            self._promise.addItem(promise.text, promise.task_id)
        key = NO_PROMISE if promise is None else promise.task_id
        self._promise.setCurrentIndex(max(self._promise.findData(key), 0))
        if promise is not None:
            self._show_work(promise.text, promise.owner_id, promise.due_on)
        self._offer_work()

    def _show_work(self, text: str, owner_id: int | None, due_on: Any) -> None:
        self._work.setText(text)
        self._owner.setCurrentIndex(max(self._owner.findData(owner_id), 0))
        self._due.set_day(due_on)

    @Slot()
    def _promise_chosen(self) -> None:
        row = self._tasks.get(self._promise.currentData())
        self._show_work(row.text, row.owner_id, row.due_on) if row is not None else self._show_work("", None, None)
        self._offer_work()

    def _offer_work(self) -> None:
        promised = self._promise.currentData() != NO_PROMISE
        for widget in (self._work, self._owner, self._due):
            self.form.setRowVisible(widget, promised)

    @Slot()
    def _answer_given(self) -> None:
        """Choosing who answers fills the day."""
        if self._by.currentData() is not None and self._on.day() is None:
            self._on.set_day(clock.today())

    @Slot()
    def _warn(self) -> None:
        texts = (*(edit.toPlainText() for edit in (self._text, self._spoken, self._answer)), self._work.text())
        name = named_in("\n".join(texts), self._workers)
        self._named.setText(NAMED.format(name=name) if name else "")
        self._named.setVisible(name is not None)

    def _accept(self) -> None:
        if not self.days_fit(self._on, self._due):
            return
        self.accepted_fields.emit(
            OpinionFields(
                self._text.toPlainText(),
                self._about.currentData(),
                self._spoken.toPlainText(),
                self._slips.value(),
                self._answer.toPlainText(),
                self._by.currentData(),
                self._on.day(),
                self._promised(),
            )
        )

    def _promised(self) -> Promise | None:
        key = self._promise.currentData()
        if key == NO_PROMISE:
            return None
        task_id = None if key == NEW_PROMISE else int(key)
        return Promise(self._work.text(), self._owner.currentData(), self._due.day(), task_id)


def _choice(name: str, options: Iterable[tuple[str, Any]], chosen: Any) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    for words, value in options:
        made.addItem(words, value)
    made.setCurrentIndex(max(made.findData(chosen), 0))
    return made


def _words(name: str, text: str, hint: str) -> QPlainTextEdit:
    made = QPlainTextEdit(text)
    made.setObjectName(name)
    made.setPlaceholderText(hint)
    made.setTabChangesFocus(True)
    made.setFixedHeight(theme.px(52))
    return made
