"""The invitation as a paper and as plain text: the Party's form, and nobody named but members and guests."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import AgendaItem, Candidate
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.exports.documents.invitation_paper import invitation_text
from dvqc_desktop.exports.documents.model import Closing, ItemList, Paper, Paragraph
from dvqc_desktop.exports.documents.print_paper import PaperKind, make_document, render_paper
from dvqc_desktop.services.meetings.agenda.agenda import ItemForm, add_item, link_people, list_items
from dvqc_desktop.services.meetings.agenda.invitation import number_invitation, read_invitation
from dvqc_desktop.services.meetings.meetings import edit_meeting, set_guests
from dvqc_desktop.services.meetings.passed.numbers import list_numbers, void_number
from dvqc_desktop.services.rules import load_rule_pack
from dvqc_desktop.services.unit import get_unit, save_unit
from tests.services.meeting_book import SINCE, UNIT, People, fill_book, new_meeting, party_day

RULES = load_rule_pack()


@pytest.fixture
def people(db: Database) -> People:
    return fill_book(db)


@pytest.fixture
def meeting(db: Database, people: People) -> int:
    """The meeting of 24/11 with its usual items."""
    return new_meeting(db, party_day(people), with_template=True)


def number(db: Database, meeting_id: int) -> str | None:
    header = invitation(db, meeting_id).header
    return header.number if header is not None else None


def test_the_number_is_taken_from_the_ledger_once_and_is_open_again_when_void(db: Database, meeting: int) -> None:
    for _ in range(2):
        db.write(number_invitation, meeting)
    assert number(db, meeting) == "Số 01-GM/TĐ"
    (row,) = db.read(list_numbers, db.read(get_unit).term, "invitation")
    assert row.subject == "Mời họp 24/11/2026, Ngày đảng (kỳ 2)"
    db.write(void_number, row.id, "in hỏng")
    assert number(db, meeting) == "Số ……-GM/TĐ"
    db.write(number_invitation, meeting)
    assert number(db, meeting) == "Số 02-GM/TĐ"


def test_the_number_stays_with_its_meeting_when_the_day_is_changed(db: Database, people: People, meeting: int) -> None:
    db.write(number_invitation, meeting)
    db.write(edit_meeting, meeting, replace(party_day(people), held_on=date(2026, 11, 26)))
    assert number(db, meeting) == "Số 01-GM/TĐ"
    (row,) = db.read(list_numbers, db.read(get_unit).term, "invitation")
    assert row.meeting_id == meeting


def invitation(db: Database, meeting_id: int | None = None) -> Paper:
    document = make_document(db, PaperKind.INVITATION, meeting_id)
    assert isinstance(document, Paper)
    return document


def message(db: Database, meeting_id: int) -> str:
    return invitation_text(db.read(read_invitation, meeting_id), RULES)


def words(paper: Paper) -> list[str]:
    paragraphs = [block for block in paper.blocks if isinstance(block, Paragraph)]
    return ["".join(run.text for run in block.runs) for block in paragraphs]


def test_the_paper_has_the_form_of_a_party_paper_with_room_for_its_number(db: Database, meeting: int) -> None:
    paper = invitation(db)
    assert paper.header is not None and paper.title is not None
    assert paper.header.number == "Số ……-GM/TĐ"
    assert (paper.title.kind, paper.title.subject) == (
        "Giấy mời",
        "dự sinh hoạt tổ đảng kỳ 2 tháng 11 năm 2026 (Ngày đảng)",
    )
    closing = paper.blocks[-1]
    assert isinstance(closing, Closing)
    assert (closing.right.authority, closing.recipients) == ("T/M TỔ ĐẢNG", ("Như kính mời", "Lưu tổ đảng"))


def test_it_says_who_is_invited_when_where_and_to_what(db: Database, meeting: int) -> None:
    db.write(set_guests, meeting, "Chi ủy viên: Nguyễn Văn Thuận\nĐại diện công đoàn")
    invited, content = (block.items for block in invitation(db).blocks if isinstance(block, ItemList))
    assert invited == (
        "Toàn thể đảng viên tổ đảng (3 đồng chí)",
        "Chi ủy viên: Nguyễn Văn Thuận",
        "Đại diện công đoàn",
    )
    assert len(content) == 6
    assert words(invitation(db))[1:4] == [
        "1. Thời gian: từ 16 giờ 30 đến 18 giờ 00, thứ Ba, ngày 24 tháng 11 năm 2026.",
        "2. Địa điểm: Phòng giao ca Phân xưởng Z2.",
        "3. Chủ trì: đ/c Nguyễn Thúy Lợi, Tổ trưởng đảng.",
    ]


def test_the_message_is_plain_and_short(db: Database, meeting: int) -> None:
    lines = message(db, meeting).splitlines()
    assert lines[:5] == [
        "Tổ đảng Tổ máy 6 kính mời các đồng chí dự sinh hoạt tổ đảng kỳ 2 tháng 11 năm 2026 (Ngày đảng).",
        "Thời gian: 16:30–18:00, thứ Ba, 24/11/2026",
        "Nơi họp: Phòng giao ca Phân xưởng Z2",
        "Chủ trì: đ/c Nguyễn Thúy Lợi, Tổ trưởng đảng",
        "Nội dung:",
    ]
    assert lines[5] == "1. Tuyên bố lý do, điểm danh"
    assert lines[-1] == "Đồng chí nào vắng có lý do, đề nghị báo trước cho chủ trì."


@pytest.mark.parametrize("title", ["Xét đề nghị kết nạp Vũ Thị Nhựng", "Giúp chị Nhựng", "Xét vu thi nhung"])
def test_no_worker_is_named_not_even_a_candidate(db: Database, people: People, meeting: int, title: str) -> None:
    def introduce(session: Session) -> Change:
        session.add(Candidate(person_id=people.nhung, introduced_on=SINCE))
        return Change("giới thiệu", "", frozenset())

    db.write(introduce)
    db.write(add_item, meeting, ItemForm(title, 10, people_ids=(people.nhung,)))
    for text in (message(db, meeting), repr(invitation(db, meeting))):
        assert "nhựng" not in text.lower() and "nhung" not in text.lower()


def test_linked_people_and_items_put_off_stay_out(db: Database, people: People, meeting: int) -> None:
    item_id = db.read(list_items, meeting)[2].id
    db.write(link_people, item_id, [people.dung])

    def postpone(session: Session) -> Change:
        session.get_one(AgendaItem, item_id).postponed = True
        return Change("để lại", "", frozenset())

    db.write(postpone)
    text = message(db, meeting)
    assert "Dung" not in text and "việc cần giúp" not in text


def test_a_meeting_without_hours_or_items_still_invites(db: Database, people: People) -> None:
    form = replace(party_day(people), start_time=None, end_time=None, place=None)
    text = message(db, new_meeting(db, form))
    assert "Thời gian: 16:30, thứ Ba" in text and "Nội dung" not in text


def test_a_cell_keeps_it_as_a_cell(db: Database, meeting: int) -> None:
    db.write(save_unit, replace(UNIT, kind="cell", name="Chi bộ Phân xưởng Z2", parent_name=""))
    closing = invitation(db).blocks[-1]
    assert isinstance(closing, Closing)
    assert closing.recipients[-1] == "Lưu Chi bộ"


def test_pdf_and_word_are_made(db: Database, meeting: int) -> None:
    assert render_paper(db, PaperKind.INVITATION).startswith(b"%PDF-")
    assert render_paper(db, PaperKind.INVITATION, form="docx").startswith(b"PK")


def test_without_a_meeting_ahead_nothing_is_printed(db: Database, people: People) -> None:
    with pytest.raises(NothingToPrintError, match="chưa có buổi họp nào sắp tới"):
        invitation(db)
