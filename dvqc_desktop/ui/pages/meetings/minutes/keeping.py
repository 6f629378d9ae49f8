"""A text field that keeps itself: after each sentence, at most four seconds after a letter, and when it is left."""

from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTextEdit

from dvqc_desktop.domain.names import nfc

PAUSE_MS = 4000
SENTENCE_ENDS = (".", "!", "?", ";", "\n")


class KeepingEdit(QTextEdit):
    """Plain text; `kept` carries it whenever it should be written to the book, `entered` says it has the cursor."""

    keeps_itself = True
    kept = Signal(str)
    entered = Signal()

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self._stored: Any = self._held()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self.textChanged.connect(self._typed)

    def show_text(self, text: str) -> None:
        """Shows what the book holds, without touching what is being typed: the book tidies blanks, the field not."""
        self._show(text)

    def forget(self, text: str) -> None:
        """Shows another text at once, as when another meeting is chosen."""
        self._forget(text)

    def _held(self) -> Any:
        """What the field holds now, as the book would keep it."""
        return nfc(self.toPlainText())

    def _put(self, value: Any) -> None:
        self.setPlainText(value)

    def _tell(self) -> None:
        self.kept.emit(self.toPlainText())

    def _show(self, value: Any) -> None:
        if self._held() == value:
            self._stored = value
        elif value != self._stored:
            self._forget(value)

    def _forget(self, value: Any) -> None:
        self._pause.stop()
        self._stored = value
        self.blockSignals(True)
        self._put(value)
        self.blockSignals(False)

    @Slot()
    def keep(self) -> None:
        """Asks for the text to be written, if it is not what the book holds."""
        self._pause.stop()
        held = self._held()
        if not self.isReadOnly() and held != self._stored:
            self._stored = held
            self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keep()

    @Slot()
    def _typed(self) -> None:
        """The pause runs from the first letter not kept yet, so that steady typing is kept as well."""
        text, place = self.toPlainText(), self.textCursor().position()
        if place and text[place - 1 : place] in SENTENCE_ENDS:
            self.keep()
        elif not self._pause.isActive():
            self._pause.start()
