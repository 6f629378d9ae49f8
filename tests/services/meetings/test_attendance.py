"""The roll call knows each member's status on the day and gives the denominator of the votes."""

from dataclasses import replace
from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import MeetingKind, MemberStatus, Organization, Presence
from dvqc_desktop.domain.errors.meetings import NotConvenedError
from dvqc_desktop.services.meetings.meetings import get_meeting
from dvqc_desktop.services.meetings.roll.attendance import (
    mark_all_present,
    meeting_electorate,
    past_presences,
    roll_call,
    set_presence,
)
from dvqc_desktop.services.people.posts import add_post, end_post
from tests.services.meeting_book import fill_book, member, new_meeting, party_day

PAST = date(2026, 11, 5)


def test_the_roll_lists_members_by_given_name_with_their_status(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, party_day(people))
    rows = db.read(roll_call, meeting_id)
    assert [(row.name, row.status, row.presence) for row in rows] == [
        ("Trần Bích Hà", MemberStatus.OFFICIAL, None),
        ("Nguyễn Thúy Lợi", MemberStatus.OFFICIAL, None),
        ("Lê Kim Oanh", MemberStatus.PROBATIONARY, None),
    ]
    assert [row.votes for row in rows] == [True, True, False]


def test_a_reason_stands_only_with_an_absence(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, party_day(people))
    db.write(set_presence, meeting_id, people.ha, Presence.EXCUSED, "việc gia đình")
    assert db.read(roll_call, meeting_id)[0].reason == "việc gia đình"
    db.write(set_presence, meeting_id, people.ha, Presence.PRESENT, "việc gia đình")
    assert db.read(roll_call, meeting_id)[0].reason is None


def test_a_call_is_taken_back(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, party_day(people))
    db.write(set_presence, meeting_id, people.ha, Presence.LATE)
    db.write(set_presence, meeting_id, people.ha, None)
    assert db.read(roll_call, meeting_id)[0].presence is None


def test_calling_all_present_leaves_those_already_called(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, party_day(people))
    db.write(set_presence, meeting_id, people.ha, Presence.UNEXCUSED)
    db.write(mark_all_present, meeting_id)
    assert [row.presence for row in db.read(roll_call, meeting_id)] == ["absent_unexcused", "present", "present"]


def test_the_quorum_counts_official_members_convened(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, party_day(people))
    db.write(set_presence, meeting_id, people.ha, Presence.EXCUSED)
    db.write(mark_all_present, meeting_id)
    counted = db.read(meeting_electorate, meeting_id)
    assert (counted.convened, counted.convened_there, counted.members, counted.members_there) == (2, 1, 3, 2)


def test_before_the_day_everybody_is_expected_who_did_not_excuse_himself(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, party_day(people))
    db.write(set_presence, meeting_id, people.ha, Presence.EXCUSED)
    counted = db.read(meeting_electorate, meeting_id, expected=True)
    assert (counted.members_there, counted.convened_there) == (2, 1)


def test_a_committee_meeting_calls_those_with_a_post_in_the_party_or_else_everybody(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, replace(party_day(people), kind=MeetingKind.COMMITTEE.value))
    db.write(add_post, people.oanh, Organization.YOUTH, "Bí thư chi đoàn", date(2026, 1, 1))
    assert [row.name for row in db.read(roll_call, meeting_id)] == ["Nguyễn Thúy Lợi"]
    with pytest.raises(NotConvenedError):
        db.write(set_presence, meeting_id, people.oanh, Presence.PRESENT)
    db.write(end_post, 1, date(2026, 11, 1))
    assert len(db.read(roll_call, meeting_id)) == 3


def test_somebody_who_is_no_member_is_not_called(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, party_day(people))
    with pytest.raises(NotConvenedError):
        db.write(set_presence, meeting_id, people.dung, Presence.PRESENT)


def test_members_who_left_before_the_day_are_not_in_the_roll(db: Database) -> None:
    people = fill_book(db)

    def more(session):  # type: ignore[no-untyped-def]
        member(session, "Phùng Thị Hòa", "transferred", start_on=date(2026, 6, 1))
        exempt = member(session, "Ngô Văn Thìn", "exempt", start_on=date(2026, 6, 1))
        return Change("thêm", "", frozenset(), exempt)

    db.write(more)
    meeting_id = new_meeting(db, party_day(people))
    rows = {row.name: row for row in db.read(roll_call, meeting_id)}
    assert "Phùng Thị Hòa" not in rows
    exempt = rows["Ngô Văn Thìn"]
    assert (exempt.votes, exempt.has_to_attend) == (False, False)
    db.write(set_presence, meeting_id, exempt.person_id, Presence.PRESENT)
    assert db.read(meeting_electorate, meeting_id).convened == 3


def test_a_roll_call_on_the_day_or_later_says_the_meeting_was_held(db: Database) -> None:
    people = fill_book(db)
    past, ahead = new_meeting(db, party_day(people, PAST)), new_meeting(db, party_day(people))
    for meeting_id in (past, ahead):
        db.write(mark_all_present, meeting_id)
    assert db.read(get_meeting, past).state == "held"
    assert db.read(get_meeting, ahead).state == "preparing"


def test_the_last_meetings_show_who_was_there(db: Database) -> None:
    people = fill_book(db)
    for day in (date(2026, 9, 24), date(2026, 10, 6), date(2026, 10, 22), PAST):
        db.write(mark_all_present, new_meeting(db, party_day(people, day)))
    new_meeting(db, party_day(people, date(2026, 11, 6)))
    committee = replace(party_day(people, date(2026, 11, 7)), kind="committee")
    db.write(mark_all_present, new_meeting(db, committee))
    past = db.read(past_presences, new_meeting(db, party_day(people)))
    assert [meeting.held_on.day for meeting in past] == [6, 22, 5]
    assert past[0].presences[people.ha] == "present"
    later = new_meeting(db, replace(committee, held_on=date(2026, 12, 1)))
    assert [meeting.held_on.day for meeting in db.read(past_presences, later)] == [7]
