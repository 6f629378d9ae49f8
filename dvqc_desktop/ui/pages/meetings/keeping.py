"""A text field that keeps itself: after each sentence, after a pause, and when it is left."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTextEdit

from dvqc_desktop.domain.names import nfc

PAUSE_MS = 4000
SENTENCE_ENDS = (".", "!", "?", ";", "\n")


class KeepingEdit(QTextEdit):
    """Plain text; `kept` carries it whenever it should be written to the book."""

    kept = Signal(str)

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self._stored = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self.textChanged.connect(self._typed)

    def show_text(self, text: str) -> None:
        """Shows what the book holds, without touching what is being typed: the book tidies blanks, the field not."""
        if nfc(self.toPlainText()) == text:
            self._stored = text
        elif text != self._stored:
            self.forget(text)

    def forget(self, text: str) -> None:
        """Shows another text at once, as when another meeting is chosen."""
        self._pause.stop()
        self._stored = text
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)

    @Slot()
    def keep(self) -> None:
        """Asks for the text to be written, if it is not what the book holds."""
        self._pause.stop()
        text = self.toPlainText()
        if not self.isReadOnly() and nfc(text) != self._stored:
            self._stored = nfc(text)
            self.kept.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keep()

    @Slot()
    def _typed(self) -> None:
        text, place = self.toPlainText(), self.textCursor().position()
        if place and text[place - 1] in SENTENCE_ENDS:
            self.keep()
        else:
            self._pause.start()
