"""Who is a worker and who is a member on a day, as conditions for SQL that many reads share."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, ScalarSelect, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from dvqc_desktop.db.models import MemberStatusEvent, Person, WorkerSpell
from dvqc_desktop.domain.codes import PRESENT_STATUSES
from dvqc_desktop.domain.errors.workers import WorkerGoneError
from dvqc_desktop.services.statements import DAY, IDS, PERSON, chunks, exists_row, run

Day = date | InstrumentedAttribute[date] | BindParameter[date]


def holds_on(row: Any, day: Day) -> ColumnElement[bool]:
    """The half-open span of a row (a table of the kind Spanned, or an alias of one) includes the day."""
    return and_(row.start_on <= day, or_(row.end_on.is_(None), row.end_on > day))


def is_worker(person_id: Any, day: Day) -> ColumnElement[bool]:
    """The person is a worker of the book on the day."""
    spell = aliased(WorkerSpell)
    return exists_row().where(spell.person_id == person_id, holds_on(spell, day))


def member_status(person_id: Any, day: Day) -> ScalarSelect[str]:
    """The member's status on the day; NULL for somebody who is no member yet."""
    event = aliased(MemberStatusEvent)
    return (
        select(event.status)
        .where(event.person_id == person_id, event.start_on <= day)
        .order_by(event.start_on.desc())
        .limit(1)
        .scalar_subquery()
    )


def is_member(person_id: Any, day: Day) -> ColumnElement[bool]:
    """The person takes part as a member on the day: official, probationary or temporarily present."""
    return member_status(person_id, day).in_([status.value for status in PRESENT_STATUSES])


_NAME = select(Person.full_name).where(Person.id == PERSON)
_WORKERS = select(Person.id, Person.full_name, is_worker(Person.id, DAY))
_ONE, _SOME = _WORKERS.where(Person.id == PERSON), _WORKERS.where(Person.id.in_(IDS))


def name_of(session: Session, person_id: int) -> str:
    """The person's name, for the undo menu and for refusals."""
    return str(run(session, _NAME, {"person_id": person_id}).scalar_one())


def check_worker(session: Session, person_id: int, day: date) -> str:
    """The name of a worker of the book on that day. Raises WorkerGoneError for anybody else."""
    return _present(run(session, _ONE, {"person_id": person_id, "day": day}).one(), day)


def check_workers(session: Session, ids: Iterable[int], day: date) -> dict[int, str]:
    """The names of workers of the book on that day. Raises WorkerGoneError where one of them is not."""
    names: dict[int, str] = {}
    for chunk in chunks(ids):
        names |= {row[0]: _present(row, day) for row in run(session, _SOME, {"ids": chunk, "day": day})}
    return names


def _present(row: Any, day: date) -> str:
    _person_id, name, present = row
    if not present:
        raise WorkerGoneError(name=name, day=day)
    return str(name)
