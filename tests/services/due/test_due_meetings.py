"""One day before a meeting its papers are to be sent, two days after it they are to be handed in."""

from dataclasses import replace
from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.due import DueKind, DueRow
from dvqc_desktop.services.due.due import list_due
from dvqc_desktop.services.meetings.handing import mark_handed_in, mark_papers_sent
from dvqc_desktop.services.meetings.meetings import get_meeting
from dvqc_desktop.services.meetings.minutes.minutes import close_minutes
from dvqc_desktop.services.meetings.roll.attendance import mark_all_present
from tests.services.meeting_book import People, fill_book, new_meeting, party_day

TODAY, HELD_ON = date(2026, 11, 20), date(2026, 11, 5)


@pytest.fixture
def people(db: Database) -> People:
    return fill_book(db)


def rows(db: Database, kind: DueKind, day: date = TODAY) -> list[DueRow]:
    return [row for row in db.read(list_due, day) if row.kind is kind]


def test_a_meeting_is_prepared_then_its_papers_are_sent_then_nothing_is_due(db: Database, people: People) -> None:
    ahead = new_meeting(db, party_day(people))
    (row,) = rows(db, DueKind.MEETING)
    assert (row.what, row.due) == ("Chuẩn bị Ngày đảng (kỳ 2) họp ngày 24/11", date(2026, 11, 23))
    db.write(mark_all_present, ahead)
    assert rows(db, DueKind.MEETING)[0].what.startswith("Gửi giấy mời, tài liệu Ngày đảng")
    db.write(mark_papers_sent, ahead, TODAY)
    assert rows(db, DueKind.MEETING) == []


def test_papers_are_handed_in_two_days_after(db: Database, people: People) -> None:
    held = new_meeting(db, party_day(people, HELD_ON))
    db.write(mark_all_present, held)
    (row,) = rows(db, DueKind.HANDING)
    assert (row.what, row.due) == ("Chốt biên bản, nộp giấy tờ Ngày đảng (kỳ 2) ngày 05/11", date(2026, 11, 7))
    assert (row.responsible, row.row_id) == ("Nguyễn Thúy Lợi", held)
    db.write(close_minutes, held)
    assert rows(db, DueKind.HANDING)[0].what == "Nộp giấy tờ Ngày đảng (kỳ 2) ngày 05/11"
    db.write(mark_handed_in, held, TODAY)
    assert rows(db, DueKind.HANDING) == []
    assert db.read(get_meeting, held).handed_in_on == TODAY


def test_nothing_is_said_of_old_meetings_and_of_criticism(db: Database, people: People) -> None:
    for form in (party_day(people, date(2026, 9, 24)), replace(party_day(people, HELD_ON), kind="criticism")):
        db.write(mark_all_present, new_meeting(db, form))
    assert rows(db, DueKind.HANDING) == []
