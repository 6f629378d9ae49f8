"""The counts behind a report's figures: rounds, groups, chain, contacts, plans, proposals, meetings, members."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import (
    Candidate,
    CandidateStageEvent,
    ClassRound,
    Contact,
    HolderAssignment,
    Membership,
    Person,
    Placement,
    Plan,
    PlanAim,
    Post,
    Proposal,
    WorkerSpell,
    WorkGroup,
)
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import (
    AimKind,
    CandidateStage,
    HolderRole,
    MeetingKind,
    MemberStatus,
    Organization,
    PlanKind,
    PlanState,
    RoundState,
)
from dvqc_desktop.domain.report import ChainLine, ClassCounts, ContactLine, MeetingLine, MemberLine, ProposalLine
from dvqc_desktop.services.chain.chain_state import coverage
from dvqc_desktop.services.classes.classes import class_at
from dvqc_desktop.services.classes.movement import NO_LIMIT
from dvqc_desktop.services.classes.rounds import counts_at
from dvqc_desktop.services.contacts.praise import count_praised
from dvqc_desktop.services.people.presence import holds_on, is_worker, member_status
from dvqc_desktop.services.reports.figures import Span, attendance_rows, members_on
from dvqc_desktop.services.statements import exists_row

ROUNDS_SHOWN = 6
NO_GROUP = "Chưa vào nhóm"
_DONE_STAGES = (CandidateStage.OFFICIAL, CandidateStage.STOPPED)


def counts_labelled(label: str, counts: dict[WorkerClass, int]) -> ClassCounts:
    """Counts by class under a label."""
    return ClassCounts(label, **{code.value: counts.get(code, 0) for code in WorkerClass})


def closed_rounds(session: Session, day: date, limit: int = ROUNDS_SHOWN) -> list[tuple[date, date]]:
    """The last rounds closed by the day, oldest first: the day they look at, and the day they were closed."""
    rows = session.execute(
        select(ClassRound.period_end, ClassRound.closed_on)
        .where(ClassRound.state == RoundState.CLOSED.value, ClassRound.closed_on <= day)
        .order_by(ClassRound.closed_on.desc(), ClassRound.id.desc())
        .limit(limit)
    )
    return [(row[0], row[1]) for row in reversed(rows.all()) if row[1] is not None]


def round_counts(session: Session, day: date) -> tuple[ClassCounts, ...]:
    """The classes as they were kept when each of the last rounds was closed, by the day the round looks at."""
    return tuple(
        counts_labelled(f"{period_end:%d/%m/%Y}", counts_at(session, closed_on))
        for period_end, closed_on in closed_rounds(session, day)
    )


def workers_on(day: date) -> Select[int, str]:
    """The workers of a day with their class: columns `id` and `code`."""
    spell = aliased(WorkerSpell)
    people = select(spell.person_id.label("id"), class_at(spell.person_id, day).label("code"))
    return people.where(holds_on(spell, day)).limit(NO_LIMIT)


def group_of(person_id: Any, day: date) -> ColumnElement[int | None]:
    """The work group somebody belongs to on the day; NULL for none."""
    return (
        select(Placement.work_group_id)
        .where(Placement.person_id == person_id, holds_on(Placement, day))
        .order_by(Placement.start_on.desc(), Placement.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def group_counts(session: Session, day: date) -> tuple[ClassCounts, ...]:
    """The classes by work group; nothing where there are no groups."""
    worker = workers_on(day).subquery()
    placed = Counter(map(tuple, session.execute(select(group_of(worker.c.id, day), worker.c.code))))
    found: dict[int | None, dict[WorkerClass, int]] = {}
    for (group_id, code), count in placed.items():
        found.setdefault(group_id, {})[WorkerClass(code)] = count
    if set(found) <= {None}:
        return ()
    groups = session.execute(select(WorkGroup.id, WorkGroup.name).order_by(WorkGroup.name))
    named = [(number, name) for number, name in (*groups, (None, NO_GROUP)) if number in found]
    return tuple(counts_labelled(name, found[number]) for number, name in named)


def chain_lines(session: Session, day: date) -> tuple[ChainLine, ...]:
    """How the workers of each class are held on the day."""
    helper = aliased(HolderAssignment)
    worker = workers_on(day).subquery()
    helped = exists_row().where(
        helper.worker_id == worker.c.id, helper.role == HolderRole.HELPER.value, holds_on(helper, day)
    )
    rows = session.execute(select(worker.c.code, func.count()).where(helped).group_by(worker.c.code))
    with_helper = _counted(rows)
    return tuple(
        ChainLine(
            code,
            cover.total,
            cover.by_member,
            cover.by_active,
            cover.by_exception,
            cover.by_group,
            with_helper.get(code.value, 0),
        )
        for code, cover in coverage(session, day).items()
    )


def contact_lines(session: Session, span: Span, closing: ClassCounts) -> tuple[ContactLine, ...]:
    """Contacts of the span by the class of the person met, on the closing day; those gone by then at the end."""
    met = Counter(session.execute(select(Contact.worker_id).where(span.holds(Contact.at))).scalars())
    worker = workers_on(span.closing).subquery()
    classes = {row[0]: row[1] for row in session.execute(select(worker.c.id, worker.c.code))}
    people = Counter((classes.get(worker_id), contacts) for worker_id, contacts in met.items())
    found: dict[str | None, tuple[int, int]] = {}
    for (group, contacts), count in people.items():
        before = found.get(group, (0, 0))
        found[group] = before[0] + contacts * count, before[1] + count
    totals = zip(WorkerClass, closing.counts, strict=True)
    lines = [ContactLine(code, *found.get(code.value, (0, 0)), total=total) for code, total in totals]
    return (*lines, ContactLine(None, *found.get(None, (0, 0)), total=0))


def plan_lines(session: Session, span: Span) -> tuple[tuple[str, int], ...]:
    """How many workers have a plan on the closing day: running, drafted, none; and who reached a near aim."""
    worker = workers_on(span.closing).subquery()
    plan = and_(Plan.person_id == worker.c.id, Plan.kind == PlanKind.MENTORING.value)
    running = exists_row().where(plan, Plan.state == PlanState.ACTIVE.value)
    drafted = exists_row().where(plan, Plan.state == PlanState.DRAFT.value)
    state = case((running, "running"), (drafted, "drafted"), else_="none")
    counts = Counter(session.execute(select(state).select_from(worker)).scalars())
    return (
        ("Có kế hoạch đang thực hiện", counts.get("running", 0)),
        ("Kế hoạch còn dự thảo", counts.get("drafted", 0)),
        ("Chưa có kế hoạch", counts.get("none", 0)),
        ("Đạt mục tiêu gần trong kỳ", _aims_reached(session, span)),
        ("Người được biểu dương trong kỳ", count_praised(session, span.start, span.closing)),
    )


def _aims_reached(session: Session, span: Span) -> int:
    """How many people reached a near aim of their plan in the span."""
    return int(
        session.execute(
            select(func.count(Plan.person_id.distinct()))
            .join(PlanAim, PlanAim.plan_id == Plan.id)
            .where(Plan.kind == PlanKind.MENTORING.value, PlanAim.kind == AimKind.NEAR.value)
            .where(span.holds(PlanAim.reached_on))
        ).scalar_one()
    )


def proposal_lines(session: Session, span: Span) -> tuple[ProposalLine, ...]:
    """What was heard, answered and told back in the span, by where it was passed on."""
    place = func.coalesce(Proposal.referred_to, "")
    days = (Proposal.received_on, Proposal.answered_on, Proposal.told_back_on)
    rows: Any = session.execute(
        select(place, *(func.count(case((span.holds(day), 1))) for day in days))
        .where(or_(*(span.holds(day) for day in days)))
        .group_by(place)
        .order_by(place)
    )
    return tuple(ProposalLine(row[0], row[1], row[2], row[3]) for row in rows)


def meeting_lines(session: Session, span: Span) -> tuple[MeetingLine, ...]:
    """The meetings held in the span, oldest first."""
    roll = attendance_rows(span)
    rows = session.execute(
        select(roll.c.held_on, roll.c.kind, func.count(), func.sum(roll.c.there))
        .group_by(roll.c.meeting_id, roll.c.held_on, roll.c.kind)
        .order_by(roll.c.held_on, roll.c.meeting_id)
    )
    return tuple(MeetingLine(held_on, MeetingKind(kind), count, int(there)) for held_on, kind, count, there in rows)


def stage_lines(session: Session, day: date) -> tuple[tuple[CandidateStage, int], ...]:
    """How many candidates stand at each stage on the day; those who are official or were stopped are not followed."""
    event = aliased(CandidateStageEvent)
    latest = (
        select(event.stage)
        .where(event.candidate_id == Candidate.id, event.at <= day)
        .order_by(event.at.desc(), event.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    stage = func.coalesce(latest, CandidateStage.INTRODUCED.value).label("stage")
    followed = select(stage).where(Candidate.introduced_on <= day).subquery()
    rows = session.execute(select(followed.c.stage, func.count()).group_by(followed.c.stage))
    counts = _counted(rows)
    return tuple((stage, counts[stage]) for stage in CandidateStage if stage in counts and stage not in _DONE_STAGES)


def member_lines(session: Session, day: date) -> tuple[MemberLine, ...]:
    """The members present on the day, by name, with their Party posts and how many workers they hold."""
    held = (
        select(func.count())
        .where(
            HolderAssignment.holder_id == Person.id,
            HolderAssignment.role == HolderRole.MAIN.value,
            holds_on(HolderAssignment, day),
            is_worker(HolderAssignment.worker_id, day),
        )
        .correlate(Person)
        .scalar_subquery()
    )
    rows = session.execute(
        select(
            Person.id,
            Person.full_name,
            member_status(Person.id, day),
            Membership.admission_date,
            Membership.official_date,
            func.coalesce(Membership.volunteered_on <= day, False),
            held,
        )
        .outerjoin(Membership, Membership.person_id == Person.id)
        .where(Person.id.in_(members_on(day)))
        .order_by(Person.name_sort, Person.id)
    ).all()
    posts = _party_posts(session, day, [row[0] for row in rows])
    return tuple(
        MemberLine(name, MemberStatus(status), admitted, official, posts.get(person_id, ""), bool(own_wish), count)
        for person_id, name, status, admitted, official, own_wish, count in rows
    )


def _party_posts(session: Session, day: date, people: Iterable[int]) -> dict[int, str]:
    rows = session.execute(
        select(Post.person_id, Post.title)
        .where(Post.organization == Organization.PARTY.value, holds_on(Post, day), Post.person_id.in_(list(people)))
        .order_by(Post.start_on, Post.id)
    )
    found: dict[int, list[str]] = {}
    for person_id, title in rows:
        found.setdefault(person_id, []).append(title)
    return {person_id: ", ".join(titles) for person_id, titles in found.items()}


def _counted(rows: Iterable[Any]) -> dict[str, int]:
    """Counts by code, from rows of the two."""
    return {row[0]: row[1] for row in rows}
