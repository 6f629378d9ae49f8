"""Everything of all meetings is found without accents, at its place, as long as it is there."""

import re
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import Opinion
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.marked_text import MarkedText
from dvqc_desktop.domain.votes import VoteCount
from dvqc_desktop.services.meetings.agenda.agenda import ItemForm, add_item, edit_item, list_items
from dvqc_desktop.services.meetings.meetings import MeetingForm, add_meeting, delete_meeting, list_meetings
from dvqc_desktop.services.meetings.minutes.item_opinions import OpinionForm, add_opinion
from dvqc_desktop.services.meetings.minutes.minutes import set_internal_note, set_item_conclusion, set_item_minutes
from dvqc_desktop.services.meetings.passed.resolutions import save_section
from dvqc_desktop.services.meetings.passed.votes import VoteEntry, record_vote
from dvqc_desktop.services.meetings.roll.attendance import mark_all_present
from dvqc_desktop.services.meetings.search import (
    SHOWN,
    FoundPlace,
    PlaceKind,
    find_places,
    home_of_task,
)
from dvqc_desktop.services.meetings.tasks.tasks import TaskForm, add_task, finish_task
from dvqc_desktop.services.people.leaders import present_members
from dvqc_desktop.services.unit import Unit, save_unit

DAY = date(2026, 11, 5)
FORM = MeetingForm("regular", DAY, "16:30", "18:00", title="Họp bàn tăng năng suất")


def places(db: Database, typed: str) -> list[FoundPlace]:
    return [place for group in db.read(find_places, typed) for place in group.places]


def wheres(db: Database, typed: str) -> list[str]:
    return [place.where for place in places(db, typed)]


@pytest.fixture
def meeting_id(db: Database) -> int:
    db.write(save_unit, Unit("cell", "Chi bộ Z2", "Z2", "", "Đảng bộ X.40", "Hà Nội"))
    made = db.write(add_meeting, FORM).row_id
    assert made is not None
    return made


@pytest.fixture
def item_id(db: Database, meeting_id: int) -> int:
    made = db.write(add_item, meeting_id, ItemForm("Công tác quần chúng", 20)).row_id
    assert made is not None
    db.write(mark_all_present, meeting_id)
    return made


def test_each_part_of_a_meeting_is_found_at_its_place(db: Database, meeting_id: int, item_id: int) -> None:
    db.write(set_item_minutes, item_id, "Bàn việc kèm nghề cho thợ mới.")
    db.write(set_item_conclusion, item_id, "Nhóm hai nhận giữ góc dụng cụ.")
    db.write(set_internal_note, item_id, "Hỏi thăm việc đổi ca.")
    db.write(save_section, meeting_id, "main", "Tiếp tục phong trào luyện tay nghề.")
    db.write(add_task, TaskForm("Mượn thước cặp", due_on=date(2026, 12, 1)), meeting_id)
    assert wheres(db, "tang nang suat") == ["05/11/2026"]
    assert wheres(db, "quan chung") == ["05/11/2026, mục 1"]
    assert wheres(db, "kèm nghề") == ["05/11/2026, mục 1"]
    assert wheres(db, "goc dung cu") == ["05/11/2026, mục 1, kết luận"]
    assert wheres(db, "đổi ca") == ["05/11/2026, mục 1, phụ lục nội bộ"]
    assert wheres(db, "luyện tay") == ["05/11/2026, nghị quyết số 01"]
    assert wheres(db, "muon thuoc") == ["05/11/2026"]
    assert {place.meeting_id for place in places(db, "nghe")} == {meeting_id}


def test_an_opinion_leads_to_its_item_and_a_vote_to_itself(sample: Database) -> None:
    opinion, vote = sample.write(_speak_and_vote).row_id, places(sample, "giu xe dap")[0]
    found = places(sample, "mai to long")[0]
    assert (found.kind, found.row_id, found.where.split(", ", 1)[1]) == (
        PlaceKind.OPINION,
        opinion,
        "mục 1, Trần Bích Hà",
    )
    assert vote.kind is PlaceKind.VOTE


def _speak_and_vote(session: Session) -> Change:
    """At the meeting still open: the second member speaks on the first item; a vote. Gives the item's id."""
    meeting = next(row for row in list_meetings(session) if row.held_on == DAY)
    item = list_items(session, meeting.id)[0]
    speaker = next(one.id for one in present_members(session, DAY) if one.name == "Trần Bích Hà")
    add_opinion(session, item.id, OpinionForm(speaker, MarkedText("Cần che mái tổ lồng quạt.")))
    record_vote(session, meeting.id, VoteEntry("Làm chỗ giữ xe đạp", VoteCount(2, 0, 0)))
    return Change("ghi", "", frozenset(), item.id)


def test_words_in_a_row_come_before_words_apart_then_the_accents_typed(db: Database, meeting_id: int) -> None:
    for title in ("Thi xong rồi đua nhau về", "Thì đưa thợ về", "Thi đua quý IV"):
        db.write(add_item, meeting_id, ItemForm(title, 10))
    assert ["".join(words for words, _ in place.pieces) for place in places(db, "thi đua")] == [
        "Thi đua quý IV",
        "Thì đưa thợ về",
        "Thi xong rồi đua nhau về",
    ]


def test_a_single_letter_at_the_end_may_be_the_first_of_a_word(db: Database, meeting_id: int) -> None:
    db.write(add_item, meeting_id, ItemForm("Góp ý cho đảng viên", 10))
    assert wheres(db, "góp ý") == wheres(db, "góp đ") == ["05/11/2026, mục 1"]
    assert places(db, "g") == []


def test_what_is_changed_deleted_or_undone_is_found_as_it_is_now(db: Database, meeting_id: int, item_id: int) -> None:
    db.write(edit_item, item_id, ItemForm("Công tác dân vận", 20))
    assert places(db, "quan chung") == []
    db.undo()
    assert len(places(db, "quan chung")) == 1
    db.write(delete_meeting, meeting_id)
    assert places(db, "quan chung") == places(db, "tang nang suat") == []
    db.undo()
    assert len(places(db, "quan chung")) == len(places(db, "tang nang suat")) == 1


def test_the_newest_are_shown_where_there_are_many(db: Database) -> None:
    for month in range(1, 12):
        db.write(add_meeting, replace(FORM, held_on=date(2026, month, 5), title="Họp thường kỳ"))
    group = db.read(find_places, "thuong ky")[0]
    assert (group.kind, len(group.places), group.more) == (PlaceKind.MEETING, SHOWN, True)
    assert [place.day.month for place in group.places if place.day] == list(range(11, 11 - SHOWN, -1))


def test_a_result_of_a_task_outside_a_meeting_is_found_and_its_home_told(sample: Database) -> None:
    task = sample.write(add_task, TaskForm("Đặt thùng góp ý", promised_to_id=10)).row_id or 0
    sample.write(finish_task, task, None, "Đã đặt cạnh cửa kho")
    found = places(sample, "canh cua kho")[0]
    assert (found.row_id, found.meeting_id, found.where.endswith("kết quả")) == (task, None, True)
    assert sample.read(home_of_task, task) == (10, None)


def test_a_promise_in_answer_to_criticism_belongs_to_its_session(sample: Database) -> None:
    with sample.reading() as session:
        promised = select(Opinion.task_id, Opinion.session_id).where(Opinion.task_id > 0)
        task, answered = session.execute(promised).all()[0]
    assert sample.read(home_of_task, task)[1] == answered
    assert sample.read(home_of_task, 99_999) == (None, None)


@pytest.mark.parametrize("typed", ['"', "a* OR", "NEAR(a b)", "words:thi", "-- x'", "^thi", "(((", "and or not"])
def test_signs_of_the_query_language_are_only_signs(db: Database, meeting_id: int, typed: str) -> None:
    db.write(add_item, meeting_id, ItemForm(f"Mục {typed}", 10))
    words = re.findall(r"\w+", typed)
    assert places(db, typed) == places(db, " ".join(words))
    assert bool(places(db, typed)) == any(len(word) > 1 for word in words)


def test_kinds_where_all_the_words_stand_come_first(db: Database, meeting_id: int, item_id: int) -> None:
    db.write(set_item_minutes, item_id, "Hàng phải sửa còn nhiều.")
    db.write(save_section, meeting_id, "past.work", "Hàng phải sửa còn 3,7%.")
    kinds = [(group.kind, group.places[0].field) for group in db.read(find_places, "phải sửa còn 3")]
    assert kinds == [(PlaceKind.RESOLUTION, "past.work"), (PlaceKind.ITEM, "minutes")]
