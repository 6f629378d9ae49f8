"""The field for a passphrase: hidden, with a button that shows it, and an eye on the Caps Lock key."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton

from dvqc_desktop.ui import theme


class PassphraseEdit(QLineEdit):
    """`caps_lock` tells, at each letter typed, whether Caps Lock seems to be on."""

    caps_lock = Signal(bool)

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

    def hide_text(self) -> None:
        """Hides the text again."""
        self._eye.setChecked(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if len(text) == 1 and text.isalpha() and text.isascii():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(text.isupper() != shift)
        super().keyPressEvent(event)

    @Slot(bool)
    def _show(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
