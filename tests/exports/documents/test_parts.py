"""Long documents drawn in parts: one file, heads repeated, numbers that run on; a bound register knows its pages."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from dvqc_desktop.exports.documents import parts
from dvqc_desktop.exports.documents.bound_book import cover_paper
from dvqc_desktop.exports.documents.model import (
    Book,
    BookEntry,
    Closing,
    Column,
    Header,
    Paper,
    PaperSet,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
)
from dvqc_desktop.exports.documents.typeset import count_pages, render_pages, render_pdf
from dvqc_desktop.services.rules import load_rule_pack
from tests.exports.documents.pdf_reading import read_sheets

RULES = load_rule_pack()
HEADER = Header("Đảng bộ X.40", "Chi bộ Phân xưởng Z2", "Hà Nội, ngày 31 tháng 12 năm 2026")
CLOSING = Closing(Signature("BÍ THƯ", "Nguyễn Văn An", "T/M CHI BỘ"))
TABLE = Table(
    (Column("TT", 15), Column("Họ và tên")), tuple((str(n), f"Người {n}") for n in range(100)), ("", "Cộng: 100")
)
LONG = Paper("Danh sách", (TABLE, CLOSING), HEADER, Title("Danh sách", "đảng viên"))
MEETING = Paper("Biên bản", (Paragraph((Run("Nội dung. " * 900),)), CLOSING), HEADER, Title("Biên bản", "họp"))
BOOK = Book(
    "Sổ biên bản",
    cover_paper("Sổ biên bản", "Năm 2026", ("Quyển số ……",), HEADER),
    (BookEntry("03/02/2026", "Thường kỳ tháng 2", MEETING), BookEntry("03/03/2026", "Thường kỳ tháng 3", MEETING)),
    "biên bản",
    CLOSING,
)


@pytest.fixture
def _short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "ROWS_AT_ONCE", 30)
    monkeypatch.setattr(parts, "PAPERS_AT_ONCE", 1)
    monkeypatch.setattr(parts, "PAGES_AT_ONCE", 1)


@pytest.mark.usefixtures("_short_parts")
def test_a_long_table_is_one_file_with_every_row_its_head_on_each_page_and_numbers_that_run_on() -> None:
    sheets = read_sheets(render_pdf(LONG, RULES))
    assert [sheet.pieces[0].text for sheet in sheets[1:]] == [str(n) for n in range(2, len(sheets) + 1)]
    assert all("Họ và tên" in sheet.text for sheet in sheets)
    text = " ".join(sheet.text for sheet in sheets)
    assert all(f"Người {n}" in text for n in range(100))
    assert text.count("ĐẢNG CỘNG SẢN VIỆT NAM") == text.count("Nguyễn Văn An") == text.count("Cộng: 100") == 1
    assert text.index("Người 99") < text.index("Cộng: 100") < text.index("Nguyễn Văn An")
    assert len(render_pages(LONG, RULES, 20)) == len(sheets) == count_pages(LONG, RULES)


@pytest.mark.usefixtures("_short_parts")
def test_papers_of_a_long_set_are_counted_each_for_itself() -> None:
    sheets = read_sheets(render_pdf(PaperSet("Bộ", (MEETING, MEETING)), RULES))
    firsts = [place for place, sheet in enumerate(sheets) if "BIÊN BẢN" in sheet.text]
    assert firsts == [0, len(sheets) // 2]
    assert sheets[firsts[1] + 1].pieces[0].text == "2"


def test_a_register_has_a_cover_contents_with_pages_and_numbers_that_run_on() -> None:
    pdf = render_pdf(BOOK, RULES)
    sheets = read_sheets(pdf)
    assert [piece.text for piece in sheets[0].pieces if piece.size == 26] == ["SỔ BIÊN BẢN"]
    assert [sheet.pieces[0].text for sheet in sheets[1:]] == [str(n) for n in range(2, len(sheets) + 1)]
    begins = [place for place, sheet in enumerate(sheets, start=1) if "BIÊN BẢN" in sheet.text and place > 2]
    contents = [piece.text for piece in sheets[1].pieces]
    assert contents[contents.index("Thường kỳ tháng 2") + 1] == str(begins[0]) == "3"
    assert contents[contents.index("Thường kỳ tháng 3") + 1] == str(begins[1])
    assert f"Sổ này có {len(sheets)} trang, đánh số từ 1 đến {len(sheets)}, gồm 2 biên bản." in contents
    assert PdfReader(BytesIO(pdf)).metadata == {"/Title": "Sổ biên bản"}
    assert count_pages(BOOK, RULES) == len(sheets)


def test_a_register_on_both_sides_has_its_wide_margin_at_the_back_of_the_binding() -> None:
    sheets = read_sheets(render_pdf(BOOK, RULES.with_values({"page.sides": 2})))
    for place, sheet in enumerate(sheets[2:], start=3):
        left = min(piece.left for piece in sheet.pieces if piece.baseline > 16)
        assert left == pytest.approx(30 if place % 2 else 15, abs=0.5)


def test_a_paper_without_long_tables_is_drawn_at_once() -> None:
    assert parts.joined("x", [b"one"]) == b"one"
    assert list(parts.drawn_in_parts(replace(MEETING), lambda part: (b"x",), len)) == [(b"x",)]
