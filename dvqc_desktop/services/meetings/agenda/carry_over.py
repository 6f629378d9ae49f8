"""Carrying over from an earlier meeting: what was put off or not discussed, standing items, open tasks; never twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import AgendaItem, ItemOpinion, Meeting, Task
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import MeetingKind, MeetingState
from dvqc_desktop.domain.dates import format_day_month
from dvqc_desktop.domain.names import fold
from dvqc_desktop.services.meetings.agenda.carrying import append_item, copy_item, has_minutes, link_missing
from dvqc_desktop.services.meetings.meeting_guard import day_words, fetch, note_work, on_agenda, open_meeting
from dvqc_desktop.services.meetings.meetings import MeetingRow, list_meetings
from dvqc_desktop.services.meetings.tasks.tasks import TaskRow, debts

TOPICS = frozenset({Topic.MEETINGS})
TASKS_TITLE, TASKS_MINUTES = "Kiểm điểm việc kỳ trước chưa xong", 10
TASKS_ANCHORS = ("ky truoc", "thang truoc")
MOST_SOURCES = 12
_HELD = (MeetingState.HELD, MeetingState.CLOSED)


class CarryKind(StrEnum):
    """Why something is offered, in the order of the list."""

    POSTPONED = "postponed"
    STANDING = "standing"
    UNDISCUSSED = "undiscussed"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class CarryPick:
    """An item of an earlier agenda, or an open task."""

    kind: CarryKind
    row_id: int


@dataclass(frozen=True, slots=True)
class CarryRow:
    """Something that may be carried over; `place` is the item of the agenda that has it already, None for none."""

    pick: CarryPick
    title: str
    minutes: int
    detail: str
    place: int | None

    @property
    def wanted(self) -> bool:
        """Whether it is ticked at first: not what has its place, nor what may just not have been written down."""
        return self.place is None and self.pick.kind is not CarryKind.UNDISCUSSED


def carry_sources(session: Session, meeting_id: int) -> tuple[MeetingRow, ...]:
    """The meetings held before this one, the latest first; workers' criticism only for another of its kind."""
    meeting = fetch(session, Meeting, meeting_id)
    criticism = meeting.kind == MeetingKind.CRITICISM
    earlier = [
        row
        for row in list_meetings(session)
        if row.held_on < meeting.held_on and row.state in _HELD and (row.kind == MeetingKind.CRITICISM) is criticism
    ]
    return tuple(earlier[:MOST_SOURCES])


def carry_rows(session: Session, meeting_id: int, from_id: int | None) -> tuple[CarryRow, ...]:
    """What may be carried into an agenda: of one earlier meeting's items (None: none), and the open tasks.

    Raises MeetingMissingError.
    """
    there = _Agenda(session, meeting_id)
    items = [_item_row(item, kind, there) for item, kind in _items_of(session, from_id)]
    tasks = [_task_row(task, there) for task in debts(session, meeting_id)]
    order = list(CarryKind)
    return tuple(sorted([*items, *tasks], key=lambda row: order.index(row.pick.kind)))


def carry_over(session: Session, meeting_id: int, picks: Sequence[CarryPick]) -> Change:
    """Take what was picked into the agenda, in one act; what the agenda has already is left out.

    Raises MeetingMissingError, MeetingClosedError, AgendaTitleNamesWorkerError.
    """
    meeting = open_meeting(session, meeting_id)
    for pick in picks:
        if pick.kind is not CarryKind.TASK:
            item = fetch(session, AgendaItem, pick.row_id)
            if _Agenda(session, meeting_id).place_of(item) is None:
                copy_item(session, meeting, item)
    _carry_tasks(session, meeting, [pick.row_id for pick in picks if pick.kind is CarryKind.TASK])
    note_work(meeting)
    return Change("chép từ kỳ trước vào", day_words(meeting), TOPICS, meeting_id)


def standing_rows(session: Session, meeting_id: int) -> tuple[CarryRow, ...]:
    """The standing items of the last meeting that this agenda does not have yet."""
    sources = carry_sources(session, meeting_id)
    rows = carry_rows(session, meeting_id, sources[0].id) if sources else ()
    return tuple(row for row in rows if row.pick.kind is CarryKind.STANDING and row.place is None)


class _Agenda:
    """What an agenda has, to be asked before something is added."""

    def __init__(self, session: Session, meeting_id: int) -> None:
        rows = session.execute(
            select(AgendaItem.position, AgendaItem.title, AgendaItem.carried_from_id).where(
                on_agenda(fetch(session, Meeting, meeting_id).id)
            )
        ).all()
        self._titles = {fold(row.title): row.position for row in rows}
        self._sources = {row.carried_from_id: row.position for row in rows if row.carried_from_id is not None}

    def place_of(self, item: AgendaItem) -> int | None:
        """The position of an item that came from this one, or says the same."""
        return self._sources.get(item.id) or self._titles.get(fold(item.title))

    @property
    def tasks_place(self) -> int | None:
        """The position of the item that deals with what earlier meetings left to do."""
        found = [place for title, place in self._titles.items() if any(words in title for words in TASKS_ANCHORS)]
        return min(found, default=None)


def _items_of(session: Session, meeting_id: int | None) -> list[tuple[AgendaItem, CarryKind]]:
    """The items of a meeting that may come again; where nothing at all was written down, only what is marked."""
    query = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)
    items = list(session.execute(query.order_by(AgendaItem.position, AgendaItem.id)).scalars())
    with_opinions = set(
        session.execute(
            select(ItemOpinion.agenda_item_id).where(ItemOpinion.agenda_item_id.in_([item.id for item in items]))
        ).scalars()
    )
    discussed = {item.id for item in items if has_minutes(item) or item.id in with_opinions}
    found = []
    for item in items:
        if item.postponed:
            found.append((item, CarryKind.POSTPONED))
        elif item.standing:
            found.append((item, CarryKind.STANDING))
        elif discussed and item.id not in discussed:
            found.append((item, CarryKind.UNDISCUSSED))
    return found


def _item_row(item: AgendaItem, kind: CarryKind, there: _Agenda) -> CarryRow:
    return CarryRow(CarryPick(kind, item.id), item.title, item.minutes, "", there.place_of(item))


def _task_row(task: TaskRow, there: _Agenda) -> CarryRow:
    parts = (task.owner, f"hạn {format_day_month(task.due_on)}" if task.due_on else "")
    detail = ", ".join(part for part in parts if part)
    return CarryRow(CarryPick(CarryKind.TASK, task.id), task.text, 0, detail, there.tasks_place)


def _carry_tasks(session: Session, meeting: Meeting, task_ids: Sequence[int]) -> None:
    """One item deals with all open tasks; whom they are about is linked to it, for the screen."""
    if not task_ids:
        return
    place = _Agenda(session, meeting.id).tasks_place
    if place is None:
        form = AgendaItem(title=TASKS_TITLE, minutes=TASKS_MINUTES, presenter_id=meeting.chair_id)
        item = append_item(session, meeting, form)
    else:
        at_place = (AgendaItem.meeting_id == meeting.id) & (AgendaItem.position == place)
        item = session.execute(select(AgendaItem).where(at_place)).scalars().one()
    people = session.execute(
        select(Task.promised_to_id, Task.about_id).where(Task.id.in_(task_ids)).order_by(Task.id)
    ).all()
    item.source = item.source or f"{len(task_ids)} việc kỳ trước chưa xong"
    link_missing(session, item.id, [person_id for row in people for person_id in row if person_id is not None])
