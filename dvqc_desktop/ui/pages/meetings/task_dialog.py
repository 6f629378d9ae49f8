"""Dialogs of tasks: give or change one, note that one is done."""

from datetime import date

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.meetings.tasks import TaskForm, TaskRow, add_task, edit_task, finish_task
from dvqc_desktop.services.people.leaders import workers_of
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.meetings.choices import NOBODY, combo, fill, member_choices
from dvqc_desktop.ui.pages.meetings.tab import Shown
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.date_edit import DateEdit, OptionalDateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog


def told(error: AppError) -> str:
    """A refusal as one line under a form."""
    what, _, remedy = error.parts
    return f"{what} {remedy}"


class TaskDialog(Dialog):
    """Gives a task at a meeting, or changes one; `task` None makes a new one."""

    def __init__(self, parent: QWidget, store: Store, shown: Shown, task: TaskRow | None) -> None:
        super().__init__(parent, "Sửa việc" if task else "Giao việc", "taskDialog")
        self._store, self._shown, self._task = store, shown, task
        self.setMinimumWidth(theme.px(560))
        self._text = QLineEdit(task.text if task else "")
        self._text.setObjectName("taskTextEdit")
        self._owner = combo("taskOwnerCombo", "Người làm")
        fill(self._owner, member_choices(shown.members), task.owner_id if task else None)
        self._due = OptionalDateEdit("taskDueEdit", task.due_on if task else None)
        self._promised = combo("taskPromisedCombo", "Đã hứa với")
        workers = store.read(workers_of, shown.meeting.held_on)
        choices = [(NOBODY, None), *((worker.name, worker.id) for worker in workers)]
        fill(self._promised, choices, task.promised_to_id if task else None)
        self._error = label("", "error", "taskErrorLabel", wrap=True)
        self._lay_out()
        self.add_button("Bỏ", self.close)
        self.add_primary("Ghi việc" if task else "Giao việc", self.save, "saveTaskButton")
        self._text.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        form.addRow("Việc *", self._text)
        form.addRow("Người làm", self._owner)
        form.addRow("Hạn", self._due)
        form.addRow("Đã hứa với", self._promised)
        self.body.addLayout(form)
        self.body.addWidget(self._error)
        self.add_help("* cần ghi. Người làm là đảng viên.")

    def save(self) -> None:
        """Writes the task; what is missing is told under the form."""
        if not self._due.is_valid():
            self._error.setText(f"“{self._due.text()}” không phải ngày. Ghi ngày/tháng/năm, ví dụ 24/11/2026.")
            self._due.setFocus()
            return
        owner, promised = self._owner.currentData(), self._promised.currentData()
        form = TaskForm(self._text.text(), owner, self._due.day(), promised)
        try:
            if self._task is None:
                self._store.write(add_task, form, self._shown.meeting.id)
            else:
                self._store.write(edit_task, self._task.id, form)
        except AppError as error:
            self._error.setText(told(error))
            return
        self.close()


class FinishTaskDialog(Dialog):
    """Notes the day a task was done and what came of it."""

    def __init__(self, parent: QWidget, store: Store, task: TaskRow) -> None:
        super().__init__(parent, "Ghi xong việc", "finishTaskDialog")
        self._store, self._task = store, task
        self.setMinimumWidth(theme.px(520))
        self.body.addWidget(label(task.text, "section", wrap=True))
        if task.promised_to:
            self.body.addWidget(label(f"Việc đã hứa với {task.promised_to}: nhớ báo lại.", "warn", wrap=True))
        self._day = DateEdit("taskDoneEdit", clock.today())
        self._result = QLineEdit(task.result or "")
        self._result.setObjectName("taskResultEdit")
        self._error = label("", "error", "taskErrorLabel", wrap=True)
        form = QFormLayout()
        form.setSpacing(8)
        form.addRow("Ngày xong", self._day)
        form.addRow("Kết quả", self._result)
        self.body.addLayout(form)
        self.body.addWidget(self._error)
        self.add_button("Chưa xong", self.close)
        self.add_primary("Ghi xong", self.save, "finishTaskButton")
        self._result.setFocus()

    def save(self) -> None:
        """Writes the day and the result."""
        done_on: date = self._day.day()
        try:
            self._store.write(finish_task, self._task.id, done_on, self._result.text())
        except AppError as error:
            self._error.setText(told(error))
            return
        self.close()
