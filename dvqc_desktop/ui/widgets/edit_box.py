"""Text edited where it stands: it grows with its lines and tells its new text when the user leaves it."""

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.plans import hint_words, word_hints
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import icon_label, label, set_look

PADDING = 12


class EditBox(QPlainTextEdit):
    """`left_changed` carries the text when the box is left with another text than was saved; Esc brings that back."""

    left_changed = Signal(str)

    def __init__(self, name: str, hint: str, lines: int = 1) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setProperty("role", "inplace")
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(1)
        self._lines = lines
        self._saved = ""
        self.textChanged.connect(self._grow)
        self._grow()

    def set_saved(self, text: str) -> None:
        """Shows what the book holds; a text being typed now stays."""
        busy = self.hasFocus() and self.text() != self._saved
        self._saved = text
        if not busy and self.toPlainText() != text:
            self.setPlainText(text)

    def text(self) -> str:
        """The text without blanks at its ends."""
        return self.toPlainText().strip()

    def lines(self) -> list[str]:
        """The lines that hold something."""
        return [line.strip() for line in self.toPlainText().splitlines() if line.strip()]

    def commit(self) -> None:
        """Tells the text if it is another one than was saved."""
        if self.text() != self._saved.strip():
            self.left_changed.emit(self.text())

    def sizeHint(self) -> QSize:
        rows = max(int(self.document().size().height()), self._lines, self._hint_rows())
        return QSize(120, rows * self.fontMetrics().lineSpacing() + PADDING)

    def _hint_rows(self) -> int:
        """The lines that the hint needs while nothing is written."""
        if self.toPlainText() or self.width() < PADDING * 4:
            return 1
        area = QRect(0, 0, self.viewport().width() - 4, 1000)
        needed = self.fontMetrics().boundingRect(area, Qt.TextFlag.TextWordWrap, self.placeholderText()).height()
        return round(needed / self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._saved.strip():
            self.setPlainText(self._saved)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._grow()

    @Slot()
    def _grow(self) -> None:
        self.setFixedHeight(self.sizeHint().height())


class TextPanel(QFrame):
    """A panel with a title and one text edited in place; `left_changed` as of its box.

    Under the box stands why a text was not taken, or a hint to plainer words.
    """

    left_changed = Signal(str)

    def __init__(self, name: str, title: str, hint: str, icon: str = "", token: str = "text") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "panel")
        self.box = EditBox(f"{name}Edit", hint)
        self._told = label("", "error", f"{name}Error", wrap=True)
        self._told.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 1, 1, 3)
        self.column.setSpacing(0)
        self.head = small_head(title, icon, token)
        self.column.addWidget(self.head)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(8, 0, 8, 0)
        self.body.setSpacing(2)
        self.body.addWidget(self.box)
        self.body.addWidget(self._told)
        self.column.addLayout(self.body)
        self.column.addStretch(1)
        self.box.left_changed.connect(self.left_changed)
        self.box.textChanged.connect(self._hint)

    def set_saved(self, text: str) -> None:
        """Shows what the book holds."""
        self.box.set_saved(text)

    def refuse(self, error: AppError) -> None:
        """Says under the box why the text was not taken; the text stays to be mended."""
        what, _, remedy = error.parts
        self._say(f"{what} {remedy}", "error")
        set_look(self.box, "state", "error")

    @Slot()
    def _hint(self) -> None:
        set_look(self.box, "state", "")
        self._say(hint_words(word_hints(self.box.toPlainText())), "warn")

    def _say(self, text: str, role: str) -> None:
        set_look(self._told, "role", role)
        self._told.setText(text)
        self._told.setVisible(bool(text))


def retitle(panel: TextPanel, title: str, hint: str = "") -> None:
    """Gives a panel another title, and its box another hint where one is given."""
    for made in panel.head.findChildren(QLabel):
        if made.property("role") == "strong":
            made.setText(title)
    if hint:
        panel.box.setPlaceholderText(hint)
        panel.box.setAccessibleName(hint)


def small_head(title: str, icon: str = "", token: str = "text", *tail: QWidget) -> QWidget:
    """The head of a small panel: icon, title in the colour of `token`, and what stands at the right end."""
    head = QWidget()
    head.setFixedHeight(theme.px(28))
    row = QHBoxLayout(head)
    row.setContentsMargins(12, 2, 10, 0)
    row.setSpacing(7)
    if icon:
        row.addWidget(icon_label(icon, token))
    words = label(title, "strong")
    words.setProperty("tone", token)
    row.addWidget(words)
    row.addStretch(1)
    for widget in tail:
        row.addWidget(widget)
    return head
