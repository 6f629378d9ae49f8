"""Plans: drawn up with the person, edited field by field, looked back at, closed as a snapshot."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Plan, PlanReview, PlanStep, PlanStrength, PlanWeakness
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import PlanDirection, PlanKind, PlanState
from dvqc_desktop.domain.errors.plans import (
    PlanClassTarget,
    PlanClosed,
    PlanDayAhead,
    PlanExists,
    PlanIsDraft,
    PlanPeriodReversed,
    PlanTextEmpty,
)
from dvqc_desktop.domain.plans import (
    PlanFacts,
    StepDates,
    WeaknessTie,
    draft_words,
    plan_gaps,
    sets_class_as_target,
    step_due,
)
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.people.presence import name_of
from dvqc_desktop.services.plans.plan_reading import PlanView, find_plan, get_plan, plan_history
from dvqc_desktop.services.plans.plan_sheet import live_sheet
from dvqc_desktop.services.plans.plan_snapshot import freeze

__all__ = [
    "PLAN_TOPICS",
    "PlanFields",
    "PlanResult",
    "PlanView",
    "add_review",
    "close_plan",
    "create_plan",
    "edit_plan",
    "edit_review",
    "find_plan",
    "get_plan",
    "open_plan",
    "plan_change",
    "plan_history",
    "refuse_class_target",
    "refuse_days_ahead",
    "remove_review",
    "settle",
    "whose",
    "written",
]

PLAN_TOPICS = frozenset({Topic.PLANS})

FIELD_ACTS = {
    "task": "sửa nhiệm vụ của",
    "situation": "sửa hoàn cảnh của",
    "wish": "sửa mong muốn của",
    "discussed_on": "sửa ngày bàn kế hoạch với",
    "causes": "sửa nguyên nhân trong kế hoạch của",
    "direction": "chọn hướng bồi dưỡng của",
    "direction_note": "sửa hướng bồi dưỡng của",
    "requirement": "sửa yêu cầu của chi bộ với",
    "review_on": "hẹn ngày xem lại kế hoạch của",
    "period_start": "sửa kỳ kế hoạch của",
    "period_end": "sửa kỳ kế hoạch của",
    "measures_agreed_on": "ghi ngày đồng ý theo dõi số liệu của",
}


@dataclass(frozen=True, slots=True)
class PlanFields:
    """What a plan starts with; everything but the person and the start may come later."""

    person_id: int
    period_start: date
    kind: PlanKind = PlanKind.MENTORING
    period_end: date | None = None
    task: str | None = None
    situation: str | None = None
    wish: str | None = None
    discussed_on: date | None = None
    causes: str | None = None
    direction: PlanDirection | None = None
    direction_note: str | None = None
    requirement: str | None = None
    review_on: date | None = None
    measures_agreed_on: date | None = None


def create_plan(session: Session, fields: PlanFields) -> Change:
    """Starts a draft; it turns active by itself once nothing is missing. Raises PlanExists, PlanPeriodReversed."""
    name = name_of(session, fields.person_id)
    if find_plan(session, fields.person_id) is not None:
        raise PlanExists(name=name)
    refuse_class_target(session, fields.requirement, fields.direction_note)
    plan = Plan(state=PlanState.DRAFT.value, **{key: written(value) for key, value in asdict(fields).items()})
    check_period(plan)
    refuse_days_ahead(plan.discussed_on, plan.measures_agreed_on)
    session.add(plan)
    session.flush()
    return Change("lập kế hoạch bồi dưỡng cho", name, PLAN_TOPICS, plan.id)


def edit_plan(session: Session, plan_id: int, values: Mapping[str, str | date | None]) -> Change:
    """Changes fields of a plan, by the names of PlanFields; a moved start moves the open steps given as offsets.

    Raises PlanClosed, PlanPeriodReversed, PlanClassTarget, PlanDayAhead.
    """
    plan = open_plan(session, plan_id)
    refuse_class_target(session, *(str(values[key]) for key in ("requirement", "direction_note") if values.get(key)))
    with session.no_autoflush:
        for key, value in values.items():
            if key not in FIELD_ACTS:
                raise KeyError(key)
            setattr(plan, key, written(value))
        check_period(plan)
        refuse_days_ahead(plan.discussed_on, plan.measures_agreed_on)
        settle(session, plan)
    if "period_start" in values:
        _move_steps(session, plan)
    act = FIELD_ACTS[next(iter(values))]
    return plan_change(session, plan, act)


def add_review(session: Session, plan_id: int, reviewed_on: date, text: str, next_on: date | None = None) -> Change:
    """Adds a look back at the plan and sets the next day for one. Raises PlanClosed, PlanTextEmpty, PlanDayAhead."""
    plan = open_plan(session, plan_id)
    if not text.strip():
        raise PlanTextEmpty
    refuse_days_ahead(reviewed_on)
    review = PlanReview(plan_id=plan_id, reviewed_on=reviewed_on, text=text.strip())
    session.add(review)
    plan.review_on = next_on
    session.flush()
    return plan_change(session, plan, "xem lại kế hoạch của", review.id)


def edit_review(session: Session, review_id: int, reviewed_on: date, text: str) -> Change:
    """Puts a review right. Raises PlanClosed, PlanTextEmpty, PlanDayAhead."""
    review = session.get_one(PlanReview, review_id)
    plan = open_plan(session, review.plan_id)
    if not text.strip():
        raise PlanTextEmpty
    refuse_days_ahead(reviewed_on)
    review.reviewed_on, review.text = reviewed_on, text.strip()
    return plan_change(session, plan, "sửa lần xem lại kế hoạch của")


def remove_review(session: Session, review_id: int) -> Change:
    """Takes a review out again. Raises PlanClosed."""
    review = session.get_one(PlanReview, review_id)
    plan = open_plan(session, review.plan_id)
    session.delete(review)
    return plan_change(session, plan, "bỏ lần xem lại kế hoạch của")


@dataclass(frozen=True, slots=True)
class PlanResult:
    """What came of a plan in the end, with how it stood at its start and how it stands now, in words or figures."""

    text: str
    before: str = ""
    after: str = ""


def close_plan(session: Session, plan_id: int, closed_on: date, result: PlanResult) -> Change:
    """Closes a plan with its result and keeps it as it is now. Raises PlanClosed, PlanIsDraft, PlanTextEmpty."""
    plan = open_plan(session, plan_id)
    view = get_plan(session, plan_id)
    if view.gaps:
        raise PlanIsDraft(name=whose(session, plan), gaps=draft_words(view.gaps, view.kind))
    if not result.text.strip():
        raise PlanTextEmpty
    refuse_days_ahead(closed_on)
    plan.result = result.text.strip()
    plan.result_before, plan.result_after = written(result.before), written(result.after)
    plan.closed_on = closed_on
    plan.state = PlanState.CLOSED.value
    session.flush()
    plan.snapshot = freeze(live_sheet(session, plan_id))
    return plan_change(session, plan, "kết thúc kế hoạch của")


def settle(session: Session, plan: Plan) -> None:
    """Brings a plan's state in line with what it holds; part of each use case that edits one."""
    with session.no_autoflush:
        strengths = session.execute(select(PlanStrength.id).where(PlanStrength.plan_id == plan.id)).scalars()
        ties = session.execute(
            select(PlanWeakness.strength_id, PlanWeakness.helped_by).where(PlanWeakness.plan_id == plan.id)
        )
        facts = PlanFacts(
            plan.wish,
            plan.discussed_on,
            frozenset(strengths),
            tuple(WeaknessTie(tie.strength_id, tie.helped_by) for tie in ties),
            PlanKind(plan.kind),
        )
    state = PlanState.DRAFT if plan_gaps(facts) else PlanState.ACTIVE
    if plan.state != state:
        plan.state = state.value


def open_plan(session: Session, plan_id: int) -> Plan:
    """A plan that may be edited. Raises PlanClosed."""
    plan = session.get_one(Plan, plan_id)
    if plan.state == PlanState.CLOSED:
        raise PlanClosed(name=whose(session, plan))
    return plan


def plan_change(session: Session, plan: Plan, act: str, row_id: int | None = None) -> Change:
    """The Change of an act on a plan, named after its person or its title."""
    return Change(act, whose(session, plan), PLAN_TOPICS, row_id or plan.id)


def whose(session: Session, plan: Plan) -> str:
    """The name of the person, or the title of a team's plan."""
    return f"“{plan.title}”" if plan.person_id is None else name_of(session, plan.person_id)


def refuse_class_target(session: Session, *texts: str | None) -> None:
    """No class is an aim in anybody's plan, by none of its names (product principle 1). Raises PlanClassTarget."""
    own = class_names(session)
    for text in texts:
        if sets_class_as_target(text, own):
            raise PlanClassTarget(text=text)


def refuse_days_ahead(*days: date | None) -> None:
    """Nothing was done on a day to come. Raises PlanDayAhead."""
    for day in days:
        if day is not None and day > clock.today():
            raise PlanDayAhead(day=f"{day:%d/%m/%Y}")


def written(value: Any) -> Any:
    """A value as the store keeps it: text trimmed, blank text as nothing."""
    return value.strip() or None if isinstance(value, str) else value


def check_period(plan: Plan) -> None:
    """No plan ends before it starts. Raises PlanPeriodReversed."""
    if plan.period_end is not None and plan.period_end < plan.period_start:
        raise PlanPeriodReversed(start=f"{plan.period_start:%d/%m/%Y}", end=f"{plan.period_end:%d/%m/%Y}")


def _move_steps(session: Session, plan: Plan) -> None:
    steps = session.execute(
        select(PlanStep).where(
            PlanStep.plan_id == plan.id, PlanStep.done_on.is_(None), PlanStep.offset_days.is_not(None)
        )
    ).scalars()
    for step in steps:
        step.due_on = step_due(StepDates(step.due_on, step.offset_days, step.done_on), plan.period_start)
