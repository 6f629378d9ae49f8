"""Pocket slips hold given names, trades and friendly words, and nothing that marks a person."""

from dataclasses import replace
from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.domain.shifts import MeetingDay, ShiftHours
from dvqc_desktop.exports.documents import slip_parts
from dvqc_desktop.exports.documents.contact_slips import contact_slips, sieved
from dvqc_desktop.exports.documents.model import SlipForm, SlipSheet
from dvqc_desktop.exports.documents.print_paper import PaperKind, make_document, paper_pages, render_paper
from dvqc_desktop.exports.documents.typeset import count_pages, count_slips, render_pages, render_pdf
from dvqc_desktop.services.contacts.contact_sheet import ContactSheet, SheetHolder, SheetPerson
from dvqc_desktop.services.rules import load_rule_pack
from tests.exports.documents.pdf_reading import read_sheets
from tests.services.meeting_book import fill_book

RULES = load_rule_pack()


def person(name: str, **more: object) -> SheetPerson:
    values: dict[str, object] = {
        "sex": "female",
        "trade": "Phay",
        "through": None,
        "by_id": 7,
        "last_contact": date(2026, 11, 4),
        "next_step": "hỏi công đoàn việc đổi ca",
        "strengths": ("khéo tay",),
    }
    return SheetPerson(1, name, **(values | more))  # type: ignore[arg-type]


def slips(*people: SheetPerson) -> SlipSheet:
    holders = (SheetHolder(7, "Trần Bích Hà", people), SheetHolder(8, "Lê Kim Oanh", ()))
    week = ContactSheet(47, date(2026, 11, 16), date(2026, 11, 22), date(2026, 11, 20), holders)
    return contact_slips(week, RULES)


def test_a_slip_calls_people_as_the_team_does() -> None:
    sheet = slips(
        person("Đào Thị Dung"), person("Đoàn Văn Lực", sex="male", trade="Bào", through=("Vũ Thị Nhựng", "female"))
    )
    (slip,) = sheet.slips
    assert (slip.holder, slip.direct[0].name, slip.via[0].name) == ("Hà", "chị Dung (phay)", "anh Lực (bào)")
    assert (slip.via[0].through, slip.direct[0].last_contact) == ("chị Nhựng", "lần trước 04/11")


def test_the_week_and_the_day_of_giving_back_are_in_words() -> None:
    sheet = slips(person("Đào Thị Dung"))
    assert (sheet.week, sheet.contact_day, sheet.return_by) == (
        "Tuần 47 (16/11–22/11)",
        "ngày gặp: thứ Sáu 20/11",
        "23/11",
    )


def test_two_people_called_alike_get_their_middle_names() -> None:
    (slip,) = slips(person("Phan Thị Thu"), person("Lê Hoài Thu", trade=None)).slips
    assert [entry.name for entry in slip.direct] == ["chị Thị Thu (phay)", "chị Hoài Thu"]


def test_somebody_never_met_is_said_so() -> None:
    (slip,) = slips(person("Đào Thị Dung", last_contact=None, next_step=None, strengths=())).slips
    entry = slip.direct[0]
    assert (entry.last_contact, entry.next_step, entry.praise) == ("chưa gặp lần nào", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "làm việc Tích Cực",
        "đưa con đi khám bệnh",
        "hàng hỏng nhiều",
        "đang yếu,nên kèm",
        "chuyện riêng",
        "Sức khỏe kém",
    ],
)
def test_words_of_class_fault_or_health_stay_in_the_book(text: str) -> None:
    assert sieved(text, RULES) is None


@pytest.mark.parametrize(
    "text", ["bắt đầu đứng máy tiện", "đoàn viên gương mẫu", "tiến độ đều", "học cái mới nhanh", "gửi trước 27/11"]
)
def test_words_that_only_look_alike_are_printed(text: str) -> None:
    assert sieved(text, RULES) == text


def test_the_first_strength_that_may_leave_is_praised() -> None:
    (slip,) = slips(person("Đào Thị Dung", strengths=("hết ốm là đi làm ngay", "khéo tay", "chịu khó"))).slips
    assert slip.direct[0].praise == "khéo tay"
    (slip,) = slips(person("Đào Thị Dung", strengths=("hết ốm là đi làm ngay",))).slips
    assert slip.direct[0].praise is None


def test_an_open_promise_stands_there_without_a_full_name() -> None:
    promises = ("vay tiền sửa nhà", "hỏi công đoàn việc đổi ca cho Đào Thị Dung")
    (slip,) = slips(person("Đào Thị Dung", promises=promises)).slips
    assert slip.direct[0].promise == "hỏi công đoàn việc đổi ca cho chị Dung"


def test_somebody_on_another_shift_is_met_on_the_next_common_day() -> None:
    apart = MeetingDay(False, ShiftHours(3, "Ca đêm"), date(2026, 11, 23))
    (slip,) = slips(person("Đào Thị Dung", meets=apart)).slips
    assert slip.direct[0].when == "ca đêm, gặp thứ Hai 23/11"


@pytest.mark.parametrize("form", list(SlipForm))
def test_the_slips_of_both_forms_are_counted_by_page(form: SlipForm) -> None:
    many = tuple(person(f"Trần Thị {letter * 3}") for letter in "ABCDEFGHIKLMNOPQRSTUVXYZW")
    sheet = replace(slips(*many), form=form)
    pages = len(render_pages(sheet, RULES, 40))
    total = count_slips(sheet, RULES)
    assert count_pages(sheet, RULES) == pages
    assert total == (pages if form is SlipForm.LINES else 5)
    assert count_slips(sheet, RULES, 1, 1) + count_slips(sheet, RULES, 2, pages) == total


@pytest.mark.parametrize("form", list(SlipForm))
def test_very_many_slips_are_drawn_in_parts_and_numbered_as_one(
    form: SlipForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = tuple(person(f"Trần Thị {letter * 3}") for letter in "ABCDEFGHIKLMNOPQ")
    one = slips(*some).slips[0]
    sheet = replace(slips(*some), slips=(one, replace(one, holder="Oanh"), replace(one, holder="Mai")), form=form)
    whole = [page.text for page in read_sheets(render_pdf(sheet, RULES))]
    monkeypatch.setattr(slip_parts, "SLIPS_AT_ONCE", 2)
    monkeypatch.setattr(slip_parts, "POCKETS_AT_ONCE", 4)
    assert [page.text for page in read_sheets(render_pdf(sheet, RULES))] == whole
    assert count_pages(sheet, RULES) == len(whole) > 1


def test_a_long_text_ends_with_an_ellipsis() -> None:
    shown = sieved("giữ máy sạch " * 40, RULES)
    assert shown is not None
    assert len(shown) <= 160
    assert shown.endswith("…")


def test_a_member_with_many_people_gets_further_slips_and_pages() -> None:
    many = tuple(person(f"Trần Thị {letter * 3}") for letter in "ABCDEFGHIKLMNOPQRSTUVXYZW")
    assert len(render_pages(slips(*many), RULES, 40)) == 2


def test_the_printed_sheet_has_no_letterhead(db: Database) -> None:
    fill_book(db)
    document = make_document(db, PaperKind.CONTACT_SHEET)
    assert isinstance(document, SlipSheet)
    assert "ĐẢNG" not in repr(document)
    assert "Thị" not in repr(document)
    assert b"/Count 1" in render_paper(db, PaperKind.CONTACT_SHEET)
    assert len(paper_pages(db, PaperKind.CONTACT_SHEET)) == 1


def test_slips_without_people_are_refused(db: Database) -> None:
    with pytest.raises(NothingToPrintError, match="chưa đảng viên nào được phân công"):
        make_document(db, PaperKind.CONTACT_SHEET)
