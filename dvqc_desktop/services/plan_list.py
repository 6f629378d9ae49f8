"""Who has a plan and how it stands: workers and members in one list, for the page of plans."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Person, Plan, PlanStep
from dvqc_desktop.domain.codes import PlanState
from dvqc_desktop.services.board import Card, board_frame, read_all
from dvqc_desktop.services.presence import is_member


class PlanMark(NamedTuple):
    """A plan not closed yet: its state, when it is to be looked at again, steps done and in all."""

    plan_id: int
    state: PlanState
    review_on: date | None
    steps_done: int
    steps_total: int


class PlanPerson(NamedTuple):
    """Somebody of the list: `card` for a worker, None for a member; `mark` None without a plan."""

    person_id: int
    name: str
    search: str
    trade: str
    grade: str
    card: Card | None
    mark: PlanMark | None


def plan_people(session: Session, day: date) -> tuple[PlanPerson, ...]:
    """The workers, then the members of a day, each by name."""
    marks = _marks(session)
    return _workers(session, day, marks) + _members(session, day, marks)


def _workers(session: Session, day: date, marks: dict[int, PlanMark]) -> tuple[PlanPerson, ...]:
    cards = read_all(session, board_frame(session, day, day))
    return tuple(
        PlanPerson(card.id, card.name, card.search, card.trade, card.grade, card, marks.get(card.id)) for card in cards
    )


def _members(session: Session, day: date, marks: dict[int, PlanMark]) -> tuple[PlanPerson, ...]:
    rows = session.execute(
        select(Person.id, Person.full_name, Person.name_fold, Person.trade, Person.skill_grade)
        .where(is_member(Person.id, day))
        .order_by(Person.name_sort, Person.id)
    )
    return tuple(
        PlanPerson(
            row.id, row.full_name, row.name_fold, row.trade or "", row.skill_grade or "", None, marks.get(row.id)
        )
        for row in rows
    )


def _marks(session: Session) -> dict[int, PlanMark]:
    rows = session.execute(
        select(
            Plan.person_id,
            Plan.id,
            Plan.state,
            Plan.review_on,
            func.count(PlanStep.done_on).label("done"),
            func.count(PlanStep.id).label("total"),
        )
        .outerjoin(PlanStep, PlanStep.plan_id == Plan.id)
        .where(Plan.state != PlanState.CLOSED.value)
        .group_by(Plan.id)
        .order_by(Plan.period_start, Plan.id)
    )
    return {row.person_id: PlanMark(row.id, PlanState(row.state), row.review_on, row.done, row.total) for row in rows}
