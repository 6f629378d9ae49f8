"""What the book already knows of the people of a list, read at once with a few statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import (
    ClassProposal,
    Membership,
    Person,
    Placement,
    Post,
    Shift,
    Team,
    WorkerSpell,
    WorkGroup,
)
from dvqc_desktop.domain import names
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import Precision
from dvqc_desktop.domain.dates import PartialDate
from dvqc_desktop.domain.imported import ListedWork
from dvqc_desktop.services.classes.classes import class_at
from dvqc_desktop.services.people.presence import holds_on, member_status

NOWHERE = ListedWork()
PERSON_COLUMNS = ("code", "sex", "phone", "trade", "skill_grade", "way_home", "education", "note")
MEMBERSHIP_COLUMNS = {
    "decision_on": "admission_decision_date",
    "admission_on": "admission_date",
    "official_on": "official_date",
    "theory": "political_theory",
}


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal in the running round."""

    class_code: str
    aspects: str | None
    source: str
    agreed: bool


@dataclass(slots=True)
class Known:
    """Somebody in the book: the columns a list may fill, and his state on the day of the import."""

    person_id: int
    full_name: str
    identity: bytes
    birth: PartialDate | None
    columns: dict[str, Any]
    spell_start: date | None = None
    last_end: date | None = None
    work: ListedWork = NOWHERE
    placed_on: date | None = None
    posts: set[tuple[str, str]] = field(default_factory=set)
    membership: dict[str, Any] | None = None
    status: str | None = None
    class_code: str = WorkerClass.UNCLASSIFIED.value
    proposed: Proposed | None = None


def known_people(session: Session, folds: set[str], today: date, round_id: int | None) -> dict[str, list[Known]]:
    """The people of the book whose folded name is one of `folds`, by folded name."""
    people = {}
    by_fold: dict[str, list[Known]] = defaultdict(list)
    columns = [Person.id, Person.full_name, Person.name_fold, Person.birth_date, Person.birth_precision]
    for row in session.execute(select(*columns, *(getattr(Person, name) for name in PERSON_COLUMNS))):
        if row.name_fold in folds:
            birth = PartialDate(row.birth_date, Precision(row.birth_precision)) if row.birth_date else None
            values = {name: getattr(row, name) for name in PERSON_COLUMNS}
            known = Known(row.id, row.full_name, names.name_identity(row.full_name), birth, values)
            people[row.id] = known
            by_fold[row.name_fold].append(known)
    if people:
        for reader in (_read_spells, _read_places, _read_posts, _read_memberships, _read_classes):
            reader(session, people, today)
        _read_proposals(session, people, round_id)
    return by_fold


def _mine(people: dict[int, Known], rows: Iterable[Any]) -> Iterable[tuple[Known, Any]]:
    return ((people[row.person_id], row) for row in rows if row.person_id in people)


def _read_spells(session: Session, people: dict[int, Known], today: date) -> None:
    rows = session.execute(select(WorkerSpell.person_id, WorkerSpell.start_on, WorkerSpell.end_on))
    for known, row in _mine(people, rows):
        if row.end_on is None or row.end_on > today:
            known.spell_start = row.start_on
        else:
            known.last_end = max(known.last_end or row.end_on, row.end_on)


def _read_places(session: Session, people: dict[int, Known], today: date) -> None:
    rows = session.execute(
        select(
            Placement.person_id,
            Placement.start_on,
            Team.name.label("team"),
            WorkGroup.name.label("grp"),
            Shift.name.label("shift"),
        )
        .outerjoin(Team, Team.id == Placement.team_id)
        .outerjoin(WorkGroup, WorkGroup.id == Placement.work_group_id)
        .outerjoin(Shift, Shift.id == Placement.shift_id)
        .where(holds_on(Placement, today))
        .order_by(Placement.start_on)
    )
    for known, row in _mine(people, rows):
        known.work, known.placed_on = ListedWork(row.team, row.grp, row.shift), row.start_on


def _read_posts(session: Session, people: dict[int, Known], today: date) -> None:
    rows = session.execute(select(Post.person_id, Post.organization, Post.title).where(holds_on(Post, today)))
    for known, row in _mine(people, rows):
        known.posts.add((row.organization, names.fold(row.title)))


def _read_memberships(session: Session, people: dict[int, Known], today: date) -> None:
    columns = [getattr(Membership, name) for name in MEMBERSHIP_COLUMNS.values()]
    status = member_status(Membership.person_id, today).label("status")
    for known, row in _mine(people, session.execute(select(Membership.person_id, status, *columns))):
        known.status = row.status
        known.membership = {name: getattr(row, column) for name, column in MEMBERSHIP_COLUMNS.items()}


def _read_classes(session: Session, people: dict[int, Known], today: date) -> None:
    code = class_at(Person.id, today).label("code")
    for known, row in _mine(people, session.execute(select(Person.id.label("person_id"), code))):
        known.class_code = row.code


def _read_proposals(session: Session, people: dict[int, Known], round_id: int | None) -> None:
    rows = session.execute(
        select(
            ClassProposal.person_id,
            ClassProposal.class_code,
            ClassProposal.aspects,
            ClassProposal.source,
            ClassProposal.agreed_event_id,
        ).where(ClassProposal.round_id == round_id)
    )
    for known, row in _mine(people, rows):
        known.proposed = Proposed(row.class_code, row.aspects, row.source, row.agreed_event_id is not None)


def next_id(session: Session, table: Any) -> int:
    """The first free row id of a table."""
    return int(session.execute(select(func.coalesce(func.max(table.id), 0))).scalar_one()) + 1
