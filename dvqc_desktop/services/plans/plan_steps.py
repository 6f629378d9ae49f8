"""The steps of a plan: what a member does by when, moved, done with a result."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import MeasureSeries, Person, Plan, PlanStep
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import PlanState
from dvqc_desktop.domain.errors.plans import PlanClosed, PlanTextEmpty, SeriesElsewhere, StepOwnerNotMember
from dvqc_desktop.services.cell_settings import class_said
from dvqc_desktop.services.people.presence import is_member, name_of
from dvqc_desktop.services.plans.plan_reading import next_position
from dvqc_desktop.services.plans.plans import (
    PLAN_TOPICS,
    open_plan,
    plan_change,
    refuse_class_target,
    refuse_days_ahead,
)
from dvqc_desktop.services.statements import DAY, run

_STEP = (
    select(
        PlanStep.plan_id,
        PlanStep.result,
        Plan.state,
        func.coalesce("“" + Plan.title + "”", Person.full_name).label("whose"),
    )
    .join(Plan, Plan.id == PlanStep.plan_id)
    .outerjoin(Person, Person.id == Plan.person_id)
    .where(PlanStep.id == bindparam("step_id"))
)
_TICK = update(PlanStep).where(PlanStep.id == bindparam("step_id")).values(done_on=DAY, result=bindparam("kept"))


@dataclass(frozen=True, slots=True)
class StepFields:
    """A step: due on a day set by hand, or `offset_days` after the plan's start (then it moves with the start).

    `series_id` names the series its target belongs to, None the plan's first one.
    """

    text: str
    owner_id: int | None = None
    due_on: date | None = None
    offset_days: int | None = None
    measure: str | None = None
    target_value: float | None = None
    series_id: int | None = None
    result: str | None = None
    done_on: date | None = None


def add_step(session: Session, plan_id: int, fields: StepFields) -> Change:
    """Adds a step at the end.

    Raises PlanClosed, PlanTextEmpty, PlanClassTarget, StepOwnerNotMember, PlanDayAhead, SeriesElsewhere.
    """
    plan = open_plan(session, plan_id)
    step = PlanStep(plan_id=plan_id, position=next_position(session, plan_id, PlanStep))
    _fill_step(session, plan, step, fields)
    session.add(step)
    session.flush()
    return plan_change(session, plan, "thêm một bước vào kế hoạch của", step.id)


def edit_step(session: Session, step_id: int, fields: StepFields) -> Change:
    """Changes a step. Raises as add_step does."""
    step = session.get_one(PlanStep, step_id)
    plan = open_plan(session, step.plan_id)
    _fill_step(session, plan, step, fields)
    return plan_change(session, plan, "sửa một bước trong kế hoạch của")


def finish_step(session: Session, step_id: int, done_on: date | None, result: str | None = None) -> Change:
    """Notes the day a step was done and its result; no day opens it again. Raises PlanClosed, PlanDayAhead."""
    step = run(session, _STEP, {"step_id": step_id}).one()
    if step.state == PlanState.CLOSED:
        raise PlanClosed(name=step.whose)
    refuse_days_ahead(done_on)
    kept = (result or "").strip() or step.result
    run(session, _TICK, {"step_id": step_id, "day": done_on, "kept": kept})
    act = "ghi xong một bước của" if done_on else "mở lại một bước của"
    return Change(act, step.whose, PLAN_TOPICS, step.plan_id)


def remove_step(session: Session, step_id: int) -> Change:
    """Takes a step out. Raises PlanClosed."""
    step = session.get_one(PlanStep, step_id)
    plan = open_plan(session, step.plan_id)
    session.delete(step)
    return plan_change(session, plan, "bỏ một bước khỏi kế hoạch của")


def move_step(session: Session, step_id: int, places: int) -> Change:
    """Moves a step up (negative) or down by a number of places, as far as there are any. Raises PlanClosed."""
    moved = session.get_one(PlanStep, step_id)
    plan = open_plan(session, moved.plan_id)
    steps = list(
        session.execute(
            select(PlanStep).where(PlanStep.plan_id == plan.id).order_by(PlanStep.position, PlanStep.id)
        ).scalars()
    )
    place = steps.index(moved)
    steps.insert(max(min(place + places, len(steps) - 1), 0), steps.pop(place))
    for position, step in enumerate(steps, start=1):
        if step.position != position:
            step.position = position
    return plan_change(session, plan, "đổi thứ tự các bước của")


def _fill_step(session: Session, plan: Plan, step: PlanStep, fields: StepFields) -> None:
    if not fields.text.strip():
        raise PlanTextEmpty
    refuse_class_target(session, fields.text, fields.measure)
    _check_owner(session, fields.owner_id)
    _check_series(session, plan, fields.series_id)
    refuse_days_ahead(fields.done_on)
    step.text = fields.text.strip()
    step.owner_id = fields.owner_id
    step.offset_days = fields.offset_days
    step.due_on = fields.due_on
    if fields.offset_days is not None and fields.done_on is None:
        step.due_on = plan.period_start + timedelta(days=fields.offset_days)
    step.measure = (fields.measure or "").strip() or None
    step.target_value = fields.target_value
    step.series_id = fields.series_id
    step.result = (fields.result or "").strip() or None
    step.done_on = fields.done_on


def _check_owner(session: Session, owner_id: int | None) -> None:
    if owner_id is not None and not session.execute(select(is_member(owner_id, clock.today()))).scalar_one():
        raise StepOwnerNotMember(name=name_of(session, owner_id), active=class_said(session, WorkerClass.ACTIVE))


def _check_series(session: Session, plan: Plan, series_id: int | None) -> None:
    series = session.get(MeasureSeries, series_id) if series_id is not None else None
    if series_id is not None and (series is None or series.plan_id != plan.id):
        raise SeriesElsewhere
