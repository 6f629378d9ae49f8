"""Plans as they are read: one plan with all its parts, and what a plan still lacks."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import (
    MeasurePoint,
    MeasureSeries,
    Person,
    Plan,
    PlanAim,
    PlanReview,
    PlanStep,
    PlanStrength,
    PlanWeakness,
)
from dvqc_desktop.domain.codes import AimKind, PlanKind, PlanState
from dvqc_desktop.domain.plans import PlanFacts, PlanGap, WeaknessTie, plan_gaps


@dataclass(frozen=True, slots=True)
class StrengthRow:
    """Something good in the person."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class WeaknessRow:
    """Something to overcome, the strength that carries it, who helps."""

    id: int
    text: str
    strength_id: int | None
    helped_by: str | None


@dataclass(frozen=True, slots=True)
class AimRow:
    """An aim with the day by which it should be reached and the day it was."""

    id: int
    kind: AimKind
    text: str
    due_on: date | None
    reached_on: date | None


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step; `target_value` belongs to the plan's series."""

    id: int
    text: str
    owner_id: int | None
    owner_name: str | None
    due_on: date | None
    offset_days: int | None
    measure: str | None
    target_value: float | None
    result: str | None
    done_on: date | None


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A look back at the plan."""

    id: int
    reviewed_on: date
    text: str


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A series of figures, in the order of their days."""

    id: int
    name: str
    unit: str
    norm: float | None
    points: tuple[tuple[date, float], ...]


@dataclass(frozen=True, slots=True)
class PlanText:
    """The plan's own fields in words, edited one by one."""

    task: str | None
    situation: str | None
    wish: str | None
    causes: str | None
    direction: str | None
    requirement: str | None
    result: str | None


@dataclass(frozen=True, slots=True)
class PlanDates:
    """The plan's own days."""

    period_start: date
    period_end: date | None
    discussed_on: date | None
    review_on: date | None
    measures_agreed_on: date | None
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan with all its parts."""

    id: int
    person_id: int
    person_name: str
    kind: PlanKind
    state: PlanState
    text: PlanText
    dates: PlanDates
    strengths: tuple[StrengthRow, ...]
    weaknesses: tuple[WeaknessRow, ...]
    near_aims: tuple[AimRow, ...]
    long_aims: tuple[AimRow, ...]
    steps: tuple[StepRow, ...]
    reviews: tuple[ReviewRow, ...]
    series: tuple[SeriesRow, ...]

    @property
    def gaps(self) -> tuple[PlanGap, ...]:
        """What the plan still lacks, in the order of the form."""
        ties = tuple(WeaknessTie(row.strength_id, row.helped_by) for row in self.weaknesses)
        strengths = frozenset(row.id for row in self.strengths)
        return plan_gaps(PlanFacts(self.text.wish, self.dates.discussed_on, strengths, ties))


def find_plan(session: Session, person_id: int) -> PlanView | None:
    """The person's plan now running or being drawn up, or None."""
    plan_id = session.execute(
        select(Plan.id)
        .where(Plan.person_id == person_id, Plan.state != PlanState.CLOSED)
        .order_by(Plan.period_start.desc(), Plan.id.desc())
        .limit(1)
    ).scalar()
    return None if plan_id is None else get_plan(session, plan_id)


def get_plan(session: Session, plan_id: int) -> PlanView:
    """A plan with all its parts. Raises NoResultFound when there is none."""
    plan, name = session.execute(
        select(Plan, Person.full_name).join(Person, Person.id == Plan.person_id).where(Plan.id == plan_id)
    ).one()
    aims = _aims(session, plan_id)
    return PlanView(
        id=plan.id,
        person_id=plan.person_id,
        person_name=name,
        kind=PlanKind(plan.kind),
        state=PlanState(plan.state),
        text=_text(plan),
        dates=_dates(plan),
        strengths=_strengths(session, plan_id),
        weaknesses=_weaknesses(session, plan_id),
        near_aims=tuple(aim for aim in aims if aim.kind is AimKind.NEAR),
        long_aims=tuple(aim for aim in aims if aim.kind is AimKind.LONG),
        steps=_steps(session, plan_id),
        reviews=_reviews(session, plan_id),
        series=_series(session, plan_id),
    )


def plan_history(session: Session, person_id: int) -> tuple[tuple[int, date, date | None, PlanState], ...]:
    """All plans of a person, the newest first: id, start, end, state."""
    rows = session.execute(
        select(Plan.id, Plan.period_start, Plan.period_end, Plan.state)
        .where(Plan.person_id == person_id)
        .order_by(Plan.period_start.desc(), Plan.id.desc())
    )
    return tuple((row.id, row.period_start, row.period_end, PlanState(row.state)) for row in rows)


def _text(plan: Plan) -> PlanText:
    return PlanText(plan.task, plan.situation, plan.wish, plan.causes, plan.direction, plan.requirement, plan.result)


def _dates(plan: Plan) -> PlanDates:
    return PlanDates(
        plan.period_start,
        plan.period_end,
        plan.discussed_on,
        plan.review_on,
        plan.measures_agreed_on,
        plan.closed_on,
    )


def _strengths(session: Session, plan_id: int) -> tuple[StrengthRow, ...]:
    rows = session.execute(
        select(PlanStrength.id, PlanStrength.text)
        .where(PlanStrength.plan_id == plan_id)
        .order_by(PlanStrength.position, PlanStrength.id)
    )
    return tuple(StrengthRow(row.id, row.text) for row in rows)


def _weaknesses(session: Session, plan_id: int) -> tuple[WeaknessRow, ...]:
    rows = session.execute(
        select(PlanWeakness.id, PlanWeakness.text, PlanWeakness.strength_id, PlanWeakness.helped_by)
        .where(PlanWeakness.plan_id == plan_id)
        .order_by(PlanWeakness.position, PlanWeakness.id)
    )
    return tuple(WeaknessRow(row.id, row.text, row.strength_id, row.helped_by) for row in rows)


def _aims(session: Session, plan_id: int) -> tuple[AimRow, ...]:
    rows = session.execute(
        select(PlanAim.id, PlanAim.kind, PlanAim.text, PlanAim.due_on, PlanAim.reached_on)
        .where(PlanAim.plan_id == plan_id)
        .order_by(case((PlanAim.kind == AimKind.NEAR, 0), else_=1), PlanAim.position, PlanAim.id)
    )
    return tuple(AimRow(row.id, AimKind(row.kind), row.text, row.due_on, row.reached_on) for row in rows)


def _steps(session: Session, plan_id: int) -> tuple[StepRow, ...]:
    rows: Any = session.execute(
        select(
            PlanStep.id,
            PlanStep.text,
            PlanStep.owner_id,
            Person.full_name,
            PlanStep.due_on,
            PlanStep.offset_days,
            PlanStep.measure,
            PlanStep.target_value,
            PlanStep.result,
            PlanStep.done_on,
        )
        .outerjoin(Person, Person.id == PlanStep.owner_id)
        .where(PlanStep.plan_id == plan_id)
        .order_by(PlanStep.position, PlanStep.id)
    )
    return tuple(StepRow(*row) for row in rows)


def _reviews(session: Session, plan_id: int) -> tuple[ReviewRow, ...]:
    rows = session.execute(
        select(PlanReview.id, PlanReview.reviewed_on, PlanReview.text)
        .where(PlanReview.plan_id == plan_id)
        .order_by(PlanReview.reviewed_on.desc(), PlanReview.id.desc())
    )
    return tuple(ReviewRow(row.id, row.reviewed_on, row.text) for row in rows)


def _series(session: Session, plan_id: int) -> tuple[SeriesRow, ...]:
    heads = session.execute(
        select(MeasureSeries.id, MeasureSeries.name, MeasureSeries.unit, MeasureSeries.norm)
        .where(MeasureSeries.plan_id == plan_id)
        .order_by(MeasureSeries.id)
    ).all()
    return tuple(SeriesRow(row.id, row.name, row.unit, row.norm, read_points(session, row.id)) for row in heads)


def read_points(session: Session, series_id: int) -> tuple[tuple[date, float], ...]:
    """The figures of a series in the order of their days."""
    rows = session.execute(
        select(MeasurePoint.at, MeasurePoint.value).where(MeasurePoint.series_id == series_id).order_by(MeasurePoint.at)
    )
    return tuple((row.at, row.value) for row in rows)


def next_position(session: Session, plan_id: int, table: type[PlanStrength | PlanWeakness | PlanAim | PlanStep]) -> int:
    """The place after the last row of a part of the plan."""
    last = session.execute(select(func.max(table.position)).where(table.plan_id == plan_id)).scalar()
    return (last or 0) + 1
