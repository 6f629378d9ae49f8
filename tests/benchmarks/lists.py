"""Lists that go out: 50,000 rows of 15 columns with frames."""

from datetime import date
from io import BytesIO

from dvqc_desktop.exports.excel.listing import ListHead, ShownList, build_list_workbook, line_of
from tests.benchmarks.measure import Figure, pairs

ROWS, COLUMNS = 50_000, 15
HEADS = tuple(ListHead(f"Cột {number}", number in {4, 12}) for number in range(COLUMNS))


def _cells(row: int) -> list[str]:
    words = [f"Nguyễn Văn {row}", str(1970 + row % 30), "Tiện 5/7", f"Tổ máy {row % 40}", str(row % 9), "chưa có"]
    return [
        *words,
        "–",
        f"{row % 28 + 1:02d}/10/2026",
        f"ghi chú {row % 500}",
        "",
        "ca 1",
        "xe đạp",
        str(row % 60),
        "a",
        "b",
    ]


def _usual(rows: list[list[str]]) -> bytes:
    """openpyxl's write_only mode, one styled cell a column."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Border, Font, Side

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    styled = [WriteOnlyCell(sheet) for _ in range(COLUMNS)]
    for cell in styled:
        cell.font, cell.border = Font(name="Times New Roman", size=12), Border(*[Side(style="thin")] * 4)
    for row in rows:
        for cell, value in zip(styled, row, strict=True):
            cell.value = value
        sheet.append(styled)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def list_workbook(count: int) -> Figure:
    """The workbook of the list: CPU, against openpyxl's write_only mode."""
    rows = [_cells(row) for row in range(ROWS)]
    shown = ShownList("Danh sách", "Tổ máy 6", date(2026, 11, 20), "tất cả", "", HEADS, tuple(map(line_of, rows)))
    return pairs(lambda: build_list_workbook(shown), lambda: _usual(rows), count)
