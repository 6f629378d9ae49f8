"""Minutes are kept item by item, closed with a fingerprint and opened again with a reason."""

from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import Meeting
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import Presence
from dvqc_desktop.domain.errors.meetings import (
    MeetingClosedError,
    MeetingMissingError,
    MeetingNotClosedError,
    MeetingNotHeldError,
    ReopenReasonMissingError,
    RollCallIncompleteError,
)
from dvqc_desktop.domain.errors.minutes import AnnexClassError, MinutesSayClassError, SentenceMovedError
from dvqc_desktop.domain.marked_text import Mark, MarkedText, MarkKind
from dvqc_desktop.domain.votes import VoteCount
from dvqc_desktop.services.meetings.agenda.agenda import list_items
from dvqc_desktop.services.meetings.meetings import MeetingForm, get_meeting, set_guests
from dvqc_desktop.services.meetings.minutes.closing_remarks import closing_remarks
from dvqc_desktop.services.meetings.minutes.fingerprint import is_unaltered
from dvqc_desktop.services.meetings.minutes.minutes import (
    ItemPart,
    begin_meeting,
    close_minutes,
    end_meeting,
    move_to_annex,
    reopen_minutes,
    set_internal_note,
    set_item_conclusion,
    set_item_minutes,
)
from dvqc_desktop.services.meetings.minutes.named_workers import names_to_insert
from dvqc_desktop.services.meetings.minutes.record import item_records
from dvqc_desktop.services.meetings.passed.resolutions import save_resolution
from dvqc_desktop.services.meetings.passed.votes import VoteEntry, record_vote
from dvqc_desktop.services.meetings.roll.attendance import mark_all_present, roll_call, set_presence
from dvqc_desktop.services.meetings.tasks.tasks import TaskForm, add_task, finish_task
from tests.services.meeting_book import fill_book, new_meeting, party_day

PAST = date(2026, 11, 5)


@pytest.fixture
def held(db: Database) -> int:
    """A meeting of the past with its usual items and a full roll call."""
    meeting_id = new_meeting(db, party_day(fill_book(db), PAST), with_template=True)
    db.write(mark_all_present, meeting_id)
    return meeting_id


def test_text_and_conclusion_stand_with_their_item(db: Database, held: int) -> None:
    item = db.read(list_items, held)[2]
    db.write(set_item_minutes, item.id, "Đồng chí Hà báo cáo.\nĐồng chí Oanh: đồng ý.")
    db.write(set_item_conclusion, item.id, "  Thống nhất. ")
    item = db.read(list_items, held)[2]
    assert item.minutes_text == "Đồng chí Hà báo cáo.\nĐồng chí Oanh: đồng ý."
    assert item.conclusion == "Thống nhất."
    db.write(set_item_minutes, item.id, "  ")
    assert db.read(list_items, held)[2].minutes_text is None


def test_typing_on_the_day_says_the_meeting_was_held(db: Database) -> None:
    meeting_id = new_meeting(db, party_day(fill_book(db), date(2026, 11, 20)), with_template=True)
    db.write(set_item_minutes, db.read(list_items, meeting_id)[0].id, "Khai mạc.")
    assert db.read(get_meeting, meeting_id).state == "held"


def test_what_the_minutes_lack_is_told_before_closing(db: Database, held: int) -> None:
    db.write(set_item_minutes, db.read(list_items, held)[0].id, "Khai mạc.")
    db.write(add_task, TaskForm("Hỏi công đoàn"), held)
    assert db.read(closing_remarks, held) == (
        "Mục 2, 3, 4, 5, 6 chưa ghi nội dung",
        "Mục 1 chưa ghi kết luận",
        "Chưa ghi kết luận của buổi họp",
        "1 việc chưa có người làm hoặc hạn",
    )


def test_a_meeting_without_chair_and_secretary_is_told(db: Database) -> None:
    meeting_id = new_meeting(db, MeetingForm("other", PAST))
    assert {"Chưa ghi thư ký", "Chưa ghi chủ trì", "Chưa ghi giờ kết thúc"} <= set(db.read(closing_remarks, meeting_id))


def test_whole_minutes_have_no_remarks(db: Database, held: int) -> None:
    for item in db.read(list_items, held):
        db.write(set_item_minutes, item.id, "Đã bàn.")
        db.write(set_item_conclusion, item.id, "Thống nhất.")
    db.write(save_resolution, held, "Thống nhất các việc tháng tới.")
    assert db.read(closing_remarks, held) == ()


def test_closing_freezes_the_meeting_with_its_fingerprint(db: Database, held: int) -> None:
    item = db.read(list_items, held)[0]
    db.write(close_minutes, held)
    meeting = db.read(get_meeting, held)
    assert meeting.state == "closed"
    assert meeting.content_hash is not None
    assert len(meeting.content_hash) == 64
    assert db.read(is_unaltered, held)
    with pytest.raises(MeetingClosedError):
        db.write(set_item_minutes, item.id, "khác")


def test_a_task_done_later_does_not_break_the_fingerprint(db: Database, held: int) -> None:
    task = db.write(add_task, TaskForm("Hỏi công đoàn"), held)
    db.write(close_minutes, held)
    db.write(finish_task, task.row_id, result="Công đoàn đồng ý đổi ca")
    assert db.read(is_unaltered, held)


def test_a_change_behind_the_back_breaks_the_fingerprint(db: Database, held: int) -> None:
    db.write(close_minutes, held)

    def tamper(session):  # type: ignore[no-untyped-def]
        session.get_one(Meeting, held).place = "Nơi khác"
        return Change("sửa", "", frozenset())

    db.write(tamper)
    assert not db.read(is_unaltered, held)


def test_an_open_meeting_has_no_fingerprint(db: Database, held: int) -> None:
    assert not db.read(is_unaltered, held)


def test_a_roll_call_with_gaps_stops_the_closing(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, party_day(people, PAST))
    db.write(set_presence, meeting_id, people.ha, Presence.PRESENT)
    with pytest.raises(RollCallIncompleteError, match="còn 2 đảng viên chưa điểm danh"):
        db.write(close_minutes, meeting_id)


def test_a_criticism_session_needs_no_roll_call(db: Database) -> None:
    fill_book(db)
    meeting_id = new_meeting(db, MeetingForm("criticism", PAST))
    db.write(close_minutes, meeting_id)
    assert db.read(get_meeting, meeting_id).state == "closed"


def test_a_meeting_ahead_is_not_closed(db: Database) -> None:
    meeting_id = new_meeting(db, party_day(fill_book(db)))
    with pytest.raises(MeetingNotHeldError, match="24/11/2026 chưa diễn ra"):
        db.write(close_minutes, meeting_id)


def test_opening_again_needs_a_reason_and_keeps_it_in_the_history(db: Database, held: int) -> None:
    with pytest.raises(MeetingNotClosedError):
        db.write(reopen_minutes, held, "thiếu ý kiến")
    db.write(close_minutes, held)
    with pytest.raises(ReopenReasonMissingError):
        db.write(reopen_minutes, held, " ")
    db.write(reopen_minutes, held, "thiếu ý kiến đồng chí Oanh")
    assert db.read(get_meeting, held).state == "held"
    assert db.undo_label() == "mở lại biên bản họp 05/11/2026 (thiếu ý kiến đồng chí Oanh)"


def test_minutes_of_a_missing_meeting_are_refused(db: Database) -> None:
    with pytest.raises(MeetingMissingError):
        db.write(close_minutes, 7)


def test_marks_are_kept_beside_the_text(db: Database, held: int) -> None:
    item = db.read(list_items, held)[2]
    bold = Mark(2, 9, MarkKind.BOLD)
    db.write(set_item_minutes, item.id, "  Nhất trí cao", [bold])
    db.write(set_item_conclusion, item.id, "Thông qua", [Mark(0, 5, MarkKind.ITALIC)])
    found = db.read(item_records, held)[2]
    assert found.text == MarkedText("Nhất trí cao", (Mark(0, 7, MarkKind.BOLD),))
    assert found.conclusion == MarkedText("Thông qua", (Mark(0, 5, MarkKind.ITALIC),))


def test_a_sentence_about_a_worker_moves_into_the_annex(db: Database, held: int) -> None:
    item = db.read(list_items, held)[2]
    db.write(set_internal_note, item.id, "Việc riêng trong tổ.")
    db.write(set_item_minutes, item.id, "Đủ người. Chị Dung cần đổi ca. Hết.", [Mark(31, 34, MarkKind.BOLD)])
    assert any("Mục 3 nêu tên quần chúng" in words for words in db.read(closing_remarks, held))
    db.write(set_guests, held, "Đào Thị Dung")
    assert not any("nêu tên" in words for words in db.read(closing_remarks, held))
    db.write(set_guests, held, "")
    db.write(move_to_annex, item.id, ItemPart.MINUTES, "Chị Dung cần đổi ca.")
    found = db.read(item_records, held)[2]
    assert found.text == MarkedText("Đủ người. Hết.", (Mark(10, 13, MarkKind.BOLD),))
    assert found.note == "Việc riêng trong tổ.\nChị Dung cần đổi ca."
    assert not any("nêu tên" in words for words in db.read(closing_remarks, held))
    with pytest.raises(SentenceMovedError):
        db.write(move_to_annex, item.id, ItemPart.CONCLUSION, "Chị Dung cần đổi ca.")


def test_the_class_of_a_named_person_stands_in_neither(db: Database, held: int) -> None:
    item, said = db.read(list_items, held)[2], "Chuyển Đào Thị Dung sang loại trung bình."
    db.write(set_item_conclusion, item.id, said)
    with pytest.raises(AnnexClassError):
        db.write(move_to_annex, item.id, ItemPart.CONCLUSION, said)
    with pytest.raises(MinutesSayClassError, match="mục 3 nói một người thuộc loại nào"):
        db.write(close_minutes, held)
    db.write(set_item_conclusion, item.id, "Thống nhất.")
    db.write(set_internal_note, item.id, said)
    with pytest.raises(MinutesSayClassError):
        db.write(close_minutes, held)


def test_begin_and_end_are_noted_as_they_happen(db: Database, held: int) -> None:
    db.write(begin_meeting, held)
    db.write(end_meeting, held)
    meeting = db.read(get_meeting, held)
    assert meeting.start_time is not None
    assert meeting.start_time <= f"{clock.now():%H:%M}"
    assert meeting.end_time is not None
    assert len(meeting.end_time) == 5


def test_a_vote_off_the_roll_call_is_told_before_closing(db: Database, held: int) -> None:
    db.write(record_vote, held, VoteEntry("Giao việc", VoteCount(2, 0, 0)))
    db.write(set_presence, held, db.read(roll_call, held)[0].person_id, Presence.EXCUSED)
    assert "1 biểu quyết không khớp điểm danh" in db.read(closing_remarks, held)


def test_names_to_insert_are_members_before_workers_with_or_without_accents(db: Database, held: int) -> None:
    every = db.read(names_to_insert, "", PAST)
    assert [person.is_member for person in every] == [True, True, True, False, False, False]
    assert [person.name for person in db.read(names_to_insert, "thi dung", PAST)] == ["Đào Thị Dung"]
    assert db.read(names_to_insert, "%", PAST) == ()
