"""The printed agenda: the Party's form, running times, printed titles, nobody's name but members'."""

import zipfile
from contextlib import suppress
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.exports import NoDocxOfPaperError, NothingToPrintError
from dvqc_desktop.exports.documents.model import Closing, Paper, Paragraph, Table
from dvqc_desktop.exports.documents.print_paper import PaperKind, make_document, paper_pages, render_paper
from dvqc_desktop.services.meetings.agenda.agenda import link_people, list_items
from dvqc_desktop.services.meetings.meetings import edit_meeting, list_meetings, set_guests
from dvqc_desktop.services.plans.plans import PlanFields, create_plan
from dvqc_desktop.services.unit import save_unit
from tests.services.meeting_book import UNIT, People, fill_book, new_meeting, party_day


@pytest.fixture
def people(db: Database) -> People:
    return fill_book(db)


@pytest.fixture
def meeting(db: Database, people: People) -> int:
    """The meeting of 24/11 with its usual items."""
    return new_meeting(db, party_day(people), with_template=True)


def agenda(db: Database, meeting_id: int | None = None) -> Paper:
    document = make_document(db, PaperKind.AGENDA, meeting_id)
    assert isinstance(document, Paper)
    return document


def words(paper: Paper) -> list[str]:
    paragraphs = [block for block in paper.blocks if isinstance(block, Paragraph)]
    return ["".join(run.text for run in block.runs) for block in paragraphs]


def test_header_and_title_follow_the_form_of_party_papers(db: Database, meeting: int) -> None:
    paper = agenda(db)
    assert paper.header is not None
    assert paper.title is not None
    assert (paper.header.superior, paper.header.own) == ("Chi bộ Phân xưởng Z2", "Tổ đảng Tổ máy 6")
    assert paper.header.place_date == "Hà Nội, ngày 20 tháng 11 năm 2026"
    assert paper.title.subject == "sinh hoạt tổ đảng kỳ 2 tháng 11 năm 2026 (Ngày đảng)"


def test_the_facts_stand_before_the_items(db: Database, meeting: int) -> None:
    db.write(set_guests, meeting, "Chi ủy viên phụ trách")
    assert words(agenda(db)) == [
        "1. Thời gian: từ 16 giờ 30 đến 18 giờ 00, thứ Ba, ngày 24 tháng 11 năm 2026.",
        "2. Địa điểm: Phòng giao ca Phân xưởng Z2.",
        "3. Thành phần: toàn thể đảng viên tổ đảng (3 đồng chí); mời dự: Chi ủy viên phụ trách.",
        "4. Chủ trì: đ/c Nguyễn Thúy Lợi, Tổ trưởng đảng; Thư ký: đ/c Trần Bích Hà.",
        "5. Nội dung (cộng 90 phút):",
        "Đề nghị các đồng chí chuẩn bị bản tự kiểm điểm, mang theo phiếu gặp gỡ tuần và dự họp đúng giờ.",
    ]


def test_each_item_has_its_time_its_minutes_and_who_presents_it(db: Database, meeting: int) -> None:
    table = next(block for block in agenda(db).blocks if isinstance(block, Table))
    assert table.rows[0] == ("1", "16 giờ 30", "Tuyên bố lý do, điểm danh", "5", "Đ/c Nguyễn Thúy Lợi")
    assert table.rows[1][4] == "Từng đồng chí"
    assert table.rows[2][4] == ""


def test_the_leader_signs_and_the_cell_is_told(db: Database, meeting: int) -> None:
    closing = agenda(db).blocks[-1]
    assert isinstance(closing, Closing)
    signature = closing.right
    assert (signature.authority, signature.post, signature.name) == ("T/M TỔ ĐẢNG", "TỔ TRƯỞNG", "Nguyễn Thúy Lợi")
    assert closing.recipients == ("Chi ủy Phân xưởng Z2 (để báo cáo)", "Các đảng viên trong tổ", "Lưu tổ đảng")


def test_a_cell_signs_as_a_cell(db: Database, meeting: int) -> None:
    db.write(save_unit, replace(UNIT, kind="cell", name="Chi bộ Phân xưởng Z2", parent_name=""))
    paper = agenda(db)
    closing = paper.blocks[-1]
    assert isinstance(closing, Closing)
    assert (closing.right.authority, closing.right.post) == ("T/M CHI BỘ", "BÍ THƯ")
    assert closing.recipients[0] == "Đảng ủy X.40 (để báo cáo)"
    assert paper.header is not None
    assert paper.header.superior == "Đảng bộ X.40"


def test_linked_people_stay_on_the_screen(db: Database, people: People, meeting: int) -> None:
    db.write(link_people, db.read(list_items, meeting)[2].id, [people.dung, people.luc])
    text = repr(agenda(db))
    assert "Dung" not in text
    assert "Lực" not in text


def test_a_meeting_without_times_or_people_still_prints(db: Database, people: People) -> None:
    form = replace(
        party_day(people), start_time=None, end_time=None, place=None, secretary_id=None, title="họp bất thường"
    )
    meeting_id = new_meeting(db, form, with_template=True)
    db.write(edit_meeting, meeting_id, replace(form, chair_id=people.oanh))
    paper = agenda(db, meeting_id)
    assert paper.title is not None
    assert paper.title.subject == "họp bất thường"
    assert words(paper)[1] == "2. Địa điểm: …."
    assert "đ/c Lê Kim Oanh; Thư ký: …." in words(paper)[3]


def test_where_no_meeting_is_planned_the_usual_agenda_is_proposed(db: Database, people: People) -> None:
    paper = agenda(db)
    assert paper.title is not None
    assert paper.title.subject == "sinh hoạt tổ đảng kỳ 1 tháng 11 năm 2026 (dự kiến)"
    assert words(paper)[0].endswith("ngày 27 tháng 11 năm 2026.")
    assert words(paper)[2] == "3. Thành phần: toàn thể đảng viên tổ đảng (3 đồng chí)."
    assert db.read(list_meetings) == ()


def test_an_agenda_without_items_is_refused(db: Database, people: People) -> None:
    new_meeting(db, party_day(people))
    with pytest.raises(NothingToPrintError, match="Chưa in được chương trình: buổi họp chưa có mục nào"):
        agenda(db)


def test_the_pdf_is_one_page_without_names_in_its_properties(db: Database, meeting: int) -> None:
    pdf = render_paper(db, PaperKind.AGENDA)
    assert pdf.startswith(b"%PDF-")
    assert b"/Count 1" in pdf
    assert b"/Author" not in pdf
    assert b"CreationDate" not in pdf
    assert len(paper_pages(db, PaperKind.AGENDA)) == 1


def test_the_word_file_holds_the_same_lines_and_no_author(db: Database, meeting: int) -> None:
    with zipfile.ZipFile(BytesIO(render_paper(db, PaperKind.AGENDA, form="docx"))) as archive:
        body = archive.read("word/document.xml").decode()
        core = archive.read("docProps/core.xml").decode()
    for line in ("ĐẢNG CỘNG SẢN VIỆT NAM", "CHƯƠNG TRÌNH", "Công tác phát triển Đảng", "T/M TỔ ĐẢNG", "-----"):
        assert line in body
    assert "w:tblHeader" in body
    assert "python-docx" not in core


def test_slips_have_no_word_file(db: Database, meeting: int) -> None:
    with pytest.raises(NoDocxOfPaperError):
        render_paper(db, PaperKind.CONTACT_SHEET, form="docx")


def test_no_paper_of_the_golden_kind_holds_a_class_word(db: Database, people: People, meeting: int) -> None:
    wish = "Cuối năm được xếp loại tích cực, không còn kém"
    db.write(create_plan, PlanFields(people.dung, date(2026, 10, 1), wish=wish))
    # One paper tells a person's own class, handed to that person; a report tells how many there are of each.
    for kind in set(PaperKind) - {PaperKind.PERSON_SHEET, PaperKind.REPORT}:
        with suppress(NothingToPrintError):  # nothing was closed yet
            text = repr(make_document(db, kind)).lower()
            for word in ("tích cực", "trung bình", "cần giúp từng mặt", "kém", "phân loại", "xếp loại"):
                assert word not in text, (kind, word)
