"""What the slips of a week need: whom each member meets by the chain, in which order, and the little that may leave."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import ContactPause, HolderAssignment, Person
from dvqc_desktop.domain.codes import HolderRole
from dvqc_desktop.domain.periods import week_of
from dvqc_desktop.domain.shifts import UNKNOWN, MeetingDay, Turns, meeting_day
from dvqc_desktop.services.contacts.contact_sheet_people import KnownPerson, known_people
from dvqc_desktop.services.people.presence import holds_on, is_member, is_worker
from dvqc_desktop.services.people.shifts import turns_of
from dvqc_desktop.services.settings import contact_rule
from dvqc_desktop.services.statements import chunks

WEEK_DAYS = 7
POSSIBLE = MeetingDay(True)


@dataclass(frozen=True, slots=True)
class SheetPerson:
    """A worker on a slip; `through` is the name and sex of the active worker who holds him, None if held directly.

    `by_id` is who meets him, `missed` says that nobody did on the contact day before, `meets` whether holder and worker
    can meet on this one. `next_step`, `strengths` and `promises` are words of the book, still to be sieved for paper.
    """

    worker_id: int
    name: str
    sex: str | None
    trade: str | None
    through: tuple[str, str | None] | None
    by_id: int
    last_contact: date | None
    next_step: str | None = None
    strengths: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    missed: bool = False
    meets: MeetingDay = POSSIBLE


@dataclass(frozen=True, slots=True)
class SheetHolder:
    """A member with everybody met directly or through others."""

    member_id: int
    name: str
    people: tuple[SheetPerson, ...]


@dataclass(frozen=True, slots=True)
class ContactSheet:
    """The slips of one week, Monday to Sunday, and its contact day."""

    week: int
    week_start: date
    week_end: date
    contact_day: date
    holders: tuple[SheetHolder, ...]


@dataclass(frozen=True, slots=True)
class _Link:
    """Whom a member meets: himself, or through an active worker (name and sex)."""

    member_id: int
    worker_id: int
    by_id: int
    through: tuple[str, str | None] | None = None


def contact_sheet(session: Session, day: date, member_id: int | None = None) -> ContactSheet:
    """The slips of the week of a day, as the book knew it then: members in the order of names.

    People held directly come first, then those reached through others; among each, who can be met on the contact day,
    who was missed on the one before, and who was met longest ago before the day. With `member_id`, the slip of that
    member alone.
    """
    start, meeting_on = week_of(day).start, _meeting_day(session, day)
    chain = _chain(session, day, member_id)
    people = known_people(session, {link.worker_id for link in chain}, day)
    turns = turns_of(session, {person for link in chain for person in (link.worker_id, link.by_id)}, day)
    by_holder: dict[int, list[_Link]] = defaultdict(list)
    for link in chain:
        by_holder[link.member_id].append(link)
    slips = []
    for holder_id, name in _names(session, by_holder).items():
        links = by_holder[holder_id]
        rows = [(_person(link, people[link.worker_id], turns, meeting_on), people[link.worker_id]) for link in links]
        slips.append(SheetHolder(holder_id, name, tuple(person for person, _ in sorted(rows, key=_place))))
    return ContactSheet(
        start.isocalendar().week, start, start + timedelta(days=WEEK_DAYS - 1), meeting_on, tuple(slips)
    )


def sheet_members(session: Session, day: date) -> tuple[tuple[int, str], ...]:
    """The members (row id, name) who meet somebody on a day, in the order of names."""
    return tuple(_names(session, {link.member_id for link in _chain(session, day, None)}).items())


def _chain(session: Session, day: date, member_id: int | None) -> list[_Link]:
    """Whom members meet by one or two steps of main holders on the day, without those paused on the contact day."""
    paused = select(ContactPause.person_id).where(holds_on(ContactPause, _meeting_day(session, day)))
    first, second, middle = aliased(HolderAssignment), aliased(HolderAssignment), aliased(Person)
    main = HolderRole.MAIN.value
    held = and_(first.role == main, holds_on(first, day), is_member(first.holder_id, day))
    if member_id is not None:
        held = and_(held, first.holder_id == member_id)
    direct = session.execute(
        select(first.holder_id, first.worker_id).where(
            held, is_worker(first.worker_id, day), first.worker_id.not_in(paused)
        )
    )
    links = [_Link(holder_id, worker_id, holder_id) for holder_id, worker_id in direct]
    through = session.execute(
        select(first.holder_id, second.worker_id, middle.id, middle.full_name, middle.sex)
        .join(second, and_(second.holder_id == first.worker_id, second.role == main, holds_on(second, day)))
        .join(middle, middle.id == first.worker_id)
        .where(held, is_worker(second.worker_id, day), second.worker_id.not_in(paused))
    )
    return links + [_Link(row[0], row[1], row[2], (row[3], row[4])) for row in through]


def _meeting_day(session: Session, day: date) -> date:
    """The contact day of the week of a day."""
    return week_of(day).start + timedelta(days=contact_rule(session).weekday)


def _names(session: Session, member_ids: Iterable[int]) -> dict[int, str]:
    """The names of members in the order of names."""
    found: list[tuple[bytes, int, str]] = []
    for chunk in chunks(member_ids):
        rows = session.execute(select(Person.name_sort, Person.id, Person.full_name).where(Person.id.in_(chunk)))
        found += [(sort, member_id, name) for sort, member_id, name in rows]
    return {member_id: name for _, member_id, name in sorted(found)}


def _person(link: _Link, known: KnownPerson, turns: dict[int, Turns], meeting_on: date) -> SheetPerson:
    return SheetPerson(
        link.worker_id,
        known.name,
        known.sex,
        known.trade,
        link.through,
        link.by_id,
        known.last_contact,
        known.next_step,
        known.strengths,
        known.promises,
        known.missed,
        meeting_day(turns.get(link.by_id, UNKNOWN), turns.get(link.worker_id, UNKNOWN), meeting_on),
    )


def _place(row: tuple[SheetPerson, KnownPerson]) -> tuple[bool, bool, bool, date, bytes]:
    """Where somebody stands on a slip; contacts of the day itself do not move him, so the entry keeps the order."""
    person, known = row
    return (
        person.through is not None,
        not person.meets.possible,
        not person.missed,
        known.last_before or date.min,
        known.sort,
    )
