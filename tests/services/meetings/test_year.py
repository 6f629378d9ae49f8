"""The year of meetings from the book: what is missing is seen, spoken of in time, and planned in one act."""

from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.due import DueKind
from dvqc_desktop.domain.errors.meetings import NothingToPlanError
from dvqc_desktop.services.due.due import list_due
from dvqc_desktop.services.meetings.meetings import MeetingForm, add_meeting, list_meetings
from dvqc_desktop.services.meetings.year.year import missing_now, plan_missing, read_meeting_year
from dvqc_desktop.services.rules import set_rule
from tests.services.meeting_book import fill_book

NOVEMBER = date(2026, 11, 20)


def asked(db: Database, day: date) -> list[str]:
    return [row.what for row in db.read(list_due, day) if row.kind is DueKind.MEETING_PLAN]


def test_the_sample_group_has_all_its_meetings_of_the_quarter(sample: Database) -> None:
    assert sample.read(missing_now, NOVEMBER) == ()
    assert sample.read(read_meeting_year, 2026).proposals == ()
    with pytest.raises(NothingToPlanError, match="năm 2026 không còn buổi nào thiếu"):
        sample.write(plan_missing, 2026)


def test_what_is_missing_is_planned_in_one_act_at_the_usual_time_and_place(db: Database) -> None:
    fill_book(db)
    db.write(add_meeting, MeetingForm("regular", date(2026, 10, 13), "16:30", "18:00", "Phòng giao ca"))
    proposed = [(slot.kind.value, day) for slot, day in db.read(read_meeting_year, 2026).proposals]
    assert proposed[0] == ("regular", date(2026, 11, 24))
    db.write(plan_missing, 2026)
    planned = [row for row in db.read(list_meetings, 2026) if row.held_on > NOVEMBER]
    assert [row.held_on.weekday() for row in planned if row.kind == "regular"] == [1, 1]
    assert {row.start_time for row in planned} == {"16:30"}
    assert db.read(read_meeting_year, 2026).proposals == ()
    db.undo()
    assert len(db.read(list_meetings, 2026)) == 1


def test_one_span_is_planned_alone(db: Database) -> None:
    fill_book(db)
    slot, day = db.read(read_meeting_year, 2026).proposals[0]
    db.write(plan_missing, 2026, slot)
    assert [row.held_on for row in db.read(list_meetings)] == [day]


def test_a_missing_meeting_is_spoken_of_two_weeks_before_the_span_is_over(db: Database) -> None:
    fill_book(db)
    assert "Lên lịch Họp công tác tháng 11" in asked(db, date(2026, 11, 12))
    assert "Lên lịch Họp công tác tháng 11" not in asked(db, date(2026, 11, 2))
    db.write(set_rule, "meeting.due_months.regular", 3)
    assert "Lên lịch Họp công tác tháng 11" not in asked(db, date(2026, 11, 12))


def test_a_book_without_members_is_asked_for_no_meeting(db: Database) -> None:
    assert asked(db, date(2026, 11, 30)) == []
