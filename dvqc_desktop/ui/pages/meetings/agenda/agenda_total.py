"""The line under an agenda: its minutes against the time of the meeting and the least the rules ask for."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from dvqc_desktop.domain.meetings import end_time, minutes_between
from dvqc_desktop.services.meetings.meetings import MeetingDetail
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.meetings.agenda.fit_bar import FitBar
from dvqc_desktop.ui.widgets.basics import ShortLabel, label, set_look

KEYS = "F2 sửa · Alt+Lên, Alt+Xuống đổi thứ tự"


def total_words(meeting: MeetingDetail, minutes: int, least: int) -> tuple[str, bool]:
    """How the agenda fits the time of the meeting and the `least` minutes its kind asks for; and whether it does."""
    words, fits = _room_words(meeting, minutes)
    return (f"{words}; quy định ít nhất {least} phút", False) if minutes < least else (words, fits)


def _room_words(meeting: MeetingDetail, minutes: int) -> tuple[str, bool]:
    if not meeting.start_time:
        return "chưa ghi giờ họp", False
    ends = end_time(meeting.start_time, [minutes])
    if not meeting.end_time:
        return f"từ {meeting.start_time} đến {ends}", True
    room = minutes_between(meeting.start_time, meeting.end_time)
    span = f"{meeting.start_time}–{meeting.end_time}"
    if minutes > room:
        return f"quá {minutes - room} phút so với {span}", False
    if minutes < room:
        return f"còn trống {room - minutes} phút trong {span}", False
    return f"khớp {span}", True


class _WholeOrNothing(ShortLabel):
    """A hint that is not cut short: where there is no room for it, F1 tells the same."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= self.fontMetrics().horizontalAdvance(self.text()):
            super().paintEvent(event)


class AgendaTotal(QFrame):
    """Total, how it fits, a bar, and the keys of the table."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "foot")
        self.setFixedHeight(theme.px(34))
        self._total = label("", "strong", "agendaTotalLabel")
        self._fit = label("", "secondary", "agendaFitLabel")
        self._bar = FitBar()
        keys = _WholeOrNothing("secondary")
        keys.setText(KEYS)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        for part in (self._total, self._fit, self._bar):
            row.addWidget(part)
        row.addSpacing(12)
        row.addWidget(keys, 1)

    def show_total(self, meeting: MeetingDetail, minutes: int, least: int) -> None:
        """Shows the minutes of the agenda of a meeting."""
        words, fits = total_words(meeting, minutes, least)
        self._total.setText(f"Cộng {minutes} phút")
        self._fit.setText(words)
        set_look(self._fit, "role", "secondary" if fits else "warn")
        start = meeting.start_time or "0:00"
        self._bar.show_share(minutes, minutes_between(start, meeting.end_time or start), fits)
