"""A meeting's sheet is filled in from the book, judged by people, and kept with the template of that day."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import ItemOpinion, Meeting, Post
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import Presence
from dvqc_desktop.domain.errors.quality import QualityPointsError, QualityTemplateError, QualityUnfinishedError
from dvqc_desktop.domain.meeting_kinds import OwnKind
from dvqc_desktop.domain.quality import Template
from dvqc_desktop.services.meetings.agenda.agenda import ItemForm, add_item
from dvqc_desktop.services.meetings.meetings import MeetingForm
from dvqc_desktop.services.meetings.passed.resolutions import save_resolution
from dvqc_desktop.services.meetings.quality.quality import (
    choose_template,
    chosen_template,
    is_judged,
    kept_sheet,
    original_templates,
    read_sheet,
    save_own_template,
    save_sheet,
    templates,
    year_scores,
)
from dvqc_desktop.services.meetings.quality.quality_facts import Fact, quality_facts
from dvqc_desktop.services.meetings.roll.attendance import mark_all_present, set_presence
from dvqc_desktop.services.meetings.tasks.tasks import TaskForm, add_task, finish_task
from dvqc_desktop.services.meetings.year.kinds import save_kind
from dvqc_desktop.services.rules import set_rule
from tests.services.meeting_book import People, fill_book, new_meeting, party_day

DETAILED = original_templates()[1]
HELD = date(2026, 11, 5)


@pytest.fixture
def people(db: Database) -> People:
    return fill_book(db)


@pytest.fixture
def meeting(db: Database, people: People) -> int:
    return new_meeting(db, party_day(people, HELD))


def facts(db: Database, meeting_id: int) -> dict[str, Fact]:
    return db.read(quality_facts, meeting_id)


def best(template: Template) -> dict[str, float]:
    return {item.key: item.most for item in template.items()}


def set_days(session: Session, meeting_id: int, sent: date, handed: date) -> Change:
    meeting = session.get_one(Meeting, meeting_id)
    meeting.papers_sent_on, meeting.handed_in_on = sent, handed
    return Change("ghi ngày", "", frozenset())


@pytest.mark.parametrize(("end", "level"), [("18:00", 0), ("17:50", 1), ("17:30", 2), ("17:16", 3), ("17:00", 4)])
def test_the_length_is_judged_by_the_clock(db: Database, people: People, end: str, level: int) -> None:
    meeting_id = new_meeting(db, MeetingForm("regular", HELD, "16:30", end))
    fact = facts(db, meeting_id)["length"]
    assert fact.level == level
    assert fact.words.endswith("quy định 90 phút")


def test_the_length_goes_by_the_local_custom_and_by_the_kinds_of_the_cell(db: Database, people: People) -> None:
    regular = new_meeting(db, MeetingForm("regular", HELD, "16:30", "18:00"))
    db.write(set_rule, "meeting.duration_local", True)
    db.write(set_rule, "meeting.duration_local.members", 2)
    assert facts(db, regular)["length"].words.endswith("quy định 120 phút")
    db.write(save_kind, None, OwnKind("Họp tổ nữ công", 45, ("45 | Trao đổi |",)))
    own = new_meeting(db, MeetingForm("other", HELD, "16:30", "17:15", kind_name="Họp tổ nữ công"))
    assert facts(db, own)["length"] == Fact(0, "Họp 16:30–17:15, 45 phút; quy định 45 phút")


def test_without_hours_and_roll_call_nothing_is_proposed(db: Database, people: People) -> None:
    meeting_id = new_meeting(db, MeetingForm("committee", HELD))
    assert set(facts(db, meeting_id)) == {"committee"}


def test_attendance_is_counted_and_unexcused_absence_weighs(db: Database, people: People, meeting: int) -> None:
    db.write(mark_all_present, meeting)
    assert facts(db, meeting)["attendance"] == Fact(0, "Có mặt 3/3 (100%)")
    db.write(set_presence, meeting, people.oanh, Presence.EXCUSED, "ca đêm")
    assert facts(db, meeting)["attendance"] == Fact(2, "Có mặt 2/3 (66,7%)")
    db.write(set_presence, meeting, people.oanh, Presence.UNEXCUSED)
    assert facts(db, meeting)["attendance"].level == 3


def test_the_fourth_absence_running_is_told(db: Database, people: People, meeting: int) -> None:
    for day in (date(2026, 8, 5), date(2026, 9, 5), date(2026, 10, 5)):
        db.write(set_presence, new_meeting(db, party_day(people, day)), people.oanh, Presence.EXCUSED)
    db.write(set_presence, meeting, people.oanh, Presence.PRESENT)
    assert facts(db, meeting)["nobody_away"].level == 0
    db.write(set_presence, meeting, people.oanh, Presence.EXCUSED)
    assert facts(db, meeting)["nobody_away"] == Fact(1, "1 đồng chí vắng có lý do quá 3 kỳ liền")


def test_speakers_are_counted_once_each(db: Database, people: People, meeting: int) -> None:
    db.write(mark_all_present, meeting)
    item_id = db.write(add_item, meeting, ItemForm("Biểu dương", 10)).row_id

    def speak(session: Session) -> Change:
        for place, speaker in enumerate((people.ha, people.ha)):
            session.add(ItemOpinion(agenda_item_id=item_id, position=place, speaker_id=speaker, text="Nhất trí."))
        return Change("ghi ý kiến", "", frozenset())

    db.write(speak)
    found = facts(db, meeting)
    assert found["speakers"] == Fact(2, "1/3 đồng chí phát biểu (33,3%)")
    assert found["praise"] == Fact(0, "Mục “Biểu dương”")
    assert found["agenda"].words == "Chương trình có 1 mục"


def test_results_conclusion_tasks_and_days_are_told(db: Database, people: People, meeting: int) -> None:
    before = new_meeting(db, party_day(people, date(2026, 10, 6)))
    ids = [db.write(add_task, TaskForm(text, people.ha), before).row_id for text in ("Một", "Hai")]
    db.write(finish_task, ids[0], date(2026, 10, 20))
    db.write(save_resolution, meeting, "Thống nhất.")
    db.write(add_task, TaskForm("Ba", people.ha), meeting)
    db.write(set_days, meeting, date(2026, 11, 5), date(2026, 11, 9))
    found = facts(db, meeting)
    assert found["results"] == Fact(4, "Xong 1/2 việc kỳ trước (50%)")
    assert [found[key].level for key in ("conclusion", "tasks", "papers", "handed_in")] == [0, 0, 1, 1]


def test_a_committee_is_asked_for_only_where_there_is_one(db: Database, people: People, meeting: int) -> None:
    assert facts(db, meeting)["committee"].words == "Đơn vị chỉ có một người phụ trách, không có cấp ủy"


def test_where_a_deputy_leads_too_a_committee_meeting_is_looked_for(db: Database, people: People, meeting: int) -> None:
    def name_deputy(session: Session) -> Change:
        session.add(Post(person_id=people.ha, organization="party", title="Tổ phó đảng", start_on=date(2026, 1, 5)))
        return Change("ghi chức vụ", "", frozenset())

    db.write(name_deputy)
    assert facts(db, meeting)["committee"] == Fact(1, "Sổ chưa ghi buổi họp cấp ủy trong tháng")
    new_meeting(db, MeetingForm("committee", date(2026, 11, 3)))
    assert facts(db, meeting)["committee"] == Fact(0, "Họp cấp ủy ngày 03/11/2026")


def test_the_sheet_is_filled_in_and_the_rest_waits_for_people(db: Database, people: People, meeting: int) -> None:
    sheet = db.read(read_sheet, meeting)
    assert (sheet.template.key, sheet.kept) == ("detailed", False)
    first = sheet.lines[0]
    assert (first.points, first.origin) == (5, "Họp 16:30–18:00, 90 phút; quy định 90 phút")
    assert sheet.score.missing > 10
    assert db.read(kept_sheet, meeting) is None


def test_a_judged_sheet_is_kept_with_notes_and_its_template(db: Database, people: People, meeting: int) -> None:
    marks = best(DETAILED) | {"time.length": 4}
    db.write(save_sheet, meeting, DETAILED, marks, {"time.length": "bắt đầu muộn"})
    db.write(choose_template, "frame")
    sheet = db.read(read_sheet, meeting)
    assert (sheet.template.key, sheet.score.total, sheet.score.grade, sheet.kept) == ("detailed", 99, "Tốt", True)
    assert (sheet.lines[0].points, sheet.lines[0].note, sheet.lines[0].proposed) == (4, "bắt đầu muộn", 5)
    (row,) = db.read(year_scores, 2026)
    assert (row.held_on, row.total, row.points["Kết thúc"]) == (HELD, 99, 5)


def test_unfinished_or_impossible_sheets_are_refused(db: Database, people: People, meeting: int) -> None:
    with pytest.raises(QualityUnfinishedError, match="mục đầu là “Thời lượng buổi họp”"):
        db.write(save_sheet, meeting, DETAILED, {})
    with pytest.raises(QualityPointsError, match="7 điểm"):
        db.write(save_sheet, meeting, DETAILED, best(DETAILED) | {"time.length": 7})


def test_a_cell_keeps_a_sheet_of_its_own(db: Database, people: People) -> None:
    with pytest.raises(QualityTemplateError):
        db.write(choose_template, "own")
    db.write(save_own_template, replace(DETAILED, name="Phiếu của chi bộ"))
    assert [made.key for made in db.read(templates)] == ["frame", "detailed", "own"]
    assert db.read(chosen_template).name == "Phiếu của chi bộ"


def test_the_workers_criticism_is_not_judged() -> None:
    assert (is_judged("criticism"), is_judged("regular")) == (False, True)
