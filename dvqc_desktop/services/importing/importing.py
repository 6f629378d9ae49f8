"""Importing a list of people: the plan carried out in one transaction, many rows by one statement."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import (
    ClassProposal,
    ClassRound,
    Membership,
    MemberStatusEvent,
    Person,
    Placement,
    Post,
    WorkerSpell,
)
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import MemberStatus, SpellEnd
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors.imports import ImportOutdatedError
from dvqc_desktop.domain.imported import ListedPerson, ListKind, PeopleList
from dvqc_desktop.domain.periods import quarter_of
from dvqc_desktop.services.classes.rounds import IMPORT, RoundForm, find_running_round, open_round
from dvqc_desktop.services.importing.import_known import MEMBERSHIP_COLUMNS, PERSON_COLUMNS, next_id
from dvqc_desktop.services.importing.import_places import Places
from dvqc_desktop.services.importing.import_plan import (
    ImportPlan,
    PersonUpdate,
    last_change,
    plan_import,
    posts_of,
    takes_proposal,
)
from dvqc_desktop.services.people.people import name_columns
from dvqc_desktop.services.people.workers import end_worker

TOPICS = {
    ListKind.WORKERS: frozenset({Topic.WORKERS, Topic.CLASSES, Topic.CHAIN}),
    ListKind.MEMBERS: frozenset({Topic.MEMBERS, Topic.WORKERS}),
}


@dataclass(slots=True)
class _Rows:
    """Rows to insert, by table."""

    by_table: dict[Any, list[dict[str, Any]]] = field(default_factory=dict)

    def add(self, table: Any, **values: Any) -> None:
        self.by_table.setdefault(table, []).append(values)

    def write(self, session: Session) -> None:
        """Writes the rows, a thousand by one statement: asking for the ids makes SQLAlchemy gather them so.

        A trigger keeps its working memory for a whole statement; with a statement for each row, locked memory
        (cipher_memory_security) makes the log cost eight times as much.
        """
        for table, rows in self.by_table.items():
            empty = dict.fromkeys(key for row in rows for key in row)
            session.execute(insert(table.__table__).returning(table.id), [{**empty, **row} for row in rows]).all()


def import_people(session: Session, people: PeopleList, expected: ImportPlan | None = None) -> Change:
    """Imports a list as its plan says: people added or brought up to date, classes as proposals of an open round.

    Params: expected - the plan shown before; raises ImportOutdatedError when the book has changed since.
    """
    plan = expected
    if plan is None or plan.made_after != last_change(session):
        plan = plan_import(session, people)
    if expected is not None and plan != replace(expected, made_after=plan.made_after):
        raise ImportOutdatedError
    count = len(plan.added) + len(plan.updated)
    if count:
        _carry_out(session, plan)
    return Change("nhập danh sách", f"{count} người", TOPICS[plan.kind])


def _carry_out(session: Session, plan: ImportPlan) -> None:
    works = [person.work for person in plan.added] + [change.work for change in plan.updated if change.work]
    places = Places(session, works)
    rows = _Rows()
    round_id = _round_id(session, plan) if plan.proposals else None
    person_id = next_id(session, Person)
    for person in plan.added:
        rows.add(Person, id=person_id, **_person_columns(person))
        _add_worker_or_member(rows, person_id, person, plan)
        _add_place(rows, person_id, person, places, plan.as_of)
        for organization, title in posts_of(person):
            rows.add(
                Post, person_id=person_id, organization=organization, title=title, start_on=_first_day(person, plan)
            )
        if round_id and takes_proposal(person):
            rows.add(ClassProposal, **_proposal(person, person_id, round_id, plan.as_of))
        person_id += 1
    for change in plan.updated:
        _bring_up_to_date(session, rows, change, plan, places)
        if round_id and change.proposes:
            session.execute(
                delete(ClassProposal).where(
                    ClassProposal.round_id == round_id, ClassProposal.person_id == change.person_id
                )
            )
            rows.add(ClassProposal, **_proposal(change.listed, change.person_id, round_id, plan.as_of))
    rows.write(session)


def _person_columns(person: ListedPerson) -> dict[str, Any]:
    return {
        **name_columns(person.full_name),
        **{name: getattr(person, name) for name in PERSON_COLUMNS},
        "birth_date": person.birth.date if person.birth else None,
        "birth_precision": person.birth.precision.value if person.birth else None,
    }


def _first_day(person: ListedPerson, plan: ImportPlan) -> date:
    """The first day of what the list tells of somebody: the day the list stands for, earlier for who has left."""
    return min(plan.as_of, person.left_on) if person.left_on else plan.as_of


def _add_worker_or_member(rows: _Rows, person_id: int, person: ListedPerson, plan: ImportPlan) -> None:
    if plan.kind is ListKind.MEMBERS:
        _add_member(rows, person_id, person, plan.as_of)
        return
    start = min(person.joined_on or plan.as_of, _first_day(person, plan))
    reason = SpellEnd.LEFT.value if person.left_on else None
    rows.add(WorkerSpell, person_id=person_id, start_on=start, end_on=person.left_on, end_reason=reason)


def _add_member(rows: _Rows, person_id: int, person: ListedPerson, as_of: date) -> None:
    listed = person.membership
    if listed is None:
        return
    columns = {column: getattr(listed, name) for name, column in MEMBERSHIP_COLUMNS.items()}
    rows.add(Membership, person_id=person_id, **columns)
    events: dict[date, str] = {}
    if listed.admission_on:
        events[listed.admission_on] = MemberStatus.PROBATIONARY.value
    if listed.official_on:
        events[listed.official_on] = MemberStatus.OFFICIAL.value
    if not events or listed.status not in events.values():
        events[as_of] = listed.status
    for day, status in events.items():
        rows.add(MemberStatusEvent, person_id=person_id, start_on=day, status=status)


def _add_place(rows: _Rows, person_id: int, person: ListedPerson, places: Places, as_of: date) -> None:
    place = places.of(person.work)
    if place is None:
        return
    start = min(as_of, person.left_on) if person.left_on else as_of
    rows.add(Placement, person_id=person_id, start_on=start, end_on=person.left_on, **places.columns(place))


def _proposal(person: ListedPerson, person_id: int, round_id: int, on: date) -> dict[str, Any]:
    return {
        "round_id": round_id,
        "person_id": person_id,
        "class_code": person.class_code,
        "aspects": person.aspects,
        "source": IMPORT,
        "proposed_on": on,
    }


def _round_id(session: Session, plan: ImportPlan) -> int:
    """The running round, or a new one dated by the list."""
    running = find_running_round(session)
    if running is not None:
        return running.id
    form = RoundForm(f"Đợt phân loại {format_date(plan.as_of)}", quarter_of(plan.as_of).start, plan.as_of)
    round_id = int(open_round(session, form).row_id or 0)
    session.execute(update(ClassRound).where(ClassRound.id == round_id).values(opened_on=plan.as_of))
    return round_id


def _bring_up_to_date(session: Session, rows: _Rows, change: PersonUpdate, plan: ImportPlan, places: Places) -> None:
    if change.columns:
        session.execute(update(Person).where(Person.id == change.person_id).values(**dict(change.columns)))
    if plan.kind is ListKind.MEMBERS:
        _update_member(session, rows, change, plan.as_of)
    if change.returns:
        rows.add(WorkerSpell, person_id=change.person_id, start_on=plan.as_of)
    place = places.of(change.work) if change.work else None
    if place is not None:
        _end_place(session, change.person_id, plan.as_of)
        rows.add(Placement, person_id=change.person_id, start_on=plan.as_of, **places.columns(place))
    for organization, title in change.posts:
        rows.add(Post, person_id=change.person_id, organization=organization, title=title, start_on=plan.as_of)
    if change.leaves_on:
        spell = select(WorkerSpell.start_on).where(
            WorkerSpell.person_id == change.person_id, WorkerSpell.end_on.is_(None)
        )
        start = session.execute(spell).scalar_one()
        end_worker(session, change.person_id, SpellEnd.LEFT, max(change.leaves_on, start))


def _end_place(session: Session, person_id: int, on: date) -> None:
    """Ends where somebody worked so far; what was known of later days goes, since the list is newer."""
    mine = Placement.person_id == person_id
    session.execute(delete(Placement).where(mine, Placement.start_on >= on))
    session.execute(
        update(Placement).where(mine, or_(Placement.end_on.is_(None), Placement.end_on > on)).values(end_on=on)
    )


def _update_member(session: Session, rows: _Rows, change: PersonUpdate, as_of: date) -> None:
    values = {MEMBERSHIP_COLUMNS[name]: value for name, value in change.membership}
    known = session.execute(select(Membership.id).where(Membership.person_id == change.person_id)).scalar()
    if known is None:
        _add_member(rows, change.person_id, change.listed, as_of)
        return
    if values:
        session.execute(update(Membership).where(Membership.id == known).values(**values))
    if change.status:
        listed = change.listed.membership
        official = listed.official_on if listed and change.status == MemberStatus.OFFICIAL else None
        rows.add(MemberStatusEvent, person_id=change.person_id, start_on=official or as_of, status=change.status)
