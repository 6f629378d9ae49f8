"""The steps of a plan: what a member does by when, moved, done with a result; and the small series beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import MeasurePoint, MeasureSeries, Plan, PlanStep
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.errors.plans import (
    MeasuresNotAgreed,
    PlanDayAhead,
    PlanTextEmpty,
    StepOwnerNotMember,
)
from dvqc_desktop.services.cell_settings import class_said
from dvqc_desktop.services.plan_reading import next_position
from dvqc_desktop.services.plans import edit_plan, open_plan, plan_change, refuse_class_target
from dvqc_desktop.services.presence import is_member, name_of


@dataclass(frozen=True, slots=True)
class StepFields:
    """A step: due on a day set by hand, or `offset_days` after the plan's start (then it moves with the start)."""

    text: str
    owner_id: int | None = None
    due_on: date | None = None
    offset_days: int | None = None
    measure: str | None = None
    target_value: float | None = None
    result: str | None = None
    done_on: date | None = None


def add_step(session: Session, plan_id: int, fields: StepFields) -> Change:
    """Adds a step at the end. Raises PlanClosed, PlanTextEmpty, PlanClassTarget, StepOwnerNotMember, PlanDayAhead."""
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
    step = session.get_one(PlanStep, step_id)
    plan = open_plan(session, step.plan_id)
    _check_done(done_on)
    step.done_on = done_on
    step.result = (result or "").strip() or step.result
    return plan_change(session, plan, "ghi xong một bước của" if done_on else "mở lại một bước của")


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


@dataclass(frozen=True, slots=True)
class SeriesFields:
    """A series of figures: its name, unit, and norm where there is one."""

    name: str
    unit: str
    norm: float | None = None


def begin_series(session: Session, plan_id: int, agreed_on: date, fields: SeriesFields) -> Change:
    """Notes the day the person agreed and starts the series, as one act.

    Raises PlanClosed, PlanDayAhead, PlanTextEmpty.
    """
    edit_plan(session, plan_id, {"measures_agreed_on": agreed_on})
    return add_series(session, plan_id, fields.name, fields.unit, fields.norm)


def add_series(session: Session, plan_id: int, name: str, unit: str, norm: float | None = None) -> Change:
    """Starts a series of figures in a plan whose person agreed to it (product principle 3).

    Raises PlanClosed, MeasuresNotAgreed, PlanTextEmpty.
    """
    plan = open_plan(session, plan_id)
    _check_agreed(session, plan)
    if not name.strip() or not unit.strip():
        raise PlanTextEmpty
    series = MeasureSeries(plan_id=plan_id, name=name.strip(), unit=unit.strip(), norm=norm)
    session.add(series)
    session.flush()
    return plan_change(session, plan, "theo dõi số liệu đã đồng ý của", series.id)


def write_points(session: Session, series_id: int, points: Sequence[tuple[date, float]]) -> Change:
    """Writes figures into a series; a figure already there for a day is replaced.

    Raises PlanClosed, MeasuresNotAgreed, PlanDayAhead.
    """
    series = session.get_one(MeasureSeries, series_id)
    plan = open_plan(session, series.plan_id)
    _check_agreed(session, plan)
    figures = dict(points)
    for at in figures:
        _check_done(at)
    session.execute(delete(MeasurePoint).where(MeasurePoint.series_id == series_id, MeasurePoint.at.in_(figures)))
    if figures:
        rows = [{"series_id": series_id, "at": at, "value": value} for at, value in figures.items()]
        session.execute(insert(MeasurePoint), rows)
    return plan_change(session, plan, "ghi số liệu trong kế hoạch của")


def remove_point(session: Session, series_id: int, at: date) -> Change:
    """Takes the figure of a day out. Raises PlanClosed."""
    series = session.get_one(MeasureSeries, series_id)
    plan = open_plan(session, series.plan_id)
    session.execute(delete(MeasurePoint).where(MeasurePoint.series_id == series_id, MeasurePoint.at == at))
    return plan_change(session, plan, "bỏ một số liệu trong kế hoạch của")


def _fill_step(session: Session, plan: Plan, step: PlanStep, fields: StepFields) -> None:
    if not fields.text.strip():
        raise PlanTextEmpty
    refuse_class_target(fields.text, fields.measure)
    _check_owner(session, fields.owner_id)
    _check_done(fields.done_on)
    step.text = fields.text.strip()
    step.owner_id = fields.owner_id
    step.offset_days = fields.offset_days
    step.due_on = fields.due_on
    if fields.offset_days is not None and fields.done_on is None:
        step.due_on = plan.period_start + timedelta(days=fields.offset_days)
    step.measure = (fields.measure or "").strip() or None
    step.target_value = fields.target_value
    step.result = (fields.result or "").strip() or None
    step.done_on = fields.done_on


def _check_owner(session: Session, owner_id: int | None) -> None:
    if owner_id is not None and not session.execute(select(is_member(owner_id, clock.today()))).scalar_one():
        raise StepOwnerNotMember(name=name_of(session, owner_id), active=class_said(session, WorkerClass.ACTIVE))


def _check_done(day: date | None) -> None:
    if day is not None and day > clock.today():
        raise PlanDayAhead(day=f"{day:%d/%m/%Y}")


def _check_agreed(session: Session, plan: Plan) -> None:
    if plan.measures_agreed_on is None:
        raise MeasuresNotAgreed(name=name_of(session, plan.person_id))
