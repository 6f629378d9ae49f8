"""The workbook of the rows an import did not take: each with its cell, its reason, and the row as it read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.imported import Finding

if TYPE_CHECKING:
    from dvqc_desktop.exports.excel.book import SheetWriter

_LONGEST = 300
_DOUBT_HEADS = ("Dòng", "Cột", "Giá trị", "Lý do")
_DOUBT_WIDTHS = (7.0, 6.0, 26.0, 34.0)
_OWN_WIDTH = 16.0
_MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class RejectList:
    """What the workbook is made of: the file the rows came from, its headings, and doubt and cells of each row."""

    file: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Finding, tuple[str, ...]], ...]


def build_rejects_workbook(rejects: RejectList, made_on: date) -> bytes:
    """The .xlsx, made in memory; texts stay texts and over-long ones say that they go on."""
    from dvqc_desktop.exports.excel.book import Book, Paper, SheetWriter

    book = Book("Các dòng chưa nhập", made_on)
    widths = (*_DOUBT_WIDTHS, *(_OWN_WIDTH for _ in rejects.headings))
    sheet = SheetWriter(book, "Chưa nhập", Paper(widths, f"Lập ngày {format_date(made_on)}", landscape=True))
    sheet.title_lines("Các dòng chưa nhập", f"Từ tệp {rejects.file}, số dòng và cột như trong tệp ấy")
    head = sheet.heads([*_DOUBT_HEADS, *(heading or "(không tên)" for heading in rejects.headings)])
    sheet.freeze_under(head)
    for finding, cells in rejects.rows:
        own = [*cells[: len(rejects.headings)], *[""] * (len(rejects.headings) - len(cells))]
        _write_row(sheet, [finding.column, finding.value, finding.reason, *own], finding.row, widths)
    if not rejects.rows:
        sheet.note("Mọi dòng đều đã nhập.")
    return book.to_bytes()


def _write_row(sheet: SheetWriter, texts: Sequence[str], row: int, widths: Sequence[float]) -> None:
    sheet.put(1, row, "Ô số")
    lines = 1
    for column, text in enumerate(texts, 2):
        shown = _shortened(text)
        sheet.put(column, shown or None, "Ô chữ")
        lines = max(lines, -(-len(shown) // int(widths[column - 1])))
    sheet.next(min(lines, _MOST_LINES))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… (còn {len(text) - _LONGEST} ký tự)"
