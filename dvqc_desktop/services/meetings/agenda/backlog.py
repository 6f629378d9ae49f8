"""What waits for a later meeting: put off from an agenda or noted by itself, taken into an agenda once."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import AgendaItem, BacklogItem, Meeting
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import MeetingState
from dvqc_desktop.domain.errors.meetings import BacklogMissingError, BacklogTakenError
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.services.meetings.agenda.agenda import checked_minutes, checked_title, take_off
from dvqc_desktop.services.meetings.agenda.carrying import append_item, copy_item
from dvqc_desktop.services.meetings.meeting_guard import note_work, open_item, open_meeting

TOPICS = frozenset({Topic.MEETINGS})
_AHEAD = (MeetingState.PLANNED.value, MeetingState.PREPARING.value)


@dataclass(frozen=True, slots=True)
class BacklogForm:
    """Something for a later meeting: its printed title, minutes, and a note for the screen."""

    title: str
    minutes: int = 10
    note: str = ""


@dataclass(frozen=True, slots=True)
class BacklogRow:
    """Something that waits, since when, and from the meeting of which day (None: noted by itself)."""

    id: int
    title: str
    minutes: int
    note: str
    noted_on: date
    from_day: date | None


def list_backlog(session: Session) -> tuple[BacklogRow, ...]:
    """What no meeting has taken yet, the oldest first; an item taken comes back when its agenda drops it."""
    rows = session.execute(
        select(BacklogItem, Meeting.held_on)
        .outerjoin(AgendaItem, AgendaItem.id == BacklogItem.from_item_id)
        .outerjoin(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(BacklogItem.taken_item_id.is_(None))
        .order_by(BacklogItem.noted_on, BacklogItem.id)
    )
    return tuple(
        BacklogRow(item.id, item.title, item.minutes, item.note or "", item.noted_on, day) for item, day in rows
    )


def add_backlog(session: Session, form: BacklogForm) -> Change:
    """Note something for a later meeting.

    Raises AgendaTitleEmptyError, AgendaMinutesError, AgendaTitleNamesWorkerError.
    """
    today = clock.today()
    row = BacklogItem(
        title=checked_title(session, form.title, today),
        minutes=checked_minutes(form.minutes),
        note=one_line(form.note) or None,
        noted_on=today,
    )
    session.add(row)
    session.flush()
    return Change("ghi việc để kỳ sau:", row.title, TOPICS, row.id)


def drop_backlog(session: Session, backlog_id: int) -> Change:
    """Take something off the list without dealing with it. Raises BacklogMissingError."""
    row = _fetch(session, backlog_id)
    title, source = row.title, _source(session, row)
    session.delete(row)
    if source is not None and not source.position:
        session.delete(source)
    return Change("bỏ việc để kỳ sau:", title, TOPICS)


def put_off(session: Session, item_id: int) -> Change:
    """Leave an item for a later meeting: off the agenda of a meeting ahead, with presenter and people; marked as not
    discussed in one held.

    Raises MeetingMissingError, MeetingClosedError.
    """
    item, meeting = open_item(session, item_id)
    ahead = meeting.state in _AHEAD
    if ahead or not item.postponed:
        row = (_came_from(session, item_id) if ahead else None) or BacklogItem(noted_on=clock.today())
        row.title, row.minutes, row.from_item_id, row.taken_item_id = item.title, item.minutes, item.id, None
        session.add(row)
    item.postponed = True
    if ahead:
        take_off(session, item)
    return Change("để kỳ sau:", item.title, TOPICS)


def take_up(session: Session, item_id: int) -> Change:
    """Take back that an item was left for later; what no meeting took yet leaves the list.

    Raises MeetingMissingError, MeetingClosedError.
    """
    item, _ = open_item(session, item_id)
    item.postponed = False
    waiting = (BacklogItem.from_item_id == item_id) & BacklogItem.taken_item_id.is_(None)
    session.execute(delete(BacklogItem).where(waiting))
    return Change("bàn ngay kỳ này:", item.title, TOPICS, item_id)


def take_backlog(session: Session, meeting_id: int, backlog_id: int) -> Change:
    """Take something that waits into an agenda.

    Raises MeetingMissingError, MeetingClosedError, BacklogMissingError, BacklogTakenError, AgendaTitleNamesWorkerError.
    """
    meeting, row = open_meeting(session, meeting_id), _fetch(session, backlog_id)
    if row.taken_item_id is not None:
        raise BacklogTakenError(title=row.title)
    source = _source(session, row)
    if source is not None and not source.position and source.meeting_id == meeting.id:
        source.postponed = False
        made = append_item(session, meeting, source)
        session.delete(row)
    elif source is not None:
        made = copy_item(session, meeting, source)
    else:
        title = checked_title(session, row.title, meeting.held_on)
        made = append_item(session, meeting, AgendaItem(title=title, minutes=row.minutes, source="để từ kỳ trước"))
        row.taken_item_id = made.id
    note_work(meeting)
    return Change("đưa vào chương trình:", made.title, TOPICS, made.id)


def _came_from(session: Session, item_id: int) -> BacklogItem | None:
    """The line of the list that an item was taken from."""
    return session.execute(select(BacklogItem).where(BacklogItem.taken_item_id == item_id)).scalars().first()


def _source(session: Session, row: BacklogItem) -> AgendaItem | None:
    return session.get(AgendaItem, row.from_item_id) if row.from_item_id is not None else None


def _fetch(session: Session, backlog_id: int) -> BacklogItem:
    row = session.get(BacklogItem, backlog_id)
    if row is None:
        raise BacklogMissingError
    return row
