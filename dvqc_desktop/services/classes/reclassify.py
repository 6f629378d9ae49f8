"""One act of the board: a class with the holder it needs, and what its dialog knows before it asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import (
    HolderAssignment,
    Meeting,
    MemberStatusEvent,
    Person,
    Placement,
    Plan,
    PlanStrength,
    WorkerSpell,
)
from dvqc_desktop.domain.chain_rules import Kind
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import HolderRole, PlanKind, PlanState
from dvqc_desktop.domain.errors.classes import StrengthsMissingError, ThirdClassAloneError
from dvqc_desktop.services.chain.chain import HolderForm, add_helper, assign_holder, link_breach
from dvqc_desktop.services.chain.chain_state import held_by
from dvqc_desktop.services.chain.holders import HolderInfo, holders_on
from dvqc_desktop.services.classes.classes import TOPICS as CLASS_TOPICS
from dvqc_desktop.services.classes.classes import ClassForm, add_class_events, class_at, class_history, classify
from dvqc_desktop.services.classes.rounds import agree_proposal
from dvqc_desktop.services.people.presence import holds_on, is_member, is_worker, name_of
from dvqc_desktop.services.statements import DAY, PERSON, run

RECENT_MEETINGS = 12
_MAIN = select(HolderAssignment.holder_id).where(
    HolderAssignment.worker_id == PERSON,
    HolderAssignment.role == HolderRole.MAIN.value,
    holds_on(HolderAssignment, DAY),
)
MANY_WORKERS = 2_000


@dataclass(frozen=True, slots=True)
class Move:
    """A class for one worker, with a new main holder where one is chosen.

    `keep_former` lets the former main holder help on; `proposal_id` is the proposal agreed by this act.
    """

    worker_id: int
    form: ClassForm
    holder: HolderForm | None = None
    keep_former: bool = False
    proposal_id: int | None = None


@dataclass(frozen=True, slots=True)
class HolderChoice:
    """Somebody who could hold: how many he holds now, counted over all groups."""

    info: HolderInfo
    held: int

    @property
    def is_member(self) -> bool:
        """True for a member, False for an active worker."""
        return self.info.kind is Kind.MEMBER


@dataclass(frozen=True, slots=True)
class MeetingChoice:
    """A meeting that may be the ground of an act."""

    id: int
    held_on: date
    kind: str


def move_worker(session: Session, move: Move) -> Change:
    """Gives the class, then the holder, as one act.

    Raises what `classify`, `agree_proposal`, `assign_holder` and `add_helper` raise.
    """
    if move.proposal_id is None:
        change = classify(session, move.worker_id, move.form)
    else:
        change = agree_proposal(session, move.proposal_id, move.form)
    _give_holder(session, move)
    return change


def _give_holder(session: Session, move: Move) -> None:
    if move.holder is not None:
        former_id = main_holder(session, move.worker_id, move.holder.on)
        assign_holder(session, move.holder)
        if move.keep_former and former_id is not None:
            _keep_helping(session, move.holder, former_id)


def move_together(session: Session, moves: Sequence[Move]) -> Change:
    """Gives several workers a class of the first two in one act, each with his own strengths; refused as a whole.

    Raises ThirdClassAloneError, StrengthsMissingError, and what `move_worker` raises.
    """
    if any(move.form.worker_class is WorkerClass.NEEDS_HELP for move in moves):
        raise ThirdClassAloneError
    for move in moves:
        if not move.form.strengths.strip():
            raise StrengthsMissingError(name=name_of(session, move.worker_id))
    if len(moves) == 1:
        return move_worker(session, moves[0])
    add_class_events(session, {move.worker_id: move.form for move in moves if move.proposal_id is None})
    for move in moves:
        if move.proposal_id is None:
            _give_holder(session, move)
        else:
            move_worker(session, move)
    return Change("phân loại", f"{len(moves)} người", CLASS_TOPICS)


def _keep_helping(session: Session, holder: HolderForm, former_id: int) -> None:
    form = HolderForm(holder.worker_id, former_id, holder.on)
    if link_breach(session, form, HolderRole.HELPER) is None:
        add_helper(session, form)


def main_holder(session: Session, worker_id: int, day: date) -> int | None:
    """Who is the main holder on the day, counting or not."""
    return run(session, _MAIN, {"person_id": worker_id, "day": day}).scalar()


def known_strengths(session: Session, person_id: int) -> str:
    """What is written of the good in somebody: the plan's strengths, else those of the last class."""
    lines = session.execute(
        select(PlanStrength.text)
        .join(Plan, Plan.id == PlanStrength.plan_id)
        .where(
            Plan.person_id == person_id,
            Plan.kind == PlanKind.MENTORING.value,
            Plan.state != PlanState.CLOSED.value,
        )
        .order_by(Plan.period_start.desc(), PlanStrength.position)
    ).scalars()
    text = ". ".join(line.strip().rstrip(".") for line in lines)
    if text:
        return f"{text}."
    return next((entry.strengths for entry in class_history(session, person_id) if entry.strengths), "")


def holder_choices(session: Session, day: date, near: Iterable[int] = ()) -> list[HolderChoice]:
    """Members first, then active workers, each by name: whoever the rules let hold somebody on the day.

    Of very many workers only the active ones who share a group with the people `near` are offered.
    """
    active = is_worker(Person.id, day) & (class_at(Person.id, day) == WorkerClass.ACTIVE.value)
    workers = select(func.count()).select_from(WorkerSpell).where(holds_on(WorkerSpell, day))
    if session.execute(workers).scalar_one() > MANY_WORKERS:
        active = Person.id.in_(_neighbours(day, near)) & active
    order = list(
        session.execute(
            select(Person.id)
            .where(or_(Person.id.in_(select(MemberStatusEvent.person_id)) & is_member(Person.id, day), active))
            .order_by(Person.name_sort, Person.id)
        ).scalars()
    )
    infos, held = holders_on(session, day, order), held_by(session, day, order)
    choices = [HolderChoice(infos[person_id], held.get(person_id, 0)) for person_id in order]
    return sorted(choices, key=lambda choice: not choice.is_member)


def _neighbours(day: date, near: Iterable[int]) -> Select[int]:
    """Everybody who works in a group of these people."""
    theirs = select(Placement.work_group_id).where(Placement.person_id.in_(list(near)), holds_on(Placement, day))
    return select(Placement.person_id).where(Placement.work_group_id.in_(theirs), holds_on(Placement, day))


def fits(choice: HolderChoice, worker_class: WorkerClass) -> bool:
    """Whether somebody of this kind may be the main holder of a worker of this class."""
    return choice.is_member or worker_class in (WorkerClass.AVERAGE, WorkerClass.UNCLASSIFIED)


def recent_meetings(session: Session, day: date) -> list[MeetingChoice]:
    """The last meetings up to the day, the latest first."""
    rows = session.execute(
        select(Meeting.id, Meeting.held_on, Meeting.kind)
        .where(Meeting.held_on <= day)
        .order_by(Meeting.held_on.desc(), Meeting.id.desc())
        .limit(RECENT_MEETINGS)
    )
    return [MeetingChoice(*row) for row in rows]
