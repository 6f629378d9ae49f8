"""The committee's workbook: lines, totals as formulas with their results, who is missing and why."""

import io
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dvqc_desktop.domain.consolidation import CellName, Consolidation, consolidate
from dvqc_desktop.exports.excel.consolidation import build_consolidation_workbook
from tests.domain.test_consolidation import PERIOD, read


@pytest.fixture(scope="module")
def found() -> Consolidation:
    files = [read(1), read(2, attendance=None), read(3, opening_total=9), read(4, control_total="0")]
    return consolidate(
        files, PERIOD, (CellName("X40-09", "Chi bộ cơ quan"), *[CellName(f"X40-0{n}", "") for n in (1, 2, 3)])
    )


@pytest.fixture(scope="module")
def content(found: Consolidation) -> bytes:
    return build_consolidation_workbook(found, date(2026, 11, 20))


def texts(content: bytes, sheet: str, *, results: bool = True) -> list[list[Any]]:
    rows = openpyxl.load_workbook(io.BytesIO(content), data_only=results)[sheet].iter_rows(values_only=True)
    return [[cell for cell in row if cell is not None] for row in rows]


def test_every_cell_has_its_line_and_the_total_is_a_formula(content: bytes) -> None:
    assert texts(content, "Ba loại")[-1] == ["Cộng", 45, 15, 24, 6, 0]
    assert texts(content, "Ba loại", results=False)[-1][1] == "=SUM(D5:D7)"
    assert texts(content, "Đảng viên")[4] == [1, "X40-01", "Chi bộ Phân xưởng 01", 3, 3, 1, 1]


def test_the_summary_points_at_the_totals(content: bytes) -> None:
    (row,) = [row for row in texts(content, "Tổng hợp", results=False) if "Lượt gặp gỡ" in row]
    assert row[-2:] == ["='Gặp gỡ'!D8", "Cộng lượt"]
    (row,) = [row for row in texts(content, "Tổng hợp") if "Tỉ lệ đảng viên dự họp" in row]
    assert row[-2:] == [16 / 18, "Chia lại từ số tổng"]


def test_a_cell_whose_attendance_is_unknown_shows_none(content: bytes) -> None:
    assert texts(content, "Sinh hoạt")[5][3:] == [3, "–", "–", "–", 9, 2]
    assert texts(content, "Sinh hoạt")[-1] == ["Cộng", 9, 18, 16, 16 / 18, 27, 6]


def test_missing_refused_and_doubtful_are_named(content: bytes) -> None:
    rows = texts(content, "Nhận xét")
    assert [1, "X40-09", "Chi bộ cơ quan"] in rows
    assert [1, "04.xlsx", "Số bị sửa", "Có số bị sửa sau khi xuất, mã kiểm tra không khớp"] in rows
    assert [2, "X40-03", "Chi bộ Phân xưởng 03", "Đầu kỳ + mới đến – đã đi không bằng cuối kỳ"] in rows


def test_sums_that_do_not_agree_are_said(content: bytes) -> None:
    checks = texts(content, "Kiểm tra số")
    assert [row[-1] for row in checks if row and row[0] in (1, 2) and len(row) == 5][:2] == ["Lệch", "Khớp"]


def test_nothing_missing_is_said_in_words() -> None:
    content = build_consolidation_workbook(consolidate([read(1)], PERIOD), date(2026, 11, 20))
    rows = texts(content, "Nhận xét")
    said = [row[0] for row in rows if row and "Không có" in row[0]]
    assert said == ["Không có đơn vị nào.", "Không có tệp nào.", "Không có điều gì."]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_counts_the_same(content: bytes, tmp_path: Path) -> None:
    source = tmp_path / "th.xlsx"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(source)]
    subprocess.run(convert, check=True, capture_output=True, timeout=100)
    again = (tmp_path / "out" / "th.xlsx").read_bytes()
    for sheet in ("Tổng hợp", "Sinh hoạt", "Biến động", "Kiểm tra số"):
        assert numbers(again, sheet) == pytest.approx(numbers(content, sheet))


def numbers(content: bytes, sheet: str) -> list[float]:
    return [cell for row in texts(content, sheet) for cell in row if isinstance(cell, int | float)]
