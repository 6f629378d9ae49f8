"""What hangs on the workers of one slice of the board: helpers, proposals, plan steps, aims reached, pauses, posts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from dvqc_desktop.db.models import (
    ClassProposal,
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
from dvqc_desktop.domain.codes import AimKind, HolderRole, Organization, PlanKind, PlanState
from dvqc_desktop.domain.contacts import Pause
from dvqc_desktop.domain.plans import norm_reached_on, waits_for_review
from dvqc_desktop.services.classes import words_of
from dvqc_desktop.services.presence import holds_on


class Proposed(NamedTuple):
    """A class proposed in the open round and not agreed yet."""

    id: int
    worker_class: WorkerClass
    aspects: tuple[str, ...]
    imported: bool


@dataclass(slots=True)
class Extras:
    """By person id; who has none of a thing is not in it. `reached` holds the days on which aims or norms were met."""

    helpers: dict[int, tuple[int, ...]] = field(default_factory=dict)
    proposals: dict[int, Proposed] = field(default_factory=dict)
    steps: dict[int, tuple[int, int]] = field(default_factory=dict)
    reached: dict[int, list[date | None]] = field(default_factory=dict)
    pauses: dict[int, tuple[Pause, ...]] = field(default_factory=dict)
    posts: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def waits(self, person_id: int, reviewed_on: date | None) -> bool:
        """Whether an aim was reached after the class was last looked at."""
        days = self.reached.get(person_id)
        return bool(days) and waits_for_review(days or (), reviewed_on)


Which = Callable[[InstrumentedAttribute[int]], ColumnElement[bool]]


def among(ids: Sequence[int]) -> Which:
    """A condition on a person's id: one of a short list."""
    return lambda column: column.in_(ids)


def between(first: int, last: int) -> Which:
    """A condition on a person's id: in a range, both ends included; for slices in the order of ids."""
    return lambda column: column.between(first, last)


def read_extras(session: Session, which: Which, day: date, round_id: int | None) -> Extras:
    """All of it for these people on a day."""
    extras = Extras()
    _helpers(session, which, day, extras)
    _plans(session, which, day, extras)
    _pauses(session, which, day, extras)
    _posts(session, which, day, extras)
    if round_id is not None:
        _proposals(session, which, round_id, extras)
    return extras


def _helpers(session: Session, which: Which, day: date, extras: Extras) -> None:
    rows = session.execute(
        select(HolderAssignment.worker_id, HolderAssignment.holder_id)
        .where(
            which(HolderAssignment.worker_id),
            HolderAssignment.role == HolderRole.HELPER.value,
            holds_on(HolderAssignment, day),
        )
        .order_by(HolderAssignment.start_on, HolderAssignment.id)
    )
    for worker_id, holder_id in rows:
        extras.helpers[worker_id] = (*extras.helpers.get(worker_id, ()), holder_id)


def _proposals(session: Session, which: Which, round_id: int, extras: Extras) -> None:
    rows = session.execute(
        select(
            ClassProposal.person_id,
            ClassProposal.id,
            ClassProposal.class_code,
            ClassProposal.aspects,
            ClassProposal.source,
        ).where(
            ClassProposal.round_id == round_id,
            which(ClassProposal.person_id),
            ClassProposal.agreed_event_id.is_(None),
        )
    )
    for person_id, proposal_id, code, aspects, source in rows:
        extras.proposals[person_id] = Proposed(proposal_id, WorkerClass(code), words_of(aspects), source == "import")


def _running(which: Which, day: date) -> ColumnElement[bool]:
    """The mentoring plans under way; a plan closed later was under way on an earlier day."""
    return and_(
        which(Plan.person_id),
        Plan.kind == PlanKind.MENTORING.value,
        Plan.state != PlanState.DRAFT.value,
        Plan.period_start <= day,
        or_(Plan.closed_on.is_(None), Plan.closed_on > day),
    )


def _plans(session: Session, which: Which, day: date, extras: Extras) -> None:
    running = _running(which, day)
    steps = session.execute(
        select(Plan.person_id, func.count(PlanStep.done_on).filter(PlanStep.done_on <= day), func.count())
        .join(PlanStep, PlanStep.plan_id == Plan.id)
        .where(running)
        .group_by(Plan.person_id)
    )
    extras.steps.update({person_id: (done, total) for person_id, done, total in steps})
    aims = session.execute(
        select(Plan.person_id, PlanAim.reached_on)
        .join(PlanAim, PlanAim.plan_id == Plan.id)
        .where(running, PlanAim.kind == AimKind.NEAR.value, PlanAim.reached_on <= day)
    )
    for person_id, reached_on in aims:
        extras.reached.setdefault(person_id, []).append(reached_on)
    points = session.execute(
        select(Plan.person_id, MeasureSeries.id, MeasureSeries.norm, MeasurePoint.at, MeasurePoint.value)
        .join(MeasureSeries, MeasureSeries.plan_id == Plan.id)
        .join(MeasurePoint, MeasurePoint.series_id == MeasureSeries.id)
        .where(running, MeasureSeries.norm.is_not(None), MeasurePoint.at <= day)
        .order_by(Plan.person_id, MeasureSeries.id, MeasurePoint.at)
    ).all()
    for (person_id, _, norm), listed in groupby(points, key=lambda row: row[:3]):
        reached = norm_reached_on([(row[3], row[4]) for row in listed], norm)
        extras.reached.setdefault(person_id, []).append(reached)


def _pauses(session: Session, which: Which, day: date, extras: Extras) -> None:
    rows = session.execute(
        select(ContactPause.person_id, ContactPause.start_on, ContactPause.end_on).where(
            which(ContactPause.person_id), ContactPause.start_on <= day
        )
    )
    for person_id, start_on, end_on in rows:
        extras.pauses[person_id] = (*extras.pauses.get(person_id, ()), Pause(start_on, end_on))


def _posts(session: Session, which: Which, day: date, extras: Extras) -> None:
    rows = session.execute(
        select(Post.person_id, Post.title)
        .where(which(Post.person_id), Post.organization != Organization.PARTY.value, holds_on(Post, day))
        .order_by(Post.start_on, Post.id)
    )
    for person_id, title in rows:
        extras.posts[person_id] = (*extras.posts.get(person_id, ()), title)
