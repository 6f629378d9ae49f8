"""Closed minutes are kept whole, each version beside the one before."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import Person
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors.minutes import MinutesVersionMissingError
from dvqc_desktop.domain.marked_text import Mark, MarkedText, MarkKind
from dvqc_desktop.domain.votes import VoteCount
from dvqc_desktop.services.meetings.agenda.agenda import list_items
from dvqc_desktop.services.meetings.meetings import get_meeting
from dvqc_desktop.services.meetings.minutes.item_opinions import OpinionForm, add_opinion
from dvqc_desktop.services.meetings.minutes.minutes import (
    close_minutes,
    reopen_minutes,
    set_internal_note,
    set_item_conclusion,
    set_item_minutes,
)
from dvqc_desktop.services.meetings.minutes.record import read_record
from dvqc_desktop.services.meetings.minutes.versions import list_versions, minutes_record, record_lines, version_record
from dvqc_desktop.services.meetings.passed.resolutions import save_resolution
from dvqc_desktop.services.meetings.passed.votes import VoteEntry, record_vote
from dvqc_desktop.services.meetings.roll.attendance import mark_all_present
from dvqc_desktop.services.meetings.tasks.tasks import TaskForm, add_task
from dvqc_desktop.services.people.people import name_columns
from tests.services.meeting_book import People, fill_book, new_meeting, party_day


@pytest.fixture
def people(db: Database) -> People:
    return fill_book(db)


@pytest.fixture
def closed(db: Database, people: People) -> int:
    """Minutes with everything in them, closed once."""
    meeting_id = new_meeting(db, party_day(people, date(2026, 11, 5)), with_template=True)
    db.write(mark_all_present, meeting_id)
    item = db.read(list_items, meeting_id)[1]
    db.write(set_item_minutes, item.id, "Đã bàn.", [Mark(0, 2, MarkKind.BOLD)])
    db.write(set_item_conclusion, item.id, "Thống nhất.")
    db.write(set_internal_note, item.id, "Giúp chị Dung đổi ca.")
    db.write(add_opinion, item.id, OpinionForm(people.oanh, MarkedText("Nhất trí."), internal=True))
    db.write(record_vote, meeting_id, VoteEntry("Giao việc", VoteCount(2, 0, 0), agenda_item_id=item.id))
    db.write(record_vote, meeting_id, VoteEntry("Thông qua", VoteCount(1, 0, 1)))
    db.write(save_resolution, meeting_id, "Thống nhất các việc.")
    db.write(add_task, TaskForm("Hỏi công đoàn", people.ha, date(2026, 11, 20)), meeting_id)
    db.write(close_minutes, meeting_id, " toàn thể  hội nghị ")
    return meeting_id


def rename(session: Session, person_id: int) -> Change:
    person = session.get_one(Person, person_id)
    for column, value in name_columns("Trần Thị Hà").items():
        setattr(person, column, value)
    return Change("sửa tên", "", frozenset())


def test_a_version_holds_the_whole_minutes(db: Database, closed: int) -> None:
    (row,) = db.read(list_versions, closed)
    assert (row.version, row.reason, row.reopened_at) == (1, None, None)
    assert row.content_hash == db.read(get_meeting, closed).content_hash
    kept = db.read(version_record, closed, 1)
    assert kept == db.read(read_record, closed, "toàn thể hội nghị")
    assert kept.items[1].text.marks == (Mark(0, 2, MarkKind.BOLD),)


def test_closed_minutes_read_as_they_were_whatever_changes_outside(db: Database, closed: int, people: People) -> None:
    before = db.read(minutes_record, closed)
    db.write(rename, people.ha)
    assert db.read(minutes_record, closed) == before
    db.write(reopen_minutes, closed, "sửa tên")
    assert db.read(minutes_record, closed).secretary == "Trần Thị Hà"


def test_both_versions_stay_with_the_reason_of_the_reopening(db: Database, closed: int) -> None:
    db.write(reopen_minutes, closed, "ghi thiếu ý kiến")
    db.write(set_item_minutes, db.read(list_items, closed)[1].id, "Đã bàn kỹ.")
    db.write(close_minutes, closed)
    first, second = db.read(list_versions, closed)
    assert (first.reason, second.reason) == ("ghi thiếu ý kiến", None)
    assert first.content_hash != second.content_hash
    assert db.read(version_record, closed, 1).items[1].text.text == "Đã bàn."
    assert db.read(minutes_record, closed) == db.read(version_record, closed, 2)


def test_a_version_that_was_never_closed_is_refused(db: Database, closed: int) -> None:
    with pytest.raises(MinutesVersionMissingError):
        db.read(version_record, closed, 2)


def test_a_version_is_read_line_by_line(db: Database, closed: int) -> None:
    lines = record_lines(db.read(minutes_record, closed))
    assert lines[:3] == (
        "Họp 05/11/2026, 16:30 đến 18:00",
        "Nơi họp: Phòng giao ca Phân xưởng Z2",
        "Chủ trì: Nguyễn Thúy Lợi. Thư ký: Trần Bích Hà",
    )
    told = "\n".join(lines)
    for words in (
        "Lê Kim Oanh: Nhất trí. [phụ lục]",
        "Phụ lục nội bộ: Giúp chị Dung đổi ca.",
        "Biểu quyết “Giao việc”: 2/2 tán thành, 0 không, 0 ý kiến khác, thông qua",
        "Biểu quyết “Thông qua”: 1/2 tán thành, 0 không, 1 ý kiến khác, chưa thông qua",
        "Việc: Hỏi công đoàn – Trần Bích Hà, hạn 20/11/2026",
        "Thông qua biên bản: toàn thể hội nghị",
    ):
        assert words in told
