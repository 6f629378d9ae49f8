"""Reads old .xls workbooks with their fonts, by which texts of an old encoding are known."""

from __future__ import annotations

import math
from io import StringIO
from typing import Any

from dvqc_desktop.domain.dates import DateProblem, from_excel_serial
from dvqc_desktop.imports.cells import Area, Cell, Fault, OldText, Sheet, Workbook
from dvqc_desktop.imports.limits import Limits, ReadRefusal, check_place


def read_xls(data: bytes, limits: Limits) -> Workbook:
    """The workbook's sheets; raises ReadRefusal."""
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=StringIO())
    except xlrd.XLRDError as error:
        raise _refusal(str(error)) from error
    fonts = _old_fonts(book)
    return Workbook([_sheet(book, number, fonts, limits) for number in range(book.nsheets)])


def _refusal(message: str) -> ReadRefusal:
    if "encrypted" in message.lower():
        return ReadRefusal("password")
    if "can't find workbook" in message.lower():
        return ReadRefusal("not_a_workbook", is_really="tệp Word hoặc tệp Office kiểu cũ khác")
    return ReadRefusal("damaged")


def _old_fonts(book: Any) -> dict[int, str]:
    fonts = [str(font.name) for font in book.font_list]
    names = {number: fonts[style.font_index] for number, style in enumerate(book.xf_list)}
    return {number: name for number, name in names.items() if name.lower().startswith((".vn", "vni"))}


def _sheet(book: Any, number: int, fonts: dict[int, str], limits: Limits) -> Sheet:
    source = book.sheet_by_index(number)
    sheet = Sheet(name=str(source.name), visible=source.visibility == 0)
    sheet.hidden_rows = {row + 1 for row, info in source.rowinfo_map.items() if info.hidden}
    sheet.hidden_columns = {column + 1 for column, info in source.colinfo_map.items() if info.hidden}
    sheet.merged = [Area(top + 1, left + 1, bottom, right) for top, bottom, left, right in source.merged_cells]
    for row in range(source.nrows):
        cells = [_cell(cell, book.datemode, fonts) for cell in source.row(row)]
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            continue
        sheet.too_large = check_place(row + 1, len(cells), limits)
        if sheet.too_large:
            sheet.rows.clear()
            return sheet
        sheet.rows[row + 1] = cells
    return sheet


def _cell(cell: Any, date_mode: int, fonts: dict[int, str]) -> Cell:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_TEXT and cell.value:
        font = fonts.get(cell.xf_index)
        return OldText(cell.value, font) if font else str(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return Fault(str(xlrd.error_text_from_code.get(cell.value, "#ERR")))
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return _number(float(cell.value), cell.ctype == xlrd.XL_CELL_DATE, date_mode == 1)
    return None


def _number(number: float, is_date: bool, base_1904: bool) -> Cell:
    if not math.isfinite(number):
        raise ReadRefusal("damaged")
    if is_date:
        try:
            return from_excel_serial(number, base_1904=base_1904)
        except DateProblem:
            return number
    return int(number) if number.is_integer() and abs(number) < 1e15 else number
