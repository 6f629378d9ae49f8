"""The small series of a plan: kept only with the day the person agreed, and gone when he or she takes it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import MeasurePoint, MeasureSeries, Plan, PlanStep
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import BetterWay
from dvqc_desktop.domain.errors.plans import MeasuresNotAgreed, PlanTextEmpty
from dvqc_desktop.services.people.presence import name_of
from dvqc_desktop.services.plans.plan_snapshot import without_figures
from dvqc_desktop.services.plans.plans import edit_plan, open_plan, plan_change, refuse_days_ahead


@dataclass(frozen=True, slots=True)
class SeriesFields:
    """A series of figures: its name, unit, norm where there is one, and which way is better.

    `planned` is what a team's plan asks for.
    """

    name: str
    unit: str
    norm: float | None = None
    better: BetterWay = BetterWay.HIGHER
    planned: float | None = None


def begin_series(session: Session, plan_id: int, agreed_on: date, fields: SeriesFields) -> Change:
    """Notes the day the person agreed and starts the series, as one act.

    Raises PlanClosed, PlanDayAhead, PlanTextEmpty.
    """
    edit_plan(session, plan_id, {"measures_agreed_on": agreed_on})
    return add_series(session, plan_id, fields)


def add_series(session: Session, plan_id: int, fields: SeriesFields) -> Change:
    """Starts a series of figures in a plan whose person agreed to it (product principle 3).

    Raises PlanClosed, MeasuresNotAgreed, PlanTextEmpty.
    """
    plan = open_plan(session, plan_id)
    _check_agreed(session, plan)
    series = MeasureSeries(plan_id=plan_id)
    _fill(series, fields)
    session.add(series)
    session.flush()
    return plan_change(session, plan, "theo dõi số liệu đã đồng ý của", series.id)


def edit_series(session: Session, series_id: int, fields: SeriesFields) -> Change:
    """Changes a series' name, unit, norm or better way. Raises PlanClosed, PlanTextEmpty."""
    series = session.get_one(MeasureSeries, series_id)
    plan = open_plan(session, series.plan_id)
    _fill(series, fields)
    return plan_change(session, plan, "sửa số liệu theo dõi của")


def remove_series(session: Session, series_id: int) -> Change:
    """Takes one series out with its figures; the person's agreement to others stays. Raises PlanClosed."""
    series = session.get_one(MeasureSeries, series_id)
    plan = open_plan(session, series.plan_id)
    _remove(session, [series_id])
    return plan_change(session, plan, "bỏ một loại số liệu của")


def write_points(
    session: Session, series_id: int, points: Sequence[tuple[date, float]], removed: Sequence[date] = ()
) -> Change:
    """Writes figures into a series as one act; a figure already there for a day is replaced, `removed` days go.

    Raises PlanClosed, MeasuresNotAgreed, PlanDayAhead.
    """
    series = session.get_one(MeasureSeries, series_id)
    plan = open_plan(session, series.plan_id)
    _check_agreed(session, plan)
    figures = dict(points)
    refuse_days_ahead(*figures)
    old = {*figures, *removed}
    session.execute(delete(MeasurePoint).where(MeasurePoint.series_id == series_id, MeasurePoint.at.in_(old)))
    if figures:
        rows = [{"series_id": series_id, "at": at, "value": value} for at, value in figures.items()]
        session.execute(insert(MeasurePoint), rows)
    return plan_change(session, plan, "ghi số liệu trong kế hoạch của")


def withdraw_measures(session: Session, plan_id: int) -> Change:
    """The person no longer agrees: all series go with their figures, from a closed plan's snapshot too.

    What is agreed can be taken back at any time (law 91/2025/QH15), so this is the one act a closed plan takes.
    """
    plan = session.get_one(Plan, plan_id)
    _remove(session, session.execute(select(MeasureSeries.id).where(MeasureSeries.plan_id == plan_id)).scalars().all())
    plan.measures_agreed_on = None
    if plan.snapshot:
        plan.snapshot = without_figures(plan.snapshot)
    return plan_change(session, plan, "thôi theo dõi số liệu của")


def _remove(session: Session, ids: Sequence[int]) -> None:
    session.execute(update(PlanStep).where(PlanStep.series_id.in_(ids)).values(series_id=None))
    session.execute(delete(MeasurePoint).where(MeasurePoint.series_id.in_(ids)))
    session.execute(delete(MeasureSeries).where(MeasureSeries.id.in_(ids)))


def _fill(series: MeasureSeries, fields: SeriesFields) -> None:
    if not fields.name.strip() or not fields.unit.strip():
        raise PlanTextEmpty
    series.name, series.unit = fields.name.strip(), fields.unit.strip()
    series.norm, series.better = fields.norm, fields.better.value
    series.planned = fields.planned


def _check_agreed(session: Session, plan: Plan) -> None:
    if plan.measures_agreed_on is None and plan.person_id is not None:
        raise MeasuresNotAgreed(name=name_of(session, plan.person_id))
