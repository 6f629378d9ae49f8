"""A workbook being written: sheets ready for A4, cells by named style, formulas with their last result, names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from math import ceil
from typing import TYPE_CHECKING, Any

from dvqc_desktop.exports.excel.package import new_workbook, saved
from dvqc_desktop.exports.excel.sheet_xml import CellValue, put_cached_values
from dvqc_desktop.exports.excel.styles import BOLD, FONT, INDENTED, SIZES, named_styles
from dvqc_desktop.exports.excel.text import cell_text, needs_quote

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MM_PER_INCH = 25.4
NORMAL_SIZE, LETTERS_PER_DIGIT, BOLD_LETTERS_PER_DIGIT = 12, 1.1, 1.0
PADDING, INDENT = 0.7, 1.3
"""Widths of columns are measured in digits of the normal size; so many of them an indent and the frame take."""
POINTS_PER_DIGIT = 6.0
A4_POINTS, SIDES_MM, ENDS_MM = (595.0, 842.0), 45.0, 40.0
PLAIN_ROW_POINTS = 15.75
TABLE_ROWS = 4  # title, head of two lines, sums
POINTS_PER_LINE, POINTS_AROUND = 15.5, 4.0
"""Height of a row in points: so much for each line of text, and so much around."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula ("=SUM(D5:D8)") with the result it has now."""

    text: str
    result: CellValue


Content = CellValue | Formula | None


class Book:
    """A workbook and the last results of its formulas."""

    def __init__(self, title: str, made_on: date) -> None:
        self.workbook = new_workbook(FONT, 12)
        for style in named_styles():
            self.workbook.add_named_style(style)
        self._cached: dict[str, dict[str, CellValue]] = {}
        self._set_properties(title, made_on)

    def _set_properties(self, title: str, made_on: date) -> None:
        """Say nothing about the machine or its user."""
        properties = self.workbook.properties
        properties.creator = properties.lastModifiedBy = ""
        properties.title = cell_text(title)
        properties.created = properties.modified = datetime.combine(made_on, time())

    def name(self, name: str, sheet: "SheetWriter", reference: str) -> None:
        """Give a cell a name that holds in the whole workbook."""
        from openpyxl.utils import absolute_coordinate, quote_sheetname
        from openpyxl.workbook.defined_name import DefinedName

        target = f"{quote_sheetname(sheet.title)}!{absolute_coordinate(reference)}"
        self.workbook.defined_names[name] = DefinedName(name, attr_text=target)

    def remember(self, sheet: str, reference: str, result: CellValue) -> None:
        """Keep the last result of a formula, to be written beside it."""
        self._cached.setdefault(sheet, {})[reference] = result

    def to_bytes(self) -> bytes:
        """The finished .xlsx, made in memory alone."""
        return put_cached_values(saved(self.workbook), self._cached)


@dataclass(frozen=True, slots=True)
class Paper:
    """How a sheet lies on A4: widths of its columns in characters, and what stands at its foot."""

    widths: tuple[float, ...]
    foot: str
    landscape: bool = False


def lines_of(content: Content, look: str, width: float) -> int:
    """How many lines a text takes in a column; letters are a little narrower than the digits that measure columns."""
    text = content.result if isinstance(content, Formula) else content
    if not isinstance(text, str):
        return 1
    letters = BOLD_LETTERS_PER_DIGIT if look in BOLD else LETTERS_PER_DIGIT
    room = (width - PADDING - (INDENT if look in INDENTED else 0)) * letters * NORMAL_SIZE / SIZES[look]
    return sum(_wrapped(line, max(room, 1)) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    """How many lines of so many letters the words of one line fill; a word longer than a line is broken."""
    lines, used = 1, 0.0
    for word in line.split(" "):
        length = len(word)
        if used and used + 1 + length > room:
            lines, used = lines + 1, 0.0
        else:
            length += bool(used)
        used += length
        lines, used = lines + int((used - 1) // room), (used - 1) % room + 1
    return lines


def height_of(lines: int) -> float:
    """The height in points of a row of so many lines."""
    return POINTS_PER_LINE * lines + POINTS_AROUND


class SheetWriter:
    """Writes a sheet from the top down; `row` is the next free row."""

    def __init__(self, book: Book, title: str, paper: Paper) -> None:
        self.book, self.title, self.widths = book, title, paper.widths
        self.sheet: Worksheet = book.workbook.create_sheet(title)
        self.row = self._page_begin = 1
        for column, width in enumerate(paper.widths, 1):
            self.sheet.column_dimensions[self.sheet.cell(1, column).column_letter].width = width
        self._lay_on_paper(paper)

        self._page_points = self._room_on_page(paper)

    def _room_on_page(self, paper: Paper) -> float:
        """Points of rows that fit on a page, after the sheet was made as wide as the paper."""
        short, long = A4_POINTS
        wide, high = (long, short) if paper.landscape else (short, long)
        to_points = 72 / MM_PER_INCH
        scale = (wide - SIDES_MM * to_points) / (sum(paper.widths) * POINTS_PER_DIGIT)
        return (high - ENDS_MM * to_points) / min(scale, 1.0)

    def _lay_on_paper(self, paper: Paper) -> None:
        sheet: Any = self.sheet
        setup = sheet.page_setup
        setup.paperSize, setup.orientation = 9, "landscape" if paper.landscape else "portrait"
        setup.fitToWidth, setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        margins = sheet.page_margins
        margins.left, margins.right = 30 / MM_PER_INCH, 15 / MM_PER_INCH
        margins.top = margins.bottom = 20 / MM_PER_INCH
        margins.header = margins.footer = 10 / MM_PER_INCH
        sheet.print_options.horizontalCentered = True
        foot = sheet.oddFooter
        foot.left.text, foot.right.text = cell_text(paper.foot).replace("&", "&&"), "Trang &P/&N"
        for part in (foot.left, foot.right):
            part.font, part.size = f"{FONT},Regular", 10

    def put(self, column: int, content: Content, look: str, *, row: int | None = None) -> str:
        """Write one cell of the current row (or of `row`); gives its reference."""
        cell = self.sheet.cell(row or self.row, column)
        cell.style = look
        if isinstance(content, Formula):
            cell.value = content.text
            self.book.remember(self.title, cell.coordinate, content.result)
        elif content == "":
            return str(cell.coordinate)
        elif isinstance(content, str):
            cell.value = cell_text(content)
            cell.data_type = "s"
            cell.quotePrefix = needs_quote(content)
        elif content is not None:
            cell.value = content
            cell.style = look
        return str(cell.coordinate)

    def line(self, contents: Sequence[Content], looks: Sequence[str]) -> int:
        """Write a row from the first column on, as high as its text, and go to the next; gives the row's number."""
        for column, (content, look) in enumerate(zip(contents, looks, strict=True), 1):
            self.put(column, content, look)
        lines = max(map(lines_of, contents, looks, self.widths))
        return self.next(lines)

    def next(self, lines: int = 1) -> int:
        """Make the current row high enough for the lines and go to the next; gives the row's number."""
        self.sheet.row_dimensions[self.row].height = height_of(lines)
        self.row += 1
        return self.row - 1

    def across(self, content: Content, look: str, first: int = 1, last: int | None = None) -> str:
        """Write a cell over several columns of the current row; gives its reference."""
        end = last or len(self.widths)
        for column in range(first + 1, end + 1):
            self.put(column, None, look)
        reference = self.put(first, content, look)
        if end > first:
            self._merge(first, end)
        return reference

    def lines_across(self, text: str, look: str) -> int:
        """How many lines a text takes over the whole width."""
        return lines_of(text, look, sum(self.widths))

    def _merge(self, first: int, last: int) -> None:
        """Make one of the cells; `merge_cells` would work out borders anew, which costs as much as all the rest."""
        from openpyxl.worksheet.cell_range import CellRange

        merged: Any = self.sheet.merged_cells
        merged.add(CellRange(min_col=first, max_col=last, min_row=self.row, max_row=self.row))

    def heads(self, titles: Sequence[str]) -> int:
        """Write the head row of a table; gives its number."""
        return self.line(titles, ["Đầu bảng"] * len(titles))

    def title_lines(self, title: str, subject: str) -> None:
        """Write the sheet's title and what it is about."""
        for text, look in ((title, "Tên báo cáo"), (subject, "Trích yếu")):
            self.across(text, look)
            self.next()
        self.sheet.freeze_panes = f"A{self.row}"
        self.sheet.print_title_rows = f"{self.row - 2}:{self.row - 1}"
        self.row += 1

    def heading(self, text: str) -> None:
        """Write the title of one of several tables of the sheet."""
        self.across(text, "Chữ đậm")
        self.next()

    def note(self, text: str, lines: int = 1) -> None:
        """Write a remark under a table, as high as it needs to be."""
        self.across(text, "Ghi chú")
        self.next(lines)
        self.row += 1

    def keep_together(self, points: float) -> None:
        """Begin a new page of paper where so much more would not fit on this one."""
        from openpyxl.worksheet.pagebreak import Break

        heights = self.sheet.row_dimensions
        used = sum(heights[row].height or PLAIN_ROW_POINTS for row in range(self._page_begin, self.row))
        if used + points > self._page_points and self.row > self._page_begin:
            self.sheet.row_breaks.append(Break(id=self.row - 1))
            self._page_begin = self.row

    def keep_rows(self, rows: int) -> None:
        """Begin a new page where a table of so many rows, with its title and head, would not fit on this one."""
        self.keep_together((rows + TABLE_ROWS) * (POINTS_PER_LINE + POINTS_AROUND))

    def skip(self, points: float) -> None:
        """Leave room of so many points."""
        self.row += ceil(points / PLAIN_ROW_POINTS)

    def mark(self, cells: str, condition: str, *, strong: bool = False) -> None:
        """Mark the cells where the formula holds for their first one: bold on grey, or white on black."""
        from openpyxl.formatting.rule import FormulaRule
        from openpyxl.styles import Font, PatternFill

        ground, letters = ("FF000000", "FFFFFFFF") if strong else ("FFD9D9D9", "FF000000")
        rule: Any = FormulaRule
        fill, font = PatternFill(bgColor=ground, fill_type="solid"), Font(bold=True, color=letters)
        self.sheet.conditional_formatting.add(cells, rule(formula=[condition], fill=fill, font=font))

    def freeze_under(self, head_row: int) -> None:
        """Keep everything down to the head row in sight, and repeat that row on each page."""
        self.sheet.freeze_panes = f"A{head_row + 1}"
        self.sheet.print_title_rows = f"{head_row}:{head_row}"
