"""Whose contact is overdue, and how many are still to be met before this week's contact day.

Whoever was met within the shortest interval of the cell is certainly not overdue: he is left out by the range of days
on the index, so that only the others' last contacts are looked up.
"""

from collections.abc import Iterator
from datetime import date, timedelta
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
    return select(spell.person_id, spell.start_on, last.scalar_subquery()).where(
        holds_on(spell, DAY), spell.person_id.not_in(_met_since())
    )


def _unmet() -> Select[*tuple[Any, ...]]:
    """How many of each group are still to be met by the day `meeting`; who is paused then need not be."""
    spell, place = aliased(WorkerSpell), aliased(Placement)
    paused = select(ContactPause.person_id).where(holds_on(ContactPause, given("meeting", Date)))
    return (
        select(place.work_group_id, func.count())
        .select_from(spell)
        .outerjoin(place, and_(place.person_id == spell.person_id, holds_on(place, DAY)))
        .where(holds_on(spell, DAY), spell.person_id.not_in(_met_since()), spell.person_id.not_in(paused))
        .group_by(place.work_group_id)
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
_NAMES = PlainQuery(
    lambda: select(Person.id, Person.full_name).where(one_of(Person.id)).order_by(Person.name_sort, Person.id)
)
_GROUPS = PlainQuery(lambda: select(WorkGroup.id, WorkGroup.name).where(one_of(WorkGroup.id)))


def late_contacts(session: Session, day: date) -> tuple[LateContact, ...]:
    """Whose contact is overdue on the day, the latest first, then by name."""
    plan, own = contact_plan(session), dict(_OWN.rows(session))
    shortest = min([plan.interval_days, *plan.by_class.values(), *own.values()])
    found = _LATE.rows(session, day=day, since=day - timedelta(days=shortest))
    classes = _classes_of(session, [row[0] for row in found], day) if plan.by_class else {}
    pauses = _pauses_of(session, day)
    late: dict[int, tuple[int, ContactClock]] = {}
    for person_id, start_on, last_on in found:
        interval = plan.interval(classes.get(person_id, WorkerClass.UNCLASSIFIED), own.get(person_id))
        basis = ContactBasis(date.fromisoformat(start_on), iso_day(last_on), interval, pauses.get(person_id, ()))
        clock = contact_clock(basis, day)
        if clock.state is ContactState.OVERDUE:
            late[person_id] = interval, clock
    named = [LateContact(number, name, *late[number]) for number, name in _NAMES.rows(session, ids=list(late))]
    return tuple(sorted(named, key=lambda row: -row.clock.late_days))


def contacts(session: Session, day: date) -> Iterator[DueRow]:
    """People whose contact is overdue, each under the member responsible."""
    late = late_contacts(session, day)
    members = responsible_members(session, [row.person_id for row in late], day)
    leader = leader_name(session, day)
    for person_id, name, interval, clock in late:
        unmet = f"{clock.days} ngày chưa gặp" if clock.last_on else "chưa gặp lần nào"
        after, who = f"– {unmet} (hẹn {interval} ngày)", members.get(person_id, leader)
        yield DueRow(DueKind.CONTACT, "Gặp", name, after, clock.due_on, who, person_id)


def contact_day(session: Session, day: date) -> Iterator[DueRow]:
    """On the way to this week's contact day: how many are still to be met this week, by group."""
    week = week_of(day)
    meeting_day = week.start + timedelta(days=contact_plan(session).weekday)
    if meeting_day < day:
        return
    counts = dict(_UNMET.rows(session, day=day, since=week.start, meeting=meeting_day))
    total = sum(counts.values())
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
