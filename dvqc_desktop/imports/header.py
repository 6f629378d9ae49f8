"""Finds the row that names the columns, under titles, in one row or two, with merged cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dvqc_desktop.domain.dates import DateProblem, parse_date
from dvqc_desktop.domain.imported import ListKind
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.domain.sheet_places import column_letter
from dvqc_desktop.imports.cells import Sheet
from dvqc_desktop.imports.fields import Field, field_of, field_under

_SEARCHED_ROWS = 60
_AS_OF = re.compile(r"đến\s+(?:hết\s+)?(?:ngày\s+)?([^()]*?\d{4})")


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headings stand, what each column was headed, and what it was taken for (by column from 1)."""

    first_row: int
    last_row: int
    headings: dict[int, str]
    mapping: dict[int, Field]

    def column_of(self, *fields: Field) -> int | None:
        """The first column that holds one of the fields."""
        return next((column for column, found in self.mapping.items() if found in fields), None)

    def letter_of(self, *fields: Field) -> str:
        """The letter of the first column that holds one of the fields; A where none does."""
        return column_letter(self.column_of(*fields) or 1)


def find_header(sheet: Sheet, kind: ListKind) -> Header | None:
    """The best row or pair of rows that names the columns of a list; None where there is none."""
    best: Header | None = None
    for row in sorted(sheet.rows)[:_SEARCHED_ROWS]:
        for found in (_header_at(sheet, row, row, kind), _two_rows_at(sheet, row, kind)):
            if found and names_people(found.mapping) and (best is None or _better(found, best)):
                best = found
    return best


def _better(found: Header, best: Header) -> bool:
    """More columns named; with as many, the header that also takes in the row below."""
    longer = found.first_row == best.first_row and found.last_row > best.last_row
    return len(found.mapping) > len(best.mapping) or (longer and len(found.mapping) == len(best.mapping))


def names_people(mapping: dict[int, Field]) -> bool:
    """True when the columns hold names: whole, or both parts."""
    found = set(mapping.values())
    return Field.NAME in found or {Field.FAMILY, Field.GIVEN} <= found


def list_day(sheet: Sheet, header: Header) -> date | None:
    """The day for which the list says to stand, from the titles above the header ("Có đến ngày …")."""
    for row in sorted(number for number in sheet.rows if number < header.first_row):
        for cell in sheet.rows[row]:
            found = _AS_OF.search(one_line(cell).lower()) if isinstance(cell, str) else None
            if found:
                try:
                    return parse_date(found[1]).latest
                except DateProblem:
                    continue
    return None


def _two_rows_at(sheet: Sheet, row: int, kind: ListKind) -> Header | None:
    """The header in `row` and the one below, where merged cells or the headings themselves say that they belong."""
    below = sheet.rows.get(row + 1)
    if below is None or not names_people(_header_at(sheet, row, row, kind).mapping):
        return None
    texts = {column: cell for column, cell in enumerate(below, start=1) if isinstance(cell, str)}
    if len(texts) != sum(cell is not None for cell in below):
        return None
    if any(area.top == row and area.bottom == row + 1 for area in sheet.merged):
        return _header_at(sheet, row, row + 1, kind)
    across = [area for area in sheet.merged if area.top == area.bottom == row and area.right > area.left]
    for column, cell in texts.items():
        if any(area.left <= column <= area.right for area in across):
            continue
        if field_of(cell, kind) is None:
            return None
    return _header_at(sheet, row, row + 1, kind) if across or len(texts) > 1 else None


def _header_at(sheet: Sheet, first: int, last: int, kind: ListKind) -> Header:
    headings: dict[int, str] = {}
    mapping: dict[int, Field] = {}
    width = max(len(sheet.rows.get(row, ())) for row in (first, last))
    width = max([width, *(area.right for area in sheet.merged if area.top == first and area.right <= width + 8)])
    top = bottom = ""
    for column in range(1, width + 1):
        own = _text(sheet, first, column)
        beside = bottom != ""
        bottom = _text(sheet, last, column) if last != first else ""
        top = own if own or not (bottom and beside) else top
        headings[column] = " – ".join(part for part in dict.fromkeys((top, bottom)) if part)
        found = field_under(top, bottom, kind)
        if found is not None and found not in mapping.values():
            mapping[column] = found
    _split_merged_name(sheet, first, last, mapping, kind)
    return Header(first, last, headings, mapping)


def _split_merged_name(sheet: Sheet, first: int, last: int, mapping: dict[int, Field], kind: ListKind) -> None:
    """One heading "Họ và tên" merged over two columns stands for family with middle names, and given name."""
    for area in sheet.merged:
        over_two = first <= area.top <= last and area.right == area.left + 1
        if not over_two or mapping.get(area.left) is not Field.NAME or area.right in mapping:
            continue
        filled = sum(sheet.cell(row, area.right) is not None for row in sheet.rows if row > last)
        if field_of(_text(sheet, area.top, area.left), kind) is Field.NAME and filled:
            mapping[area.left], mapping[area.right] = Field.FAMILY, Field.GIVEN


def _text(sheet: Sheet, row: int, column: int) -> str:
    """The text of a heading; a merged heading stands over all its columns."""
    cell = sheet.cell(row, column)
    if cell is None:
        for area in sheet.merged:
            if area.top <= row <= area.bottom and area.left <= column <= area.right:
                cell = sheet.cell(area.top, area.left)
                break
    return one_line(cell) if isinstance(cell, str) else ""
