"""The bar at the foot of the window: what was done last, whether it is saved, when the book locks."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QToolButton, QWidget

from dvqc_desktop.domain.backups import CopyState, Judged
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import divider, icon_label, label, set_look


class StatusBar(QStatusBar):
    """The last act with "Hoàn tác" at the left; backup, saving and locking at the right."""

    undo_wanted = Signal()
    names_toggled = Signal()

    def __init__(self, veiled: Callable[[str], str]) -> None:
        """`veiled` gives a sentence as it may be shown now, without names while these are hidden."""
        super().__init__()
        self._veiled = veiled
        self.setObjectName("statusBar")
        self.setSizeGripEnabled(False)
        self.setFixedHeight(theme.px(28))
        self._undo_icon = icon_label("arrow_undo")
        self._message = label("", "", "statusMessageLabel")
        self._undo = QToolButton()
        self._undo.setObjectName("undoLinkButton")
        self._undo.setProperty("role", "link")
        self._undo.setText("Hoàn tác")
        self._undo.setToolTip("Ctrl+Z")
        self._undo.clicked.connect(self.undo_wanted)
        self.addWidget(_row(self._undo_icon, self._message, self._undo), 1)
        self._backup = label("", "", "backupStateLabel")
        self._backup_icon = icon_label("usb_stick", "text2", 20)
        self._backup_part = _row(divider(vertical=True), self._backup_icon, self._backup)
        self._names_icon = icon_label("eye")
        self._names = QToolButton()
        self._names.setObjectName("nameVisibilityButton")
        self._names.setToolTip("Che tên, hiện tên: Ctrl+H")
        self._names.clicked.connect(self.names_toggled)
        self.show_names(False)
        self._saved = label("", "", "savedStateLabel")
        self._lock = label("", "", "autoLockLabel")
        self.setContentsMargins(0, 0, 8, 0)
        self.addPermanentWidget(self._backup_part)
        self.addPermanentWidget(_row(divider(vertical=True), self._names_icon, self._names))
        self.addPermanentWidget(_row(divider(vertical=True), icon_label("save"), self._saved))
        self.addPermanentWidget(_row(divider(vertical=True), icon_label("lock_closed"), self._lock))
        self.say("")

    def say(self, text: str, undoable: bool = False) -> None:
        """The sentence at the left end."""
        self._message.setText(self._veiled(text))
        self._undo.setVisible(undoable)
        self._undo_icon.setVisible(undoable)

    def show_names(self, hidden: bool) -> None:
        """Whether names are hidden now; amber while they are, since texts then cannot be changed."""
        self._names.setText("Đang che tên" if hidden else "Đang hiện tên")
        _paint(self._names_icon, "eye", 16, "warn" if hidden else "text2")
        set_look(self._names, "tone", "warn" if hidden else "")

    def show_saved(self, at: datetime) -> None:
        """When the last act was saved."""
        self._saved.setText(f"Đã lưu {at:%H:%M}")

    def show_lock(self, minutes: int) -> None:
        """After how many idle minutes the book locks itself."""
        self._lock.setText(f"Tự khóa sau {minutes} phút")

    def show_backup(self, told: Judged, words: str) -> None:
        """When the book was copied last off this machine, or what is wrong; amber when due, red when bad."""
        token = {CopyState.GOOD: "text2", CopyState.DUE: "warn", CopyState.BAD: "danger"}[told.state]
        self._backup.setText(words)
        self._backup.setToolTip(told.words)
        set_look(self._backup, "role", {"warn": "warn", "danger": "error"}.get(token, ""))
        _paint(self._backup_icon, "usb_stick", 20, token)


def _paint(made: QLabel, icon: str, size: int, token: str) -> None:
    made.setPixmap(theme.icon(icon, size, token).pixmap(QSize(size, size), made.devicePixelRatioF()))


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(6, 0, 6, 0)
    layout.setSpacing(6)
    for widget in widgets:
        layout.addWidget(
            widget, 0, Qt.AlignmentFlag.AlignVCenter if isinstance(widget, QLabel) else Qt.AlignmentFlag(0)
        )
    if isinstance(widgets[-1], QToolButton):
        layout.addStretch(1)
    return holder
