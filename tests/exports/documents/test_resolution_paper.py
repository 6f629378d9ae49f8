"""Resolution, conclusion, list of tasks and sheet as papers: sections, filled-in tables, votes, nobody's class."""

from dataclasses import replace
from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.domain.errors.meetings import MeetingMissingError
from dvqc_desktop.domain.marked_text import Mark, MarkKind
from dvqc_desktop.domain.votes import VoteCount
from dvqc_desktop.exports.documents.model import Block, Closing, Heading, Paper, Paragraph, Table
from dvqc_desktop.exports.documents.print_paper import PaperKind, make_document, render_paper
from dvqc_desktop.services.meetings.meetings import MeetingForm
from dvqc_desktop.services.meetings.minutes.minutes import close_minutes
from dvqc_desktop.services.meetings.passed.resolutions import adopt_by, save_resolution, save_section, set_subject
from dvqc_desktop.services.meetings.passed.votes import VoteEntry, record_vote
from dvqc_desktop.services.meetings.quality.quality import original_templates, save_sheet
from dvqc_desktop.services.meetings.roll.attendance import mark_all_present
from dvqc_desktop.services.meetings.tasks.tasks import TaskForm, add_task, finish_task
from dvqc_desktop.services.unit import save_unit
from tests.services.meeting_book import UNIT, People, fill_book, new_meeting, party_day

DETAILED = original_templates()[1]


@pytest.fixture
def people(db: Database) -> People:
    return fill_book(db)


@pytest.fixture
def meeting(db: Database, people: People) -> int:
    """A meeting of a cell with tasks of the month before and its own."""
    db.write(save_unit, replace(UNIT, kind="cell", name="Chi bộ Phân xưởng Z2"))
    before = new_meeting(db, MeetingForm("regular", date(2026, 10, 6), "16:30", "18:00"))
    task = db.write(add_task, TaskForm("Mở góc tập nguội", people.ha, date(2026, 10, 20)), before)
    db.write(finish_task, task.row_id, date(2026, 10, 19), "bốn người học")
    made = new_meeting(
        db, MeetingForm("regular", date(2026, 11, 5), "16:30", "18:00", "Phòng họp", people.loi, people.ha)
    )
    db.write(mark_all_present, made)
    db.write(save_resolution, made, "Giữ ngày gặp gỡ thứ Sáu.")
    db.write(add_task, TaskForm("Mua thêm dũa", people.ha, date(2026, 11, 30)), made)
    return made


def paper(db: Database, kind: PaperKind, meeting_id: int | None = None) -> Paper:
    document = make_document(db, kind, meeting_id)
    assert isinstance(document, Paper)
    return document


def said(block: Block) -> str:
    return "".join(run.text for run in block.runs) if isinstance(block, Paragraph) else ""


def tables(made: Paper) -> list[Table]:
    return [block for block in made.blocks if isinstance(block, Table)]


def test_a_resolution_has_its_number_title_sections_and_signature(db: Database, meeting: int) -> None:
    made = paper(db, PaperKind.RESOLUTION, meeting)
    assert made.header is not None
    assert made.title is not None
    assert made.header.number == "Số 01-NQ/CB"
    assert (made.title.kind, made.title.subject) == ("Nghị quyết", "lãnh đạo thực hiện nhiệm vụ tháng 11 năm 2026")
    headings = [block.text for block in made.blocks if isinstance(block, Heading)]
    assert headings == [
        "I. ĐÁNH GIÁ KẾT QUẢ THÁNG TRƯỚC",
        "1. Kết quả thực hiện nghị quyết kỳ trước",
        "II. PHƯƠNG HƯỚNG, NHIỆM VỤ THÁNG TỚI",
    ]
    assert isinstance(made.blocks[-1], Closing)


def test_the_tables_fill_themselves_in(db: Database, meeting: int) -> None:
    results, tasks = tables(paper(db, PaperKind.RESOLUTION, meeting))
    assert results.rows == (
        ("1", "Mở góc tập nguội", "Giao mới 06/10/2026, hạn 20/10/2026", "Xong ngày 19/10/2026: bốn người học"),
    )
    assert tasks.rows == (("1", "Mua thêm dũa", "Đ/c Trần Bích Hà", "30/11/2026"),)


def test_the_closing_sentence_tells_the_vote_that_adopted_it(db: Database, meeting: int) -> None:
    vote = db.write(record_vote, meeting, VoteEntry("Việc tháng 11", VoteCount(2, 0, 0)))
    assert "phiếu tán thành" not in said(paper(db, PaperKind.RESOLUTION, meeting).blocks[-2])
    db.write(adopt_by, meeting, vote.row_id)
    last = said(paper(db, PaperKind.RESOLUTION, meeting).blocks[-2])
    assert last == "Nghị quyết được thông qua với 2/2 phiếu tán thành (100%)."


def test_a_vote_on_the_resolution_is_taken_without_asking(db: Database, meeting: int) -> None:
    db.write(record_vote, meeting, VoteEntry("Thông qua nghị quyết tháng 11", VoteCount(2, 0, 0)))
    assert "2/2 phiếu" in said(paper(db, PaperKind.RESOLUTION, meeting).blocks[-2])


def test_lettered_points_and_bold_places_are_printed(db: Database, meeting: int) -> None:
    db.write(save_section, meeting, "past.work", "- Đạt kế hoạch.\n- Giữ nếp họp.", [Mark(2, 5, MarkKind.BOLD)])
    db.write(set_subject, meeting, "về giúp người chưa có người phụ trách")
    made = paper(db, PaperKind.RESOLUTION, meeting)
    points = [block for block in made.blocks if said(block)[1:3] == ") "]
    assert [said(block) for block in points] == ["a) Đạt kế hoạch.", "b) Giữ nếp họp."]
    assert isinstance(points[0], Paragraph)
    assert [run.text for run in points[0].runs if run.bold] == ["Đạt"]
    assert made.title is not None
    assert made.title.subject == "về giúp người chưa có người phụ trách"


def test_quality_figures_stand_in_the_resolution_and_on_their_own_sheet(db: Database, meeting: int) -> None:
    marks = {item.key: item.most for item in DETAILED.items()} | {"time.length": 4}
    db.write(save_sheet, meeting, DETAILED, marks, {"time.length": "bắt đầu muộn"})
    short, whole = (
        tables(paper(db, PaperKind.RESOLUTION, meeting))[-1],
        tables(paper(db, PaperKind.QUALITY, meeting))[0],
    )
    assert short.total == whole.total == ("", "Tổng cộng", "100", "99")
    assert short.rows[0] == ("1", "Thời gian, thời lượng", "5", "4")
    assert whole.rows[0] == ("1", "Thời gian, thời lượng (bắt đầu muộn)", "5", "4")
    assert ("4.2", "Nội dung sinh hoạt thường kỳ", "15", "15") in whole.rows
    assert said(paper(db, PaperKind.QUALITY, meeting).blocks[1]) == "Xếp loại buổi sinh hoạt: Tốt."


def test_no_task_names_a_worker_and_no_part_beside_the_word_of_a_class(
    db: Database, people: People, meeting: int
) -> None:
    db.write(
        save_resolution,
        meeting,
        "Tìm người tích cực giúp Đào Thị Dung.",
    )
    db.write(add_task, TaskForm("Báo tin cho Vũ Thị Nhựng", people.ha), meeting)
    db.write(add_task, TaskForm("Chị Dung kèm người trung bình", people.ha), meeting)
    made = paper(db, PaperKind.RESOLUTION, meeting)
    assert any(said(block) == "Tìm người tích cực giúp một người." for block in made.blocks)
    texts = {row[1] for row in tables(made)[1].rows}
    assert {"Báo tin cho một người", "Một người kèm người trung bình"} <= texts


def test_the_list_of_tasks_tells_results_and_report_days(db: Database, people: People, meeting: int) -> None:
    task = db.write(add_task, TaskForm("Hỏi công đoàn", report_on=date(2026, 12, 4)), meeting)
    db.write(finish_task, task.row_id, date(2026, 11, 12))
    made = tables(paper(db, PaperKind.TASKS, meeting))[0]
    assert [column.title for column in made.columns][4:] == ["Báo cáo", "Kết quả"]
    assert made.rows[1] == ("2", "Hỏi công đoàn", "", "", "04/12/2026", "Xong 12/11/2026")


def test_without_a_number_the_last_closed_meeting_is_taken(db: Database, meeting: int) -> None:
    for kind in (PaperKind.RESOLUTION, PaperKind.TASKS, PaperKind.QUALITY):
        with pytest.raises(NothingToPrintError):
            make_document(db, kind)
    db.write(close_minutes, meeting)
    assert paper(db, PaperKind.RESOLUTION) == paper(db, PaperKind.RESOLUTION, meeting)
    assert paper(db, PaperKind.TASKS) == paper(db, PaperKind.TASKS, meeting)


def test_a_meeting_that_is_not_there_is_told(db: Database, people: People) -> None:
    for kind in (PaperKind.RESOLUTION, PaperKind.TASKS, PaperKind.QUALITY):
        with pytest.raises(MeetingMissingError):
            make_document(db, kind, 999)


def test_a_party_group_prints_a_conclusion_with_proposals(db: Database, people: People) -> None:
    made = new_meeting(db, party_day(people, date(2026, 11, 19)))
    db.write(save_section, made, "proposals", "Đề nghị chi bộ làm việc với công đoàn.")
    conclusion = paper(db, PaperKind.RESOLUTION, made)
    assert conclusion.title is not None
    assert conclusion.title.kind == "Kết luận"
    headings = [block.text for block in conclusion.blocks if isinstance(block, Heading)]
    assert headings == ["I. KIẾN NGHỊ VỚI CHI BỘ"]


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_resolution_is_drawn_as_pdf_and_for_word(db: Database, meeting: int, form: str) -> None:
    content = render_paper(db, PaperKind.RESOLUTION, meeting, form)
    assert content[:4] == (b"%PDF" if form == "pdf" else b"PK\x03\x04")
