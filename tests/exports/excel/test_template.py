"""A committee's form filled in place: its mapped cells change, and nothing else of the package."""

import io
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dvqc_desktop.domain.errors.templates import TemplateChangedError
from dvqc_desktop.domain.template_maps import CellMap, target_of
from dvqc_desktop.exports.excel.template import fill_form
from tests.exports.excel.form_kit import (
    NAMES,
    SHEET,
    SHEET_PART,
    changed,
    form_file,
    parts,
    sample_map,
    without_cells,
)
from tests.exports.excel.report_kit import team_report


@pytest.fixture(scope="module")
def filled() -> bytes:
    return fill_form(form_file(), sample_map(), team_report())


def cells_of(content: bytes, *, results: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=results)[SHEET]


def test_the_mapped_cells_hold_the_figures(filled: bytes) -> None:
    sheet = cells_of(filled)
    found = [sheet[place].value for place in ("F8", "F9", "F14", "F15", "F16", "F17", "F19", "E8")]
    assert found == [3, 3, 5, 8, 2, 0, 66, 3]


def test_every_other_part_stays_byte_for_byte(filled: bytes) -> None:
    before, after = parts(form_file().content), parts(filled)
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == [SHEET_PART]


def test_the_rest_of_the_sheet_stays_as_it_was(filled: bytes) -> None:
    mapped = set(NAMES)
    before, after = parts(form_file().content)[SHEET_PART], parts(filled)[SHEET_PART]
    assert without_cells(before, mapped) == without_cells(after, mapped)


def test_protection_lists_marks_and_print_settings_are_still_there(filled: bytes) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(filled))
    sheet = workbook[SHEET]
    assert sheet.protection.sheet
    assert workbook["DANH_MUC"].sheet_state == "hidden"
    assert [str(marks.sqref) for marks in sheet.conditional_formatting] == ["G8:G24"]
    assert sheet.data_validations.count == 1
    assert (sheet.print_title_rows, sheet.print_area) == ("$6:$6", "'Biểu 01-DV'!$A$1:$H$30")


def test_codes_stay_text_and_formulas_stay_formulas(filled: bytes) -> None:
    sheet = cells_of(filled)
    assert (sheet["D8"].value, sheet["D8"].data_type, sheet["D8"].number_format) == ("01", "s", "@")
    assert sheet["F13"].value == "=SUM(F14:F17)"


def test_a_filled_copy_is_still_the_same_form(filled: bytes) -> None:
    again = fill_form(form_file(filled), sample_map(), team_report())
    assert cells_of(again)["F19"].value == 66


def test_a_form_with_another_row_is_refused_with_what_changed() -> None:
    file = form_file(changed(lambda book: book[SHEET].insert_rows(9)), "bieu-moi.xlsx")
    with pytest.raises(TemplateChangedError) as refusal:
        fill_form(file, sample_map(), team_report(), "Biểu 01")
    assert "bieu-moi.xlsx khác mẫu “Biểu 01”" in str(refusal.value)
    assert "ô B9 trước là “Đảng viên được phân công vận động quần chúng”, nay là ô trống" in str(refusal.value)


def test_a_form_without_the_hidden_list_is_refused() -> None:
    file = form_file(changed(lambda book: book.remove(book["DANH_MUC"])))
    with pytest.raises(TemplateChangedError, match="trang tính khác"):
        fill_form(file, sample_map(), team_report())


def test_a_form_without_the_sheet_is_refused() -> None:
    def rename(book: openpyxl.Workbook) -> None:
        book[SHEET].title = "Biểu 02"

    with pytest.raises(TemplateChangedError, match="không có trang tính “Biểu 01-DV”"):
        fill_form(form_file(changed(rename)), sample_map(), team_report())


def test_days_codes_and_shares_take_the_form_the_cell_wants() -> None:
    def prepare(book: openpyxl.Workbook) -> None:
        book[SHEET]["F25"].number_format = "dd/mm/yyyy"
        book[SHEET]["B28"], book[SHEET]["C28"] = "Tỉ lệ dự họp", "%"
        book[SHEET]["F28"].number_format = "0.0"

    file = form_file(changed(prepare))
    names = {"F25": "period_start", "F29": "period_end", "F28": "meetings_attendance_ratio", "B29": "cell_code"}
    cells = {place: target_of(place, name) for place, name in names.items()}
    sheet = cells_of(fill_form(file, CellMap(SHEET, cells), team_report()))
    assert (sheet["F25"].value.date(), sheet["F29"].value) == (date(2026, 10, 1), "31/12/2026")
    assert (sheet["F28"].value, sheet["B29"].value) == (88.89, "X40-Z2-M6")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_counts_the_same_totals(filled: bytes, tmp_path: Path) -> None:
    source = tmp_path / "bieu.xlsx"
    source.write_bytes(filled)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(source)]
    subprocess.run(convert, check=True, capture_output=True, timeout=100)
    sheet = cells_of((tmp_path / "out" / "bieu.xlsx").read_bytes(), results=True)
    assert [sheet[place].value for place in ("F13", "G13", "F10", "G8", "G19")] == [15, 15, 1, 0, 66]
    assert sheet.protection.sheet
