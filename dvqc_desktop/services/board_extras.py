"""What hangs on the workers of one slice of the board: helpers, proposals, plan steps, aims reached, pauses, posts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, exists, func, or_, select
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
from dvqc_desktop.services.classes import words_of
from dvqc_desktop.services.presence import holds_on


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


Which = Callable[[InstrumentedAttribute[int]], ColumnElement[bool]]
Params = dict[str, Any]


def among(column: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """A condition on a person's id: one of a short list, the parameter `ids`."""
    return column.in_(bindparam("ids", expanding=True))


def between(column: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """A condition on a person's id: from `first` to `last`, both included; for slices in the order of ids."""
    return column.between(bindparam("first"), bindparam("last"))


class ExtrasQuery:
    """The statements of a day, made once and asked for as many people as wanted."""

    def __init__(self, which: Which, day: date, round_id: int | None) -> None:
        self._helpers = _helpers(which, day)
        self._proposals = _proposals(which, round_id) if round_id is not None else None
        self._steps, self._aims, self._points = _plans(which, day)
        self._pauses = _pauses(which, day)
        self._posts = _posts(which, day)

    def read(self, session: Session, params: Params) -> Extras:
        """All of it for the people whom the parameters of `which` name."""
        connection, extras = session.connection(), Extras()
        for worker_id, holder_id in connection.execute(self._helpers, params):
            extras.helpers[worker_id] = (*extras.helpers.get(worker_id, ()), holder_id)
        for person_id, done, total in connection.execute(self._steps, params):
            extras.steps[person_id] = (done, total)
        for person_id, reached_on in connection.execute(self._aims, params):
            extras.reached.setdefault(person_id, []).append(reached_on)
        points = connection.execute(self._points, params).all()
        for (person_id, _, norm, better), listed in groupby(points, key=lambda row: row[:4]):
            reached = norm_reached_on([(row[4], row[5]) for row in listed], norm, BetterWay(better))
            extras.reached.setdefault(person_id, []).append(reached)
        for person_id, start_on, end_on in connection.execute(self._pauses, params):
            extras.pauses[person_id] = (*extras.pauses.get(person_id, ()), Pause(start_on, end_on))
        for person_id, title, talked in connection.execute(self._posts, params):
            extras.posts[person_id] = (*extras.posts.get(person_id, ()), title)
            if not talked and not is_membership(title):
                extras.untalked.add(person_id)
        self._read_proposals(connection, params, extras)
        return extras

    def _read_proposals(self, connection: Connection, params: Params, extras: Extras) -> None:
        if self._proposals is None:
            return
        for person_id, proposal_id, code, aspects, source, reason in connection.execute(self._proposals, params):
            extras.proposals[person_id] = Proposed(
                proposal_id, WorkerClass(code), words_of(aspects), source == "import", reason or ""
            )


def _helpers(which: Which, day: date) -> Select[*tuple[Any, ...]]:
    return (
        select(HolderAssignment.worker_id, HolderAssignment.holder_id)
        .where(
            which(HolderAssignment.worker_id),
            HolderAssignment.role == HolderRole.HELPER.value,
            holds_on(HolderAssignment, day),
        )
        .order_by(HolderAssignment.start_on, HolderAssignment.id)
    )


def _proposals(which: Which, round_id: int) -> Select[*tuple[Any, ...]]:
    return select(
        ClassProposal.person_id,
        ClassProposal.id,
        ClassProposal.class_code,
        ClassProposal.aspects,
        ClassProposal.source,
        ClassProposal.reason,
    ).where(
        ClassProposal.round_id == round_id,
        which(ClassProposal.person_id),
        ClassProposal.agreed_event_id.is_(None),
    )


def _running(which: Which, day: date) -> ColumnElement[bool]:
    """The mentoring plans under way; a plan closed later was under way on an earlier day."""
    return and_(
        which(Plan.person_id),
        Plan.kind == PlanKind.MENTORING.value,
        Plan.state != PlanState.DRAFT.value,
        Plan.period_start <= day,
        or_(Plan.closed_on.is_(None), Plan.closed_on > day),
    )


def _plans(
    which: Which, day: date
) -> tuple[Select[*tuple[Any, ...]], Select[*tuple[Any, ...]], Select[*tuple[Any, ...]]]:
    """Steps done and all steps; days on which near aims were reached; points of the measures that have a norm."""
    running = _running(which, day)
    steps = (
        select(Plan.person_id, func.count(PlanStep.done_on).filter(PlanStep.done_on <= day), func.count())
        .join(PlanStep, PlanStep.plan_id == Plan.id)
        .where(running)
        .group_by(Plan.person_id)
    )
    aims = (
        select(Plan.person_id, PlanAim.reached_on)
        .join(PlanAim, PlanAim.plan_id == Plan.id)
        .where(running, PlanAim.kind == AimKind.NEAR.value, PlanAim.reached_on <= day)
    )
    points = (
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
        .where(running, MeasureSeries.norm.is_not(None), MeasurePoint.at <= day)
        .order_by(Plan.person_id, MeasureSeries.id, MeasurePoint.at)
    )
    return steps, aims, points


def _pauses(which: Which, day: date) -> Select[*tuple[Any, ...]]:
    return select(ContactPause.person_id, ContactPause.start_on, ContactPause.end_on).where(
        which(ContactPause.person_id), ContactPause.start_on <= day
    )


def _talked_over(day: date) -> ColumnElement[bool]:
    """A member talked over the common work with the holder of a post, in the month of the day and up to it.

    Topics are kept of members' contacts alone; whoever holds no post is not asked for (product.md, Quần chúng).
    """
    return exists().where(
        Contact.worker_id == Post.person_id,
        Contact.at.between(day.replace(day=1), day),
        Contact.topics.contains(ContactTopic.COMMON.value),
    )


def _posts(which: Which, day: date) -> Select[*tuple[Any, ...]]:
    return (
        select(Post.person_id, Post.title, _talked_over(day))
        .where(which(Post.person_id), Post.organization != Organization.PARTY.value, holds_on(Post, day))
        .order_by(Post.start_on, Post.id)
    )
