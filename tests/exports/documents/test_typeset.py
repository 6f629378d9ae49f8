"""Papers are drawn whole: text stays text, heads repeat, signatures keep company, internal sheets have a foot."""

import re
import shutil
import struct
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from dvqc_desktop.db.keys import recovery_code
from dvqc_desktop.exports.documents.heads import foot_line, paper_closing, signature_of
from dvqc_desktop.exports.documents.model import (
    Closing,
    Column,
    Header,
    Heading,
    ItemList,
    Paper,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
)
from dvqc_desktop.exports.documents.recovery_sheet import recovery_sheet
from dvqc_desktop.exports.documents.typeset import PRINT_PPI, render_pages, render_pdf
from dvqc_desktop.exports.documents.word import render_docx
from dvqc_desktop.services.people.leaders import Leader
from dvqc_desktop.services.rules import load_rule_pack
from tests.services.meeting_book import UNIT

RULES = load_rule_pack()
HEADER = Header("Đảng bộ X.40", "Chi bộ Phân xưởng Z2", "Hà Nội, ngày 05 tháng 02 năm 2026", "Số 05-NQ/CB")
CLOSING = Closing(Signature("CHỦ TRÌ", "Nguyễn Thúy Lợi"), left=Signature("THƯ KÝ", "Trần Bích Hà"))
TEXT = Paragraph((Run("Thống nhất", bold=True), Run(" các việc ", italic=True), Run("#let x *a* @b $c$ <d> & \\")))


def long_paper(rows: int) -> Paper:
    table = Table((Column("TT", 12), Column("Việc")), tuple((str(n), f"việc {n}") for n in range(rows)))
    blocks = (Heading("I. ĐÁNH GIÁ"), TEXT, ItemList(("một", "hai")), table, TEXT, CLOSING)
    return Paper(
        "Biên bản", blocks, HEADER, Title("Biên bản", "họp tháng 11"), foot_line(UNIT, date(2026, 11, 20), RULES)
    )


def pdf_text(pdf: bytes, folder: Path) -> str:
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext is not on this machine")
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    return subprocess.run([tool, "-layout", str(path), "-"], capture_output=True, check=True).stdout.decode()


def test_signs_of_the_typesetter_stay_text(tmp_path: Path) -> None:
    text = pdf_text(render_pdf(long_paper(2), RULES), tmp_path)
    assert "#let x *a* @b $c$ <d> & \\" in re.sub(r"\s+", " ", text)
    assert "Số 05-NQ/CB" in text


def test_the_head_of_a_table_repeats_and_pages_are_numbered_from_the_second(tmp_path: Path) -> None:
    pages = pdf_text(render_pdf(long_paper(90), RULES), tmp_path).split("\f")[:-1]
    assert len(pages) == 4
    assert all("TT" in page for page in pages[:3])
    assert not pages[0].strip().startswith("1")
    assert pages[1].strip().startswith("2")
    assert all("Tài liệu nội bộ tổ đảng – in ngày 20/11/2026" in page for page in pages)


def test_a_signature_never_stands_alone_on_a_page(tmp_path: Path) -> None:
    for rows in range(20, 32):
        pages = pdf_text(render_pdf(long_paper(rows), RULES), tmp_path).split("\f")[:-1]
        assert "Thống nhất các việc" in pages[-1]


def test_print_pages_have_300_pixels_to_the_inch() -> None:
    (page,) = render_pages(long_paper(2), RULES, PRINT_PPI)
    width, height = struct.unpack(">II", page[16:24])
    assert (width, height) == (2480, 3508)


def test_the_word_file_knows_every_kind_of_block() -> None:
    with zipfile.ZipFile(BytesIO(render_docx(long_paper(3), RULES))) as archive:
        body = archive.read("word/document.xml").decode()
        foot = "".join(archive.read(name).decode() for name in archive.namelist() if "footer" in name)
    for line in ("I. ĐÁNH GIÁ", "- một", "THƯ KÝ", "CHỦ TRÌ", "Số 05-NQ/CB", "việc 2"):
        assert line in body
    assert "in ngày 20/11/2026" in foot


def test_a_bare_paper_is_drawn_in_both_forms() -> None:
    bare = Paper("Giấy", (Paragraph((Run("Một dòng."),), indent=False), Closing(Signature("CHỦ TRÌ", ""))))
    assert len(render_pages(bare, RULES, 30)) == 1
    assert render_docx(bare, RULES).startswith(b"PK")


@pytest.mark.parametrize(
    ("kind", "above", "told"),
    [
        ("party_group", "Chi bộ Phân xưởng Z2", "Chi ủy Phân xưởng Z2 (để báo cáo)"),
        ("party_group", "Phân xưởng Z2", "Phân xưởng Z2 (để báo cáo)"),
        ("cell", "Đảng bộ X.40", "Đảng ủy X.40 (để báo cáo)"),
        ("cell", "Đảng ủy Công ty", "Đảng ủy Công ty (để báo cáo)"),
        ("cell", "", "Các đảng viên trong chi bộ"),
    ],
)
def test_the_body_above_is_told_first(kind: str, above: str, told: str) -> None:
    unit = replace(UNIT, kind=kind, parent_name=above, superior_name=above)
    assert paper_closing(unit, None, RULES).recipients[0] == told


def test_a_deputy_signs_in_his_own_post() -> None:
    deputy = Leader(1, "Trần Bích Hà", "Tổ phó đảng", True)
    assert signature_of(UNIT, deputy, RULES).post == "TỔ PHÓ"
    assert signature_of(replace(UNIT, kind="cell"), replace(deputy, post="Phó Bí thư"), RULES).post == "PHÓ BÍ THƯ"
    assert signature_of(UNIT, None, RULES).name == ""


def test_the_recovery_sheet_shows_the_code_in_groups_and_names_nobody(tmp_path: Path) -> None:
    code = recovery_code(bytes(range(32)))
    sheet = recovery_sheet(code, UNIT, date(2026, 11, 20))
    assert "-".join(sheet.code_groups) == code
    text = pdf_text(render_pdf(sheet, RULES), tmp_path)
    assert all(group in text for group in sheet.code_groups)
    assert "Tổ đảng Tổ máy 6, Chi bộ Phân xưởng Z2" in text


def test_a_recovery_sheet_of_a_book_without_a_unit_is_still_titled() -> None:
    assert recovery_sheet("AAAA-BBBB", replace(UNIT, name="", parent_name=""), date(2026, 11, 20)).unit == (
        "Sổ công tác quần chúng"
    )
