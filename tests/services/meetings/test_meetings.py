"""Meetings are planned from templates, listed, found and deleted while nothing was recorded."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import Presence
from dvqc_desktop.domain.errors.meetings import (
    MeetingClosedError,
    MeetingHasRecordsError,
    MeetingMissingError,
    MeetingTimeError,
)
from dvqc_desktop.services.meetings import meetings
from dvqc_desktop.services.meetings.agenda.agenda import ItemForm, add_item, list_items
from dvqc_desktop.services.meetings.minutes.minutes import close_minutes, set_item_minutes
from dvqc_desktop.services.meetings.roll.attendance import mark_all_present, set_presence
from dvqc_desktop.services.people.leaders import find_leader, leaders, present_members, workers_of
from tests.services.meeting_book import fill_book, member, new_meeting, party_day

PAST = date(2026, 11, 5)


def test_a_new_meeting_takes_the_leader_as_chair_and_the_usual_items(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, party_day(people), with_template=True)
    meeting = db.read(meetings.get_meeting, meeting_id)
    assert (meeting.chair, meeting.secretary, meeting.state) == ("Nguyễn Thúy Lợi", "Trần Bích Hà", "preparing")
    items = db.read(list_items, meeting_id)
    assert [item.starts for item in items] == ["16:30", "16:35", "17:00", "17:20", "17:35", "17:50"]
    assert (items[0].presenter, items[1].presenter, items[2].presenter) == ("Nguyễn Thúy Lợi", "Từng đồng chí", None)


def test_a_meeting_of_the_years_calendar_gets_its_usual_items_once(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, party_day(people))
    db.write(add_item, meeting_id, ItemForm("Việc đoàn thể", 10))
    for _ in range(2):
        db.write(meetings.add_usual_items, meeting_id)
    items = db.read(list_items, meeting_id)
    assert [item.position for item in items] == [1, 2, 3, 4, 5, 6, 7]
    assert items[0].title == "Việc đoàn thể" and items[1].presenter == "Nguyễn Thúy Lợi"


def test_a_meeting_remembers_the_rules_it_was_made_under(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, party_day(people))
    assert db.read(meetings.get_meeting, meeting_id).rule_version == "2026.11"


def test_times_are_understood_or_refused(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, replace(party_day(people), start_time="16h30", end_time="1800"))
    meeting = db.read(meetings.get_meeting, meeting_id)
    assert (meeting.start_time, meeting.end_time) == ("16:30", "18:00")
    with pytest.raises(MeetingTimeError, match="“25:00” không phải giờ"):
        db.write(meetings.edit_meeting, meeting_id, replace(party_day(people), start_time="25:00"))


def test_a_meeting_is_edited_and_its_guests_are_noted(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, party_day(people))
    db.write(meetings.edit_meeting, meeting_id, replace(party_day(people), place="Hội trường", chair_id=people.ha))
    db.write(meetings.set_guests, meeting_id, "Chi ủy viên phụ trách")
    meeting = db.read(meetings.get_meeting, meeting_id)
    assert (meeting.place, meeting.chair, meeting.guests) == ("Hội trường", "Trần Bích Hà", "Chi ủy viên phụ trách")


def test_the_list_is_by_year_and_kind_and_the_latest_comes_first(db: Database) -> None:
    people = fill_book(db)
    for day in (date(2025, 12, 9), PAST, date(2026, 11, 24)):
        new_meeting(db, party_day(people, day))
    assert [row.held_on.month for row in db.read(meetings.list_meetings, 2026)] == [11, 11]
    assert len(db.read(meetings.list_meetings)) == 3
    assert db.read(meetings.list_meetings, 2026, "regular") == ()
    assert db.read(meetings.meeting_years) == (2026, 2025)


def test_the_next_meeting_is_the_first_not_yet_held(db: Database) -> None:
    people = fill_book(db)
    assert db.read(meetings.find_next_meeting) is None
    new_meeting(db, party_day(people, PAST))
    later = new_meeting(db, party_day(people, date(2026, 12, 4)))
    sooner = new_meeting(db, party_day(people))
    assert [db.read(meetings.find_next_meeting, day).id for day in (None, date(2026, 11, 25))] == [sooner, later]


def test_a_planned_meeting_is_deleted_with_its_agenda_and_comes_back_by_undo(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, party_day(people), with_template=True)
    db.write(set_presence, meeting_id, people.ha, Presence.EXCUSED, "việc gia đình")
    db.write(meetings.delete_meeting, meeting_id)
    with pytest.raises(MeetingMissingError, match="Không tìm thấy buổi họp"):
        db.read(meetings.get_meeting, meeting_id)
    db.undo()
    assert len(db.read(list_items, meeting_id)) == 6


def test_a_meeting_with_minutes_is_not_deleted(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, party_day(people, PAST), with_template=True)
    db.write(set_item_minutes, db.read(list_items, meeting_id)[0].id, "Đồng chí Lợi tuyên bố lý do.")
    db.write(mark_all_present, meeting_id)
    with pytest.raises(MeetingHasRecordsError, match="đã có phần điểm danh, nội dung biên bản"):
        db.write(meetings.delete_meeting, meeting_id)


def test_a_closed_meeting_refuses_every_change(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, party_day(people, PAST), with_template=True)
    db.write(mark_all_present, meeting_id)
    db.write(close_minutes, meeting_id)
    with pytest.raises(MeetingClosedError, match="biên bản họp 05/11/2026 đã chốt"):
        db.write(meetings.edit_meeting, meeting_id, party_day(people, PAST))
    with pytest.raises(MeetingClosedError):
        db.write(add_item, meeting_id, ItemForm("Việc khác", 5))


def test_a_deputy_stands_in_where_nobody_leads(db: Database) -> None:
    def appoint(session: Session) -> Change:
        member(session, "Trần Bích Hà", "official", "Tổ phó đảng")
        member(session, "Lê Kim Oanh", "official", "Ủy viên")
        return Change("phân công", "", frozenset())

    db.write(appoint)
    found = db.read(find_leader, PAST)
    assert found is not None
    assert (found.name, found.deputy) == ("Trần Bích Hà", True)


def test_workers_to_choose_from_are_those_of_the_day(db: Database) -> None:
    fill_book(db)
    assert [one.name for one in db.read(workers_of, PAST)] == ["Đào Thị Dung", "Đoàn Văn Lực", "Vũ Thị Nhựng"]
    assert db.read(workers_of, date(2025, 1, 1)) == ()


def test_leaders_come_before_deputies_and_only_while_in_office(db: Database) -> None:
    fill_book(db)
    assert [leader.name for leader in db.read(leaders, PAST)] == ["Nguyễn Thúy Lợi"]
    assert db.read(find_leader, date(2025, 1, 1)) is None
    assert [one.name for one in db.read(present_members, PAST)] == ["Trần Bích Hà", "Nguyễn Thúy Lợi", "Lê Kim Oanh"]
