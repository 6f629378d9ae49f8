"""The report workbook: sheets, names, control total, paper, look, and what must never be in it."""

import hashlib
import io
import os
import shutil
import subprocess
import tempfile
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.codes import UnitKind
from dvqc_desktop.domain.errors.workbooks import WorkbookTextTooLongError
from dvqc_desktop.domain.figures import NAMES
from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.exports.child import in_child
from dvqc_desktop.exports.excel.report import build_report_workbook
from dvqc_desktop.services.reports.report import read_report
from tests.exports.excel.report_kit import MEMBERS, NOW, UNIT, team_report
from tests.team_kit import ACTIVE, AVERAGE, NEEDS_HELP, Team

SHEETS = [
    "Tổng hợp", "Phân loại", "Dây chuyền", "Bồi dưỡng", "Sinh hoạt", "Phát triển Đảng", "Đảng viên", "Kiểm tra số",
]  # fmt: skip


@pytest.fixture(scope="module")
def package() -> bytes:
    return build_report_workbook(team_report())


def opened(package: bytes, *, cached: bool = False) -> Any:
    return load_workbook(io.BytesIO(package), data_only=cached)


def named_cells(book: Any) -> dict[str, Any]:
    cells = {}
    for name, defined in book.defined_names.items():
        ((sheet, reference),) = defined.destinations
        cells[name] = book[sheet][reference.replace("$", "")]
    return cells


def test_the_sheets_stand_in_the_order_of_the_contract_and_none_is_hidden(package: bytes) -> None:
    book = opened(package)
    assert book.sheetnames == SHEETS
    assert {sheet.sheet_state for sheet in book} == {"visible"}


def test_every_name_leads_to_one_cell_with_a_plain_value(package: bytes) -> None:
    cells = named_cells(opened(package))
    assert list(cells) == [*cells] and set(cells) == {*NAMES, "control_total"}
    assert all(isinstance(cell.value, int | float | str | datetime) for cell in cells.values())
    assert not any(cell.data_type == "f" for cell in cells.values())
    assert {name: cells[name].value for name in NOW.values()} == NOW.values()
    assert cells["period_start"].value.date() == date(2026, 10, 1)
    assert cells["cell_name"].value == "Tổ đảng Tổ máy 6"


def test_the_control_total_is_the_hash_of_the_lines_of_all_names(package: bytes) -> None:
    cells = named_cells(opened(package))
    lines = []
    for name in NAMES:
        value = cells[name].value
        if name.endswith("_ratio"):
            value = f"{value:.6f}"
        lines.append(f"{name}={value.date().isoformat() if isinstance(value, datetime) else value}")
    assert cells["control_total"].value == hashlib.sha256("\n".join(lines).encode()).hexdigest()


def test_every_formula_carries_its_result(package: bytes) -> None:
    formulas, results = opened(package), opened(package, cached=True)
    found = 0
    for sheet in formulas:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            found += 1
            assert results[sheet.title][cell.coordinate].value is not None, (sheet.title, cell.coordinate)
    assert found > 60


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_a_recalculation_changes_nothing(package: bytes, tmp_path: Path) -> None:
    source = tmp_path / "bao-cao.xlsx"
    source.write_bytes(package)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out"), str(source)],
        check=True, capture_output=True, timeout=100, env={**os.environ, "HOME": str(tmp_path)},
    )  # fmt: skip
    ours, theirs = opened(package, cached=True), opened((tmp_path / "out" / source.name).read_bytes(), cached=True)
    for sheet in ours:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value not in (None, "")):
            other = theirs[sheet.title][cell.coordinate].value
            assert other == pytest.approx(cell.value) if isinstance(cell.value, float) else other == cell.value


def test_every_sheet_is_ready_for_a4(package: bytes) -> None:
    for sheet in opened(package):
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToWidth == 1 and sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows and sheet.freeze_panes
        assert "Trang &P/&N" in sheet.oddFooter.right.text
        assert sheet.page_margins.left == pytest.approx(30 / 25.4)


def test_cells_look_as_a_clerk_would_make_them(package: bytes) -> None:
    book, cells = opened(package), named_cells(opened(package))
    assert {cell.font.name for sheet in book for row in sheet.iter_rows() for cell in row} == {"Times New Roman"}
    assert cells["members_total"].number_format == "#,##0"
    assert cells["members_assigned_ratio"].number_format == "0.0 %"
    assert cells["period_end"].number_format == "dd/mm/yyyy"
    head = book["Tổng hợp"]["B12"]
    assert head.value == "Chỉ tiêu" and head.font.bold and head.alignment.wrap_text and head.border.top.style == "thin"


def test_a_share_of_nothing_and_a_missing_base_are_said_in_words(package: bytes) -> None:
    row = named_cells(opened(package))["meetings_attendance_ratio"].row
    summary = opened(package)["Tổng hợp"]
    assert summary[f"E{row}"].value == "–"
    assert summary[f"F{row}"].value == "chưa so được"
    assert summary[f"G{row}"].value == "–"


def test_breakdowns_below_the_cell_hide_small_counts(package: bytes) -> None:
    rows = [row for row in opened(package)["Phân loại"].iter_rows(values_only=True) if str(row[0]).startswith("Nhóm ")]
    assert [row[1:6] for row in rows] == [("dưới 3",) * 4 + (5,)] * 3
    held = [row[7] for row in opened(package)["Đảng viên"].iter_rows(min_row=5, max_row=7, values_only=True)]
    assert held == [3, "dưới 3", "dưới 3"]


def test_the_workbook_says_nothing_about_the_machine_or_its_user(package: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "2026-11-20T00:00:00Z" in core
    assert "openpyxl" not in core and "lastModifiedBy></" in core


def test_member_names_stand_on_their_own_sheet_alone(package: bytes) -> None:
    for sheet in opened(package):
        text = "\n".join(str(value) for row in sheet.iter_rows(values_only=True) for value in row)
        assert all((line.name in text) == (sheet.title == "Đảng viên") for line in MEMBERS)


def test_user_text_stays_text() -> None:
    member = replace(MEMBERS[0], name="=HYPERLINK(1)", posts="+84\x07 _x000D_")
    report = replace(team_report(), members=(member, *MEMBERS[1:]), unit=replace(UNIT, kind=UnitKind.CELL))
    sheet = opened(build_report_workbook(report))["Đảng viên"]
    assert (sheet["B5"].value, sheet["B5"].data_type, sheet["B5"].quotePrefix) == ("=HYPERLINK(1)", "s", True)
    assert sheet["F5"].value == "+84 _x005F_x000D_"


def test_a_text_too_long_for_a_cell_is_refused_not_cut() -> None:
    member = replace(MEMBERS[0], posts="a" * 32_768)
    with pytest.raises(WorkbookTextTooLongError, match=r"32\.768 ký tự"):
        build_report_workbook(replace(team_report(), members=(member,)))


def test_nothing_is_written_to_the_temporary_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "khong-co"))
    assert build_report_workbook(team_report()).startswith(b"PK")


def test_a_process_of_its_own_makes_the_same_workbook(package: bytes) -> None:
    made = in_child(build_report_workbook, team_report())
    assert [[cell.value for row in sheet for cell in row] for sheet in opened(made)] == [
        [cell.value for row in sheet for cell in row] for sheet in opened(package)
    ]


def test_the_report_of_a_book_has_no_workers_name(db: Database) -> None:
    team = Team(db)
    leader = team.member("Nguyễn Thúy Lợi")
    names = ("Phạm Văn Cường", "Đào Thị Dung", "Cao Thị Yến")
    for name, worker_class in zip(names, (ACTIVE, NEEDS_HELP, AVERAGE), strict=True):
        team.hold(team.worker(name, worker_class), leader)
    book = opened(build_report_workbook(db.read(read_report, parse_period("2026-Q4"))))
    text = "\n".join(str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row)
    assert not any(name in text for name in names) and "Nguyễn Thúy Lợi" in text and "Không có." in text
    values = {name: cell.value for name, cell in named_cells(book).items()}
    assert (values["workers_total"], values["class_needs_help"], values["members_assigned"]) == (3, 1, 1)
    assert values["cell_name"] and values["cell_code"]
