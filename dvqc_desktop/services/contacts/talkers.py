"""Who meets people and what may be kept of it: members freely, active workers the date and the help given."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import HolderAssignment, Person
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.classes.classes import class_at
from dvqc_desktop.services.people.presence import Day, is_member, is_worker
from dvqc_desktop.services.statements import DAY, PERSON, run


class Talker(NamedTuple):
    """Somebody who may be entered as the one who met; `free` for members, whose words are kept."""

    id: int
    name: str
    free: bool


def speaks_freely(session: Session, person_id: int, day: date) -> bool:
    """True for a present member: what was said and seen may be kept (product principle 1)."""
    return bool(run(session, _FREE, {"person_id": person_id, "day": day}).scalar_one())


def may_meet(session: Session, person_id: int, day: date) -> bool:
    """True for a worker who is active on the day, or holds or helps somebody then."""
    return bool(run(session, _MAY_MEET, {"person_id": person_id, "day": day}).scalar_one())


def list_talkers(session: Session, day: date) -> tuple[Talker, ...]:
    """Members, then helping workers, each in the order of names."""
    member = is_member(Person.id, day)
    rows = session.execute(
        select(Person.id, Person.full_name, member.label("free"))
        .where(or_(member, _helping(Person.id, day)))
        .order_by(member.desc(), Person.name_sort, Person.id)
    )
    return tuple(Talker(row.id, row.full_name, bool(row.free)) for row in rows)


def _helping(person_id: Any, day: Day) -> ColumnElement[bool]:
    holds = exists().where(
        HolderAssignment.holder_id == person_id,
        HolderAssignment.start_on <= day,
        or_(HolderAssignment.end_on.is_(None), HolderAssignment.end_on >= day),
    )
    active = class_at(person_id, day) == WorkerClass.ACTIVE.value
    return and_(is_worker(person_id, day), or_(holds, active))


_FREE, _MAY_MEET = select(is_member(PERSON, DAY)), select(_helping(PERSON, DAY))
