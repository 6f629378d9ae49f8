"""A framed table with a line of totals: the totals are formulas that carry their result."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from openpyxl.utils import get_column_letter

from dvqc_desktop.exports.excel.book import Content, Formula, SheetWriter


class Total(Enum):
    """What stands under a column."""

    NOTHING = auto()
    SUM = auto()
    SHARE = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, the look of its cells, and what stands under it."""

    head: str
    look: str = "Ô số"
    total: Total = Total.SUM


@dataclass(frozen=True, slots=True)
class Share:
    """A share of two columns of the same row, by number from 1; written as a formula."""

    part: int
    whole: int


_TOTAL_LOOKS = {Total.NOTHING: "Cộng chữ", Total.SUM: "Cộng số", Total.SHARE: "Cộng tỉ lệ"}
TableContent = Content | Share


def write_table(sheet: SheetWriter, columns: Sequence[Column], rows: Sequence[Sequence[TableContent]]) -> int:
    """Write head, rows and, where there are rows and sums, the line of totals; gives the number of the head row.

    A table without rows says that there are none.
    """
    head = sheet.heads([column.head for column in columns])
    first = sheet.row
    for row in rows:
        sheet.line([_content(cell, row, sheet.row) for cell in row], [_look(cell, columns[i].look)
                   for i, cell in enumerate(row)])  # fmt: skip
    if rows and any(column.total is Total.SUM for column in columns):
        _write_totals(sheet, columns, rows, first)
    if not rows:
        sheet.across("Không có.", "Ghi chú")
        sheet.next()
    sheet.row += 1
    return head


def _look(cell: TableContent, look: str) -> str:
    """A word in a column of numbers keeps to the right."""
    return "Ô chữ phải" if isinstance(cell, str) and look in {"Ô số", "Ô tỉ lệ"} else look


def _number(content: TableContent) -> float:
    if isinstance(content, Formula):
        content = content.result
    return content if isinstance(content, int | float) else 0


def _content(cell: TableContent, row: Sequence[TableContent], number: int) -> Content:
    if isinstance(cell, Share):
        return _share(cell, number, _number(row[cell.part - 1]), _number(row[cell.whole - 1]))
    return cell


def _share(share: Share, row: int, part: float, whole: float) -> Formula:
    a, b = f"{get_column_letter(share.part)}{row}", f"{get_column_letter(share.whole)}{row}"
    return Formula(f"=IF({b}=0,0,{a}/{b})", part / whole if whole else 0)


def _write_totals(
    sheet: SheetWriter, columns: Sequence[Column], rows: Sequence[Sequence[TableContent]], first: int
) -> None:
    sums = [sum(_number(row[place]) for row in rows) for place in range(len(columns))]
    contents: list[Content] = []
    for place, column in enumerate(columns):
        letter = get_column_letter(place + 1)
        sample = next((row[place] for row in rows if isinstance(row[place], Share)), None)
        if column.total is Total.SUM:
            contents.append(Formula(f"=SUM({letter}{first}:{letter}{sheet.row - 1})", sums[place]))
        elif isinstance(sample, Share):
            contents.append(_share(sample, sheet.row, sums[sample.part - 1], sums[sample.whole - 1]))
        else:
            contents.append("Cộng" if place == 0 else None)
    sheet.line(contents, [_TOTAL_LOOKS[column.total] for column in columns])
