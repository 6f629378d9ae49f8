"""The quorum in words, as a strip across the tab and as a box beside the agenda and the minutes."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from dvqc_desktop.domain.votes import Electorate
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import label, link_button, set_look

NOT_CALLED = "Chưa điểm danh, chưa báo dự."


def short_words(roll: Electorate, called: bool) -> str:
    """Who is there, in half a sentence: "Có mặt 2/3, trong đó chính thức 1/2"."""
    if not called:
        return NOT_CALLED
    there = f"Có mặt {roll.members_there}/{roll.members}"
    return f"{there}, trong đó chính thức {roll.convened_there}/{roll.convened}."


def vote_words(roll: Electorate, needed: int, can_pass: bool) -> str:
    """What a vote needs and whether those present can give it."""
    rule = f"Biểu quyết cần quá nửa tổng số đảng viên chính thức được triệu tập ({needed} phiếu trên {roll.convened})"
    verdict = "đủ để biểu quyết" if can_pass else "nên chưa biểu quyết được; vẫn họp, trao đổi trước được"
    return f"{rule}, {verdict}."


class QuorumBox(QFrame):
    """A tinted box: amber while a vote is impossible, green when it is possible, white before the roll call."""

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

    def show_roll(self, roll: Electorate, can_pass: bool, called: bool, needed: int = 0) -> None:
        """Shows the state of the roll call; the strip also says what a vote needs."""
        text = short_words(roll, called)
        if self._strip:
            text = f"{text} {vote_words(roll, needed, can_pass)}" if called else f"{text} {roll.words}"
        elif called:
            text = f"{text} {'Đủ để biểu quyết.' if can_pass else 'Chưa đủ để biểu quyết.'}"
        self._words.setText(text)
        tone = ("ok" if can_pass else "warn") if called else ""
        set_look(self, "tone", tone)
        icons = {"ok": ("checkmark_circle_filled", "ok"), "warn": ("warning_filled", "warn"), "": ("info", "text2")}
        name, token = icons[tone]
        side = 16 if name == "info" else 20
        self._icon.setPixmap(theme.pixmap(name, side, token, self.devicePixelRatioF()))
