"""Votes of a meeting; the denominator is taken from the roll call and the rule pack decides the share."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Meeting, Vote
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import MeetingState, VoteForm, VoteRule
from dvqc_desktop.domain.errors.meetings import VoteSubjectEmptyError
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.domain.rule_pack import RulePack, Threshold
from dvqc_desktop.domain.votes import Electorate, VoteCount, VoteResult, basis_words, check_decision, vote_result
from dvqc_desktop.services.meetings.meeting_guard import day_words, fetch, note_work, open_meeting
from dvqc_desktop.services.meetings.roll.attendance import meeting_electorate
from dvqc_desktop.services.rules import meeting_rules
from dvqc_desktop.services.unit import get_unit

TOPICS = frozenset({Topic.MEETINGS})


@dataclass(frozen=True, slots=True)
class VoteEntry:
    """A vote as counted; `rule` is majority or two_thirds, `form` card or secret."""

    subject: str
    count: VoteCount
    rule: str = VoteRule.MAJORITY.value
    form: str = VoteForm.CARD.value
    agenda_item_id: int | None = None


@dataclass(frozen=True, slots=True)
class VoteRow:
    """A vote of a meeting with its denominator, the exclusions in words, and the outcome.

    `matches` is False where the roll call was changed after the vote, so that its denominator is another one now.
    """

    id: int
    subject: str
    rule: str
    form: str
    convened: int
    exclusions: str | None
    votes_for: int
    votes_against: int
    votes_other: int
    passed: bool
    agenda_item_id: int | None
    matches: bool = True

    @property
    def count(self) -> VoteCount:
        """The votes as counted."""
        return VoteCount(self.votes_for, self.votes_against, self.votes_other)

    @property
    def basis(self) -> str:
        """The denominator in one sentence."""
        return basis_words(self.convened, self.exclusions or "")


def vote_threshold(rules: RulePack, rule: str) -> Threshold:
    """The share a rule asks for, by the rules of the meeting (294-QĐ/TW, 9.3)."""
    return rules.threshold(f"vote.{rule}")


def judge_vote(session: Session, meeting_id: int, count: VoteCount, rule: str) -> VoteResult:
    """The outcome of a vote by the roll call as it is now.

    Raises MeetingMissingError, DecisionOfCellError, TooFewOfficialError, VoteWithoutVotersError,
    VoteCountNegativeError, VoteBeyondPresentError.
    """
    return _judged(session, meeting_id, meeting_electorate(session, meeting_id), count, rule)


def record_vote(session: Session, meeting_id: int, entry: VoteEntry) -> Change:
    """Record a vote.

    Raises MeetingClosedError, VoteSubjectEmptyError, and as `judge_vote`.
    """
    meeting = open_meeting(session, meeting_id)
    vote = Vote(meeting_id=meeting_id)
    _fill(session, vote, entry)
    session.add(vote)
    session.flush()
    note_work(meeting)
    return Change("ghi biểu quyết", vote.subject, TOPICS, vote.id)


def edit_vote(session: Session, vote_id: int, entry: VoteEntry) -> Change:
    """Bring a vote to the entry, with the denominator of the roll call as it is now. Raises as `record_vote`."""
    vote = fetch(session, Vote, vote_id)
    open_meeting(session, vote.meeting_id)
    _fill(session, vote, entry)
    return Change("sửa biểu quyết", vote.subject, TOPICS, vote_id)


def recount_votes(session: Session, meeting_id: int) -> Change:
    """Bring votes whose roll call was changed later to the denominator as it is now; the counts stay.

    Raises MeetingMissingError, MeetingClosedError, and as `judge_vote` where the counts no longer can be.
    """
    meeting = open_meeting(session, meeting_id)
    rows = session.execute(select(Vote).where(Vote.meeting_id == meeting_id)).scalars().all()
    roll = meeting_electorate(session, meeting_id)
    for vote in rows:
        count = VoteCount(vote.votes_for, vote.votes_against, vote.votes_other)
        _take_basis(vote, roll, _judged(session, meeting_id, roll, count, vote.rule))
    return Change("tính lại biểu quyết", day_words(meeting), TOPICS, meeting_id)


def delete_vote(session: Session, vote_id: int) -> Change:
    """Take a vote out. Raises MeetingMissingError, MeetingClosedError."""
    vote = fetch(session, Vote, vote_id)
    open_meeting(session, vote.meeting_id)
    subject = vote.subject
    session.delete(vote)
    return Change("xóa biểu quyết", subject, TOPICS)


def list_votes(session: Session, meeting_id: int) -> tuple[VoteRow, ...]:
    """The votes of a meeting in the order they were recorded."""
    meeting = fetch(session, Meeting, meeting_id)
    roll = None if meeting.state == MeetingState.CLOSED else meeting_electorate(session, meeting_id)
    rows = session.execute(
        select(
            Vote.id,
            Vote.subject,
            Vote.rule,
            Vote.form,
            Vote.convened,
            Vote.exclusions,
            Vote.votes_for,
            Vote.votes_against,
            Vote.votes_other,
            Vote.passed,
            Vote.agenda_item_id,
        )
        .where(Vote.meeting_id == meeting_id)
        .order_by(Vote.id)
    )
    return tuple(VoteRow(**row._mapping, matches=roll is None or _matches(row, roll)) for row in rows)


def _matches(row: Any, roll: Electorate) -> bool:
    """Whether a vote stands on the roll call as it is now."""
    cast = row.votes_for + row.votes_against + row.votes_other
    basis = (row.convened, row.exclusions or "")
    return basis == (roll.convened, roll.excluded) and cast <= roll.convened_there


def _judged(session: Session, meeting_id: int, roll: Electorate, count: VoteCount, rule: str) -> VoteResult:
    rules = meeting_rules(session, meeting_id)
    if rule == VoteRule.TWO_THIRDS:
        least = rules.count("cell.official_members_min")
        check_decision(roll, least, of_group=get_unit(session).is_group)
    return vote_result(roll, count, vote_threshold(rules, rule))


def _fill(session: Session, vote: Vote, entry: VoteEntry) -> None:
    subject = one_line(entry.subject)
    if not subject:
        raise VoteSubjectEmptyError
    roll = meeting_electorate(session, vote.meeting_id)
    _take_basis(vote, roll, _judged(session, vote.meeting_id, roll, entry.count, entry.rule))
    vote.subject = subject
    vote.rule = entry.rule
    vote.form = entry.form
    vote.votes_for = entry.count.votes_for
    vote.votes_against = entry.count.votes_against
    vote.votes_other = entry.count.votes_other
    vote.agenda_item_id = entry.agenda_item_id


def _take_basis(vote: Vote, roll: Electorate, result: VoteResult) -> None:
    vote.convened = roll.convened
    vote.exclusions = roll.excluded or None
    vote.passed = result.passed
