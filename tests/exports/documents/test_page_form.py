"""The form of a Party paper, measured in the PDF itself and read from the .docx: page, header, numbers, both sides."""

import shutil
import subprocess
import unicodedata
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from dvqc_desktop.exports.documents.heads import annexes
from dvqc_desktop.exports.documents.model import (
    Closing,
    Column,
    Header,
    Heading,
    ItemList,
    Paper,
    PaperSet,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
)
from dvqc_desktop.exports.documents.typeset import render_pdf
from dvqc_desktop.exports.documents.word import render_docx
from dvqc_desktop.services.rules import load_rule_pack
from tests.exports.documents.pdf_reading import Sheet, embedded_fonts, read_sheets, squeezed

RULES = load_rule_pack()
BOTH_SIDES = RULES.with_values({"page.sides": 2})
NEAR = 0.5  # mm
POINT = 25.4 / 72
LINE = (
    "Đồng chí Bí thư kết luận: giữ vững nền nếp sinh hoạt, quan tâm đời sống công nhân ca đêm, không để ai đứng ngoài. "
)
HEADER = Header("Đảng bộ X.40", "Chi bộ Phân xưởng Z2", "Hà Nội, ngày 05 tháng 02 năm 2026", "Số 05-NQ/CB")
TABLE = Table(
    (Column("TT", 12), Column("Nhiệm vụ"), Column("Kết quả", 40)), tuple((str(n), "Việc", "Xong") for n in range(40))
)
PAPER = Paper(
    "Nghị quyết",
    (
        Heading("I. ĐÁNH GIÁ"),
        *(Paragraph((Run("Kết luận: ", bold=True), Run(LINE * 5, italic=True))),) * 5,
        ItemList(("một việc", (Run("hai", bold=True), Run(" việc")))),
        TABLE,
        Closing(Signature("BÍ THƯ", "Nguyễn Văn An", "T/M CHI BỘ"), recipients=("Đảng ủy X.40", "Lưu Chi bộ")),
    ),
    HEADER,
    Title("Nghị quyết", "lãnh đạo thực hiện nhiệm vụ tháng 3"),
)


@pytest.fixture(scope="module")
def sheets() -> tuple[Sheet, ...]:
    return read_sheets(render_pdf(PAPER, RULES))


def edges(sheet: Sheet) -> tuple[float, float]:
    """How far the text below the header reaches to the left and to the right."""
    texts = [piece for piece in sheet.pieces if piece.baseline > 16]
    return min(piece.left for piece in texts), max(piece.right for piece in texts)


def test_every_page_is_an_a4_with_the_margins_of_the_rule_pack(sheets: tuple[Sheet, ...]) -> None:
    assert len(sheets) == 3
    for sheet in sheets:
        assert (sheet.width, sheet.height) == pytest.approx((210, 297), abs=0.1)
        assert min(edges(sheet)[0], *(stroke.left for stroke in sheet.strokes)) == pytest.approx(30, abs=NEAR)
        assert max(edges(sheet)[1], *(stroke.right for stroke in sheet.strokes)) == pytest.approx(195, abs=NEAR)
        assert max(piece.baseline + 0.25 * piece.size * POINT for piece in sheet.pieces) <= 277 + NEAR
    first = sheets[1].pieces[1]
    assert first.baseline - 0.75 * first.size * POINT == pytest.approx(20, abs=NEAR)


def test_the_header_stands_in_two_halves_with_number_and_day_on_one_height(sheets: tuple[Sheet, ...]) -> None:
    page = sheets[0]
    assert page.find("ĐẢNG BỘ X.40").middle == pytest.approx(30 + 72 / 2, abs=NEAR)
    assert page.find("CHI BỘ PHÂN XƯỞNG Z2").font == "Tinos-Bold"
    nation, number, day = page.find("ĐẢNG CỘNG SẢN VIỆT NAM"), page.find("Số 05-NQ/CB"), page.find(HEADER.place_date)
    assert (nation.size, nation.font, day.font) == (15, "Tinos-Bold", "Tinos-Italic")
    assert nation.middle == pytest.approx(day.middle, abs=NEAR)
    assert number.baseline == pytest.approx(day.baseline, abs=0.1)
    assert page.find("*").baseline < number.baseline
    rule = page.strokes[0]
    assert (rule.left, rule.right) == pytest.approx((nation.left, nation.right), abs=0.1)


def test_the_title_ends_in_five_hyphens_in_the_middle_of_the_text(sheets: tuple[Sheet, ...]) -> None:
    kind, subject, rule = (
        sheets[0].find(words) for words in ("NGHỊ QUYẾT", "lãnh đạo thực hiện nhiệm vụ tháng 3", "-----")
    )
    assert kind.baseline < subject.baseline < rule.baseline
    assert (kind.size, kind.font, subject.font) == (16, "Tinos-Bold", "Tinos-Bold")
    assert [piece.middle for piece in (kind, subject, rule)] == pytest.approx([112.5] * 3, abs=NEAR)


def test_pages_are_numbered_at_the_top_in_the_middle_from_the_second(sheets: tuple[Sheet, ...]) -> None:
    assert all(piece.baseline > 20 for piece in sheets[0].pieces)
    for place, sheet in enumerate(sheets[1:], start=2):
        (number,) = (piece for piece in sheet.pieces if piece.baseline < 16)
        assert number.text == str(place)
        assert number.middle == pytest.approx(105, abs=NEAR)
        assert number.baseline - 0.75 * number.size * POINT == pytest.approx(10, abs=NEAR)


def test_all_fonts_are_inside_and_the_text_is_that_of_the_source(sheets: tuple[Sheet, ...]) -> None:
    assert embedded_fonts(render_pdf(PAPER, RULES)) == {"Tinos", "Tinos-Bold", "Tinos-Italic"}
    text = " ".join(piece.text for sheet in sheets for piece in sheet.pieces if piece.baseline > 16)
    assert unicodedata.is_normalized("NFC", text)
    assert squeezed(LINE * 5) in squeezed(text)


def test_printed_on_both_sides_the_margins_change_places_on_the_back() -> None:
    front, back, *_ = read_sheets(render_pdf(PAPER, BOTH_SIDES))
    assert edges(front) == pytest.approx((30, 195), abs=NEAR)
    assert edges(back) == pytest.approx((15, 180), abs=NEAR)
    going_on = read_sheets(render_pdf(replace(PAPER, first_page=6), BOTH_SIDES))
    assert edges(going_on[0]) == pytest.approx((15, 180), abs=NEAR)
    assert going_on[0].pieces[0].text == "6"


def test_each_paper_of_a_set_on_both_sides_begins_on_a_sheet_of_its_own() -> None:
    pages = read_sheets(render_pdf(PaperSet("Bộ", (PAPER, PAPER)), BOTH_SIDES))
    assert len(pages) == 8
    assert pages[3].pieces == pages[7].pieces == ()
    assert edges(pages[4]) == pytest.approx((30, 195), abs=NEAR)
    assert len(PdfReader(BytesIO(render_pdf(PaperSet("Bộ", (PAPER, PAPER)), RULES))).pages) == 6
    two_pages = replace(PAPER, blocks=PAPER.blocks[:6])
    assert len(PdfReader(BytesIO(render_pdf(PaperSet("Bộ", (two_pages,) * 2), BOTH_SIDES))).pages) == 4


def test_annexes_begin_on_pages_of_their_own_and_are_numbered_where_there_are_two() -> None:
    one = replace(PAPER, blocks=(*PAPER.blocks, *annexes((("Danh sách", (TABLE,)),))))
    two = replace(PAPER, blocks=(*PAPER.blocks, *annexes((("Danh sách", (TABLE,)), ("Ý kiến", (PAPER.blocks[1],))))))
    assert [sheet.pieces[1].text for sheet in read_sheets(render_pdf(one, RULES))[3:4]] == ["PHỤ LỤC"]
    last = read_sheets(render_pdf(two, RULES))[-1]
    assert [piece.text for piece in last.pieces[1:3]] == ["PHỤ LỤC 2", "Ý kiến"]
    words = [paragraph.text for paragraph in docx.Document(BytesIO(render_docx(two, RULES))).paragraphs]
    assert words.index("PHỤ LỤC 1") < words.index("PHỤ LỤC 2")


@pytest.mark.parametrize("rows", (26, 30, 32))
def test_a_table_does_not_leave_its_signature_alone(rows: int) -> None:
    paper = replace(PAPER, blocks=(replace(TABLE, rows=TABLE.rows[:rows]), PAPER.blocks[-1]))
    last = read_sheets(render_pdf(paper, RULES))[-1]
    assert "Xong" in last.text
    assert "Nguyễn Văn An" in last.text


def word_text(document: object) -> str:
    return "".join(node.text or "" for node in document.element.iter(qn("w:t")))  # type: ignore[attr-defined]


def test_the_word_file_says_the_same_as_the_pdf(sheets: tuple[Sheet, ...]) -> None:
    pdf = "".join(piece.text for sheet in sheets for piece in sheet.pieces if piece.baseline > 16)
    heads = squeezed("".join(column.title for column in TABLE.columns))
    document = docx.Document(BytesIO(render_docx(PAPER, RULES)))
    in_word = squeezed(word_text(document)).replace(heads, "")
    assert sorted(in_word) == sorted(squeezed(pdf).replace(heads, ""))
    assert squeezed(LINE * 5) in in_word


def test_the_word_file_has_true_styles_and_no_tabs() -> None:
    content = render_docx(PAPER, RULES)
    document = docx.Document(BytesIO(content))
    assert {paragraph.style.name for paragraph in document.paragraphs if paragraph.text} == {
        "Title", "Subtitle", "Heading 1", "Body Text", "List", "Normal"
    }  # fmt: skip
    table = document.tables[1]
    assert {paragraph.style.name for paragraph in table.rows[1].cells[0].paragraphs} == {"Table Text"}
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for one in document.tables for row in one.rows)
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in table.rows[-1].cells)
    body = document.styles["Body Text"].paragraph_format
    assert (round(body.first_line_indent.mm), body.line_spacing.pt, body.space_after.pt) == (10, 19, 6)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert b"<w:tab/>" not in archive.read("word/document.xml")


def test_the_word_file_has_the_page_of_the_pdf() -> None:
    document = docx.Document(BytesIO(render_docx(PAPER, BOTH_SIDES)))
    (section,) = document.sections
    sides = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(side.mm) for side in sides] == [30, 15, 20, 20]
    assert section.different_first_page_header_footer
    assert "PAGE" in "".join(node.text for node in section.header._element.iter(qn("w:instrText")))
    assert not list(section.first_page_header._element.iter(qn("w:instrText")))
    assert document.settings.element.find(qn("w:mirrorMargins")) is not None
    turned = docx.Document(BytesIO(render_docx(replace(PAPER, landscape=True), RULES))).sections[0]
    assert round(turned.page_width.mm) == 297


def test_the_word_file_fills_as_many_pages(tmp_path: Path, sheets: tuple[Sheet, ...]) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not on this machine")
    (tmp_path / "a.docx").write_bytes(render_docx(PAPER, RULES))
    run = [office, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "a.docx")]
    subprocess.run(run, check=True, capture_output=True, timeout=100)
    assert abs(len(PdfReader(tmp_path / "a.pdf").pages) - len(sheets)) <= 1
