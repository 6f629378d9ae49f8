"""The dialog of what earlier meetings left open: tasks taken over to this one, with a new date."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QScrollArea, QWidget

from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.meetings.tasks.tasks import TaskRow, carry_tasks, debts
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.large_act import after_count
from dvqc_desktop.ui.pages.meetings.tab import Shown
from dvqc_desktop.ui.pages.meetings.tasks.task_dialog import told
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.date_edit import OptionalDateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog


class CarryTasksDialog(Dialog):
    """Every open task of before with a tick and a date; those ticked are given anew in one act."""

    def __init__(self, parent: QWidget, store: Store, shown: Shown) -> None:
        super().__init__(parent, "Việc kỳ trước chưa xong", "carryTasksDialog")
        self._store, self._shown = store, shown
        self.setMinimumSize(theme.px(760), theme.px(380))
        self._lines: list[tuple[TaskRow, QCheckBox, OptionalDateEdit]] = []
        self._error = label("", "error", "carryErrorLabel", wrap=True)
        tasks = store.read(debts, shown.meeting.id)
        if not tasks:
            self.body.addWidget(label("Kỳ trước không còn việc nào chưa xong.", "secondary"))
        self.body.addWidget(self._area(tasks), 1)
        self.body.addWidget(self._error)
        self.add_help("Việc chuyển sang được giao lại ở buổi này, theo dõi tiếp với hạn mới.")
        self.add_button("Để nguyên", self.close)
        self.add_primary("Chuyển sang buổi này", self.save, "carryTasksSaveButton").setEnabled(bool(tasks))
        if self._lines:
            self._lines[0][1].setFocus()

    def _area(self, tasks: tuple[TaskRow, ...]) -> QScrollArea:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 10, 0)
        grid.setColumnStretch(0, 1)
        for place, task in enumerate(tasks):
            tick = QCheckBox(task.text)
            tick.setObjectName(f"carryCheck_{place}")
            tick.setChecked(True)
            day = OptionalDateEdit(f"carryDay_{place}")
            day.setPlaceholderText("hạn mới")
            due = f"hạn cũ {format_date(task.due_on)}" if task.due_on else "chưa có hạn"
            for column, widget in enumerate(
                (tick, label(task.owner or "–", "secondary"), label(due, "secondary"), day)
            ):
                grid.addWidget(widget, place, column)
            self._lines.append((task, tick, day))
        grid.setRowStretch(len(tasks), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        return area

    def save(self) -> None:
        """Takes the ticked tasks over; a day that cannot be read is told."""
        wrong = next((day for _, tick, day in self._lines if tick.isChecked() and not day.is_valid()), None)
        if wrong is not None:
            self._error.setText(f"“{wrong.text()}” không phải ngày. Ghi ngày/tháng/năm, ví dụ 24/11/2026.")
            wrong.setFocus()
            return
        chosen = {task.id: day.day() for task, tick, day in self._lines if tick.isChecked()}
        if not chosen:
            self._error.setText("Chưa chọn việc nào. Đánh dấu việc cần chuyển sang buổi này.")
            return
        after_count(self, self._store, f"Chuyển {len(chosen)} việc", len(chosen), partial(self._write, chosen))

    def _write(self, chosen: dict[int, date | None]) -> None:
        try:
            self._store.write(carry_tasks, self._shown.meeting.id, chosen)
        except AppError as error:
            self._error.setText(told(error))
            return
        self.close()
