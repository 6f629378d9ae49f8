"""The strip that says which votes no longer match the roll call, and counts them anew."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout

from dvqc_desktop.services.meetings.passed.votes import VoteRow
from dvqc_desktop.ui.widgets.basics import icon_label, label, link_button


class MovedStrip(QFrame):
    """Amber; hidden while every vote stands on the roll call as it is."""

    def __init__(self, recount: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("voteMovedStrip")
        self.setProperty("kind", "strip")
        self.setProperty("tone", "warn")
        self._words = label("", "", "voteMovedLabel", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(10)
        row.addWidget(icon_label("warning_filled", "warn", 20))
        row.addWidget(self._words, 1)
        row.addWidget(link_button("Tính lại", recount, "recountVotesButton"))

    def show_votes(self, votes: Sequence[VoteRow]) -> None:
        """Shows itself where a vote's denominator is another one now."""
        moved = [vote for vote in votes if not vote.matches]
        self.setVisible(bool(moved))
        named = "; ".join(f"“{vote.subject}” (đã tính trên {vote.convened})" for vote in moved[:2])
        more = f" và {len(moved) - 2} biểu quyết nữa" if len(moved) > 2 else ""
        self._words.setText(f"Điểm danh đã sửa sau khi biểu quyết, mẫu số không còn khớp: {named}{more}.")
