"""The sub-tab "Việc giao": tasks given at the meeting, with owner, date and what became of them."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.services.leaving_columns import TASKS
from dvqc_desktop.services.leaving_lists import tasks_of_meeting
from dvqc_desktop.services.meetings.tasks.tasks import TaskRow, delete_task, list_tasks, reopen_task
from dvqc_desktop.ui.models.rows import Column
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.list_export import ListExport, Listing, export_button, read_shown, shown_columns
from dvqc_desktop.ui.pages.meetings.tab import MeetingTab, Shown
from dvqc_desktop.ui.pages.meetings.tasks.carry_tasks import CarryTasksDialog
from dvqc_desktop.ui.pages.meetings.tasks.member_tasks import NO_WORKERS, MemberTasksDialog
from dvqc_desktop.ui.pages.meetings.tasks.task_dialog import FinishTaskDialog, TaskDialog
from dvqc_desktop.ui.pages.meetings.tasks.task_model import TaskModel, state_of
from dvqc_desktop.ui.pages.meetings.wrapping import WrapDelegate, keep_rows_fitting
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.table import TWO_LINE_HEIGHT, TableView

PROMISED, REPORT, STATE, RESULT = 2, 4, 5, 6
WRAPPED = (0, 1, 2, RESULT)

COLUMNS: tuple[Column[TaskRow], ...] = (
    Column("Việc giao", lambda task: task.text, 300),
    Column("Người làm", lambda task: task.owner or "–", 110),
    Column("Hứa với, về ai", lambda task: task.promised_to or task.about or "–", 100),
    Column("Hạn", lambda task: format_date(task.due_on) or "–", 90, right=True),
    Column("Báo cáo", lambda task: format_date(task.report_on) or "–", 90, right=True),
    Column("Tình trạng", lambda task: state_of(task)[0], 102),
    Column("Kết quả", lambda task: task.result or "–", 110),
)


class TaskTab(MeetingTab):
    """A table and the acts on its current row; `meeting_wanted` asks for another meeting by its row id."""

    meeting_wanted = Signal(int)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.rows = TaskModel(COLUMNS, STATE)
        self.table = TableView("actionTable", TWO_LINE_HEIGHT)
        self.table.setModel(self.rows)
        self.table.setItemDelegate(WrapDelegate(WRAPPED, self.table))
        self.table.set_widths([column.width for column in COLUMNS], 0)
        self.table.keep_readable(0, 136)
        keep_rows_fitting(self.table, WRAPPED, TWO_LINE_HEIGHT)
        self.table.set_empty_text("Buổi họp chưa giao việc nào.")
        self._add = button("Giao việc…", "add", "", "addTaskButton")
        self._done = button("Ghi xong…", "checkmark", "", "doneTaskButton")
        self._undone = button("Chưa xong", "arrow_undo", "", "undoneTaskButton")
        self._edit = button("Sửa…", "edit", "", "editTaskButton")
        self._delete = button("Xóa", "delete", "", "deleteTaskButton")
        self._carry = button("Việc kỳ trước…", "arrow_redo", "", "carryTasksButton")
        self._members = button("Theo đảng viên…", "people_checkmark", "", "memberTasksButton")
        self._export = export_button("exportTasksButton")
        self._exporting = ListExport(self, context)
        self._sum = label("", "secondary", "taskSumLabel")
        tools = QHBoxLayout()
        tools.setContentsMargins(10, 8, 10, 8)
        tools.setSpacing(8)
        for widget in (self._add, self._done, self._undone, self._edit, self._delete):
            tools.addWidget(widget)
        tools.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 10, 6)
        head.setSpacing(8)
        head.addWidget(self._sum, 1)
        for widget in (self._carry, self._members, self._export):
            head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(tools)
        self._connect()

    def _connect(self) -> None:
        self._add.clicked.connect(self.add)
        self._done.clicked.connect(self._finish)
        self._undone.clicked.connect(self._reopen)
        self._edit.clicked.connect(self._change)
        self._delete.clicked.connect(self._remove)
        self._carry.clicked.connect(self._carry_over)
        self._members.clicked.connect(self._show_members)
        self._export.clicked.connect(self.export_shown)
        self.table.opened.connect(self._change)
        self.table.selectionModel().currentChanged.connect(self._allow)
        self.rows.modelReset.connect(self._allow)

    def fill(self, shown: Shown) -> None:
        """Reads the tasks of the meeting."""
        tasks = self.store.read(list_tasks, shown.meeting.id)
        place = self.table.current_row()
        self.rows.set_rows(tasks)
        self.table.select_row(min(max(place, 0), len(tasks) - 1))
        self.table.setColumnHidden(REPORT, not any(task.report_on for task in tasks))
        late = sum(bool(task.late_days(clock.today())) for task in tasks)
        self._sum.setText(f"{len(tasks)} việc, {late} quá hạn" if late else f"{len(tasks)} việc")
        self._allow()

    @Slot()
    def _allow(self) -> None:
        """Wakes the acts that the current row allows."""
        is_open = self.shown is not None and self.shown.is_open
        task = self._current()
        self._add.setEnabled(is_open)
        self._carry.setEnabled(is_open)
        self._edit.setEnabled(is_open and task is not None)
        self._delete.setEnabled(is_open and task is not None)
        self._done.setEnabled(task is not None and task.done_on is None)
        self._undone.setEnabled(task is not None and task.done_on is not None)

    def _current(self) -> TaskRow | None:
        place = self.table.current_row()
        return self.rows.row(place) if 0 <= place < self.rows.rowCount() else None

    @Slot()
    def add(self) -> None:
        """Asks for a new task."""
        if self.shown is not None and self.shown.is_open:
            TaskDialog(self, self.store, self.shown, None).open()

    @Slot()
    def _change(self) -> None:
        task = self._current()
        if self.shown is not None and self.shown.is_open and task is not None:
            TaskDialog(self, self.store, self.shown, task).open()

    @Slot()
    def _finish(self) -> None:
        task = self._current()
        if task is not None:
            FinishTaskDialog(self, self.store, task).open()

    @Slot()
    def _reopen(self) -> None:
        task = self._current()
        if task is not None:
            self.store.attempt(reopen_task, task.id)

    @Slot()
    def _remove(self) -> None:
        task = self._current()
        if task is not None and self.store.attempt(delete_task, task.id) is not None:
            self.context.toast("Đã xóa việc khỏi buổi họp.")

    @Slot()
    def export_shown(self) -> None:
        """The tasks of the meeting, to Excel."""
        if self.shown is not None:
            meeting = self.shown.meeting
            chosen = f"việc giao tại buổi họp ngày {format_date(meeting.held_on)}"
            query = partial(tasks_of_meeting, meeting_id=meeting.id, day=meeting.held_on)
            rows = read_shown(self.context, TASKS, query, self.rows.shown())
            columns = shown_columns(self.table, self.rows.columns, {PROMISED})
            self._exporting.ask(Listing("Danh sách việc giao", rows, columns, chosen, NO_WORKERS))

    @Slot()
    def _carry_over(self) -> None:
        if self.shown is not None and self.shown.is_open:
            CarryTasksDialog(self, self.store, self.shown).open()

    @Slot()
    def _show_members(self) -> None:
        dialog = MemberTasksDialog(self, self.store)
        dialog.opened.connect(self.meeting_wanted)
        dialog.export_wanted.connect(lambda listing: ListExport(dialog, self.context).ask(listing))
        dialog.open()
