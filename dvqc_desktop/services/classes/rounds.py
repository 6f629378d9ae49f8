"""Classification rounds: proposals apart from agreed classes, agreed by people, then closed and frozen."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import ClassProposal, ClassRound
from dvqc_desktop.domain import clock, names
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.classes import WorkerClass, totals_words
from dvqc_desktop.domain.codes import RoundState
from dvqc_desktop.domain.errors.classes import (
    ProposalDoneError,
    RoundBasisMissingError,
    RoundMovedError,
    RoundNameMissingError,
    RoundNotAgreedError,
    RoundNotOpenError,
    RoundOpenError,
    RoundUnfinishedError,
    ThirdClassAloneError,
)
from dvqc_desktop.domain.errors.workers import SpanReversedError, WorkerDateFutureError
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.classes.classes import SEPARATOR, ClassForm, add_class_event, add_class_events
from dvqc_desktop.services.classes.movement import class_counts
from dvqc_desktop.services.people.presence import check_worker

TOPICS = frozenset({Topic.CLASSES, Topic.CHAIN})
HAND, IMPORT = "hand", "import"


@dataclass(frozen=True, slots=True)
class RoundForm:
    """A round to open: its name and the period it looks back on."""

    name: str
    period_start: date
    period_end: date


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round as it stands; `waiting` counts the proposals nobody agreed yet, `totals` the people of each class.

    The totals are those that the meeting agreed; None before that.
    """

    id: int
    name: str
    period_start: date
    period_end: date
    opened_on: date
    state: RoundState
    meeting_id: int | None
    document_number: str | None
    agreed_on: date | None
    closed_on: date | None
    waiting: int
    totals: Mapping[WorkerClass, int] | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """What agreed the round: a meeting, or a document number, and the day."""

    on: date
    meeting_id: int | None = None
    document_number: str = ""


@dataclass(frozen=True, slots=True)
class ProposalForm:
    """A class proposed for a worker; `aspects` in words; `source` hand or import."""

    worker_class: WorkerClass
    on: date
    aspects: tuple[str, ...] = ()
    reason: str = ""
    source: str = HAND


def open_round(session: Session, form: RoundForm) -> Change:
    """Opens a round. Raises RoundNameMissingError, SpanReversedError, RoundOpenError (one round at a time)."""
    name = names.one_line(form.name)
    if not name:
        raise RoundNameMissingError
    if form.period_end < form.period_start:
        raise SpanReversedError(start=form.period_start, end=form.period_end)
    running = find_running_round(session)
    if running is not None:
        raise RoundOpenError(name=running.name)
    row = ClassRound(
        name=name,
        period_start=form.period_start,
        period_end=form.period_end,
        opened_on=clock.today(),
        state=RoundState.OPEN.value,
    )
    session.add(row)
    session.flush()
    return Change("mở", row.name, TOPICS, row.id)


def list_rounds(session: Session) -> list[RoundRow]:
    """All rounds, the newest first."""
    waiting = (
        select(func.count())
        .where(ClassProposal.round_id == ClassRound.id, ClassProposal.agreed_event_id.is_(None))
        .correlate(ClassRound)
        .scalar_subquery()
    )
    rows = session.execute(
        select(ClassRound, waiting.label("waiting")).order_by(ClassRound.opened_on.desc(), ClassRound.id.desc())
    )
    return [_row(row, count) for row, count in rows]


def find_running_round(session: Session) -> RoundRow | None:
    """The round that is open or agreed and not closed yet."""
    return next((row for row in list_rounds(session) if row.state is not RoundState.CLOSED), None)


def last_closed_on(session: Session, day: date) -> date | None:
    """The day on which the last round before or on `day` was closed; classes are compared with that day."""
    closed = select(func.max(ClassRound.closed_on)).where(
        ClassRound.state == RoundState.CLOSED.value, ClassRound.closed_on <= day
    )
    return session.execute(closed).scalar()


def counts_at(session: Session, day: date) -> dict[WorkerClass, int]:
    """How many there were of each class: the totals of a round closed on that day, else counted as of the day."""
    closed = select(ClassRound.totals).where(ClassRound.state == RoundState.CLOSED.value, ClassRound.closed_on == day)
    kept = _totals(session.execute(closed.order_by(ClassRound.id.desc()).limit(1)).scalar())
    return class_counts(session, day) if kept is None else kept


def propose_class(session: Session, round_id: int, person_id: int, form: ProposalForm) -> Change:
    """Proposes a class for a worker, in place of what was proposed for him before.

    Raises RoundNotOpenError, WorkerGoneError, ProposalDoneError.
    """
    _open(session, round_id)
    name = check_worker(session, person_id, clock.today())
    proposal = session.execute(
        select(ClassProposal).where(ClassProposal.round_id == round_id, ClassProposal.person_id == person_id)
    ).scalar_one_or_none()
    if proposal is None:
        proposal = ClassProposal(round_id=round_id, person_id=person_id)
        session.add(proposal)
    elif proposal.agreed_event_id is not None:
        raise ProposalDoneError
    proposal.class_code = form.worker_class.value
    proposal.aspects = SEPARATOR.join(form.aspects) or None
    proposal.reason = form.reason.strip() or None
    proposal.source, proposal.proposed_on = form.source, form.on
    session.flush()
    return Change("đề nghị phân loại", name, TOPICS, person_id)


def withdraw_proposal(session: Session, proposal_id: int) -> Change:
    """Takes a proposal back; the class as agreed stays. Raises ProposalDoneError, RoundNotOpenError."""
    proposal = _waiting(session, proposal_id)
    name = check_worker(session, proposal.person_id, clock.today())
    person_id = proposal.person_id
    session.execute(delete(ClassProposal).where(ClassProposal.id == proposal_id))
    return Change("bỏ đề nghị phân loại", name, TOPICS, person_id)


def agree_proposal(session: Session, proposal_id: int, form: ClassForm) -> Change:
    """Agrees one proposal, with what the cell knows; the class may be another than the one proposed.

    Raises ProposalDoneError, RoundNotOpenError, and what `classify` raises.
    """
    proposal = _waiting(session, proposal_id)
    name = check_worker(session, proposal.person_id, form.at)
    form = replace(form, round_id=proposal.round_id)
    proposal.agreed_event_id = add_class_event(session, proposal.person_id, name, form)
    session.flush()
    return Change("phân loại", name, TOPICS, proposal.person_id)


def agree_proposals(session: Session, proposal_ids: Sequence[int], form: ClassForm) -> Change:
    """Agrees several proposals of the first two classes together, with one reason; one undo step.

    `form.worker_class` is not looked at: everybody gets the class proposed for him. Raises ThirdClassAloneError,
    ProposalDoneError, RoundNotOpenError, ClassReasonMissingError, WorkerGoneError.
    """
    waiting = [_waiting(session, proposal_id) for proposal_id in proposal_ids]
    if any(proposal.class_code == WorkerClass.NEEDS_HELP for proposal in waiting):
        raise ThirdClassAloneError
    events = add_class_events(
        session,
        {
            proposal.person_id: replace(form, worker_class=WorkerClass(proposal.class_code), round_id=proposal.round_id)
            for proposal in waiting
        },
    )
    for proposal in waiting:
        proposal.agreed_event_id = events[proposal.person_id]
    session.flush()
    return Change("thống nhất phân loại", f"{len(waiting)} người", TOPICS)


def agree_round(session: Session, round_id: int, basis: Basis) -> Change:
    """A meeting agrees the round by its totals, counted on the day; until it is closed it may be agreed anew.

    Raises RoundNotOpenError, RoundBasisMissingError, RoundUnfinishedError, WorkerDateFutureError.
    """
    row = session.get_one(ClassRound, round_id)
    if row.state == RoundState.CLOSED:
        raise RoundNotOpenError(name=row.name)
    if basis.meeting_id is None and not basis.document_number.strip():
        raise RoundBasisMissingError(name=row.name)
    if basis.on > clock.today():
        raise WorkerDateFutureError(day=basis.on)
    _check_finished(session, row)
    row.state, row.agreed_on = RoundState.AGREED.value, basis.on
    row.meeting_id, row.document_number = basis.meeting_id, basis.document_number.strip() or None
    row.totals = json.dumps(class_counts(session, basis.on))
    session.flush()
    return Change("thống nhất", row.name, TOPICS, round_id)


def close_round(session: Session, round_id: int, on: date) -> Change:
    """Closes and freezes an agreed round, whose totals must still be those of the closing day.

    Raises RoundNotAgreedError, SpanReversedError, WorkerDateFutureError, RoundMovedError.
    """
    row = session.get_one(ClassRound, round_id)
    if row.state != RoundState.AGREED or row.agreed_on is None:
        raise RoundNotAgreedError(name=row.name)
    if on < row.agreed_on:
        raise SpanReversedError(start=row.agreed_on, end=on)
    if on > clock.today():
        raise WorkerDateFutureError(day=on)
    agreed, counted = _totals(row.totals), class_counts(session, on)
    if agreed is not None and agreed != counted:
        names = class_names(session)
        words = {"agreed": totals_words(agreed, names), "counted": totals_words(counted, names)}
        raise RoundMovedError(name=row.name, day=on, agreed_on=row.agreed_on, **words)
    row.state, row.closed_on, row.totals = RoundState.CLOSED.value, on, json.dumps(counted)
    session.flush()
    return Change("chốt", row.name, TOPICS, round_id)


def _open(session: Session, round_id: int) -> ClassRound:
    row = session.get_one(ClassRound, round_id)
    if row.state != RoundState.OPEN:
        raise RoundNotOpenError(name=row.name)
    return row


def _waiting(session: Session, proposal_id: int) -> ClassProposal:
    proposal = session.get(ClassProposal, proposal_id)
    if proposal is None or proposal.agreed_event_id is not None:
        raise ProposalDoneError
    _open(session, proposal.round_id)
    return proposal


def _check_finished(session: Session, row: ClassRound) -> None:
    left = session.execute(
        select(func.count()).where(ClassProposal.round_id == row.id, ClassProposal.agreed_event_id.is_(None))
    ).scalar_one()
    if left:
        raise RoundUnfinishedError(name=row.name, count=left)


def _row(row: ClassRound, waiting: int) -> RoundRow:
    return RoundRow(
        row.id,
        row.name,
        row.period_start,
        row.period_end,
        row.opened_on,
        RoundState(row.state),
        row.meeting_id,
        row.document_number,
        row.agreed_on,
        row.closed_on,
        waiting,
        _totals(row.totals),
    )


def _totals(text: str | None) -> dict[WorkerClass, int] | None:
    return None if text is None else {WorkerClass(code): count for code, count in json.loads(text).items()}
