"""A list as it stands on screen as a workbook: the look made by openpyxl, the rows streamed in as text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.exports.excel.text import cell_text, needs_quote

if TYPE_CHECKING:
    from dvqc_desktop.exports.excel.book import SheetWriter

FIELD = "\x1f"
"""Between the cells of a line; no cell can hold it."""
TITLE = "Danh sách"
PORTRAIT_WIDTH = 98.0
_NARROW, _WIDE, _LOOKED_AT = 6.0, 46.0, 2_000
_DAY = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,14})")
_HIGHEST = 400.0  # points; Excel's rows end at 409
_EPOCH = date(1899, 12, 30).toordinal()
_FIRST_YEAR = 1900
_LOOKS = ("Ô chữ", "Ô số", "Ô ngày")
_QUICK = 1
"""How hard the rows are packed: more makes the file little smaller and the wait three times as long."""


@dataclass(frozen=True, slots=True)
class ListHead:
    """The head of a column; a column of `numbers` stands to the right, and its digits are numbers."""

    words: str
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class ShownList:
    """A list: its title, whose it is and of which day, what it was chosen by, what was left out, heads and lines.

    A line is its cells as on screen, `FIELD` between them: so a long list goes to a child process in a moment.
    """

    title: str
    unit: str
    day: date
    chosen: str
    left_out: str
    heads: tuple[ListHead, ...]
    lines: tuple[str, ...]


def line_of(cells: Iterable[str]) -> str:
    """The cells of a row as a line."""
    return FIELD.join([cell.replace(FIELD, " ") for cell in cells])


def build_list_workbook(shown: ShownList) -> bytes:
    """The .xlsx, made in memory: texts are texts, days days, and digits of number columns numbers.

    Raises:
        WorkbookTextTooLongError: a text does not fit a cell.
    """
    from dvqc_desktop.exports.excel.book import Book, Paper, SheetWriter

    book = Book(shown.title, shown.day)
    widths = _widths(shown)
    paper = Paper(widths, f"{shown.unit} – {shown.title}", landscape=sum(widths) > PORTRAIT_WIDTH)
    sheet = SheetWriter(book, TITLE, paper)
    _write_top(sheet, shown)
    first = sheet.row
    for column, look in enumerate(_LOOKS, 1):
        sheet.put(column, "=" if column == 1 else None, look)
    sheet.put(len(_LOOKS) + 1, "x", "Ô chữ")
    return _with_rows(book.to_bytes(), shown, first)


def _write_top(sheet: SheetWriter, shown: ShownList) -> None:
    sheet.title_lines(shown.title.upper(), shown.unit)
    sheet.row -= 1
    told = f"Tính đến ngày {format_date(shown.day)}: {len(shown.lines):,} dòng".replace(",", ".")
    for words in (f"{told}. Chọn theo: {shown.chosen}.", shown.left_out):
        if words:
            sheet.across(words, "Ghi chú")
            sheet.next(sheet.lines_across(words, "Ghi chú"))
    sheet.row += 1
    sheet.freeze_under(sheet.heads([head.words for head in shown.heads]))


def _widths(shown: ShownList) -> tuple[float, ...]:
    """As wide as nearly all of the texts and the longest word of the head, within reason."""
    columns = list(zip(*(line.split(FIELD) for line in shown.lines[:_LOOKED_AT]), strict=True))
    widths = []
    for place, head in enumerate(shown.heads):
        lengths = sorted(map(len, columns[place])) if columns else [0]
        usual, word = lengths[int(0.97 * (len(lengths) - 1))], max(map(len, head.words.split() or [""]))
        widths.append(min(max(usual + 3, word * 1.1 + 2, _NARROW), _WIDE))
    return tuple(widths)


def _with_rows(package: bytes, shown: ShownList, first: int) -> bytes:
    """The package with the lines in place of the row of samples, which only gives the numbers of the looks."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                content = _filled(content.decode(), shown, first)
            target.writestr(entry, content, zipfile.ZIP_DEFLATED, _QUICK)
    return made.getvalue()


def _filled(sheet: str, shown: ShownList, first: int) -> bytes:
    begin, end = sheet.index(f'<row r="{first}"'), sheet.index("</sheetData>")
    quoted, number, day, plain = re.findall(r' s="(\d+)"', sheet[begin:end])
    cells = _Cells(plain, quoted, number, day)
    rows = cells.rows(shown, _widths(shown), first)
    last = first + max(len(shown.lines), 1) - 1
    after = re.sub(r"(<drawing |<tableParts|</worksheet>)", rf"{_as_typed(shown, first, last)}\1", sheet[end:], count=1)
    return "".join((sheet[:begin], *rows, after)).encode()


def _as_typed(shown: ShownList, first: int, last: int) -> str:
    """Numbers in columns of words, such as staff numbers, are meant so: Excel shall not mark them."""
    from openpyxl.utils import get_column_letter

    area = f"A{first}:{get_column_letter(len(shown.heads))}{last}"
    return f'<ignoredErrors><ignoredError sqref="{area}" numberStoredAsText="1"/></ignoredErrors>'


class _Kept(dict[str, tuple[str, int]]):
    """Cells of a column by their text: the XML after the column's letter and the row, and how many lines it takes."""

    def __init__(self, make: Callable[[str], str], width: float) -> None:
        super().__init__()
        self._make, self._width = make, width

    def __missing__(self, text: str) -> tuple[str, int]:
        from dvqc_desktop.exports.excel.book import lines_of

        made = self[text] = self._make(text), lines_of(text, _LOOKS[0], self._width)
        return made


class _Cells:
    """Writes cells as XML; what was written once for a text is kept, for lists repeat themselves."""

    def __init__(self, plain: str, quoted: str, number: str, day: str) -> None:
        self._plain, self._quoted, self._number, self._day = plain, quoted, number, day

    def rows(self, shown: ShownList, widths: Sequence[float], first: int) -> Iterator[str]:
        """Each line as a row as high as its words, from the row `first` on."""
        from openpyxl.utils import get_column_letter

        from dvqc_desktop.exports.excel.book import height_of

        columns = [
            (f'<c r="{get_column_letter(place)}', self._kept(head, width))
            for place, (head, width) in enumerate(zip(shown.heads, widths, strict=True), 1)
        ]
        for row, line in enumerate(shown.lines, first):
            number, parts, highest = str(row), [], 1
            for (begin, kept), text in zip(columns, line.split(FIELD), strict=True):
                cell, lines = kept[text]
                parts.append(begin + number + cell)
                highest = max(highest, lines)
            height = min(height_of(highest), _HIGHEST)
            yield f'<row r="{number}" ht="{height}" customHeight="1">{"".join(parts)}</row>'

    def _kept(self, head: ListHead, width: float) -> _Kept:
        return _Kept(self._number_or_text if head.numbers else self._text, width)

    def _text(self, text: str) -> str:
        if not text:
            return f'" s="{self._plain}"/>'
        serial = _serial(text)
        if serial is not None:
            return f'" s="{self._day}"><v>{serial}</v></c>'
        look = self._quoted if needs_quote(text) else self._plain
        words = escape(cell_text(text), quote=False)
        return f'" s="{look}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'

    def _number_or_text(self, text: str) -> str:
        if _NUMBER.fullmatch(text):
            return f'" s="{self._number}"><v>{text.replace(".", "")}</v></c>'
        return self._text(text)


def _serial(text: str) -> int | None:
    """The number by which Excel knows the day "20/11/2026"; None for what is no day of its calendar."""
    match = _DAY.fullmatch(text)
    if match is None or int(match[3]) < _FIRST_YEAR:
        return None
    try:
        day = date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
    return day.toordinal() - _EPOCH if day >= date(_FIRST_YEAR, 3, 1) else None
