"""The box a confidence is typed into: what is copied in it is kept out of clipboard histories and soon taken away."""

from PySide6.QtCore import QCoreApplication, QMimeData, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QPlainTextEdit

from dvqc_desktop.ui import theme

COPIED_MS = 30_000
OWN = "application/x-dvqc-private"
# Windows keeps text with these formats out of its clipboard history and off other devices; KDE knows the last one.
WINDOWS = 'application/x-qt-windows-mime;value="{}"'
EXCLUSIONS = {
    WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"\0\0\0\0",
    WINDOWS.format("CanIncludeInClipboardHistory"): b"\0\0\0\0",
    WINDOWS.format("CanUploadToCloudClipboard"): b"\0\0\0\0",
    "x-kde-passwordManagerHint": b"secret",
}


def clear_private_copy() -> None:
    """Takes what was copied from a private box off the clipboard; anything else on it stays."""
    clipboard = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        data = clipboard.mimeData(mode)
        if data is not None and data.hasFormat(OWN):
            clipboard.clear(mode)


class PrivateEdit(QPlainTextEdit):
    """Plain text that is not dragged away, not learned by typing tools, and copied for half a minute at most."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.setFixedHeight(theme.px(44))

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """The selected words, marked as nothing to be kept, with an end after `COPIED_MS`."""
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        data.setData(OWN, b"1")
        for kind, value in EXCLUSIONS.items():
            data.setData(kind, value)
        app = QCoreApplication.instance()  # the copy outlives the dialog, and so must its end
        assert app is not None
        QTimer.singleShot(COPIED_MS, app, clear_private_copy)
        return data

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on selected words puts the cursor there: nothing is dragged out of the box."""
        if event.button() == Qt.MouseButton.LeftButton and self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.position().toPoint()))
        super().mousePressEvent(event)
