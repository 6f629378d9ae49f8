"""The small XML writer: it changes the wanted cells and nothing else."""

import io
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from dvqc_desktop.domain.errors.workbooks import WorkbookCellHasFormulaError, WorkbookSheetMissingError
from dvqc_desktop.exports.excel.sheet_xml import fill_cells, put_cached_values
from tests.exports.excel.form_kit import package, parts

FORM = "Biểu 01-DV"


@pytest.fixture
def form() -> bytes:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = FORM
    sheet["A1"], sheet["B2"], sheet["D2"] = "Tên", 1, "=B2+C2"
    sheet["B2"].number_format = "0.0"
    book.create_sheet("Khác")["A1"] = "giữ nguyên"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_filled_cells_take_their_values_and_keep_their_look(form: bytes) -> None:
    filled = fill_cells(form, {FORM: {"B2": 2.5, "C2": 3, "A9": "Tổ máy 6 & 7", "AA2": date(2026, 11, 20)}})
    sheet = load_workbook(io.BytesIO(filled))[FORM]
    assert (sheet["B2"].value, sheet["B2"].number_format, sheet["C2"].value) == (2.5, "0.0", 3)
    assert sheet["A9"].value == "Tổ máy 6 & 7"
    assert sheet["AA2"].value == 46346


def test_every_other_part_stays_byte_for_byte(form: bytes) -> None:
    before, after = parts(form), parts(fill_cells(form, {FORM: {"B2": 7}}))
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["xl/worksheets/sheet1.xml"]


def test_a_workbook_that_does_not_recalculate_gets_the_flag(form: bytes) -> None:
    before = parts(form)
    before["xl/workbook.xml"] = before["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    after = parts(fill_cells(package(before), {FORM: {"B2": 7}}))
    assert {name for name in before if before[name] != after[name]} == {"xl/worksheets/sheet1.xml", "xl/workbook.xml"}
    assert b'fullCalcOnLoad="1"' in after["xl/workbook.xml"]


def test_a_new_cell_takes_the_look_of_its_row_or_column(form: bytes) -> None:
    before = parts(form)
    sheet = before["xl/worksheets/sheet1.xml"].replace(b'<row r="2"', b'<row r="2" s="1"')
    before["xl/worksheets/sheet1.xml"] = sheet.replace(
        b"<sheetData>", b'<cols><col min="1" max="2" width="9"/><col min="5" max="6" style="1"/></cols><sheetData>'
    )
    filled = fill_cells(package(before), {FORM: {"C2": 1, "E5": 2, "G5": 3, "A5": 4}})
    after = load_workbook(io.BytesIO(filled))[FORM]
    assert [after[place].number_format for place in ("C2", "E5", "G5", "A5")] == ["0.0", "0.0", "General", "General"]


def test_cells_without_references_are_counted(form: bytes) -> None:
    before = parts(form)
    rows = b'<sheetData><row><c><v>1</v></c><c r="C1"><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>'
    sheet = before["xl/worksheets/sheet1.xml"]
    first, last = sheet.index(b"<sheetData>"), sheet.index(b"</sheetData>") + len(b"</sheetData>")
    before["xl/worksheets/sheet1.xml"] = sheet[:first] + rows + sheet[last:]
    after = load_workbook(io.BytesIO(fill_cells(package(before), {FORM: {"B1": 5, "A2": 6}})))[FORM]
    assert [cell.value for row in after["A1:C2"] for cell in row] == [1, 5, 2, 6, None, None]


def test_other_cells_of_the_sheet_stay_as_they_were(form: bytes) -> None:
    after = load_workbook(io.BytesIO(fill_cells(form, {FORM: {"C2": 4}})))[FORM]
    assert (after["A1"].value, after["B2"].value, after["D2"].value) == ("Tên", 1, "=B2+C2")


def test_a_cached_value_stands_beside_its_formula(form: bytes) -> None:
    content = put_cached_values(form, {FORM: {"D2": 5}})
    assert load_workbook(io.BytesIO(content))[FORM]["D2"].value == "=B2+C2"
    assert load_workbook(io.BytesIO(content), data_only=True)[FORM]["D2"].value == 5


def test_a_cached_text_is_told_from_a_number(form: bytes) -> None:
    package = put_cached_values(form, {FORM: {"D2": "Khớp"}})
    assert load_workbook(io.BytesIO(package), data_only=True)[FORM]["D2"].value == "Khớp"


def test_a_formula_is_never_overwritten(form: bytes) -> None:
    with pytest.raises(WorkbookCellHasFormulaError, match="ô D2 của mẫu là công thức"):
        fill_cells(form, {FORM: {"D2": 1}})


def test_a_sheet_that_is_not_there_is_named(form: bytes) -> None:
    with pytest.raises(WorkbookSheetMissingError, match="không có trang tính “Biểu 02”"):
        fill_cells(form, {"Biểu 02": {"A1": 1}})


@pytest.mark.parametrize("reference", ["", "1A", "A0", "a1", "$A$1", "ABCD1"])
def test_what_is_no_reference_is_our_own_fault(form: bytes, reference: str) -> None:
    with pytest.raises(ValueError, match="not a cell reference"):
        fill_cells(form, {FORM: {reference: 1}})


def test_a_plain_cell_takes_no_cached_value(form: bytes) -> None:
    with pytest.raises(ValueError, match="no formula"):
        put_cached_values(form, {FORM: {"B2": 1}})
