"""What is due towards people: answers to tell back, contacts, holders, classes and plans to look at again."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, and_, exists, func, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import (
    ClassEvent,
    HolderAssignment,
    MeasureSeries,
    Person,
    Plan,
    PlanAim,
    Proposal,
    WorkerSpell,
)
from dvqc_desktop.domain.codes import AimKind, HolderRole, PlanKind, PlanState
from dvqc_desktop.domain.due import DueKind, DueRow
from dvqc_desktop.services.board.board_extras import EXTRAS_OF
from dvqc_desktop.services.chain.chain_state import gaps
from dvqc_desktop.services.chain.holders import member_ids
from dvqc_desktop.services.people.leaders import find_leader
from dvqc_desktop.services.people.presence import holds_on, is_worker
from dvqc_desktop.services.statements import DAY, PlainQuery, chunks, one_of

WHOLE_TEAM = "tổ"


def leader_name(session: Session, day: date) -> str:
    """The name of who leads the unit on the day; empty where no post is noted."""
    leader = find_leader(session, day)
    return leader.name if leader else ""


def _main_links() -> Select[*tuple[Any, ...]]:
    near, far, main = aliased(HolderAssignment), aliased(HolderAssignment), HolderRole.MAIN.value
    above = and_(far.worker_id == near.holder_id, far.role == main, holds_on(far, DAY))
    return (
        select(near.worker_id, near.holder_id, far.holder_id)
        .outerjoin(far, above)
        .where(near.role == main, holds_on(near, DAY), one_of(near.worker_id))
    )


_LINKS = PlainQuery(_main_links)
_NAMES = PlainQuery(lambda: select(Person.id, Person.full_name).where(one_of(Person.id)))


def responsible_members(session: Session, people: Sequence[int], day: date) -> dict[int, str]:
    """The member responsible for each worker: the holder, or the holder's own holder; nobody for who has none."""
    if not people:
        return {}
    links, members = zip(*_LINKS.columns(session, day=day, ids=list(people)), strict=True), member_ids(session, day)
    holders = {worker: near if near in members or far is None else far for worker, near, far in links}
    names = dict(_NAMES.rows(session, ids=sorted(set(holders.values()))))
    return {worker: names[holder] for worker, holder in holders.items()}


def answers(session: Session, day: date) -> Iterator[DueRow]:
    """Answers that the person who spoke has not been told yet, and answers that did not come by their day."""
    worker, owner = aliased(Person), aliased(Person)
    rows = session.execute(
        select(Proposal.id, worker.full_name, owner.full_name, Proposal.text)
        .add_columns(Proposal.answered_on, Proposal.due_on)
        .outerjoin(worker, worker.id == Proposal.worker_id)
        .outerjoin(owner, owner.id == Proposal.owner_id)
        .where(Proposal.told_back_on.is_(None) | (Proposal.told_back_on > day), Proposal.received_on <= day)
        .order_by(Proposal.received_on, Proposal.id)
    )
    leader = leader_name(session, day)
    for proposal_id, name, follows, text, answered_on, due_on in rows:
        answered = answered_on if answered_on is not None and answered_on <= day else None
        due, before = (answered, "Báo lại") if answered else (due_on, "Hỏi trả lời cho")
        if due is not None:
            after = f"– {_short(text)}"
            yield DueRow(DueKind.ANSWER, before, name or WHOLE_TEAM, after, due, follows or leader, proposal_id)


def holders(session: Session, day: date) -> Iterator[DueRow]:
    """Workers without a main holder who counts, since the day the last one stopped."""
    found = gaps(session, day)
    since = _alone_since(session, [gap.id for gap in found], day)
    leader = leader_name(session, day)
    for gap in found:
        start = since.get(gap.id)
        after = gap.reason + (f" (từ {start:%d/%m})" if start else "")
        yield DueRow(DueKind.HOLDER, "", gap.name, after, start or day, leader, gap.id)


def class_reviews(session: Session, day: date) -> Iterator[DueRow]:
    """Who reached the aim of his plan waits for review at once (product.md, principle 1)."""
    aims = select(PlanAim.plan_id).where(PlanAim.kind == AimKind.NEAR.value, PlanAim.reached_on <= day)
    norms = select(MeasureSeries.plan_id).where(MeasureSeries.norm.is_not(None))
    people = session.execute(
        select(Person.id, Person.full_name)
        .join(Plan, Plan.person_id == Person.id)
        .where(Plan.kind == PlanKind.MENTORING.value, Plan.state == PlanState.ACTIVE.value)
        .where(Plan.id.in_(aims) | Plan.id.in_(norms), is_worker(Person.id, day))
        .order_by(Person.name_sort, Person.id)
    ).all()
    ids = [person_id for person_id, _ in people]
    extras = EXTRAS_OF.read(session, day, None, ids=ids)
    looked_at = _last_class_days(session, ids, day)
    members, leader = responsible_members(session, ids, day), leader_name(session, day)
    for person_id, name in people:
        if extras.waits(person_id, looked_at.get(person_id)):
            days = [reached for reached in extras.reached[person_id] if reached is not None]
            yield DueRow(
                DueKind.CLASS_REVIEW,
                "Xét lại loại của",
                name,
                f"– đã đạt từ {max(days):%d/%m}, chờ xét",
                day,
                members.get(person_id, leader),
                person_id,
            )


def plan_reviews(session: Session, day: date) -> Iterator[DueRow]:
    """Plans whose day of review has come or is near."""
    rows = session.execute(
        select(Person.id, Person.full_name, Plan.review_on)
        .join(Plan, Plan.person_id == Person.id)
        .where(Plan.state == PlanState.ACTIVE.value, Plan.review_on <= day + timedelta(days=7))
        .order_by(Plan.review_on, Person.name_sort, Person.id)
    ).all()
    members, leader = responsible_members(session, [row[0] for row in rows], day), leader_name(session, day)
    for person_id, name, review_on in rows:
        if review_on is not None:
            yield DueRow(
                DueKind.PLAN_REVIEW, "Xem lại kế hoạch", name, "", review_on, members.get(person_id, leader), person_id
            )


def _short(text: str, limit: int = 70) -> str:
    """The first words of a text, in one line."""
    line = " ".join(text.split()).rstrip(".")
    return line if len(line) <= limit else line[: limit - 1].rsplit(" ", 1)[0] + "…"


def _alone_since(session: Session, people: Iterable[int], day: date) -> dict[int, date]:
    """Since when nobody is the main holder; nothing for those who have one that does not count."""
    found: dict[int, date] = {}
    for chunk in chunks(people):
        now = aliased(HolderAssignment)
        held = exists().where(
            now.worker_id == WorkerSpell.person_id, now.role == HolderRole.MAIN.value, holds_on(now, day)
        )
        ended = func.max(HolderAssignment.end_on)
        rows = session.execute(
            select(WorkerSpell.person_id, func.max(WorkerSpell.start_on), ended)
            .outerjoin(
                HolderAssignment,
                (HolderAssignment.worker_id == WorkerSpell.person_id)
                & (HolderAssignment.role == HolderRole.MAIN.value)
                & (HolderAssignment.end_on <= day),
            )
            .where(WorkerSpell.person_id.in_(chunk), holds_on(WorkerSpell, day), ~held)
            .group_by(WorkerSpell.person_id)
        )
        found.update({person_id: max(start, end or start) for person_id, start, end in rows})
    return found


def _last_class_days(session: Session, people: Iterable[int], day: date) -> dict[int, date]:
    found: dict[int, date] = {}
    for chunk in chunks(people):
        rows = session.execute(
            select(ClassEvent.person_id, func.max(ClassEvent.at))
            .where(ClassEvent.person_id.in_(chunk), ClassEvent.at <= day)
            .group_by(ClassEvent.person_id)
        )
        found.update((row[0], row[1]) for row in rows)
    return found
