"""Who is a worker and who is a member on a day, as conditions for SQL that many reads share."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from dvqc_desktop.db.models import MemberStatusEvent, Person, WorkerSpell
from dvqc_desktop.domain.codes import PRESENT_STATUSES
from dvqc_desktop.domain.errors.workers import WorkerGoneError


def holds_on(row: Any, day: date) -> ColumnElement[bool]:
    """The half-open span of a row (a table of the kind Spanned, or an alias of one) includes the day."""
    return and_(row.start_on <= day, or_(row.end_on.is_(None), row.end_on > day))


def is_worker(person_id: Any, day: date) -> ColumnElement[bool]:
    """The person is a worker of the book on the day."""
    spell = aliased(WorkerSpell)
    return exists().where(spell.person_id == person_id, holds_on(spell, day))


def member_status(person_id: Any, day: date | InstrumentedAttribute[date]) -> ScalarSelect[str]:
    """The member's status on the day; NULL for somebody who is no member yet."""
    event = aliased(MemberStatusEvent)
    return (
        select(event.status)
        .where(event.person_id == person_id, event.start_on <= day)
        .order_by(event.start_on.desc())
        .limit(1)
        .scalar_subquery()
    )


def is_member(person_id: Any, day: date | InstrumentedAttribute[date]) -> ColumnElement[bool]:
    """The person takes part as a member on the day: official, probationary or temporarily present."""
    return member_status(person_id, day).in_([status.value for status in PRESENT_STATUSES])


def name_of(session: Session, person_id: int) -> str:
    """The person's name, for the undo menu and for refusals."""
    return session.execute(select(Person.full_name).where(Person.id == person_id)).scalar_one()


def check_worker(session: Session, person_id: int, day: date) -> str:
    """The name of a worker of the book on that day. Raises WorkerGoneError for anybody else."""
    name = name_of(session, person_id)
    if not session.execute(select(is_worker(person_id, day))).scalar_one():
        raise WorkerGoneError(name=name, day=day)
    return name
