"""What the same work costs at the least on this machine: raw SQL, a bare frame, the usual workbook, an empty page."""

from io import BytesIO
from typing import Any

from PySide6.QtWidgets import QTableView
from sqlalchemy import text

from dvqc_desktop.db.engine import Database
from tests.benchmarks.probe_floor import bare_table

CARD_FIELDS = """
SELECT p.id, p.full_name, p.name_fold, p.trade, p.skill_grade, pl.work_group_id, h.holder_id,
  (SELECT e.class_code FROM class_event e WHERE e.person_id = p.id AND e.at <= :day
   ORDER BY e.at DESC, e.id DESC LIMIT 1),
  (SELECT max(c.at) FROM contact c WHERE c.worker_id = p.id AND c.at <= :day)
FROM worker_spell s JOIN person p ON p.id = s.person_id
LEFT JOIN placement pl ON pl.person_id = p.id AND pl.end_on IS NULL
LEFT JOIN holder_assignment h ON h.worker_id = p.id AND h.role = 'main' AND h.end_on IS NULL
WHERE s.end_on IS NULL ORDER BY p.name_sort, p.id
"""
SCANS = ("class_event", "contact", "holder_assignment", "attendance", "task")


class BareFrame:
    """A table that paints one frame."""

    def __init__(self) -> None:
        self._table: QTableView = bare_table()
        self._table.resize(1180, 560)
        self._table.show()

    def paint(self) -> None:
        """One repaint of the table."""
        self._table.viewport().repaint()

    def close(self) -> None:
        """Takes the table away."""
        self._table.close()
        self._table.deleteLater()


def fetch_card_fields(database: Database, day: str) -> int:
    """The fields of all cards as plain tuples, by one statement."""
    with database.reading() as session:
        return len(session.execute(text(CARD_FIELDS), {"day": day}).all())


def scan_tables(database: Database) -> list[Any]:
    """Every row of the tables that a report looks at, counted by a raw scan."""
    with database.reading() as session:
        return [session.execute(text(f"SELECT count(*), max(+id) FROM {name} NOT INDEXED")).one() for name in SCANS]


def commit_one_row(database: Database) -> None:
    """One changed row, committed, without log and mapper."""
    database.note("bench", "1")


def usual_workbook(cells: list[list[list[object]]]) -> bytes:
    """The same sheets the usual way: openpyxl, a style made for each cell."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side

    workbook = Workbook()
    for sheet in cells:
        page = workbook.create_sheet()
        for row, values in enumerate(sheet, start=1):
            for column, value in enumerate(values, start=1):
                cell = page.cell(row, column, value)
                cell.font = Font(name="Times New Roman", size=12)
                cell.border = Border(*[Side(style="thin")] * 4)
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def empty_page() -> object:
    """An A4 page with one word, by Typst, with the same fonts."""
    import typst

    from dvqc_desktop.paths import resource

    compiler = typst.Compiler(
        b'#set page("a4")\n#set text(font: "Tinos")\nMot', font_paths=[resource("fonts")], ignore_system_fonts=True
    )
    return compiler.compile(format="pdf")
