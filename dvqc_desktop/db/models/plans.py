"""Mentoring plans: strengths first, weaknesses tied to them, aims, steps, reviews and small series."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dvqc_desktop.db.models.base import Base, filled, one_of
from dvqc_desktop.domain.codes import AimKind, BetterWay, CauseArea, PlanDirection, PlanKind, PlanState


def _plan_id() -> Mapped[int]:
    return mapped_column(ForeignKey("plan.id", ondelete="CASCADE"), index=True)


class Plan(Base):
    """A worker's plan or a member's own; or a team's problem, with a title and no person (`round_id`: led to).

    A draft until it was talked over with the person, or with the team.
    """

    __tablename__ = "plan"
    __table_args__ = (
        one_of("kind", PlanKind),
        one_of("state", PlanState),
        one_of("direction", PlanDirection, optional=True),
        CheckConstraint("period_end IS NULL OR period_end >= period_start", name="period_order"),
        CheckConstraint("state <> 'active' OR discussed_on IS NOT NULL", name="active_discussed"),
        CheckConstraint("state <> 'closed' OR closed_on IS NOT NULL", name="closed_dated"),
        CheckConstraint("(kind = 'team') = (person_id IS NULL)", name="team_or_person"),
        CheckConstraint("kind <> 'team' OR trim(coalesce(title, '')) <> ''", name="team_titled"),
        Index("ix_plan_person", "person_id", "period_start"),
    )

    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    kind: Mapped[str]
    title: Mapped[str | None]
    work_group_id: Mapped[int | None] = mapped_column(ForeignKey("work_group.id", ondelete="SET NULL"))
    round_id: Mapped[int | None] = mapped_column(ForeignKey("class_round.id", ondelete="SET NULL"))
    state: Mapped[str]
    period_start: Mapped[date]
    period_end: Mapped[date | None]
    task: Mapped[str | None]
    situation: Mapped[str | None]
    wish: Mapped[str | None]
    discussed_on: Mapped[date | None]
    causes: Mapped[str | None]
    direction: Mapped[str | None]
    direction_note: Mapped[str | None]
    requirement: Mapped[str | None]
    review_on: Mapped[date | None]
    measures_agreed_on: Mapped[date | None]
    result: Mapped[str | None]
    result_before: Mapped[str | None]
    result_after: Mapped[str | None]
    closed_on: Mapped[date | None]
    snapshot: Mapped[str | None]


class PlanStrength(Base):
    """Something good in the person, to build on."""

    __tablename__ = "plan_strength"
    __table_args__ = (filled("text"),)

    plan_id: Mapped[int] = _plan_id()
    position: Mapped[int]
    text: Mapped[str]


class PlanWeakness(Base):
    """Something to overcome, the strength that will carry it, and who helps; of a team a cause, with its area."""

    __tablename__ = "plan_weakness"
    __table_args__ = (filled("text"), one_of("area", CauseArea, optional=True))

    plan_id: Mapped[int] = _plan_id()
    position: Mapped[int]
    text: Mapped[str]
    strength_id: Mapped[int | None] = mapped_column(ForeignKey("plan_strength.id", ondelete="SET NULL"))
    helped_by: Mapped[str | None]
    area: Mapped[str | None]


class PlanAim(Base):
    """A near or a long aim, with the day by which it should be reached and the day it was."""

    __tablename__ = "plan_aim"
    __table_args__ = (one_of("kind", AimKind), filled("text"))

    plan_id: Mapped[int] = _plan_id()
    position: Mapped[int]
    kind: Mapped[str]
    text: Mapped[str]
    due_on: Mapped[date | None]
    reached_on: Mapped[date | None]


class PlanStep(Base):
    """One step: its owner is a member; offset in days from the start; a target value belongs to a series.

    Without `series_id` the target belongs to the plan's first series.
    """

    __tablename__ = "plan_step"
    __table_args__ = (filled("text"),)

    plan_id: Mapped[int] = _plan_id()
    position: Mapped[int]
    text: Mapped[str]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    due_on: Mapped[date | None]
    offset_days: Mapped[int | None]
    measure: Mapped[str | None]
    target_value: Mapped[float | None]
    series_id: Mapped[int | None] = mapped_column(ForeignKey("measure_series.id", ondelete="SET NULL"))
    result: Mapped[str | None]
    done_on: Mapped[date | None]


class PlanReview(Base):
    """A look back at the plan on a day."""

    __tablename__ = "plan_review"
    __table_args__ = (filled("text"),)

    plan_id: Mapped[int] = _plan_id()
    reviewed_on: Mapped[date]
    text: Mapped[str]


class MeasureSeries(Base):
    """A small series of figures the person agreed to keep: name, unit, norm, and which way is better.

    Of a team's plan: figures of the whole team, with what was planned.
    """

    __tablename__ = "measure_series"
    __table_args__ = (filled("name"), filled("unit"), one_of("better", BetterWay))

    plan_id: Mapped[int] = _plan_id()
    name: Mapped[str]
    unit: Mapped[str]
    norm: Mapped[float | None]
    planned: Mapped[float | None]
    better: Mapped[str]


class MeasurePoint(Base):
    """One figure of a series, on a day."""

    __tablename__ = "measure_point"
    __table_args__ = (UniqueConstraint("series_id", "at"),)

    series_id: Mapped[int] = mapped_column(ForeignKey("measure_series.id", ondelete="CASCADE"))
    at: Mapped[date]
    value: Mapped[float]
