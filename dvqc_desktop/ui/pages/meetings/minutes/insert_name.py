"""Asks whose name to put into the minutes: members first, then workers, found by typing any part of the name."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidgetItem, QWidget

from dvqc_desktop.services.meetings.minutes.named_workers import NameToInsert, names_to_insert
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.lists import ListWidget

ROW_ROLE = Qt.ItemDataRole.UserRole
STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class InsertNameDialog(Dialog):
    """`chosen` carries the person; arrows move in the list while typing goes on."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, store: Store, day: date) -> None:
        super().__init__(parent, "Chèn tên người", "insertNameDialog")
        self._store, self._day = store, day
        self.setMinimumSize(theme.px(420), theme.px(400))
        self._typed = QLineEdit()
        self._typed.setObjectName("insertNameEdit")
        self._typed.setPlaceholderText("Gõ tên, có dấu hay không dấu đều được")
        self._typed.installEventFilter(self)
        self._list = ListWidget()
        self._list.setObjectName("insertNameList")
        self._list.setAccessibleName("Những người khớp tên")
        self._note = label("", "secondary", "insertNameNoteLabel", wrap=True)
        self.body.addWidget(self._typed)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._note)
        self.add_button("Không chèn", self.close)
        self.add_primary("Chèn tên", self.accept_name, "insertNameGoButton")
        self._typed.textChanged.connect(self._read)
        self._typed.returnPressed.connect(self.accept_name)
        self._list.itemDoubleClicked.connect(self.accept_name)
        self._list.currentItemChanged.connect(self._tell)
        self._read()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows of the field belong to the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in STEPS:
            QApplication.sendEvent(self._list, QKeyEvent(event.type(), event.key(), event.modifiers()))
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _read(self) -> None:
        self._list.clear()
        for person in self._store.read(names_to_insert, self._typed.text(), self._day):
            line = QListWidgetItem(f"{person.name}{' – đảng viên' if person.is_member else ''}", self._list)
            line.setData(ROW_ROLE, person)
        self._list.setCurrentRow(0)
        if not self._list.count():
            self._note.setText(f"Không có ai khớp “{self._typed.text()}”.")

    def _current(self) -> NameToInsert | None:
        line = self._list.currentItem()
        found = line.data(ROW_ROLE) if line is not None else None
        return found if isinstance(found, NameToInsert) else None

    @Slot()
    def _tell(self) -> None:
        person = self._current()
        inside = "Tên quần chúng chỉ để ở phụ lục nội bộ; ghi vào phần in ra thì sổ sẽ nhắc chuyển."
        self._note.setText(inside if person is not None and not person.is_member else "")

    @Slot()
    def accept_name(self) -> None:
        """Gives the person chosen, and closes."""
        person = self._current()
        if person is not None:
            self.close()
            self.chosen.emit(person)
