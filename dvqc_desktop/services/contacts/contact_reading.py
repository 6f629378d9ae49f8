"""Contacts as they are read: one person's log, and where everybody stands on the due clock. No private words here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, ScalarSelect, Select, case, exists, func, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import Contact, ContactPause, HolderAssignment, Person, WorkerSpell
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import ContactKind, HolderRole
from dvqc_desktop.domain.contacts import (
    ContactBasis,
    ContactClock,
    ContactPlan,
    ContactTopic,
    Pause,
    contact_clock,
    topics_of,
)
from dvqc_desktop.services.classes.classes import class_at
from dvqc_desktop.services.contacts.contact_history import Correction, corrections_of
from dvqc_desktop.services.contacts.private_notes import private_kept
from dvqc_desktop.services.people.presence import holds_on, is_member
from dvqc_desktop.services.settings import contact_rule

NO_END = date(9999, 12, 31)
Others = dict[int, str]


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact as the log shows it. `has_private` says that a private part is kept, never what it says.

    `role` is the part of who met in the person's chain on that day, None outside it; `by_member` is False for an active
    worker, whose contact holds `help_given` alone. `together` names the others met at the same time (`together_ids`);
    `corrections` says what the contact said before each correction, the latest first.
    """

    id: int
    by_id: int
    by_name: str
    by_member: bool
    role: HolderRole | None
    at: date
    kind: ContactKind
    topics: tuple[ContactTopic, ...]
    said: str | None
    seen: str | None
    help_given: str | None
    progress: str | None
    need: str | None
    next_step: str | None
    next_on: date | None
    kept_aside: bool
    has_private: bool
    together: tuple[str, ...]
    corrections: tuple[Correction, ...] = ()
    together_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PauseRow:
    """A pause with its reason; `end_on` is the day contacts begin again."""

    id: int
    start_on: date
    end_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class PersonContactState:
    """Where a worker stands on the due clock, and who holds him.

    `next_on` is the day agreed at the last contact; `own_interval` the person's own days between two contacts.
    """

    person_id: int
    name: str
    worker_class: WorkerClass
    holder_id: int | None
    holder_name: str | None
    next_on: date | None
    own_interval: int | None
    clock: ContactClock


def contact_plan(session: Session) -> ContactPlan:
    """The cell's habit of contacts, from the settings."""
    rule = contact_rule(session)
    by_class = {WorkerClass(code): days for code, days in rule.by_class.items()}
    return ContactPlan(rule.weekday, rule.interval_days, by_class)


def list_contacts(session: Session, person_id: int, limit: int | None = None) -> tuple[ContactRow, ...]:
    """The person's contacts, the newest first; never a private word."""
    by = aliased(Person)
    role = (
        select(HolderAssignment.role)
        .where(
            HolderAssignment.worker_id == Contact.worker_id,
            HolderAssignment.holder_id == Contact.by_id,
            HolderAssignment.start_on <= Contact.at,
            (HolderAssignment.end_on.is_(None)) | (HolderAssignment.end_on > Contact.at),
        )
        .order_by(HolderAssignment.role.desc())
        .limit(1)
        .scalar_subquery()
    )
    private = private_kept(Contact.id)
    rows: Any = session.execute(
        select(Contact, by.full_name, is_member(Contact.by_id, Contact.at), role, private)
        .join(by, by.id == Contact.by_id)
        .where(Contact.worker_id == person_id)
        .order_by(Contact.at.desc(), Contact.id.desc())
        .limit(limit)
    ).all()
    together = _together(session, person_id, [row[0].joint_id for row in rows if row[0].joint_id])
    nobody: Others = {}
    corrected = corrections_of(session, [row[0].id for row in rows])
    return tuple(
        replace(
            _row(contact, by_name, by_member, role_then, has_private),
            together=tuple(together.get(contact.joint_id, nobody).values()),
            together_ids=tuple(together.get(contact.joint_id, nobody)),
            corrections=corrected.get(contact.id, ()),
        )
        for contact, by_name, by_member, role_then, has_private in rows
    )


def get_contact(session: Session, contact_id: int) -> ContactRow:
    """One contact of the log. Raises NoResultFound when there is none."""
    worker_id = session.execute(select(Contact.worker_id).where(Contact.id == contact_id)).scalar_one()
    return next(row for row in list_contacts(session, worker_id) if row.id == contact_id)


def list_pauses(session: Session, person_id: int) -> tuple[PauseRow, ...]:
    """The person's pauses, the newest first."""
    rows = session.execute(
        select(ContactPause.id, ContactPause.start_on, ContactPause.end_on, ContactPause.reason)
        .where(ContactPause.person_id == person_id)
        .order_by(ContactPause.start_on.desc(), ContactPause.id.desc())
    )
    return tuple(PauseRow(*row) for row in rows)


def contact_states(
    session: Session, day: date, person_ids: Sequence[int] | None = None
) -> tuple[PersonContactState, ...]:
    """Where every worker of the day (or those given) stands on the due clock, in one query, by name."""
    plan = contact_plan(session)
    query = _state_query(day, plan)
    if person_ids is not None:
        query = query.where(Person.id.in_(person_ids))
    query = query.order_by(Person.name_sort, Person.id)
    return tuple(_state(row, day) for row in session.execute(query))


def _state_query(day: date, plan: ContactPlan) -> Select[*tuple[Any, ...]]:
    last = select(func.max(Contact.at)).where(Contact.worker_id == Person.id, Contact.at <= day).scalar_subquery()
    ended = (
        select(func.max(ContactPause.end_on))
        .where(ContactPause.person_id == Person.id, ContactPause.end_on <= day)
        .where(ContactPause.end_on > ContactPause.start_on)
        .scalar_subquery()
    )
    running = select(ContactPause.id).where(ContactPause.person_id == Person.id, holds_on(ContactPause, day))
    code = class_at(Person.id, day)
    interval = _interval(plan, code)
    holder, holder_name = aliased(HolderAssignment), aliased(Person)
    main = (holder.worker_id == Person.id) & (holder.role == HolderRole.MAIN.value) & holds_on(holder, day)
    query = select(
        Person.id,
        Person.full_name,
        WorkerSpell.start_on.label("since"),
        last.label("last_on"),
        interval.label("interval"),
        Person.contact_interval_days.label("own"),
        code.label("code"),
        ended.label("ended_on"),
        exists(running).label("paused"),
        _back(day).label("back_on"),
        _agreed(day).label("next_on"),
        holder.holder_id,
        holder_name.full_name.label("holder_name"),
    )
    return (
        query.join(WorkerSpell, (WorkerSpell.person_id == Person.id) & holds_on(WorkerSpell, day))
        .outerjoin(holder, main)
        .outerjoin(holder_name, holder_name.id == holder.holder_id)
    )


def _interval(plan: ContactPlan, code: ColumnElement[str]) -> ColumnElement[int]:
    by_class = {item.value: days for item, days in plan.by_class.items()}
    if not by_class:
        return func.coalesce(Person.contact_interval_days, plan.interval_days)
    return func.coalesce(Person.contact_interval_days, case(by_class, value=code), plan.interval_days)


def _back(day: date) -> ScalarSelect[date]:
    """When the pauses of the day are over; far ahead for one without an end."""
    ends = func.max(func.coalesce(ContactPause.end_on, NO_END), type_=Date)
    return select(ends).where(ContactPause.person_id == Person.id, holds_on(ContactPause, day)).scalar_subquery()


def _agreed(day: date) -> ScalarSelect[date | None]:
    """The day agreed at the last contact."""
    return (
        select(Contact.next_on)
        .where(Contact.worker_id == Person.id, Contact.at <= day)
        .order_by(Contact.at.desc(), Contact.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def _state(row: Any, day: date) -> PersonContactState:
    pauses = []
    if row.ended_on is not None:
        pauses.append(Pause(row.ended_on - timedelta(days=1), row.ended_on))
    if row.paused:
        pauses.append(Pause(day, row.back_on if row.back_on < NO_END else None))
    basis = ContactBasis(row.since, row.last_on, row.interval, tuple(pauses))
    return PersonContactState(
        row.id,
        row.full_name,
        WorkerClass(row.code or WorkerClass.UNCLASSIFIED),
        row.holder_id,
        row.holder_name,
        row.next_on,
        row.own,
        contact_clock(basis, day),
    )


def _row(contact: Contact, by_name: str, by_member: bool, role: str | None, private: bool) -> ContactRow:
    return ContactRow(
        id=contact.id,
        by_id=contact.by_id,
        by_name=by_name,
        by_member=bool(by_member),
        role=None if role is None else HolderRole(role),
        at=contact.at,
        kind=ContactKind(contact.kind),
        topics=topics_of(contact.topics),
        said=contact.said,
        seen=contact.seen,
        help_given=contact.help_given,
        progress=contact.progress,
        need=contact.need,
        next_step=contact.next_step,
        next_on=contact.next_on,
        kept_aside=contact.kept_aside,
        has_private=bool(private),
        together=(),
    )


def _together(session: Session, person_id: int, joint_ids: Sequence[int]) -> dict[int, Others]:
    if not joint_ids:
        return {}
    rows = session.execute(
        select(Contact.joint_id, Person.id, Person.full_name)
        .join(Person, Person.id == Contact.worker_id)
        .where(Contact.joint_id.in_(joint_ids), Contact.worker_id != person_id)
        .order_by(Person.name_sort)
    )
    found: dict[int, Others] = {}
    for joint_id, other_id, name in rows:
        found.setdefault(joint_id or 0, {})[other_id] = name
    return found
