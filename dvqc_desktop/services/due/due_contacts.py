"""Whose contact is overdue, and how many are still to be met before this week's contact day.

Whoever was met within the shortest interval of the cell is certainly not overdue: he is left out by the range of days
on the index, so that only the others' last contacts are looked up.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, partial
from typing import Any, NamedTuple

from sqlalchemy import Date, Select, and_, func, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import Contact, ContactPause, Person, Placement, WorkerSpell, WorkGroup
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.contacts import ContactBasis, ContactClock, ContactState, Pause, contact_clock
from dvqc_desktop.domain.due import DueKind, DueRow
from dvqc_desktop.domain.names import text_sort_key
from dvqc_desktop.domain.periods import week_of
from dvqc_desktop.services.classes.classes import class_at
from dvqc_desktop.services.contacts.contact_reading import contact_plan
from dvqc_desktop.services.due.due_people import leader_name, responsible_members
from dvqc_desktop.services.people.presence import holds_on
from dvqc_desktop.services.reports.figures import count_of, members_on
from dvqc_desktop.services.statements import DAY, PlainQuery, given, iso_day, one_of


class LateContact(NamedTuple):
    """Somebody whose contact is overdue, and after how many days it was to be."""

    person_id: int
    name: str
    interval: int
    clock: ContactClock


def _met_since() -> Select[int]:
    return select(Contact.worker_id).where(Contact.at.between(given("since"), DAY))


def _perhaps_late() -> Select[*tuple[Any, ...]]:
    spell = aliased(WorkerSpell)
    last = select(func.max(Contact.at)).where(Contact.worker_id == spell.person_id, Contact.at <= DAY)
    return (
        select(Person.id, Person.full_name, Person.name_sort, spell.start_on, last.scalar_subquery())
        .join(spell, spell.person_id == Person.id)
        .where(holds_on(spell, DAY), spell.person_id.not_in(_met_since()))
    )


def _unmet() -> Select[int | None]:
    """The group of each who is still to be met by the day `meeting`; who is paused then need not be."""
    spell, place = aliased(WorkerSpell), aliased(Placement)
    paused = select(ContactPause.person_id).where(holds_on(ContactPause, given("meeting", Date)))
    return (
        select(place.work_group_id)
        .select_from(spell)
        .outerjoin(place, and_(place.person_id == spell.person_id, holds_on(place, DAY)))
        .where(holds_on(spell, DAY), spell.person_id.not_in(_met_since()), spell.person_id.not_in(paused))
    )


def _pauses() -> Select[*tuple[Any, ...]]:
    return select(ContactPause.person_id, ContactPause.start_on, ContactPause.end_on).where(
        ContactPause.start_on <= DAY
    )


_LATE, _UNMET, _PAUSES = map(PlainQuery, (_perhaps_late, _unmet, _pauses))
_OWN = PlainQuery(
    lambda: select(Person.id, Person.contact_interval_days).where(Person.contact_interval_days.is_not(None))
)
_CLASSES = PlainQuery(lambda: select(Person.id, class_at(Person.id, DAY)).where(one_of(Person.id)))
_GROUPS = PlainQuery(lambda: select(WorkGroup.id, WorkGroup.name).where(one_of(WorkGroup.id)))


def late_contacts(session: Session, day: date) -> tuple[LateContact, ...]:
    """Whose contact is overdue on the day, the latest first, then by name."""
    plan, own = contact_plan(session), dict(_OWN.rows(session))
    shortest = min([plan.interval_days, *plan.by_class.values(), *own.values()])
    found = _LATE.rows(session, day=day, since=day - timedelta(days=shortest))
    classes = _classes_of(session, [row[0] for row in found], day) if plan.by_class else {}
    pauses, clock_of = _pauses_of(session, day), cache(partial(_clock, day))
    late = []
    for person_id, name, sorted_as, start_on, last_on in found:
        interval = plan.interval(classes.get(person_id, WorkerClass.UNCLASSIFIED), own.get(person_id))
        # of somebody who was met the first day as a worker says nothing: many share a clock then
        clock = clock_of("" if last_on else start_on, last_on, interval, pauses.get(person_id, ()))
        if clock.state is ContactState.OVERDUE:
            late.append((-clock.late_days, sorted_as, LateContact(person_id, name, interval, clock)))
    return tuple(row for *_, row in sorted(late))


def _clock(day: date, since: str, last_on: str | None, interval: int, pauses: tuple[Pause, ...]) -> ContactClock:
    return contact_clock(ContactBasis(iso_day(since) or day, iso_day(last_on), interval, pauses), day)


def contacts(session: Session, day: date) -> Iterator[DueRow]:
    """People whose contact is overdue, each under the member responsible."""
    late = late_contacts(session, day)
    members = responsible_members(session, [row.person_id for row in late], day)
    leader = leader_name(session, day)
    words = cache(_late_words)
    for person_id, name, interval, clock in late:
        after, who = words(clock.days if clock.last_on else None, interval), members.get(person_id, leader)
        yield DueRow(DueKind.CONTACT, "Gặp", name, after, clock.due_on, who, person_id)


def _late_words(days: int | None, interval: int) -> str:
    unmet = "chưa gặp lần nào" if days is None else f"{days} ngày chưa gặp"
    return f"– {unmet} (hẹn {interval} ngày)"


def contact_day(session: Session, day: date) -> Iterator[DueRow]:
    """On the way to this week's contact day: how many are still to be met this week, by group."""
    week = week_of(day)
    meeting_day = week.start + timedelta(days=contact_plan(session).weekday)
    if meeting_day < day:
        return
    (unmet,) = _UNMET.columns(session, day=day, since=week.start, meeting=meeting_day)
    counts, total = Counter(unmet), len(unmet)
    if total:
        groups = _GROUPS.rows(session, ids=[group_id for group_id in counts if group_id is not None])
        named = sorted(((name, counts[group_id]) for group_id, name in groups), key=lambda row: text_sort_key(row[0]))
        after = "còn lại trong tuần" + (": " if named else "")
        after += ", ".join(f"{name} ({count})" for name, count in named[:6])
        members = count_of(session, members_on(day))
        yield DueRow(DueKind.CONTACT_DAY, "Gặp", f"{total} người", after, meeting_day, f"{members} đảng viên")


def _classes_of(session: Session, people: list[int], day: date) -> dict[int, WorkerClass]:
    return {person_id: WorkerClass(code) for person_id, code in _CLASSES.rows(session, day=day, ids=people)}


def _pauses_of(session: Session, day: date) -> dict[int, tuple[Pause, ...]]:
    found: dict[int, tuple[Pause, ...]] = {}
    for person_id, start_on, end_on in _PAUSES.rows(session, day=day):
        found[person_id] = (*found.get(person_id, ()), Pause(date.fromisoformat(start_on), iso_day(end_on)))
    return found
