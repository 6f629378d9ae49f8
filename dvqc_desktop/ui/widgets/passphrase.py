"""The field for a passphrase: hidden, with a button that shows it, and an eye on Caps Lock and the typing tool."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import icon_label, label
from dvqc_desktop.wiping import wipe

CAPS_WORDS = "Đang bật Caps Lock. Nếu bộ gõ tiếng Việt đang bật, chữ có thể bị bỏ dấu sai: bấm nút con mắt để xem."
TOOL_WORDS = (
    "Bộ gõ tiếng Việt đang bật, chữ có dấu tính vào mật khẩu: lần nào cũng gõ như nhau, bấm nút con mắt để xem."
)


class PassphraseEdit(QLineEdit):
    """`hint` carries, as letters are typed, what to mind: Caps Lock, a Vietnamese typing tool; empty for nothing."""

    hint = Signal(str)

    def __init__(self, name: str, button_name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._eye = QToolButton(self)
        self._eye.setObjectName(button_name or f"{name}ShowButton")
        self._eye.setIcon(theme.icon("eye", 16, "text2"))
        self._eye.setCheckable(True)
        self._eye.setCursor(Qt.CursorShape.ArrowCursor)
        self._eye.setAccessibleName("Hiện mật khẩu")
        self._eye.setToolTip("Hiện mật khẩu")
        self._eye.toggled.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 3, 0)
        row.addStretch(1)
        row.addWidget(self._eye)
        self.setTextMargins(0, 0, theme.px(28), 0)
        self._caps = False
        self.textChanged.connect(self._look)

    def is_blank(self) -> bool:
        """True while nothing is typed."""
        text = self.text()
        wipe(text)
        return not text

    def hide_text(self) -> None:
        """Hides the text again."""
        self._eye.setChecked(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if len(text) == 1 and text.isalpha() and text.isascii():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._caps = text.isupper() != shift
        super().keyPressEvent(event)

    @Slot()
    def _look(self) -> None:
        text = self.text()
        self._caps = self._caps and bool(text)
        self.hint.emit(CAPS_WORDS if self._caps else TOOL_WORDS if not text.isascii() else "")
        wipe(text)

    @Slot(bool)
    def _show(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


class PassphraseHint(QWidget):
    """The line under passphrase fields that says what to mind while typing; hidden for nothing."""

    def __init__(self, name: str, *edits: PassphraseEdit) -> None:
        super().__init__()
        self._words: QLabel = label("", "warn", name, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(6)
        row.addWidget(icon_label("warning_filled", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        for edit in edits:
            edit.hint.connect(self._say)
        self.hide()

    @Slot(str)
    def _say(self, words: str) -> None:
        self._words.setText(words)
        self.setVisible(bool(words))
