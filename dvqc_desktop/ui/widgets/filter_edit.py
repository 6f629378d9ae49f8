"""The filter box of a page: an icon, a cross that clears, and a filled look while it filters."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import set_look


class FilterEdit(QLineEdit):
    """`filtered` carries the typed text at once, or `pause_ms` after the last key; Esc clears."""

    filtered = Signal(str)

    def __init__(self, name: str, hint: str, pause_ms: int = 0) -> None:
        super().__init__()
        self.setObjectName(name)
        self._hint = hint
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        self.addAction(theme.icon("filter", 16, "text3"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(theme.px(260))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause_ms)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._typed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        whole = f"{self._hint} (Ctrl+F)"
        room = self.width() - theme.px(56)  # the icon before the words and the air around them
        self.setPlaceholderText(whole if self.fontMetrics().horizontalAdvance(whole) <= room else self._hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    @Slot(str)
    def _typed(self, text: str) -> None:
        set_look(self, "state", "filled" if text.strip() else "")
        if self._pause.interval():
            self._pause.start()
        else:
            self._tell()

    @Slot()
    def _tell(self) -> None:
        self.filtered.emit(self.text())


def shown_of(shown: int, total: int) -> str:
    """The count beside a filter that is on: "Đang hiện 12/500"."""
    return f"Đang hiện {shown}/{total}" if shown != total else ""
