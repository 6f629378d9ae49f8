"""Who is there, beside the minutes: a line for each member, as high as its words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from dvqc_desktop.domain.attendance import THERE
from dvqc_desktop.domain.codes import MemberStatus
from dvqc_desktop.domain.meetings import PRESENCE_WORDS
from dvqc_desktop.services.meetings.roll.attendance import RollRow
from dvqc_desktop.ui.widgets.basics import label

NEED_NOT_COME = {
    MemberStatus.TEMPORARY_AWAY: "ở nơi khác",
    MemberStatus.EXEMPT: "được miễn",
    MemberStatus.SUSPENDED: "đình chỉ",
}


class PresentList(QScrollArea):
    """Takes the height of its lines, and scrolls where there is less."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_roll(self, rows: Sequence[RollRow]) -> None:
        """Shows the members called to a meeting, each with how he or she takes part."""
        body = QWidget()
        body.setObjectName("scrollBody")
        lines = QVBoxLayout(body)
        lines.setContentsMargins(0, 0, 3, 0)
        lines.setSpacing(4)
        for row in rows:
            lines.addWidget(_member_line(row))
        lines.addStretch(1)
        self.setWidget(body)
        self.updateGeometry()


def _member_line(row: RollRow) -> QWidget:
    """Who is there; of somebody who need not come the status, while he was not called."""
    if row.presence is not None:
        words = PRESENCE_WORDS[row.presence]
    else:
        words = NEED_NOT_COME.get(row.status, "chưa điểm danh")
    easy = row.presence in THERE or (row.presence is None and not row.has_to_attend)
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(label(row.name), 1)
    layout.addWidget(label(words, "secondary" if easy else "warn"))
    return line
