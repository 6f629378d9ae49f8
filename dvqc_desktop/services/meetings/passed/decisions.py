"""What a meeting decided, carried out in one act: a holder, a round agreed, somebody put on the candidates' list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import AgendaItem, Candidate, ClassRound, Decision, Meeting, Person, Vote
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.chain import Effects
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import CandidateStage, DecisionKind
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors.decisions import (
    DecisionDayError,
    DecisionElsewhereError,
    DecisionIncompleteError,
    DecisionNotHeldError,
    DecisionNotPassedError,
)
from dvqc_desktop.domain.meetings import DECISION_WORDS
from dvqc_desktop.services.chain.chain import HolderForm, assign_holder, effects_of_holder
from dvqc_desktop.services.classes.rounds import Basis, agree_round
from dvqc_desktop.services.development import add_candidate, reach_stage
from dvqc_desktop.services.meetings.meeting_guard import fetch
from dvqc_desktop.services.meetings.passed.resolutions import find_resolution
from dvqc_desktop.services.people.presence import name_of

TOPICS = frozenset({Topic.MEETINGS})
_NEEDED = {
    DecisionKind.ASSIGN_HOLDER: (("person_id", "người được phụ trách"), ("holder_id", "người phụ trách")),
    DecisionKind.AGREE_ROUND: (("round_id", "đợt phân loại"),),
    DecisionKind.LIST_CANDIDATE: (("person_id", "quần chúng"),),
}


@dataclass(frozen=True, slots=True)
class DecisionForm:
    """What was decided: about whom or which round, from which day (None: the meeting's), by which vote and item.

    `exception_reason` sets aside a rule of the chain that may be set aside.
    """

    kind: DecisionKind
    person_id: int | None = None
    holder_id: int | None = None
    round_id: int | None = None
    agenda_item_id: int | None = None
    vote_id: int | None = None
    on: date | None = None
    exception_reason: str = ""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision that was carried out, in words, with its basis."""

    id: int
    words: str
    done_on: date
    agenda_item_id: int | None


def decide(session: Session, meeting_id: int, form: DecisionForm) -> Change:
    """Carry out what a meeting decided, citing its paper and item; one undo takes all of it back.

    Raises MeetingMissingError, DecisionNotHeldError, DecisionIncompleteError, DecisionElsewhereError,
    DecisionNotPassedError, DecisionDayError, and what the act itself raises: `assign_holder`, `agree_round`,
    `add_candidate`, `reach_stage`.
    """
    meeting = fetch(session, Meeting, meeting_id)
    _check(session, meeting, form)
    basis = decision_basis(session, meeting_id, form.agenda_item_id)
    done = _ACTS[form.kind](session, meeting, form, basis)
    row = Decision(
        meeting_id=meeting_id,
        agenda_item_id=form.agenda_item_id,
        vote_id=form.vote_id,
        kind=form.kind.value,
        person_id=form.person_id,
        holder_id=form.holder_id,
        round_id=form.round_id,
        done_on=_day(meeting, form),
    )
    session.add(row)
    session.flush()
    return Change(f"thực hiện quyết định: {done.act}", done.subject, TOPICS | done.topics, row.id)


def decision_basis(session: Session, meeting_id: int, item_id: int | None) -> str:
    """What an act cites: "Kết luận số 05-KL/TĐ, họp 05/11/2026, mục 3". Raises MeetingMissingError."""
    meeting, row = fetch(session, Meeting, meeting_id), find_resolution(session, meeting_id)
    noun = "Kết luận" if row is not None and row.kind == "conclusion" else "Nghị quyết"
    paper = f"{noun} s{row.printed_number[1:]}" if row is not None and row.printed_number else ""
    item = f"mục {fetch(session, AgendaItem, item_id).position}" if item_id is not None else ""
    return ", ".join(part for part in (paper, f"họp {format_date(meeting.held_on)}", item) if part)


def decision_effects(session: Session, meeting_id: int, form: DecisionForm) -> Effects | None:
    """What would follow for the chain, before it is done; None where nothing would, or too little is chosen."""
    if form.kind is not DecisionKind.ASSIGN_HOLDER or form.person_id is None or form.holder_id is None:
        return None
    meeting = fetch(session, Meeting, meeting_id)
    return effects_of_holder(session, HolderForm(form.person_id, form.holder_id, _day(meeting, form)))


def list_decisions(session: Session, meeting_id: int) -> tuple[DecisionRow, ...]:
    """What was carried out of a meeting's decisions, in its order."""
    about, holder = aliased(Person), aliased(Person)
    rows = session.execute(
        select(Decision, about.full_name, holder.full_name, ClassRound.name, Meeting.held_on)
        .join(Meeting, Meeting.id == Decision.meeting_id)
        .outerjoin(about, about.id == Decision.person_id)
        .outerjoin(holder, holder.id == Decision.holder_id)
        .outerjoin(ClassRound, ClassRound.id == Decision.round_id)
        .where(Decision.meeting_id == meeting_id, Decision.done_on.is_not(None))
        .order_by(Decision.id)
    )
    return tuple(
        DecisionRow(
            row.id,
            ": ".join((DECISION_WORDS[DecisionKind(row.kind)], _subject(person, held_by, round_name))),
            row.done_on or row_day,
            row.agenda_item_id,
        )
        for row, person, held_by, round_name, row_day in rows
    )


def _check(session: Session, meeting: Meeting, form: DecisionForm) -> None:
    today = clock.today()
    if meeting.held_on > today:
        raise DecisionNotHeldError(day=format_date(meeting.held_on))
    for field, words in _NEEDED[form.kind]:
        if getattr(form, field) is None:
            raise DecisionIncompleteError(missing=words)
    _check_place(session, meeting, form)
    if form.vote_id is not None and not fetch(session, Vote, form.vote_id).passed:
        raise DecisionNotPassedError(subject=fetch(session, Vote, form.vote_id).subject)
    day = _day(meeting, form)
    if not meeting.held_on <= day <= today:
        raise DecisionDayError(day=format_date(day), held=format_date(meeting.held_on))


def _check_place(session: Session, meeting: Meeting, form: DecisionForm) -> None:
    """The vote and the item named belong to the meeting."""
    if form.vote_id is not None and fetch(session, Vote, form.vote_id).meeting_id != meeting.id:
        raise DecisionElsewhereError(which="biểu quyết")
    if form.agenda_item_id is not None and fetch(session, AgendaItem, form.agenda_item_id).meeting_id != meeting.id:
        raise DecisionElsewhereError(which="mục")


def _assign(session: Session, meeting: Meeting, form: DecisionForm, basis: str) -> Change:
    assert form.person_id is not None
    assert form.holder_id is not None
    return assign_holder(
        session,
        HolderForm(
            form.person_id,
            form.holder_id,
            _day(meeting, form),
            exception_reason=form.exception_reason,
            cell_agreement=basis,
        ),
    )


def _agree(session: Session, meeting: Meeting, form: DecisionForm, basis: str) -> Change:
    assert form.round_id is not None
    return agree_round(session, form.round_id, Basis(_day(meeting, form), meeting.id, basis))


def _list(session: Session, meeting: Meeting, form: DecisionForm, basis: str) -> Change:
    """Begins to follow whoever is not followed yet, and notes that the list has him."""
    assert form.person_id is not None
    day, note = _day(meeting, form), f"Theo {basis}"
    found = session.execute(select(Candidate.id).where(Candidate.person_id == form.person_id)).scalar()
    candidate_id = found if found is not None else add_candidate(session, form.person_id, day, note=note).row_id
    assert candidate_id is not None
    reach_stage(session, candidate_id, CandidateStage.LISTED, day, note=note)
    topics = frozenset({Topic.DEVELOPMENT})
    return Change("đưa vào danh sách cảm tình Đảng", name_of(session, form.person_id), topics, candidate_id)


_ACTS: dict[DecisionKind, Callable[[Session, Meeting, DecisionForm, str], Change]] = {
    DecisionKind.ASSIGN_HOLDER: _assign,
    DecisionKind.AGREE_ROUND: _agree,
    DecisionKind.LIST_CANDIDATE: _list,
}


def _day(meeting: Meeting, form: DecisionForm) -> date:
    return form.on or meeting.held_on


def _subject(person: str | None, holder: str | None, round_name: str | None) -> str:
    if holder is not None:
        return f"{holder} phụ trách {person or ''}".strip()
    return person or round_name or ""
