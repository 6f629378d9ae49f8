"""Two buttons that note when a meeting begins and ends, each with the time it would note now."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.services.meetings.minutes.minutes import begin_meeting, end_meeting
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.meetings.tab import Shown
from dvqc_desktop.ui.widgets.basics import button, label

TICK_MS = 15_000


class MeetingClock(QWidget):
    """Hidden before the day of the meeting, and once the minutes are closed."""

    def __init__(self, context: PageContext, direction: QBoxLayout.Direction) -> None:
        super().__init__()
        self._context = context
        self._meeting_id: int | None = None
        self.setObjectName("meetingClock")
        self._noted = label("", "secondary", "meetingClockLabel", wrap=True)
        self._begin = button("", "clock", "", "beginMeetingButton")
        self._end = button("", "clock", "", "endMeetingButton")
        row = QBoxLayout(direction, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in (self._noted, self._begin, self._end):
            row.addWidget(part)
        self._begin.clicked.connect(self._note_begin)
        self._end.clicked.connect(self._note_end)
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK_MS)
        self._ticks.timeout.connect(self.tick)
        self._ticks.start()
        self.tick()

    def show_meeting(self, shown: Shown) -> None:
        """Shows what is noted so far."""
        meeting = shown.meeting
        self._meeting_id = meeting.id
        self._noted.setText(f"Họp từ {meeting.start_time or '…'} đến {meeting.end_time or '…'}")
        noting = shown.is_open and meeting.held_on <= clock.today()
        for part in (self._begin, self._end):
            part.setVisible(noting)

    @Slot()
    def tick(self) -> None:
        """Puts the present time on both buttons."""
        now = f"{clock.now():%H:%M}"
        self._begin.setText(f"Bắt đầu {now}")
        self._end.setText(f"Kết thúc {now}")

    @Slot()
    def _note_begin(self) -> None:
        self.tick()
        if self._meeting_id is not None and self._context.store.attempt(begin_meeting, self._meeting_id) is not None:
            self._context.toast("Đã ghi giờ bắt đầu.")

    @Slot()
    def _note_end(self) -> None:
        self.tick()
        if self._meeting_id is not None and self._context.store.attempt(end_meeting, self._meeting_id) is not None:
            self._context.toast("Đã ghi giờ kết thúc.")
