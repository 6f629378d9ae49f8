"""Tells the rows of people from sums, signatures, sections, repeated headings and blank rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dvqc_desktop.domain.names import one_line
from dvqc_desktop.imports.cells import Cell, Sheet
from dvqc_desktop.imports.fields import Field
from dvqc_desktop.imports.header import Header

_SUM = re.compile(
    r"(tổng cộng|tổng số|tổng|cộng|cộng dồn|tong cong|tong so|tong)\s*(\(.*\))?"
    r"\s*([:.=]|\d|người|toàn|cả|chung|$).*|.*:\s*\d+ người\.?"
)
_SIGNATURE = re.compile(
    r"(người lập|lập biểu|lập bảng|người ký|thủ trưởng|giám đốc|quản đốc|tổ trưởng|tổ phó|bí thư|tm\.|t/m|kt\.|k/t|"
    r"thay mặt|xác nhận|phê duyệt|\(?ký,|\(?ký ghi|\(ký|nơi nhận|người tổng hợp|cán bộ|phụ trách|trưởng phòng|"
    r"trưởng ban).*|.*ngày\s*(\d{1,2}|[.…]+)\s*tháng\s*(\d{1,2}|[.…]+)\s*năm.*"
)
_REMARK = re.compile(r"\(?(ghi chú|lưu ý|chú thích|danh sách|ấn định|bằng chữ|trong đó|\*|nguồn).*")
_SECTION = re.compile(
    r"((tổ|phân xưởng|px|nhóm|ca|đội|phòng|ban|bộ phận|chuyền|khối|đơn vị)\b.*)|([ivx]+|[a-z]|\d+)[.)/-]\s*.*"
)
_NAMES = {Field.NAME, Field.FAMILY, Field.GIVEN}
_NO_FACTS = _NAMES | {Field.NUMBER, Field.NOTE}
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?|\(?[A-Za-z]\)?")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A row that stands for somebody: its Excel number, its cells by field, and why it may be nobody after all."""

    number: int
    cells: dict[Field, Cell]
    doubt: str = ""


def people_rows(sheet: Sheet, header: Header) -> Iterator[PersonRow]:
    """The rows below the header that stand for people, in order; what follows the end of a list needs a number."""
    ended = False
    headings = _printed(sheet, header)
    for number in sorted(row for row in sheet.rows if row > header.last_row):
        cells = sheet.rows[number]
        if _is_heading(cells, headings) or _numbers_columns(cells):
            continue
        if _ends_list(cells):
            ended = True
            continue
        row = PersonRow(number, {field: sheet.cell(number, column) for column, field in header.mapping.items()})
        facts = _facts(row)
        if not _is_person(row, facts, ended) or (not facts and _heads_section(row, sheet)):
            continue
        yield PersonRow(number, row.cells, _doubt(row, facts, header, number in sheet.hidden_rows))


def _is_person(row: PersonRow, facts: set[Field], ended: bool) -> bool:
    named = _named(row)
    numbered = not _blank(row.cells.get(Field.NUMBER))
    if not named:
        return len(facts) >= (1 if numbered else 2)
    return len(facts) >= 2 or _is_number(row.cells.get(Field.NUMBER)) or not ended


def _heads_section(row: PersonRow, sheet: Sheet) -> bool:
    """True for a row without facts that names a team or part of the list."""
    if _is_number(row.cells.get(Field.NUMBER)):
        return False
    if any(area.top == row.number and area.right - area.left >= 2 for area in sheet.merged):
        return True
    text = " ".join(one_line(cell) for cell in _named(row).values() if isinstance(cell, str)).lower()
    return not _blank(row.cells.get(Field.NUMBER)) or _SECTION.fullmatch(text) is not None


def _doubt(row: PersonRow, facts: set[Field], header: Header, hidden: bool) -> str:
    if hidden:
        return "dòng đang bị ẩn trong Excel; bỏ ẩn rồi nhập lại nếu vẫn thuộc danh sách"
    alone = not facts and _blank(row.cells.get(Field.NUMBER))
    if alone and len(header.mapping) > 2:
        return "dòng chỉ có tên, không có số thứ tự và thông tin khác"
    return ""


def _named(row: PersonRow) -> dict[Field, Cell]:
    return {field: cell for field, cell in row.cells.items() if field in _NAMES and not _blank(cell)}


def _facts(row: PersonRow) -> set[Field]:
    return {field for field, cell in row.cells.items() if field not in _NO_FACTS and not _blank(cell)}


def _ends_list(cells: list[Cell]) -> bool:
    """True for a row of a sum, a signature or a remark: such words come first, and no number of a person before."""
    texts = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
    if not texts or (cells and _is_number(cells[0]) and len(texts) > 1):
        return False
    first = one_line(texts[0]).lower()
    return any(pattern.fullmatch(first) for pattern in (_SUM, _SIGNATURE, _REMARK))


def _is_heading(cells: list[Cell], headings: set[str]) -> bool:
    """True for the headings printed again on a later page."""
    texts = {cell for cell in cells if isinstance(cell, str)}
    return len(texts) >= 2 and texts <= headings


def _numbers_columns(cells: list[Cell]) -> bool:
    """True for the row that numbers the columns: 1, 2, 3 or (1), (2), (3) or A, B, 1."""
    texts = [str(cell).strip() for cell in cells if not _blank(cell)]
    return len(texts) >= 3 and all(_COLUMN_NUMBER.fullmatch(text) for text in texts) and len(set(texts)) == len(texts)


def _is_number(cell: Cell) -> bool:
    return (isinstance(cell, int | float) and not isinstance(cell, bool)) or (
        isinstance(cell, str) and re.fullmatch(r"\d{1,6}[.)]?", cell.strip()) is not None
    )


def _blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not one_line(cell))


def _printed(sheet: Sheet, header: Header) -> set[str]:
    """The headings as they stand."""
    rows = (sheet.rows.get(row, ()) for row in range(header.first_row, header.last_row + 1))
    return {cell for cells in rows for cell in cells if isinstance(cell, str)}
