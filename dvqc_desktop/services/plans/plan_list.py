"""Who has a plan and how it stands: workers and members in one list, for the page of plans."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select, true
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Person, Plan, PlanStep
from dvqc_desktop.domain.codes import PlanState
from dvqc_desktop.services.board.board import BoardFrame, Card, board_frame, by_name, read_cards, read_slice
from dvqc_desktop.services.people.presence import is_member
from dvqc_desktop.services.statements import chunks


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


def plan_slice(session: Session, frame: BoardFrame, after_id: int, limit: int) -> tuple[PlanPerson, ...]:
    """The next workers in the order of row ids; fewer than `limit` when all are read."""
    return _workers(session, read_slice(session, frame, after_id, limit))


def plan_person(session: Session, day: date, person_id: int) -> PlanPerson | None:
    """One worker or member of the list, read again; None for somebody who is neither on the day."""
    cards = read_cards(session, board_frame(session, day, day), [person_id])
    found = _workers(session, cards) or plan_members(session, day, person_id)
    return next(iter(found), None)


def in_order(people: Iterable[PlanPerson]) -> tuple[PlanPerson, ...]:
    """Workers of several slices by name."""
    return tuple(sorted(people, key=lambda person: by_name(person.card) if person.card is not None else (b"", 0)))


def _workers(session: Session, cards: Sequence[Card]) -> tuple[PlanPerson, ...]:
    marks = _marks(session, [card.id for card in cards])
    return tuple(
        PlanPerson(card.id, card.name, card.search, card.trade, card.grade, card, marks.get(card.id)) for card in cards
    )


def plan_members(session: Session, day: date, person_id: int | None = None) -> tuple[PlanPerson, ...]:
    """The members of a day by name, or one of them alone."""
    rows = session.execute(
        select(Person.id, Person.full_name, Person.name_fold, Person.trade, Person.skill_grade)
        .where(is_member(Person.id, day), Person.id == person_id if person_id is not None else true())
        .order_by(Person.name_sort, Person.id)
    ).all()
    marks = _marks(session, [row.id for row in rows])
    return tuple(
        PlanPerson(
            row.id, row.full_name, row.name_fold, row.trade or "", row.skill_grade or "", None, marks.get(row.id)
        )
        for row in rows
    )


def _marks(session: Session, ids: Sequence[int]) -> dict[int, PlanMark]:
    """The open plans of these people."""
    found: dict[int, PlanMark] = {}
    for chunk in chunks(ids):
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
            .where(Plan.state != PlanState.CLOSED.value, Plan.person_id.in_(chunk))
            .group_by(Plan.id)
            .order_by(Plan.period_start, Plan.id)
        )
        found |= {
            row.person_id: PlanMark(row.id, PlanState(row.state), row.review_on, row.done, row.total) for row in rows
        }
    return found
