"""What hangs on the workers of one slice of the board: helpers, proposals, plan steps, aims reached, pauses, posts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from dvqc_desktop.db.models import (
    ClassProposal,
    Contact,
    ContactPause,
    HolderAssignment,
    MeasurePoint,
    MeasureSeries,
    Plan,
    PlanAim,
    PlanStep,
    Post,
)
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import AimKind, BetterWay, HolderRole, Organization, PlanKind, PlanState
from dvqc_desktop.domain.contacts import ContactTopic, Pause
from dvqc_desktop.domain.plans import norm_reached_on, waits_for_review
from dvqc_desktop.domain.posts import is_membership
from dvqc_desktop.services.classes.classes import words_of
from dvqc_desktop.services.people.presence import holds_on
from dvqc_desktop.services.statements import DAY, PlainQuery, given, iso_day, one_of


class Proposed(NamedTuple):
    """A class proposed in the open round and not agreed yet."""

    id: int
    worker_class: WorkerClass
    aspects: tuple[str, ...]
    imported: bool
    reason: str = ""


@dataclass(slots=True)
class Extras:
    """By person id; who has none of a thing is not in it. `reached` holds the days on which aims or norms were met.

    `untalked` are people with a post outside the Party with whom no member talked over the common work in the month.
    """

    helpers: dict[int, tuple[int, ...]] = field(default_factory=dict)
    proposals: dict[int, Proposed] = field(default_factory=dict)
    steps: dict[int, tuple[int, int]] = field(default_factory=dict)
    reached: dict[int, list[date | None]] = field(default_factory=dict)
    pauses: dict[int, tuple[Pause, ...]] = field(default_factory=dict)
    posts: dict[int, tuple[str, ...]] = field(default_factory=dict)
    untalked: set[int] = field(default_factory=set)

    def waits(self, person_id: int, reviewed_on: date | None) -> bool:
        """Whether an aim was reached after the class was last looked at."""
        days = self.reached.get(person_id)
        return bool(days) and waits_for_review(days or (), reviewed_on)


Which = Callable[[InstrumentedAttribute[Any]], ColumnElement[bool]]


def _between(column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    return column.between(given("first"), given("last"))


class ExtrasQuery:
    """The statements for the people whom a condition on their ids chooses, made once."""

    def __init__(self, which: Which) -> None:
        self._helpers = PlainQuery(lambda: _helpers(which))
        self._proposals = PlainQuery(lambda: _proposals(which))
        self._steps = PlainQuery(lambda: _steps(which))
        self._aims = PlainQuery(lambda: _aims(which))
        self._points = PlainQuery(lambda: _points(which))
        self._pauses = PlainQuery(lambda: _pauses(which))
        self._posts = PlainQuery(lambda: _posts(which))

    def read(self, session: Session, day: date, round_id: int | None, **which: object) -> Extras:
        """All of it on a day; `which` are the parameters of the condition, `round_id` is the open round."""
        extras, asked = Extras(), {"day": day, **which}
        for worker_id, holder_id in self._helpers.rows(session, **asked):
            extras.helpers[worker_id] = (*extras.helpers.get(worker_id, ()), holder_id)
        for person_id, start_on, end_on in self._pauses.rows(session, **asked):
            pause = Pause(date.fromisoformat(start_on), iso_day(end_on))
            extras.pauses[person_id] = (*extras.pauses.get(person_id, ()), pause)
        for person_id, title, talked in self._posts.rows(session, **asked):
            extras.posts[person_id] = (*extras.posts.get(person_id, ()), title)
            if not talked and not is_membership(title):
                extras.untalked.add(person_id)
        if round_id is not None:
            for person_id, *proposed in self._proposals.rows(session, round=round_id, **which):
                extras.proposals[person_id] = _proposed(*proposed)
        self._read_plans(session, asked, extras)
        return extras

    def _read_plans(self, session: Session, asked: dict[str, object], extras: Extras) -> None:
        extras.steps = {person_id: (done, total) for person_id, done, total in self._steps.rows(session, **asked)}
        for person_id, reached_on in self._aims.rows(session, **asked):
            extras.reached.setdefault(person_id, []).append(iso_day(reached_on))
        points = self._points.rows(session, **asked)
        for (person_id, _, norm, better), listed in groupby(points, key=lambda row: row[:4]):
            days = [(date.fromisoformat(row[4]), row[5]) for row in listed]
            reached = norm_reached_on(days, norm, BetterWay(better))
            extras.reached.setdefault(person_id, []).append(reached)


def _proposed(proposal_id: int, code: str, aspects: str | None, source: str, reason: str | None) -> Proposed:
    return Proposed(proposal_id, WorkerClass(code), words_of(aspects), source == "import", reason or "")


def _helpers(which: Which) -> Select[*tuple[Any, ...]]:
    return (
        select(HolderAssignment.worker_id, HolderAssignment.holder_id)
        .where(
            which(HolderAssignment.worker_id),
            HolderAssignment.role == HolderRole.HELPER.value,
            holds_on(HolderAssignment, DAY),
        )
        .order_by(HolderAssignment.start_on, HolderAssignment.id)
    )


def _proposals(which: Which) -> Select[*tuple[Any, ...]]:
    return select(
        ClassProposal.person_id,
        ClassProposal.id,
        ClassProposal.class_code,
        ClassProposal.aspects,
        ClassProposal.source,
        ClassProposal.reason,
    ).where(
        ClassProposal.round_id == given("round"),
        which(ClassProposal.person_id),
        ClassProposal.agreed_event_id.is_(None),
    )


def _running(which: Which) -> ColumnElement[bool]:
    """The mentoring plans under way; a plan closed later was under way on an earlier day."""
    return and_(
        which(Plan.person_id),
        Plan.kind == PlanKind.MENTORING.value,
        Plan.state != PlanState.DRAFT.value,
        Plan.period_start <= DAY,
        or_(Plan.closed_on.is_(None), Plan.closed_on > DAY),
    )


def _steps(which: Which) -> Select[*tuple[Any, ...]]:
    """Steps done and all steps."""
    return (
        select(Plan.person_id, func.count(PlanStep.done_on).filter(PlanStep.done_on <= DAY), func.count())
        .join(PlanStep, PlanStep.plan_id == Plan.id)
        .where(_running(which))
        .group_by(Plan.person_id)
    )


def _aims(which: Which) -> Select[*tuple[Any, ...]]:
    """Days on which near aims were reached."""
    return (
        select(Plan.person_id, PlanAim.reached_on)
        .join(PlanAim, PlanAim.plan_id == Plan.id)
        .where(_running(which), PlanAim.kind == AimKind.NEAR.value, PlanAim.reached_on <= DAY)
    )


def _points(which: Which) -> Select[*tuple[Any, ...]]:
    """Points of the measures that have a norm."""
    return (
        select(
            Plan.person_id,
            MeasureSeries.id,
            MeasureSeries.norm,
            MeasureSeries.better,
            MeasurePoint.at,
            MeasurePoint.value,
        )
        .join(MeasureSeries, MeasureSeries.plan_id == Plan.id)
        .join(MeasurePoint, MeasurePoint.series_id == MeasureSeries.id)
        .where(_running(which), MeasureSeries.norm.is_not(None), MeasurePoint.at <= DAY)
        .order_by(Plan.person_id, MeasureSeries.id, MeasurePoint.at)
    )


def _pauses(which: Which) -> Select[*tuple[Any, ...]]:
    return select(ContactPause.person_id, ContactPause.start_on, ContactPause.end_on).where(
        which(ContactPause.person_id), ContactPause.start_on <= DAY
    )


def _talked_over() -> ColumnElement[bool]:
    """A member talked over the common work with the holder of a post, in the month of the day and up to it.

    Topics are kept of members' contacts alone; whoever holds no post is not asked for (product.md, Quần chúng).
    """
    return exists().where(
        Contact.worker_id == Post.person_id,
        Contact.at.between(func.date(DAY, "start of month"), DAY),
        Contact.topics.contains(ContactTopic.COMMON.value),
    )


def _posts(which: Which) -> Select[*tuple[Any, ...]]:
    return (
        select(Post.person_id, Post.title, _talked_over())
        .where(which(Post.person_id), Post.organization != Organization.PARTY.value, holds_on(Post, DAY))
        .order_by(Post.start_on, Post.id)
    )


EXTRAS_OF = ExtrasQuery(one_of)
EXTRAS_BETWEEN = ExtrasQuery(_between)
