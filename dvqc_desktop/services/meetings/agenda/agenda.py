"""The agenda of a meeting: items in order with minutes and presenters; linked people are shown on screen only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import AgendaItem, AgendaItemPerson, Meeting, Person
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.errors.meetings import (
    AgendaMinutesError,
    AgendaTitleEmptyError,
    AgendaTitleNamesWorkerError,
)
from dvqc_desktop.domain.meetings import running_times
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.services.meetings.meeting_guard import note_work, on_agenda, open_item, open_meeting
from dvqc_desktop.services.meetings.minutes.named_workers import names_a_worker
from dvqc_desktop.services.rules import meeting_rules

TOPICS = frozenset({Topic.MEETINGS})
LONGEST_MINUTES = 1440


@dataclass(frozen=True, slots=True)
class ItemForm:
    """An agenda item; `title` is printed, `people_ids` are shown on screen only, `source` says why it is there."""

    title: str
    minutes: int
    presenter_id: int | None = None
    presenter_words: str | None = None
    source: str | None = None
    people_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """An item with its running time; `presenter` is a name or words such as "Từng đồng chí"."""

    id: int
    position: int
    starts: str
    title: str
    minutes: int
    presenter_id: int | None
    presenter: str | None
    source: str | None
    people: tuple[tuple[int, str], ...]
    minutes_text: str | None
    conclusion: str | None
    internal_note: str | None
    standing: bool = False
    postponed: bool = False


def add_item(session: Session, meeting_id: int, form: ItemForm, position: int | None = None) -> Change:
    """Add an item at a position (1 is the first), at the end where None.

    Raises MeetingMissingError, MeetingClosedError, AgendaTitleEmptyError, AgendaMinutesError,
    AgendaTitleNamesWorkerError.
    """
    meeting = open_meeting(session, meeting_id)
    title = checked_title(session, form.title, meeting.held_on)
    count = session.execute(select(func.count()).where(on_agenda(meeting_id))).scalar_one()
    place = count + 1 if position is None else max(1, min(position, count + 1))
    _shift(session, meeting_id, place)
    item = AgendaItem(
        meeting_id=meeting_id,
        position=place,
        title=title,
        minutes=checked_minutes(form.minutes),
        presenter_id=form.presenter_id,
        presenter_words=one_line(form.presenter_words or "") or None,
        source=form.source,
    )
    session.add(item)
    session.flush()
    _link(session, item.id, form.people_ids)
    note_work(meeting)
    return Change("thêm mục", f"{place} vào chương trình", TOPICS, item.id)


def edit_item(session: Session, item_id: int, form: ItemForm) -> Change:
    """Bring an item to the form, linked people too. Raises as `add_item`."""
    item, meeting = open_item(session, item_id)
    item.title = checked_title(session, form.title, meeting.held_on)
    item.minutes = checked_minutes(form.minutes)
    item.presenter_id = form.presenter_id
    item.presenter_words = one_line(form.presenter_words or "") or None
    item.source = form.source
    session.execute(delete(AgendaItemPerson).where(AgendaItemPerson.agenda_item_id == item_id))
    _link(session, item_id, form.people_ids)
    return Change("sửa mục", f"{item.position} của chương trình", TOPICS, item_id)


def link_people(session: Session, item_id: int, people_ids: Sequence[int]) -> Change:
    """Say whom an item is about, for the screen only. Raises MeetingMissingError, MeetingClosedError."""
    item, _ = open_item(session, item_id)
    session.execute(delete(AgendaItemPerson).where(AgendaItemPerson.agenda_item_id == item_id))
    _link(session, item_id, people_ids)
    return Change("nối người vào mục", str(item.position), TOPICS, item_id)


def move_item(session: Session, item_id: int, position: int) -> Change:
    """Move an item to a position; the others close up. Raises MeetingMissingError, MeetingClosedError."""
    item, meeting = open_item(session, item_id)
    rows = list(
        session.execute(
            select(AgendaItem).where(on_agenda(meeting.id)).order_by(AgendaItem.position, AgendaItem.id)
        ).scalars()
    )
    rows.remove(item)
    rows.insert(max(0, min(position - 1, len(rows))), item)
    for place, row in enumerate(rows, start=1):
        row.position = place
    return Change("chuyển mục", f"đến vị trí {item.position}", TOPICS, item_id)


def remove_item(session: Session, item_id: int) -> Change:
    """Take an item off the agenda. Raises MeetingMissingError, MeetingClosedError."""
    item, _ = open_item(session, item_id)
    place = take_off(session, item)
    session.delete(item)
    return Change("xóa mục", f"{place} khỏi chương trình", TOPICS)


def take_off(session: Session, item: AgendaItem) -> int:
    """Close the gap an item leaves, which keeps no place; gives the place it had. Part of a use case."""
    place, item.position = item.position, 0
    session.flush()
    later = select(AgendaItem).where(AgendaItem.meeting_id == item.meeting_id, AgendaItem.position > place)
    for row in session.execute(later).scalars():
        row.position -= 1
    return place


def set_standing(session: Session, item_id: int, standing: bool) -> Change:
    """Say whether an item comes back at every meeting. Raises MeetingMissingError, MeetingClosedError."""
    item, _ = open_item(session, item_id)
    item.standing = standing
    words = "đặt làm mục thường kỳ:" if standing else "thôi là mục thường kỳ:"
    return Change(words, item.title, TOPICS, item_id)


def list_items(session: Session, meeting_id: int) -> tuple[AgendaRow, ...]:
    """The agenda in order, with the time at which each item begins."""
    rows = session.execute(
        select(AgendaItem, Person.full_name, Meeting.start_time)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .outerjoin(Person, Person.id == AgendaItem.presenter_id)
        .where(on_agenda(meeting_id))
        .order_by(AgendaItem.position, AgendaItem.id)
    ).all()
    if not rows:
        return ()
    start = rows[0].start_time or meeting_rules(session, meeting_id).text("meeting.start.usual")
    times = running_times(start, [item.minutes for item, _, _ in rows])
    people = _linked_people(session, meeting_id)
    return tuple(
        AgendaRow(
            item.id,
            item.position,
            starts,
            item.title,
            item.minutes,
            item.presenter_id,
            name or item.presenter_words,
            item.source,
            people.get(item.id, ()),
            item.minutes_text,
            item.conclusion,
            item.internal_note,
            item.standing,
            item.postponed,
        )
        for (item, name, _), starts in zip(rows, times, strict=True)
    )


def _linked_people(session: Session, meeting_id: int) -> dict[int, tuple[tuple[int, str], ...]]:
    rows = session.execute(
        select(AgendaItemPerson.agenda_item_id, Person.id, Person.full_name)
        .join(AgendaItem, AgendaItem.id == AgendaItemPerson.agenda_item_id)
        .join(Person, Person.id == AgendaItemPerson.person_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItemPerson.id)
    )
    found: dict[int, tuple[tuple[int, str], ...]] = {}
    for item_id, person_id, name in rows:
        found[item_id] = (*found.get(item_id, ()), (person_id, name))
    return found


def _link(session: Session, item_id: int, people_ids: Sequence[int]) -> None:
    rows = [{"agenda_item_id": item_id, "person_id": person_id} for person_id in dict.fromkeys(people_ids)]
    if rows:
        session.execute(insert(AgendaItemPerson), rows)


def _shift(session: Session, meeting_id: int, place: int) -> None:
    later = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id, AgendaItem.position >= place)
    for row in session.execute(later).scalars():
        row.position += 1


def checked_minutes(minutes: int) -> int:
    """The length of an item, in minutes. Raises AgendaMinutesError."""
    if not 0 <= minutes <= LONGEST_MINUTES:
        raise AgendaMinutesError(minutes=minutes)
    return minutes


def checked_title(session: Session, text: str, day: date) -> str:
    """The printed title: filled, and without the name of a worker of the day who is no candidate.

    Raises AgendaTitleEmptyError, AgendaTitleNamesWorkerError.
    """
    title = one_line(text)
    if not title:
        raise AgendaTitleEmptyError
    names = select(Person.id).where(names_a_worker(title, day)).limit(1)
    if session.execute(names).first() is not None:
        raise AgendaTitleNamesWorkerError
    return title
