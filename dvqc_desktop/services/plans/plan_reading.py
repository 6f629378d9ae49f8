"""Plans as they are read: one plan with all its parts, and what a plan still lacks."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
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
    WorkGroup,
)
from dvqc_desktop.domain.codes import AimKind, BetterWay, CauseArea, PlanDirection, PlanKind, PlanState
from dvqc_desktop.services.plans.plan_rows import (
    AimRow,
    PlanDates,
    PlanText,
    PlanView,
    ReviewRow,
    SeriesRow,
    StepRow,
    StrengthRow,
    WeaknessRow,
)
from dvqc_desktop.services.plans.plan_snapshot import thaw

__all__ = ["PlanView", "find_plan", "get_plan", "next_position", "plan_history", "plan_name", "read_points"]


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
    """A plan with all its parts, a closed one as it was then. Raises NoResultFound when there is none."""
    plan, name, group_name = session.execute(
        select(Plan, plan_name(), WorkGroup.name)
        .outerjoin(Person, Person.id == Plan.person_id)
        .outerjoin(WorkGroup, WorkGroup.id == Plan.work_group_id)
        .where(Plan.id == plan_id)
    ).one()
    if plan.snapshot:
        return thaw(plan.snapshot).plan
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
        group_id=plan.work_group_id,
        group_name=group_name,
        round_id=plan.round_id,
    )


def plan_name() -> ColumnElement[str]:
    """Whose a plan is, or what a team's plan is about; the query joins Person outward."""
    return func.coalesce(Plan.title, Person.full_name)


def plan_history(session: Session, person_id: int) -> tuple[tuple[int, date, date | None, PlanState], ...]:
    """All plans of a person, the newest first: id, start, end, state."""
    rows = session.execute(
        select(Plan.id, Plan.period_start, Plan.period_end, Plan.state)
        .where(Plan.person_id == person_id)
        .order_by(Plan.period_start.desc(), Plan.id.desc())
    )
    return tuple((row.id, row.period_start, row.period_end, PlanState(row.state)) for row in rows)


def _text(plan: Plan) -> PlanText:
    return PlanText(
        plan.task,
        plan.situation,
        plan.wish,
        plan.causes,
        PlanDirection(plan.direction) if plan.direction else None,
        plan.direction_note,
        plan.requirement,
        plan.result,
        plan.result_before,
        plan.result_after,
    )


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
        select(
            PlanWeakness.id,
            PlanWeakness.text,
            PlanWeakness.strength_id,
            PlanWeakness.helped_by,
            PlanWeakness.area,
        )
        .where(PlanWeakness.plan_id == plan_id)
        .order_by(PlanWeakness.position, PlanWeakness.id)
    )
    return tuple(
        WeaknessRow(row.id, row.text, row.strength_id, row.helped_by, CauseArea(row.area) if row.area else None)
        for row in rows
    )


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
            PlanStep.series_id,
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
        select(MeasureSeries).where(MeasureSeries.plan_id == plan_id).order_by(MeasureSeries.id)
    ).scalars()
    return tuple(
        SeriesRow(
            row.id, row.name, row.unit, row.norm, BetterWay(row.better), read_points(session, row.id), row.planned
        )
        for row in heads
    )


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
