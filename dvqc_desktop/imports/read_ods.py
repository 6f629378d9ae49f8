"""Reads .ods: a pass over the table's XML for its bounds, hidden rows and merged ranges, then calamine for values."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO

from dvqc_desktop.imports.cells import Area, Cell, Sheet, Workbook
from dvqc_desktop.imports.guard import open_package, read_part
from dvqc_desktop.imports.limits import Limits, check_place
from dvqc_desktop.imports.xlsx_cells import Attributes, run_pass


@dataclass(slots=True)
class _Layout:
    """What calamine does not tell of a sheet."""

    hidden_rows: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    too_large: str = ""


def read_ods(data: bytes, limits: Limits) -> Workbook:
    """The workbook's sheets; raises ReadRefusal."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    layouts = _LayoutPass(limits)
    run_pass(read_part(open_package(data), "content.xml"), layouts)
    if any(layout.too_large for layout in layouts.found):
        return Workbook([Sheet(name="", too_large=layout.too_large) for layout in layouts.found])
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    sheets = []
    for metadata, layout in zip(book.sheets_metadata, layouts.found, strict=True):
        sheet = Sheet(metadata.name, visible=metadata.visible == SheetVisibleEnum.Visible)
        sheet.hidden_rows, sheet.merged = layout.hidden_rows, layout.merged
        values = book.get_sheet_by_name(metadata.name).to_python(skip_empty_area=False)
        for number, row in enumerate(values, start=1):
            cells = [_cell(value) for value in row]
            while cells and cells[-1] is None:
                cells.pop()
            if cells:
                sheet.rows[number] = cells
        sheets.append(sheet)
    return Workbook(sheets)


class _LayoutPass:
    """Walks the tables: repeated rows and cells are counted, and only what holds text counts for the bounds."""

    def __init__(self, limits: Limits) -> None:
        self.found: list[_Layout] = []
        self._limits = limits
        self._row = self._row_repeat = self._column = self._cell_repeat = 0
        self._depth = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "table":
            self._depth += 1
            if self._depth == 1:
                self.found.append(_Layout())
                self._row = self._row_repeat = 0
        elif self._depth != 1:
            return
        elif name == "table-row":
            self._row += max(self._row_repeat, 0) or (1 if self._row == 0 else 0)
            self._row_repeat = int(attributes.get("table:number-rows-repeated", 1))
            self._column = self._cell_repeat = 0
            if attributes.get("table:visibility", "visible") != "visible":
                last = min(self._row + self._row_repeat, self._limits.rows + 1)
                self.found[-1].hidden_rows.update(range(self._row, last))
        elif name in {"table-cell", "covered-table-cell"}:
            self._start_cell(attributes)

    def end(self, name: str) -> None:
        if name == "table":
            self._depth -= 1

    def text(self, _data: str) -> None:
        """Texts are calamine's."""

    def _start_cell(self, attributes: Attributes) -> None:
        self._column += max(self._cell_repeat, 1) if self._column else 1
        self._cell_repeat = int(attributes.get("table:number-columns-repeated", 1))
        down = int(attributes.get("table:number-rows-spanned", 1))
        right = int(attributes.get("table:number-columns-spanned", 1))
        layout = self.found[-1]
        if down > 1 or right > 1:
            layout.merged.append(Area(self._row, self._column, self._row + down - 1, self._column + right - 1))
        if "office:value-type" in attributes:
            last_row = self._row + self._row_repeat - 1
            last_column = self._column + self._cell_repeat - 1
            layout.too_large = layout.too_large or check_place(last_row, last_column, self._limits)


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value or None
    if isinstance(value, int | float):
        number = float(value)
        return int(number) if number.is_integer() and abs(number) < 1e15 else number if math.isfinite(number) else None
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    return None if value is None else str(value)
