"""Fields of a form: words above, the field, and one sentence under it when it cannot be taken."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from dvqc_desktop.ui.widgets.basics import icon_label, label, set_look


class FormField(QWidget):
    """One field of a form with its label above; `refuse` shows a sentence under it."""

    def __init__(self, words: str, field: QWidget, required: bool = False, hint: str = "") -> None:
        super().__init__()
        self.field = field
        self._words = words
        field.setAccessibleName(words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        title = QHBoxLayout()
        title.setSpacing(3)
        caption = label(words, "secondary")
        caption.setBuddy(field)
        title.addWidget(caption)
        if required:
            title.addWidget(label("*", "error"))
        title.addStretch(1)
        if words:
            layout.addLayout(title)
        layout.addWidget(field)
        self._hint = label(hint, "hint", wrap=True)
        self._hint.setVisible(bool(hint))
        layout.addWidget(self._hint)
        self._error = label("", "error", f"{field.objectName()}Error", wrap=True)
        self._error_row = _error_row(self._error)
        layout.addWidget(self._error_row)
        self._error_row.hide()

    @property
    def error(self) -> str:
        """The sentence shown under the field, empty for none."""
        return self._error.text()

    def refuse(self, sentence: str) -> None:
        """Shows why the field cannot be taken, with a red border; an empty sentence takes both away."""
        set_look(self.field, "state", "error" if sentence else "")
        self._error.setText(sentence)
        self._error_row.setVisible(bool(sentence))


class RecipientEdit(QLineEdit):
    """For whom a file is, as it then stands in the register of exports; Enter goes on, and never closes the dialog."""

    def __init__(self, start: str) -> None:
        super().__init__(start)
        self.setObjectName("exportRecipientEdit")
        self.setPlaceholderText("Ví dụ: Đảng ủy, tổ trưởng sản xuất")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.returnPressed.emit()
            self.focusNextChild()
            return
        super().keyPressEvent(event)


def focus_first_error(fields: list[FormField]) -> bool:
    """Moves the focus to the first refused field; False when none is refused."""
    for field in fields:
        if field.error:
            field.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
    return False


def _error_row(words: QLabel) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(5)
    layout.addWidget(icon_label("error_circle_filled", "danger"), 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(words, 1)
    return row
