"""What waits for a later meeting: taken into the agenda shown, added to, or dropped."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidgetItem, QWidget

from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.dates import format_day_month
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.meetings.agenda.backlog import (
    BacklogForm,
    BacklogRow,
    add_backlog,
    drop_backlog,
    list_backlog,
    take_backlog,
)
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.meetings.tasks.task_dialog import told
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.lists import ListWidget

ID_ROLE = Qt.ItemDataRole.UserRole
NOTHING = "Chưa có việc nào để kỳ sau."


class BacklogDialog(Dialog):
    """A list with one act on its current line, and a field to note something new; each act is one step to undo."""

    def __init__(self, parent: QWidget, store: Store, meeting_id: int) -> None:
        super().__init__(parent, "Việc để kỳ sau", "backlogDialog")
        self._store, self._meeting_id = store, meeting_id
        self.setMinimumSize(theme.px(560), theme.px(420))
        note = "Việc chưa bàn được, giữ ở đây đến khi một buổi họp đưa vào chương trình."
        self.body.addWidget(label(note, "secondary", wrap=True))
        self._list = ListWidget()
        self._list.setObjectName("backlogList")
        self._list.setAccessibleName("Việc để kỳ sau")
        self._list.setWordWrap(True)
        self.body.addWidget(self._list, 1)
        self._new = QLineEdit()
        self._new.setObjectName("backlogNewEdit")
        self._new.setPlaceholderText("Ghi thêm một việc, không có tên quần chúng")
        self._new.setAccessibleName("Việc mới để kỳ sau")
        add = button("Ghi thêm", "add", "", "backlogAddButton")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._new, 1)
        line.addWidget(add)
        self.body.addLayout(line)
        self._error = label("", "error", "backlogErrorLabel", wrap=True)
        self.body.addWidget(self._error)
        add.clicked.connect(self._note)
        self._new.returnPressed.connect(self._note)
        self._list.itemActivated.connect(self._take)
        self._drop_button = self.add_button("Bỏ khỏi danh sách", self._drop, "backlogDropButton")
        self.add_button("Đóng", self.close)
        self.add_primary("Đưa vào chương trình", self._take, "backlogTakeButton")
        self._read()

    def _read(self) -> None:
        rows = self._store.read(list_backlog)
        self._list.clear()
        for row in rows:
            line = QListWidgetItem(_words(row), self._list)
            line.setData(ID_ROLE, row.id)
        self._list.setCurrentRow(0 if rows else -1)
        if not rows:
            QListWidgetItem(NOTHING, self._list).setFlags(Qt.ItemFlag.NoItemFlags)
        self._drop_button.setEnabled(bool(rows))
        if self.primary is not None:
            self.primary.setEnabled(bool(rows))

    @Slot()
    def _note(self) -> None:
        if self._write(add_backlog, BacklogForm(self._new.text())):
            self._new.clear()

    @Slot()
    def _take(self) -> None:
        chosen = self._list.currentItem()
        if chosen is not None:
            self._write(take_backlog, self._meeting_id, chosen.data(ID_ROLE))

    @Slot()
    def _drop(self) -> None:
        chosen = self._list.currentItem()
        if chosen is not None:
            self._write(drop_backlog, chosen.data(ID_ROLE))

    def _write(self, use_case: Callable[..., Change], *values: object) -> bool:
        """Does it and reads the list again; a refusal is told under the field."""
        try:
            self._store.write(use_case, *values)
        except AppError as error:
            self._error.setText(told(error))
            return False
        self._error.clear()
        self._read()
        return True


def _words(row: BacklogRow) -> str:
    """A line: what, how long, since when."""
    since = f"từ buổi {format_day_month(row.from_day)}" if row.from_day else f"ghi {format_day_month(row.noted_on)}"
    return f"{row.title} ({row.minutes} phút, {since})"
