"""The quorum in words, as a strip across the tab and as a box beside the agenda and the minutes."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from dvqc_desktop.domain.votes import Electorate
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import label, link_button, set_look


@dataclass(frozen=True)
class Attending:
    """Who counts at a meeting, whether they could pass something, and whether it is still ahead."""

    roll: Electorate
    can_pass: bool
    ahead: bool

    @property
    def words(self) -> str:
        """Who is there, or is expected: "Có mặt 2/3, trong đó chính thức 1/2."."""
        roll = self.roll
        there = f"{'Dự kiến có mặt' if self.ahead else 'Có mặt'} {roll.members_there}/{roll.members}"
        return f"{there}, trong đó chính thức {roll.convened_there}/{roll.convened}."

    def vote_words(self, needed: int) -> str:
        """What a vote needs, and whether those present can give it."""
        rule = "Biểu quyết cần quá nửa tổng số đảng viên chính thức được triệu tập"
        verdict = "đủ để biểu quyết" if self.can_pass else "nên chưa biểu quyết được; vẫn họp, trao đổi trước được"
        return f"{rule} ({needed} phiếu trên {self.roll.convened}), {verdict}."


class QuorumBox(QFrame):
    """A tinted box: amber while a vote is impossible, green when it is possible."""

    def __init__(self, name: str, strip: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "strip")
        self._strip = strip
        self._icon = label()
        self._icon.setFixedSize(theme.px(20), theme.px(20))
        self._words = label("", "", f"{name}Label", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self._column.addWidget(self._words)
        row.addLayout(self._column, 1)

    def words(self) -> str:
        """What the box says now."""
        return self._words.text()

    def add_link(self, text: str, clicked: Callable[[], object]) -> None:
        """Adds a link under the words."""
        line = QHBoxLayout()
        line.addWidget(link_button(text, clicked))
        line.addStretch(1)
        self._column.addLayout(line)

    def show_roll(self, attending: Attending, needed: int = 0) -> None:
        """Shows the state of the roll call; the strip also says what a vote needs."""
        verdict = "Đủ để biểu quyết." if attending.can_pass else "Chưa đủ để biểu quyết."
        self._words.setText(f"{attending.words} {attending.vote_words(needed) if self._strip else verdict}")
        set_look(self, "tone", "ok" if attending.can_pass else "warn")
        name, token = ("checkmark_circle_filled", "ok") if attending.can_pass else ("warning_filled", "warn")
        self._icon.setPixmap(theme.pixmap(name, 20, token, self.devicePixelRatioF()))
