"""Dialogs of tasks: give or change one, note that one is done."""

from datetime import date

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.meetings.tasks.tasks import TaskRow, add_task, edit_task, finish_task
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.meetings.tab import Shown
from dvqc_desktop.ui.pages.meetings.tasks.task_form import TaskFields
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.date_edit import DateEdit
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
        self._fields = TaskFields(store, shown, task)
        self._error = label("", "error", "taskErrorLabel", wrap=True)
        self.body.addWidget(self._fields)
        self.body.addWidget(self._error)
        self.add_help("* cần ghi. Người làm là đảng viên. Về ai, gắn với gì chỉ hiện trên màn hình.")
        self.add_button("Bỏ", self.close)
        self.add_primary("Ghi việc" if task else "Giao việc", self.save, "saveTaskButton")
        self._fields.text.setFocus()

    def save(self) -> None:
        """Writes the task; what is missing is told under the form."""
        wrong = self._fields.wrong_day()
        if wrong is not None:
            self._error.setText(f"“{wrong.text()}” không phải ngày. Ghi ngày/tháng/năm, ví dụ 24/11/2026.")
            wrong.setFocus()
            return
        form = self._fields.form()
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
