"""The dialog of open tasks by member: everybody's, or one member's, whichever meeting gave them."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.services.leaving_columns import TASKS
from dvqc_desktop.services.leaving_lists import tasks_of_members
from dvqc_desktop.services.meetings.tasks.tasks import TaskRow, member_tasks
from dvqc_desktop.services.people.leaders import present_members
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.models.rows import Column
from dvqc_desktop.ui.pages.list_export import EXPORT_WORDS, Listing, shown_columns
from dvqc_desktop.ui.pages.meetings.choices import combo, fill
from dvqc_desktop.ui.pages.meetings.tasks.task_model import STATE_OF_MEMBER, TaskModel, state_of
from dvqc_desktop.ui.pages.meetings.wrapping import WrapDelegate
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.table import TWO_LINE_HEIGHT, TableView

COLUMNS: tuple[Column[TaskRow], ...] = (
    Column("Người làm", lambda task: task.owner or "chưa giao ai", 150),
    Column("Việc", lambda task: task.text, 330),
    Column("Hạn", lambda task: format_date(task.due_on) or "–", 100, right=True),
    Column("Tình trạng", lambda task: state_of(task)[0], 120),
    Column("Giao ngày", lambda task: format_date(task.given_on), 100, right=True),
)
NO_WORKERS = "Tên quần chúng mà việc nói đến ở lại trong sổ, như trên giấy in."


class MemberTasksDialog(Dialog):
    """`opened` carries the meeting whose task was chosen, `export_wanted` the list as it stands."""

    opened = Signal(int)
    export_wanted = Signal(object)

    def __init__(self, parent: QWidget, store: Store) -> None:
        super().__init__(parent, "Việc của từng đảng viên", "memberTasksDialog")
        self._store = store
        self.setMinimumSize(theme.px(860), theme.px(480))
        self._who = combo("memberTasksCombo", "Đảng viên")
        members = store.read(present_members, clock.today())
        fill(self._who, [("Mọi đảng viên", None), *((member.name, member.id) for member in members)], None)
        self._sum = label("", "secondary", "memberTasksSumLabel")
        self.rows = TaskModel(COLUMNS, STATE_OF_MEMBER)
        self.table = TableView("memberTaskTable", TWO_LINE_HEIGHT)
        self.table.setModel(self.rows)
        self.table.setItemDelegate(WrapDelegate((1,), self.table))
        self.table.set_widths([column.width for column in COLUMNS], 1)
        self.table.set_empty_text("Không còn việc nào đang làm.")
        self._open = button("Mở buổi họp giao việc", "open", "", "openTaskMeetingButton")
        head = QHBoxLayout()
        head.addWidget(self._who)
        head.addWidget(self._sum, 1)
        head.addWidget(self._open)
        self.body.addLayout(head)
        self.body.addWidget(self.table, 1)
        self.add_button(EXPORT_WORDS, self._export, "exportMemberTasksButton", "document_table")
        self.add_primary("Xong", self.close, "closeMemberTasksButton")
        self._who.activated.connect(self._fill)
        self._open.clicked.connect(self._tell)
        self.table.opened.connect(self._tell)
        self.table.selectionModel().currentChanged.connect(self._allow)
        self._fill()

    @Slot()
    def _fill(self) -> None:
        tasks = self._store.read(member_tasks, clock.today(), self._who.currentData())
        self.rows.set_rows(tasks)
        self.table.select_row(0 if tasks else -1)
        late = sum(bool(task.late_days(clock.today())) for task in tasks)
        self._sum.setText(f"{len(tasks)} việc đang làm, {late} quá hạn" if late else f"{len(tasks)} việc đang làm")
        self._allow()

    def _export(self) -> None:
        columns = shown_columns(self.table, self.rows.columns)
        chosen = f"việc đang làm của {self._who.currentText()[:1].lower()}{self._who.currentText()[1:]}"
        rows = self._store.read_outward(TASKS, tasks_of_members, clock.today(), self._who.currentData())
        self.export_wanted.emit(Listing("Việc của từng đảng viên", rows, columns, chosen, NO_WORKERS))

    def _meeting_id(self) -> int | None:
        place = self.table.current_row()
        return self.rows.row(place).meeting_id if 0 <= place < self.rows.rowCount() else None

    @Slot()
    def _allow(self) -> None:
        self._open.setEnabled(self._meeting_id() is not None)

    @Slot()
    def _tell(self) -> None:
        meeting_id = self._meeting_id()
        if meeting_id is not None:
            self.close()
            self.opened.emit(meeting_id)
