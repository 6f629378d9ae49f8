"""The printed minutes: in the order of the rules, votes with everybody left out, nothing of the annex."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import MemberStatusEvent
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import Presence
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.domain.errors.meetings import MeetingMissingError
from dvqc_desktop.domain.errors.minutes import MinutesSayClassError
from dvqc_desktop.domain.marked_text import Mark, MarkedText, MarkKind
from dvqc_desktop.domain.votes import VoteCount
from dvqc_desktop.exports.documents.minutes_paper import minutes_paper
from dvqc_desktop.exports.documents.minutes_papers import annex_document
from dvqc_desktop.exports.documents.model import Closing, Document, Heading, ItemList, Paper, Paragraph, Table
from dvqc_desktop.exports.documents.print_paper import PaperKind, make_document, render_paper
from dvqc_desktop.services.meetings.agenda.agenda import ItemForm, add_item, list_items
from dvqc_desktop.services.meetings.meetings import edit_meeting, set_guests
from dvqc_desktop.services.meetings.minutes.item_opinions import OpinionForm, add_opinion
from dvqc_desktop.services.meetings.minutes.minutes import (
    close_minutes,
    reopen_minutes,
    set_internal_note,
    set_item_conclusion,
    set_item_minutes,
)
from dvqc_desktop.services.meetings.minutes.record import TaskLine, read_record
from dvqc_desktop.services.meetings.passed.resolutions import save_resolution
from dvqc_desktop.services.meetings.passed.votes import VoteEntry, record_vote
from dvqc_desktop.services.meetings.roll.attendance import mark_all_present, set_presence
from dvqc_desktop.services.meetings.tasks.tasks import TaskForm, add_task
from dvqc_desktop.services.rules import load_rule_pack
from tests.services.meeting_book import People, fill_book, new_meeting, party_day

DAY = date(2026, 11, 5)


@pytest.fixture
def people(db: Database) -> People:
    return fill_book(db)


@pytest.fixture
def held(db: Database, people: People) -> int:
    """A meeting with an absentee, a vote, opinions and a task."""
    meeting_id = new_meeting(db, party_day(people, DAY), with_template=True)
    db.write(mark_all_present, meeting_id)
    db.write(set_presence, meeting_id, people.ha, Presence.EXCUSED, "ca sản xuất")
    db.write(set_guests, meeting_id, "Chi ủy viên phụ trách")
    item = db.read(list_items, meeting_id)[2].id
    db.write(set_item_minutes, item, "Hai việc:\n- một\n- hai", [Mark(0, 3, MarkKind.BOLD)])
    db.write(add_opinion, item, OpinionForm(people.oanh, MarkedText("Nhất trí.")))
    db.write(add_opinion, item, OpinionForm(people.loi, MarkedText("Chị Dung cần đổi ca."), internal=True))
    db.write(set_internal_note, item, "Hỏi thăm gia đình chị Dung.")
    db.write(record_vote, meeting_id, VoteEntry("Giúp chị Dung", VoteCount(1, 0, 0), agenda_item_id=item))
    db.write(set_item_conclusion, item, "Thống nhất.")
    db.write(save_resolution, meeting_id, "Giúp đúng việc.")
    db.write(add_task, TaskForm("Hỏi công đoàn cho Đào Thị Dung", people.ha, date(2026, 11, 12)), meeting_id)
    return meeting_id


def exempt(session: Session, person_id: int) -> Change:
    session.add(MemberStatusEvent(person_id=person_id, start_on=date(2026, 11, 1), status="exempt"))
    return Change("miễn sinh hoạt", "", frozenset())


def paper_of(document: Document) -> Paper:
    assert isinstance(document, Paper)
    return document


def lines(paper: Paper) -> list[str]:
    found = []
    for block in paper.blocks:
        if isinstance(block, Heading):
            found.append(block.text)
        elif isinstance(block, Paragraph):
            found.append("".join(run.text for run in block.runs))
        elif isinstance(block, ItemList):
            found += ["- " + "".join(run if isinstance(run, str) else run.text for run in item) for item in block.items]
    return found


def test_minutes_follow_the_order_of_the_rules(db: Database, held: int) -> None:
    told = lines(paper_of(make_document(db, PaperKind.MINUTES, held)))
    assert told[:10] == [
        "Thời gian bắt đầu: 16 giờ 30, thứ Năm, ngày 05 tháng 11 năm 2026.",
        "Địa điểm: Phòng giao ca Phân xưởng Z2.",
        "I. Thành phần",
        "Chủ trì: đồng chí Nguyễn Thúy Lợi, Tổ trưởng đảng.",
        "Thư ký: đồng chí Trần Bích Hà.",
        "Đại biểu, khách mời: Chi ủy viên phụ trách.",
        "Tổng số đảng viên: 3 đồng chí (chính thức 2, dự bị 1); có mặt 2.",
        "Vắng có lý do: đồng chí Trần Bích Hà (ca sản xuất).",
        "II. Nội dung",
        "1. Tuyên bố lý do, điểm danh",
    ]
    assert told[-1] == (
        "Buổi họp kết thúc lúc 18 giờ 00 cùng ngày. Biên bản đã được đọc lại, hội nghị nhất trí thông qua."
    )


def test_an_item_has_text_list_opinion_vote_and_conclusion(db: Database, held: int) -> None:
    told = lines(paper_of(make_document(db, PaperKind.MINUTES, held)))
    at = [place for place, words in enumerate(told) if words.startswith("3. ")][1]
    assert told[at + 1 : at + 8] == [
        "Hai việc:",
        "- một",
        "- hai",
        "Đồng chí Lê Kim Oanh: Nhất trí.",
        "Biểu quyết (giơ thẻ): Giúp một người. Tính trên tổng số 2 đảng viên chính thức được triệu tập; không tính "
        "đồng chí Lê Kim Oanh (dự bị).",
        "Tán thành 1/2 (50%), không tán thành 0, ý kiến khác 0. Chưa thông qua (cần quá nửa, tức ít nhất 2 phiếu).",
        "Kết luận: Thống nhất.",
    ]


def test_nothing_of_the_annex_and_no_worker_of_a_task_stands_in_the_minutes(db: Database, held: int) -> None:
    paper = paper_of(make_document(db, PaperKind.MINUTES, held))
    table = next(block for block in paper.blocks if isinstance(block, Table))
    assert table.rows == (("1", "Hỏi công đoàn cho một người", "Đ/c Trần Bích Hà", "12/11/2026"),)
    assert not any("Dung" in words for words in lines(paper))


def test_a_worker_is_named_in_the_annex_alone_but_a_guest(db: Database, held: int) -> None:
    item = db.read(list_items, held)[2].id
    db.write(set_guests, held, "Vũ Thị Nhựng, bí thư chi đoàn")
    db.write(set_item_minutes, item, "Chị Nhựng báo việc của đoàn. Đào Thị Dung cần đổi ca.\n- Chị Dung nhận ca sáng.")
    for _ in range(2):
        for kind, row in ((PaperKind.MINUTES, held), (PaperKind.EXTRACT, item)):
            told = lines(paper_of(make_document(db, kind, row)))
            assert "Chị Nhựng báo việc của đoàn. Một người cần đổi ca." in told
            assert "- Một người nhận ca sáng." in told
        db.write(close_minutes, held)
        db.write(reopen_minutes, held, "đọc lại")
    assert any("Dung" in words for words in lines(paper_of(annex_document(db, held))))


def test_the_minutes_taker_signs_on_the_left_the_chair_on_the_right(db: Database, held: int) -> None:
    closing = paper_of(make_document(db, PaperKind.MINUTES, held)).blocks[-1]
    assert isinstance(closing, Closing)
    assert closing.left is not None
    assert (closing.left.post, closing.left.name) == ("THƯ KÝ", "Trần Bích Hà")
    assert (closing.right.post, closing.right.name) == ("CHỦ TRÌ", "Nguyễn Thúy Lợi")


def test_an_extract_has_one_item_alone(db: Database, held: int) -> None:
    item = db.read(list_items, held)[2]
    paper = paper_of(make_document(db, PaperKind.EXTRACT, item.id))
    told = lines(paper)
    assert "Có mặt: 2/3 đảng viên." in told
    assert [words for words in told if words[:2].rstrip(".").isdigit()] == [f"3. {item.title}"]
    assert not any("Dung" in words for words in told)


def test_the_annex_is_an_internal_sheet_of_its_own(db: Database, held: int) -> None:
    paper = paper_of(annex_document(db, held))
    assert paper.foot is not None
    assert "in ngày 20/11/2026" in paper.foot
    assert lines(paper)[1:] == [
        "Hỏi thăm gia đình chị Dung.",
        "Đồng chí Nguyễn Thúy Lợi: Chị Dung cần đổi ca.",
    ]


def test_without_a_number_the_last_closed_meeting_is_printed_as_it_was(db: Database, held: int) -> None:
    for kind in (PaperKind.MINUTES, PaperKind.EXTRACT):
        with pytest.raises(NothingToPrintError):
            make_document(db, kind)
    db.write(close_minutes, held, "toàn thể hội nghị")
    told = lines(paper_of(make_document(db, PaperKind.MINUTES)))
    assert told[-1].endswith("toàn thể hội nghị nhất trí thông qua.")
    assert "Kết luận: Thống nhất." in lines(paper_of(make_document(db, PaperKind.EXTRACT)))
    db.write(reopen_minutes, held, "sửa giờ")
    db.write(edit_meeting, held, replace(party_day(fill_book(db), DAY), end_time=None))
    assert lines(paper_of(make_document(db, PaperKind.MINUTES, held)))[-1].startswith("Biên bản đã được đọc lại")


def test_what_would_be_empty_or_is_not_there_is_refused(db: Database, people: People) -> None:
    meeting_id = new_meeting(db, party_day(people, DAY))
    for make in (lambda: make_document(db, PaperKind.MINUTES, meeting_id), lambda: annex_document(db, meeting_id)):
        with pytest.raises(NothingToPrintError):
            make()
    with pytest.raises(MeetingMissingError):
        make_document(db, PaperKind.EXTRACT, 99)
    db.write(add_item, meeting_id, ItemForm("Kết luận", 5))
    db.write(mark_all_present, meeting_id)
    db.write(close_minutes, meeting_id)
    with pytest.raises(NothingToPrintError, match="chưa có mục nào ghi kết luận"):
        make_document(db, PaperKind.EXTRACT)


def test_the_class_of_a_named_person_is_not_printed(db: Database, held: int) -> None:
    db.write(set_internal_note, db.read(list_items, held)[2].id, "Chị Dung lên tích cực.")
    with pytest.raises(MinutesSayClassError, match="Chưa in được biên bản: mục 3"):
        make_document(db, PaperKind.MINUTES, held)


def test_a_score_and_days_of_report_stand_at_the_end(db: Database, held: int) -> None:
    record = db.read(read_record, held)
    task = TaskLine("Báo cáo", None, None, date(2026, 12, 4))
    postponed = replace(record.items[0], postponed=True, presenter=None)
    record = replace(record, score=(92.5, "Tốt"), tasks=(task,), items=(postponed,), paper=None, votes=())
    paper = minutes_paper(record, load_rule_pack())
    table = next(block for block in paper.blocks if isinstance(block, Table))
    assert table.rows == (("1", "Báo cáo", "–", "–", "04/12/2026"),)
    assert "Tự chấm điểm chất lượng buổi họp: 92,5 điểm, Tốt." in lines(paper)
    assert "Chưa bàn, để lại kỳ họp sau." in lines(paper)


def test_minutes_are_written_for_word_and_as_pdf(db: Database, held: int) -> None:
    assert render_paper(db, PaperKind.MINUTES, held, "docx").startswith(b"PK")
    assert render_paper(db, PaperKind.EXTRACT, db.read(list_items, held)[2].id).startswith(b"%PDF")


def test_members_who_need_not_come_are_told_apart(db: Database, held: int, people: People) -> None:
    db.write(exempt, people.ha)
    db.write(set_presence, held, people.ha, None)
    told = lines(paper_of(make_document(db, PaperKind.MINUTES, held)))
    assert "Không tính dự họp: đồng chí Trần Bích Hà (được miễn sinh hoạt)." in told
    assert "Có mặt: 2/2 đảng viên." in lines(
        paper_of(make_document(db, PaperKind.EXTRACT, db.read(list_items, held)[2].id))
    )
