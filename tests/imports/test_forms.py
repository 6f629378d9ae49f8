"""Reading a committee's form: what its cells hold, what is locked, what is merged; what is no form is refused."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Protection

from dvqc_desktop.domain.errors.imports import ImportNotAWorkbookError
from dvqc_desktop.domain.forms import Form, FormSheet, Holds, Shape
from dvqc_desktop.imports.forms import pack_form, read_form, unpack_form
from dvqc_desktop.imports.limits import Limits, ReadRefusal
from dvqc_desktop.imports.process import read_form as read_form_file
from tests.exports.excel.form_kit import SAMPLE, SHEET, SHEET_PART, package, parts
from tests.imports.workbooks import SAMPLES


def sheet_of(change: Any) -> FormSheet:
    workbook = openpyxl.Workbook()
    change(workbook.active)
    target = io.BytesIO()
    workbook.save(target)
    return read_form(target.getvalue(), Limits()).sheets[0]


def test_the_sample_is_read_in_the_childs_process_with_its_hidden_list() -> None:
    file = read_form_file(SAMPLE)
    first, hidden = file.form.sheets
    assert (file.name, file.content) == (SAMPLE.name, SAMPLE.read_bytes())
    assert (first.name, first.visible, first.protected, hidden.visible) == (SHEET, True, True, False)
    assert (first.cell((8, 4)).text, first.cell((8, 4)).holds) == ("01", Holds.WORDS)
    assert (first.cell((8, 4)).shape, first.cell((10, 6)).shape) == (Shape.TEXT, Shape.PERCENT)
    assert (first.widths[2], first.size()) == (44.0, (27, 8))


def test_a_packed_form_is_the_same_form() -> None:
    import json

    form = read_form(SAMPLE.read_bytes(), Limits())
    assert unpack_form(json.loads(pack_form(form))) == form


def test_formulas_words_and_merged_cells_are_not_written_into() -> None:
    sheet = read_form(SAMPLE.read_bytes(), Limits()).sheets[0]
    assert sheet.why_not((13, 6)) == "là công thức của mẫu"
    assert sheet.why_not((8, 4)) == "đang có chữ của mẫu"
    assert sheet.why_not((3, 2)) == "nằm trong vùng gộp, ô để ghi là A3"
    assert sheet.why_not((8, 6)) == ""


def test_where_protection_unlocks_cells_the_others_are_closed() -> None:
    def protect(sheet: Any) -> None:
        sheet["A1"], sheet["B1"], sheet["C1"] = "Tên đơn vị", None, "(ghi tên)"
        sheet["B1"].number_format = "dd/mm/yyyy"
        sheet["C1"].protection = Protection(locked=False)
        sheet.protection.sheet = True

    sheet = sheet_of(protect)
    assert sheet.why_not((1, 2)) == "bị khóa trong mẫu"
    assert sheet.why_not((1, 3)) == ""
    assert sheet.cell((1, 2)).shape is Shape.DAY


def test_cells_of_an_array_formula_are_formulas() -> None:
    from openpyxl.worksheet.formula import ArrayFormula

    def arrays(sheet: Any) -> None:
        sheet["A1"], sheet["A2"], sheet["B2"] = 1, 2, 0
        sheet["B1"] = ArrayFormula("B1:B2", "=A1:A2*2")

    assert sheet_of(arrays).why_not((2, 2)) == "là công thức của mẫu"


def test_shared_and_inline_texts_and_numbers_are_told_apart() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"], sheet["B1"], sheet["C1"] = "Chung", 5, True
        sheet.column_dimensions["B"].hidden = True

    sheet = sheet_of(fill)
    assert [sheet.cell((1, column)).holds for column in (1, 2, 3)] == [Holds.WORDS, Holds.NUMBER, Holds.NUMBER]
    assert sheet.widths[2] == 0


def form_of(**changes: bytes) -> Form:
    return read_form(package({**parts(SAMPLE.read_bytes()), **changes}), Limits())


def test_cells_without_references_follow_one_another() -> None:
    rows = (
        b"<worksheet><sheetData><row><c><v>1</v></c><c r='D1'><v>2</v></c></row><row><c/></row></sheetData></worksheet>"
    )
    sheet = form_of(**{SHEET_PART: rows}).sheets[0]
    assert sorted(sheet.cells) == [(1, 1), (1, 4), (2, 1)]


def test_reading_aids_of_a_text_are_left_out() -> None:
    cell = b"<c t='inlineStr'><is><r><t>A</t></r><rPh><t>x</t></rPh></is></c>"
    rows = b"<worksheet><sheetData><row>" + cell + b"</row></sheetData></worksheet>"
    assert form_of(**{SHEET_PART: rows}).sheets[0].cell((1, 1)).text == "A"


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (b"<row><c t='s'><v>7</v></c></row>", "damaged"),
        (b"<row r='30000'><c><v>7</v></c></row>", "too_large"),
    ],
)
def test_broken_and_endless_sheets_are_refused(rows: bytes, code: str) -> None:
    with pytest.raises(ReadRefusal) as refusal:
        form_of(**{SHEET_PART: b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"})
    assert refusal.value.code == code


def test_macros_and_the_strict_kind_are_refused() -> None:
    content = parts(SAMPLE.read_bytes())
    types = content["[Content_Types].xml"].replace(
        b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main", b"vnd.ms-excel.sheet.macroEnabled.main"
    )
    with pytest.raises(ReadRefusal) as refusal:
        form_of(**{"[Content_Types].xml": types})
    assert refusal.value.values_by_name == {"is_really": "bảng tính có macro (.xlsm)"}
    strict = content["xl/workbook.xml"].replace(b"<workbookPr/>", b"<workbookPr/><!--purl.oclc.org/ooxml-->")
    with pytest.raises(ReadRefusal) as refusal:
        form_of(**{"xl/workbook.xml": strict})
    assert refusal.value.values_by_name == {"is_really": "bảng tính kiểu Strict Open XML"}


def test_a_workbook_of_charts_alone_and_one_without_styles() -> None:
    relations = parts(SAMPLE.read_bytes())["xl/_rels/workbook.xml.rels"]
    with pytest.raises(ReadRefusal):
        form_of(**{"xl/_rels/workbook.xml.rels": relations.replace(b"/worksheet", b"/chartsheet")})
    plain = form_of(**{"xl/_rels/workbook.xml.rels": relations.replace(b"/styles", b"/other")})
    assert plain.sheets[0].cell((10, 6)).shape is Shape.PLAIN


def test_an_old_xls_is_no_form(tmp_path: Path) -> None:
    with pytest.raises(ImportNotAWorkbookError, match=r"bảng tính kiểu khác \.xlsx"):
        read_form_file(SAMPLES / "phan-xuong-z2-tcvn3.xls")
