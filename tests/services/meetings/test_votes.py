"""Votes take their denominator from the roll call of the day."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import MemberStatusEvent
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import Presence
from dvqc_desktop.domain.errors.meetings import MeetingMissingError, VoteSubjectEmptyError
from dvqc_desktop.domain.errors.votes import DecisionOfCellError, TooFewOfficialError, VoteBeyondPresentError
from dvqc_desktop.domain.votes import VoteCount
from dvqc_desktop.services.meetings.passed.votes import (
    VoteEntry,
    delete_vote,
    edit_vote,
    judge_vote,
    list_votes,
    record_vote,
    recount_votes,
    vote_threshold,
)
from dvqc_desktop.services.meetings.roll.attendance import mark_all_present, meeting_electorate, roll_call, set_presence
from dvqc_desktop.services.rules import load_rule_pack
from dvqc_desktop.services.unit import save_unit
from tests.services.meeting_book import UNIT, fill_book, new_meeting, party_day

HELP = VoteEntry("Công đoàn và đảng viên cùng giúp", VoteCount(2, 0, 0))


@pytest.fixture
def called(db: Database) -> int:
    """A meeting at which all three members are present; two of them may vote."""
    meeting_id = new_meeting(db, party_day(fill_book(db), date(2026, 11, 5)))
    db.write(mark_all_present, meeting_id)
    return meeting_id


def test_a_vote_keeps_denominator_exclusions_and_outcome(db: Database, called: int) -> None:
    db.write(record_vote, called, HELP)
    (vote,) = db.read(list_votes, called)
    assert (vote.convened, vote.votes_for, vote.passed) == (2, 2, True)
    assert vote.exclusions == "đồng chí Lê Kim Oanh (dự bị)"
    assert vote.basis == db.read(meeting_electorate, called).words


def test_half_of_two_does_not_pass(db: Database, called: int) -> None:
    db.write(record_vote, called, replace(HELP, count=VoteCount(1, 0, 1)))
    assert not db.read(list_votes, called)[0].passed


def test_an_absent_voter_stays_in_the_denominator_but_cannot_vote(db: Database, called: int) -> None:
    db.write(set_presence, called, db.read(roll_call, called)[0].person_id, Presence.EXCUSED)
    with pytest.raises(VoteBeyondPresentError):
        db.write(record_vote, called, HELP)
    db.write(record_vote, called, replace(HELP, count=VoteCount(1, 0, 0)))
    assert db.read(list_votes, called)[0].convened == 2


def test_a_vote_is_corrected_and_taken_out(db: Database, called: int) -> None:
    change = db.write(record_vote, called, HELP)
    db.write(edit_vote, change.row_id, replace(HELP, form="secret", count=VoteCount(1, 1, 0)))
    (vote,) = db.read(list_votes, called)
    assert (vote.form, vote.count, vote.passed) == ("secret", VoteCount(1, 1, 0), False)
    db.write(delete_vote, vote.id)
    assert db.read(list_votes, called) == ()


def test_a_vote_without_a_subject_is_refused(db: Database, called: int) -> None:
    with pytest.raises(VoteSubjectEmptyError):
        db.write(record_vote, called, replace(HELP, subject=" "))


def test_a_missing_vote_is_named(db: Database) -> None:
    with pytest.raises(MeetingMissingError, match="biểu quyết"):
        db.write(delete_vote, 9)


def test_shares_come_from_the_rule_pack() -> None:
    assert vote_threshold(load_rule_pack(), "majority").least(20) == 11
    assert vote_threshold(load_rule_pack(), "two_thirds").least(20) == 14


def test_a_party_group_takes_no_decision_of_two_thirds(db: Database, called: int) -> None:
    with pytest.raises(DecisionOfCellError):
        db.write(record_vote, called, replace(HELP, rule="two_thirds"))


def test_a_cell_of_two_official_members_takes_none_either(db: Database, called: int) -> None:
    db.write(save_unit, replace(UNIT, kind="cell"))
    with pytest.raises(TooFewOfficialError):
        db.read(judge_vote, called, VoteCount(2, 0, 0), "two_thirds")


def test_a_vote_says_when_the_roll_call_was_changed_and_is_counted_anew(db: Database, called: int) -> None:
    db.write(record_vote, called, HELP)
    assert db.read(list_votes, called)[0].matches
    first = db.read(roll_call, called)[0].person_id
    db.write(set_presence, called, first, Presence.EXCUSED)
    assert not db.read(list_votes, called)[0].matches
    with pytest.raises(VoteBeyondPresentError):
        db.write(recount_votes, called)
    db.write(set_presence, called, first, Presence.LATE)
    assert db.read(list_votes, called)[0].matches


def test_a_recount_takes_the_members_of_the_day_as_they_are_now(db: Database, called: int) -> None:
    db.write(record_vote, called, HELP)
    oanh = next(row.person_id for row in db.read(roll_call, called) if row.status == "probationary")
    db.write(make_official, oanh)
    assert not db.read(list_votes, called)[0].matches
    db.write(recount_votes, called)
    (vote,) = db.read(list_votes, called)
    assert (vote.matches, vote.convened, vote.exclusions, vote.passed) == (True, 3, None, True)


def make_official(session: Session, person_id: int) -> Change:
    session.add(MemberStatusEvent(person_id=person_id, start_on=date(2026, 11, 1), status="official"))
    return Change("công nhận chính thức", "", frozenset())
