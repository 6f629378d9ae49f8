"""Rows of tasks in a table, with the state of each in words and in the tone of its badge."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.dates import format_day_month
from dvqc_desktop.services.meetings.tasks.tasks import TaskRow
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.pages.meetings.wrapping import TONE_ROLE

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
STATE_OF_MEMBER = 3


def state_of(task: TaskRow) -> tuple[str, str]:
    """The state of a task in words, and the tone of its badge."""
    if task.done_on is not None:
        return f"Xong {format_day_month(task.done_on)}", "ok"
    late = task.late_days(clock.today())
    if late:
        return f"Quá {late} ngày", "danger"
    return ("Hạn hôm nay", "warn") if task.due_on == clock.today() else ("Đang làm", "plain")


class TaskModel(RowsModel[TaskRow]):
    """Tasks, with the tone of the state's badge in the column of the state."""

    def __init__(self, columns: Sequence[Column[TaskRow]], state: int) -> None:
        super().__init__(columns)
        self._state = state

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == TONE_ROLE:
            return state_of(self.row(index.row()))[1] if index.column() == self._state else None
        return super().data(index, role)
