"""Votes of a meeting; the denominator is taken from the roll call and the rule pack decides the share."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Vote
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import VoteForm, VoteRule
from dvqc_desktop.domain.errors.meetings import VoteSubjectEmptyError
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.domain.rule_pack import RulePack, Threshold
from dvqc_desktop.domain.votes import Electorate, VoteCount, vote_result
from dvqc_desktop.services.meetings.attendance import meeting_electorate
from dvqc_desktop.services.meetings.meeting_guard import fetch, note_work, open_meeting
from dvqc_desktop.services.rules import meeting_rules

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
    """A vote of a meeting with its denominator, the exclusions in words, and the outcome."""

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


def vote_threshold(rules: RulePack, rule: str) -> Threshold:
    """The share a rule asks for, by the rules of the meeting (294-QĐ/TW, 9.3)."""
    return rules.threshold(f"vote.{rule}")


def record_vote(session: Session, meeting_id: int, entry: VoteEntry) -> Change:
    """Record a vote.

    Raises MeetingMissingError, MeetingClosedError, VoteSubjectEmptyError, VoteWithoutVotersError,
    VoteCountNegativeError, VoteBeyondPresentError.
    """
    meeting = open_meeting(session, meeting_id)
    vote = Vote(meeting_id=meeting_id)
    _fill(vote, entry, meeting_electorate(session, meeting_id), meeting_rules(session, meeting_id))
    session.add(vote)
    session.flush()
    note_work(meeting)
    return Change("ghi biểu quyết", vote.subject, TOPICS, vote.id)


def edit_vote(session: Session, vote_id: int, entry: VoteEntry) -> Change:
    """Bring a vote to the entry, with the denominator of the roll call as it is now. Raises as `record_vote`."""
    vote = fetch(session, Vote, vote_id)
    open_meeting(session, vote.meeting_id)
    _fill(vote, entry, meeting_electorate(session, vote.meeting_id), meeting_rules(session, vote.meeting_id))
    return Change("sửa biểu quyết", vote.subject, TOPICS, vote_id)


def delete_vote(session: Session, vote_id: int) -> Change:
    """Take a vote out. Raises MeetingMissingError, MeetingClosedError."""
    vote = fetch(session, Vote, vote_id)
    open_meeting(session, vote.meeting_id)
    subject = vote.subject
    session.delete(vote)
    return Change("xóa biểu quyết", subject, TOPICS)


def list_votes(session: Session, meeting_id: int) -> tuple[VoteRow, ...]:
    """The votes of a meeting in the order they were recorded."""
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
    return tuple(VoteRow(**row._mapping) for row in rows)


def _fill(vote: Vote, entry: VoteEntry, roll: Electorate, rules: RulePack) -> None:
    subject = one_line(entry.subject)
    if not subject:
        raise VoteSubjectEmptyError
    result = vote_result(roll, entry.count, vote_threshold(rules, entry.rule))
    vote.subject = subject
    vote.rule = entry.rule
    vote.form = entry.form
    vote.convened = roll.convened
    vote.exclusions = ", ".join(roll.exclusions) or None
    vote.votes_for = entry.count.votes_for
    vote.votes_against = entry.count.votes_against
    vote.votes_other = entry.count.votes_other
    vote.passed = result.passed
    vote.agenda_item_id = entry.agenda_item_id
