"""One line of the page of copies: its state as icon and words, how it comes about, and its one button."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dvqc_desktop.domain.backups import CopyState, Judged
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import label, set_look

SIGNS = {
    CopyState.GOOD: ("checkmark_circle_filled", "ok", "Tốt"),
    CopyState.DUE: ("warning_filled", "warn", "Đến hạn"),
    CopyState.BAD: ("error_circle_filled", "danger", "Cần làm ngay"),
}


class StateLine(QWidget):
    """A state in words with its sign; the sign is never alone, the words say the same."""

    def __init__(self, title: str, hint: str, act: QPushButton, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._sign = QLabel()
        self._sign.setFixedSize(QSize(16, 16))
        self.words = label("", "", f"{name}Words", wrap=True)
        self.hint = label(hint, "hint", f"{name}Hint", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(title, "strong"))
        column.addWidget(self.words)
        self._hints = QHBoxLayout()
        self._hints.setSpacing(8)
        self._hints.addWidget(self.hint, 1)
        column.addLayout(self._hints)
        row.addLayout(column, 1)
        row.addWidget(act, 0, Qt.AlignmentFlag.AlignVCenter)
        act.setMinimumWidth(theme.px(160))

    def add_link(self, link: QPushButton) -> None:
        """A less usual act, at the end of the hint."""
        self._hints.addWidget(link)

    def show_state(self, judged: Judged) -> None:
        """The state now."""
        icon, token, spoken = SIGNS[judged.state]
        self._sign.setPixmap(theme.icon(icon, 16, token).pixmap(QSize(16, 16), self._sign.devicePixelRatioF()))
        self._sign.setAccessibleName(spoken)
        self.words.setText(judged.words)
        set_look(self.words, "tone", "" if judged.state is CopyState.GOOD else token)
