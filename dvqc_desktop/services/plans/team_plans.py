"""Việc của tổ: a team's problem on the plan's form, with causes by area, through whom they are solved, and its end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import ClassRound, Person, Plan, PlanStep, Post, WorkGroup
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import Organization, PlanKind, PlanState
from dvqc_desktop.domain.due import HORIZON_DAYS, DueKind, DueRow
from dvqc_desktop.domain.errors.plans import PlanTextEmpty
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.domain.posts import ORGANIZATION_WORDS, is_membership
from dvqc_desktop.domain.team_plans import against, figure_line
from dvqc_desktop.services.due.due_people import leader_name
from dvqc_desktop.services.people.presence import holds_on
from dvqc_desktop.services.plans.plan_rows import SeriesRow
from dvqc_desktop.services.plans.plans import PLAN_TOPICS, check_period, open_plan, plan_change, refuse_class_target

WHOLE_TEAM = "Cả tổ"


@dataclass(frozen=True, slots=True)
class TeamFields:
    """What a team's plan starts with; without a group it is the whole team's."""

    title: str
    period_start: date
    period_end: date | None = None
    group_id: int | None = None


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team's plan in the list."""

    id: int
    title: str
    group_name: str
    state: PlanState
    period_start: date
    period_end: date | None
    closed_on: date | None
    review_on: date | None
    steps_done: int
    steps_total: int


@dataclass(frozen=True, slots=True)
class RoundChoice:
    """A classification round that a plan may have led to."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class LedTo:
    """The round a plan led to (None for none yet), and those that began after the plan did."""

    round_id: int | None
    rounds: tuple[RoundChoice, ...]


def create_team_plan(session: Session, fields: TeamFields) -> Change:
    """Starts a draft. Raises PlanTextEmpty, PlanClassTarget, PlanPeriodReversed."""
    plan = Plan(kind=PlanKind.TEAM.value, state=PlanState.DRAFT.value)
    _fill(session, plan, fields)
    session.add(plan)
    session.flush()
    return Change("lập việc của tổ", f"“{plan.title}”", PLAN_TOPICS, plan.id)


def rename_team_plan(session: Session, plan_id: int, title: str, group_id: int | None) -> Change:
    """Changes what a plan is about and whose group it is. Raises PlanClosed, PlanTextEmpty, PlanClassTarget."""
    plan = open_plan(session, plan_id)
    _fill(session, plan, TeamFields(title, plan.period_start, plan.period_end, group_id))
    return plan_change(session, plan, "sửa tên việc của tổ")


def lead_to_round(session: Session, plan_id: int, round_id: int | None) -> Change:
    """Notes the classification round a plan led to; a closed plan takes it, too."""
    plan = session.get_one(Plan, plan_id)
    plan.round_id = round_id
    return plan_change(session, plan, "ghi đợt phân loại sau việc của tổ")


def led_to(session: Session, plan_id: int) -> LedTo:
    """The round after a plan, and the rounds to choose from, the newest first."""
    plan = session.get_one(Plan, plan_id)
    rows = session.execute(
        select(ClassRound.id, ClassRound.name)
        .where(ClassRound.period_end >= plan.period_start)
        .order_by(ClassRound.period_end.desc(), ClassRound.id.desc())
    )
    return LedTo(plan.round_id, tuple(RoundChoice(*row) for row in rows))


def list_team_plans(session: Session) -> tuple[TeamRow, ...]:
    """All plans of the team: those not closed first, the newest first."""
    rows = session.execute(
        select(Plan, WorkGroup.name, func.count(PlanStep.done_on), func.count(PlanStep.id))
        .outerjoin(WorkGroup, WorkGroup.id == Plan.work_group_id)
        .outerjoin(PlanStep, PlanStep.plan_id == Plan.id)
        .where(Plan.kind == PlanKind.TEAM.value)
        .group_by(Plan.id)
        .order_by(Plan.state == PlanState.CLOSED.value, Plan.period_start.desc(), Plan.id.desc())
    )
    return tuple(
        TeamRow(
            plan.id,
            plan.title or "",
            group or WHOLE_TEAM,
            PlanState(plan.state),
            plan.period_start,
            plan.period_end,
            plan.closed_on,
            plan.review_on,
            done,
            total,
        )
        for plan, group, done, total in rows
    )


def team_groups(session: Session) -> tuple[tuple[int, str], ...]:
    """The groups a plan may be of, by name."""
    rows = session.execute(select(WorkGroup.id, WorkGroup.name).order_by(WorkGroup.name, WorkGroup.id))
    return tuple((row[0], row[1]) for row in rows)


def through_whom(session: Session, day: date) -> tuple[str, ...]:
    """Through whom a cause may be solved: those with a post outside the Party, then the organisations themselves."""
    rows = session.execute(
        select(Person.full_name, Post.title)
        .join(Person, Person.id == Post.person_id)
        .where(Post.organization != Organization.PARTY.value, holds_on(Post, day))
        .order_by(Post.organization, Person.name_sort, Person.id)
    )
    people = [f"{name} ({title[:1].lower()}{title[1:]})" for name, title in rows if not is_membership(title)]
    return (*people, *(words for code, words in ORGANIZATION_WORDS.items() if code is not Organization.PARTY))


def figure_cells(row: SeriesRow) -> tuple[str, str, str, str, str]:
    """A series in five cells: name, plan, norm, the first figure, the last one, both held against plan and norm."""
    first = _held(row, row.points[0]) if row.points else "–"
    last = _held(row, row.points[-1]) if len(row.points) > 1 else "–"
    return row.name, figure_line(row.planned, row.unit), figure_line(row.norm, row.unit), first, last


def _held(row: SeriesRow, point: tuple[date, float]) -> str:
    at, value = point
    held = (against(value, row.planned, "kế hoạch", row.better), against(value, row.norm, "mức", row.better))
    return "; ".join(part for part in (f"{figure_line(value, row.unit)} ({at:%d/%m})", *held) if part)


def due_team(session: Session, day: date) -> Iterator[DueRow]:
    """Open steps of the team's running plans with their owners, and plans to look at again; drafts wait."""
    last = day + timedelta(days=HORIZON_DAYS)
    leader = leader_name(session, day)
    running = (Plan.kind == PlanKind.TEAM.value, Plan.state == PlanState.ACTIVE.value)
    steps = session.execute(
        select(Plan.id, Plan.title, PlanStep.text, PlanStep.due_on, Person.full_name)
        .join(PlanStep, PlanStep.plan_id == Plan.id)
        .outerjoin(Person, Person.id == PlanStep.owner_id)
        .where(*running, PlanStep.done_on.is_(None), PlanStep.due_on <= last)
        .order_by(PlanStep.due_on, PlanStep.id)
    )
    for plan_id, title, text, due_on, owner in steps:
        yield DueRow(DueKind.TEAM, "Việc của tổ:", text, f"– {title}", due_on or day, owner or leader, plan_id)
    reviews = session.execute(select(Plan.id, Plan.title, Plan.review_on).where(*running, Plan.review_on <= last))
    for plan_id, title, review_on in reviews:
        yield DueRow(DueKind.TEAM, "Xem lại việc của tổ", title or "", "", review_on or day, leader, plan_id)


def _fill(session: Session, plan: Plan, fields: TeamFields) -> None:
    title = one_line(fields.title)
    if not title:
        raise PlanTextEmpty
    refuse_class_target(session, title)
    plan.title, plan.work_group_id = title, fields.group_id
    plan.period_start, plan.period_end = fields.period_start, fields.period_end
    check_period(plan)
