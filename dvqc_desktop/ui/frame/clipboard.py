"""What was copied in the window leaves the clipboard after half a minute and at locking; others' copies stay."""

import hashlib

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QClipboard, QGuiApplication

COPIED_MS = 30_000
_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class ClipboardWatch(QObject):
    """Knows by a digest what this program put on the clipboard."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ours = b""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COPIED_MS)
        self._timer.timeout.connect(self.clear_ours)
        QGuiApplication.clipboard().dataChanged.connect(self._copied)

    @Slot()
    def clear_ours(self) -> None:
        """Empties the clipboard if what stands there came from this program."""
        self._timer.stop()
        clipboard = QGuiApplication.clipboard()
        for mode in _MODES:
            if self._ours and _digest(clipboard.text(mode)) == self._ours:
                clipboard.clear(mode)
        self._ours = b""

    @Slot()
    def _copied(self) -> None:
        """A copy made while our window is the active one is ours."""
        clipboard = QGuiApplication.clipboard()
        active = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        text = clipboard.text()
        if text and (clipboard.ownsClipboard() or active):
            self._ours = _digest(text)
            self._timer.start()
        elif text:
            self._ours = b""
            self._timer.stop()


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
