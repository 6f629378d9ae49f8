"""Makes an .xlsx in memory: openpyxl's own saving would leave copies of the sheets in the temporary folder."""

import io
import zipfile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl import Workbook


def new_workbook(font: str, size: int) -> "Workbook":
    """A workbook without sheets whose plain cells have the font, size in points."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils.indexed_list import IndexedList

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    inner: Any = workbook
    inner._fonts = IndexedList([Font(name=font, size=size)])
    return workbook


def saved(workbook: "Workbook") -> bytes:
    """The bytes of the workbook; nothing is written to a disk."""
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class InMemoryWriter(ExcelWriter):
        def write_worksheet(self: Any, ws: Any) -> None:
            ws._drawing = SpreadsheetDrawing()
            ws._drawing.charts = ws._charts
            cells = io.BytesIO()
            writer: Any = WorksheetWriter(ws, out=cells)
            writer.write()
            ws._rels = writer._rels
            self._archive.writestr(ws.path[1:], cells.getvalue())
            self.manifest.append(ws)

    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        InMemoryWriter(workbook, archive).write_data()
    return content.getvalue()
