"""The register heard, referred, answered, told back: open until the person who spoke was told."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import Person, Proposal, WorkerSpell
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import ReferredTo
from dvqc_desktop.domain.errors.contacts import ProposalOrder, ProposalTextMissing, ProposalWithoutConsent
from dvqc_desktop.domain.proposals import ProposalDays, ProposalState, proposal_state
from dvqc_desktop.services.people.presence import name_of

TOPICS = frozenset({Topic.PROPOSALS})


@dataclass(frozen=True, slots=True)
class ProposalFields:
    """What somebody asked for, `worker_id` None for a voice of the whole team; `owner_id` follows it up."""

    text: str
    received_on: date
    worker_id: int | None = None
    owner_id: int | None = None
    contact_id: int | None = None
    consent: bool = False
    referred_to: ReferredTo | None = None
    referred_on: date | None = None
    due_on: date | None = None
    answer: str | None = None
    answered_on: date | None = None
    told_back_on: date | None = None


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """An entry of the register with the names and its state on the day it was read for.

    `worker_sort` puts the names in order; a voice of the whole team comes first.
    """

    id: int
    fields: ProposalFields
    worker_name: str | None
    worker_sort: bytes
    owner_name: str | None
    state: ProposalState


@dataclass(frozen=True, slots=True)
class ProposalCounts:
    """Numbers of a period, without a name: each step by its own day."""

    received: int
    referred: int
    answered: int
    told_back: int


def record_proposal(session: Session, fields: ProposalFields) -> Change:
    """Adds an entry. Raises ProposalTextMissing, ProposalWithoutConsent, ProposalOrder."""
    row = Proposal(**_columns(fields))
    session.add(row)
    session.flush()
    return Change("ghi kiến nghị của", _subject(session, row), TOPICS, row.id)


def edit_proposal(session: Session, proposal_id: int, fields: ProposalFields) -> Change:
    """Brings an entry to the fields given. Raises as record_proposal does."""
    row = session.get_one(Proposal, proposal_id)
    for column, value in _columns(fields).items():
        setattr(row, column, value)
    session.flush()
    return Change("sửa kiến nghị của", _subject(session, row), TOPICS, proposal_id)


def refer_proposal(
    session: Session, proposal_id: int, to: ReferredTo, referred_on: date, due_on: date | None = None
) -> Change:
    """Passes an entry on. Raises ProposalWithoutConsent, ProposalOrder."""
    row = session.get_one(Proposal, proposal_id)
    _check_days(row.consent, ProposalDays(row.received_on, referred_on, row.answered_on, row.told_back_on))
    row.referred_to, row.referred_on, row.due_on = to.value, referred_on, due_on
    return Change("chuyển kiến nghị của", _subject(session, row), TOPICS, proposal_id)


def answer_proposal(session: Session, proposal_id: int, answered_on: date, answer: str) -> Change:
    """Notes the answer. Raises ProposalTextMissing, ProposalOrder."""
    row = session.get_one(Proposal, proposal_id)
    if not answer.strip():
        raise ProposalTextMissing
    _check_days(row.consent, ProposalDays(row.received_on, row.referred_on, answered_on, row.told_back_on))
    row.answer, row.answered_on = answer.strip(), answered_on
    return Change("ghi trả lời kiến nghị của", _subject(session, row), TOPICS, proposal_id)


def tell_back(session: Session, proposal_id: int, told_back_on: date) -> Change:
    """Notes that the person who spoke was told the answer; the entry is closed by it. Raises ProposalOrder."""
    row = session.get_one(Proposal, proposal_id)
    _check_days(row.consent, ProposalDays(row.received_on, row.referred_on, row.answered_on, told_back_on))
    row.told_back_on = told_back_on
    return Change("ghi đã báo lại cho", _subject(session, row), TOPICS, proposal_id)


def remove_proposal(session: Session, proposal_id: int) -> Change:
    """Takes an entry out of the register."""
    row = session.get_one(Proposal, proposal_id)
    subject = _subject(session, row)
    session.delete(row)
    return Change("bỏ kiến nghị của", subject, TOPICS)


def list_proposals(
    session: Session, day: date, worker_id: int | None = None, open_only: bool = False
) -> tuple[ProposalRow, ...]:
    """The register, or one person's entries, the newest first; `open_only` leaves out who was told back."""
    worker, owner = aliased(Person), aliased(Person)
    query = (
        select(Proposal, worker.full_name, worker.name_sort, owner.full_name)
        .outerjoin(worker, worker.id == Proposal.worker_id)
        .outerjoin(owner, owner.id == Proposal.owner_id)
        .order_by(Proposal.received_on.desc(), Proposal.id.desc())
    )
    if worker_id is not None:
        query = query.where(Proposal.worker_id == worker_id)
    if open_only:
        query = query.where(Proposal.told_back_on.is_(None))
    return tuple(_row(*row, day) for row in session.execute(query))


def all_worker_names(session: Session) -> tuple[str, ...]:
    """The names of all who are or were workers of the book, the longest first: what a list without names hides."""
    rows = session.execute(select(Person.full_name).join(WorkerSpell, WorkerSpell.person_id == Person.id).distinct())
    return tuple(sorted(rows.scalars(), key=len, reverse=True))


def count_proposals(session: Session, start: date, end: date) -> ProposalCounts:
    """How many entries were heard, passed on, answered and told back from `start` to `end`, both included."""
    days = (Proposal.received_on, Proposal.referred_on, Proposal.answered_on, Proposal.told_back_on)
    row: Any = session.execute(select(*(func.count(case((day.between(start, end), 1))) for day in days))).one()
    return ProposalCounts(*row)


def _row(row: Proposal, worker_name: str | None, sort: bytes | None, owner_name: str | None, day: date) -> ProposalRow:
    fields = ProposalFields(
        text=row.text,
        received_on=row.received_on,
        worker_id=row.worker_id,
        owner_id=row.owner_id,
        contact_id=row.contact_id,
        consent=row.consent,
        referred_to=None if row.referred_to is None else ReferredTo(row.referred_to),
        referred_on=row.referred_on,
        due_on=row.due_on,
        answer=row.answer,
        answered_on=row.answered_on,
        told_back_on=row.told_back_on,
    )
    days = ProposalDays(row.received_on, row.referred_on, row.answered_on, row.told_back_on)
    return ProposalRow(row.id, fields, worker_name, sort or b"", owner_name, proposal_state(days, row.due_on, day))


def _columns(fields: ProposalFields) -> dict[str, object]:
    if not fields.text.strip():
        raise ProposalTextMissing
    days = ProposalDays(fields.received_on, fields.referred_on, fields.answered_on, fields.told_back_on)
    if fields.referred_to is not None and fields.referred_on is None:
        raise ProposalOrder
    _check_days(fields.consent, days)
    return {
        **asdict(fields),
        "text": fields.text.strip(),
        "answer": (fields.answer or "").strip() or None,
        "referred_to": None if fields.referred_to is None else fields.referred_to.value,
    }


def _check_days(consent: bool, days: ProposalDays) -> None:
    if days.referred_on is not None and not consent:
        raise ProposalWithoutConsent
    if not days.in_order():
        raise ProposalOrder


def _subject(session: Session, row: Proposal) -> str:
    return "tổ" if row.worker_id is None else name_of(session, row.worker_id)
