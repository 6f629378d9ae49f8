"""Votes take their denominator from the roll call of the day."""

from dataclasses import replace
from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.codes import Presence
from dvqc_desktop.domain.errors.meetings import MeetingMissingError, VoteSubjectEmptyError
from dvqc_desktop.domain.errors.votes import VoteBeyondPresentError
from dvqc_desktop.domain.votes import VoteCount
from dvqc_desktop.services.meetings.attendance import mark_all_present, roll_call, set_presence
from dvqc_desktop.services.meetings.votes import (
    VoteEntry,
    delete_vote,
    edit_vote,
    list_votes,
    record_vote,
    vote_threshold,
)
from dvqc_desktop.services.rules import load_rule_pack
from tests.services.meeting_book import fill_book, new_meeting, party_day

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
    assert vote.exclusions == "1 đồng chí dự bị"


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
    db.write(edit_vote, change.row_id, replace(HELP, rule="two_thirds", form="secret", count=VoteCount(1, 1, 0)))
    (vote,) = db.read(list_votes, called)
    assert (vote.rule, vote.form, vote.passed) == ("two_thirds", "secret", False)
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
