"""What all use cases of a meeting begin with: the row must be there, and its minutes must be open."""

from typing import TypeVar

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import AgendaItem, ItemOpinion, Meeting, Task, Vote
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import MeetingState
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors.meetings import MeetingClosedError, MeetingMissingError

Row = TypeVar("Row", Meeting, AgendaItem, ItemOpinion, Vote, Task)

_NOUNS = {Meeting: "buổi họp", AgendaItem: "mục chương trình", Vote: "biểu quyết", ItemOpinion: "ý kiến", Task: "việc"}


def fetch(session: Session, kind: type[Row], row_id: int) -> Row:
    """The row with this id. Raises MeetingMissingError, which names what is missing."""
    row = session.get(kind, row_id)
    if row is None:
        raise MeetingMissingError(noun=_NOUNS[kind])
    return row


def open_meeting(session: Session, meeting_id: int) -> Meeting:
    """The meeting, to be changed. Raises MeetingMissingError, MeetingClosedError."""
    meeting = fetch(session, Meeting, meeting_id)
    if meeting.state == MeetingState.CLOSED:
        raise MeetingClosedError(day=format_date(meeting.held_on))
    return meeting


def on_agenda(meeting_id: int) -> ColumnElement[bool]:
    """The items on the agenda of a meeting; one put off before the meeting waits at position 0."""
    return (AgendaItem.meeting_id == meeting_id) & (AgendaItem.position > 0)


def open_item(session: Session, item_id: int) -> tuple[AgendaItem, Meeting]:
    """An agenda item with its meeting, to be changed. Raises as `open_meeting`."""
    item = fetch(session, AgendaItem, item_id)
    return item, open_meeting(session, item.meeting_id)


def note_work(meeting: Meeting) -> None:
    """Move the state on: work on a meeting ahead prepares it, work on or after its day says it was held."""
    if meeting.held_on <= clock.today():
        meeting.state = MeetingState.HELD.value
    elif meeting.state == MeetingState.PLANNED:
        meeting.state = MeetingState.PREPARING.value


def day_words(meeting: Meeting) -> str:
    """The meeting in the undo menu: "họp 24/11/2026"."""
    return f"họp {format_date(meeting.held_on)}"
