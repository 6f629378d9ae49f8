"""What every sub-tab of a meeting shares: the meeting shown, whether it may be changed, and when to read again."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dvqc_desktop.domain.codes import MeetingState
from dvqc_desktop.domain.meeting_kinds import OwnKind
from dvqc_desktop.services.meetings.meetings import MeetingDetail
from dvqc_desktop.services.people.leaders import MemberName
from dvqc_desktop.services.unit import Unit
from dvqc_desktop.ui.pages.base import PageContext


@dataclass(frozen=True)
class Shown:
    """The meeting on the screen with the unit and the members of its day.

    `unaltered`: closed minutes still have the fingerprint of their closing.
    """

    meeting: MeetingDetail
    unit: Unit
    members: tuple[MemberName, ...]
    unaltered: bool = True
    own_kinds: tuple[OwnKind, ...] = ()

    @property
    def is_open(self) -> bool:
        """False once the minutes are closed."""
        return self.meeting.state != MeetingState.CLOSED

    @property
    def is_ahead(self) -> bool:
        """True until the meeting took place: who is not said to be absent is expected."""
        return self.meeting.state in (MeetingState.PLANNED, MeetingState.PREPARING)


class MeetingTab(QWidget):
    """One sub-tab; `wanted` asks for another one by its place."""

    wanted = Signal(int)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.store = context.store
        self.shown: Shown | None = None

    def show_meeting(self, shown: Shown) -> None:
        """Shows a meeting, or the same one again after a change."""
        self.shown = shown
        self.fill(shown)

    def fill(self, shown: Shown) -> None:
        """Reads and shows what belongs to the meeting."""
        raise NotImplementedError

    def leave(self) -> None:
        """Keeps what is being typed before another meeting or tab is shown."""
