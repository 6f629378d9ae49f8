"""What the same work costs at the least on this machine: raw SQL, a bare frame, the usual workbook, an empty page."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTableView
from sqlalchemy import text

from dvqc_desktop.db.engine import Database
from tests.benchmarks.probe_floor import bare_table

CARD_FIELDS = """
SELECT p.id, p.full_name, p.name_fold, p.name_sort, p.trade, p.skill_grade, p.contact_interval_days, s.start_on,
  pl.work_group_id, pl.shift_id, e.class_code, e.at, e.aspects, e.review_on,
  (SELECT b.class_code FROM class_event b WHERE b.person_id = p.id AND b.at <= :before
   ORDER BY b.at DESC, b.id DESC LIMIT 1),
  h.holder_id, h.exception_reason, h.cell_agreement,
  (SELECT max(c.at) FROM contact c WHERE c.worker_id = p.id AND c.at <= :day)
FROM person p JOIN worker_spell s ON s.person_id = p.id AND s.end_on IS NULL
LEFT JOIN class_event e ON e.id = (SELECT l.id FROM class_event l WHERE l.person_id = p.id AND l.at <= :day
   ORDER BY l.at DESC, l.id DESC LIMIT 1)
LEFT JOIN placement pl ON pl.person_id = p.id AND pl.end_on IS NULL
LEFT JOIN holder_assignment h ON h.worker_id = p.id AND h.role = 'main' AND h.end_on IS NULL
"""
BESIDE_THE_CARDS = (
    "SELECT worker_id, holder_id FROM holder_assignment WHERE role = 'helper' AND end_on IS NULL",
    "SELECT p.person_id, count(s.done_on), count(*) FROM plan p JOIN plan_step s ON s.plan_id = p.id "
    "WHERE p.state = 'active' GROUP BY p.person_id",
    "SELECT p.person_id, a.reached_on FROM plan p JOIN plan_aim a ON a.plan_id = p.id WHERE a.kind = 'near'",
    "SELECT p.person_id, m.norm, o.at, o.value FROM plan p JOIN measure_series m ON m.plan_id = p.id "
    "JOIN measure_point o ON o.series_id = m.id",
    "SELECT person_id, start_on, end_on FROM contact_pause",
    "SELECT person_id, title FROM post WHERE organization <> 'party'",
)
LINKS = """
SELECT p.id, h.holder_id, (SELECT e.class_code FROM class_event e WHERE e.person_id = p.id AND e.at <= :day
   ORDER BY e.at DESC, e.id DESC LIMIT 1)
FROM person p JOIN worker_spell s ON s.person_id = p.id AND s.end_on IS NULL
LEFT JOIN holder_assignment h ON h.worker_id = p.id AND h.role = 'main' AND h.end_on IS NULL
"""
ATTENTION = """
SELECT s.person_id, (SELECT e.class_code FROM class_event e WHERE e.person_id = s.person_id AND e.at <= :day
   ORDER BY e.at DESC, e.id DESC LIMIT 1), pl.work_group_id, h.holder_id
FROM worker_spell s LEFT JOIN placement pl ON pl.person_id = s.person_id AND pl.end_on IS NULL
LEFT JOIN holder_assignment h ON h.worker_id = s.person_id AND h.role = 'main' AND h.end_on IS NULL
WHERE s.end_on IS NULL
"""
MEETINGS = "SELECT worker_id, by_id, kind, topics FROM contact WHERE at BETWEEN :start AND :day"
WAITING = """
SELECT p.id, p.full_name, s.start_on, (SELECT max(c.at) FROM contact c WHERE c.worker_id = p.id AND c.at <= :day),
  near.holder_id, far.holder_id
FROM person p JOIN worker_spell s ON s.person_id = p.id AND s.end_on IS NULL
LEFT JOIN holder_assignment near ON near.worker_id = p.id AND near.role = 'main' AND near.end_on IS NULL
LEFT JOIN holder_assignment far ON far.worker_id = near.holder_id AND far.role = 'main' AND far.end_on IS NULL
WHERE p.id NOT IN (SELECT worker_id FROM contact WHERE at BETWEEN :start AND :day)
"""
BACK = timedelta(days=90)
NOTE = """
INSERT INTO maintenance (key, value) VALUES ('bench', hex(randomblob(8)))
ON CONFLICT (key) DO UPDATE SET value = excluded.value
"""
COPIED = 2_000
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


def plain_copy(view: QTableView) -> QTableView:
    """A table of the same words, size and row height, by Qt's own model and delegate."""
    source, copied = view.model(), QTableView()
    rows, columns = min(source.rowCount(), COPIED), source.columnCount()
    model = QStandardItemModel(rows, columns, copied)
    for row in range(rows):
        for column in range(columns):
            model.setItem(row, column, QStandardItem(str(source.index(row, column).data() or "")))
    copied.setModel(model)
    copied.verticalHeader().setDefaultSectionSize(view.rowHeight(0))
    for column in range(columns):
        copied.setColumnWidth(column, view.columnWidth(column))
        copied.setColumnHidden(column, view.isColumnHidden(column))
    copied.setFont(view.font())
    copied.resize(view.size())
    copied.show()
    return copied


def turn_page(view: QAbstractItemView) -> None:
    """Scrolls a view by one page, from the end back to its top, and paints it."""
    bar = view.verticalScrollBar()
    bar.setValue(0 if bar.value() == bar.maximum() else bar.value() + bar.pageStep())
    view.viewport().repaint()


def fetch_card_fields(database: Database, day: date) -> int:
    """The fields of all cards as plain tuples from the bare driver: nothing is joined, counted or shown."""
    read, given = database.connection.execute, {"day": day.isoformat(), "before": (day - BACK).isoformat()}
    with database.lock:
        rows = read(CARD_FIELDS, given).fetchall()
        for statement in BESIDE_THE_CARDS:
            read(statement).fetchall()
    return len(rows)


def fetch_links(database: Database, day: date) -> int:
    """Everybody's class and main holder as plain tuples from the bare driver."""
    with database.lock:
        return len(database.connection.execute(LINKS, {"day": day.isoformat()}).fetchall())


def scan_events(database: Database) -> object:
    """Every class event looked at once by the bare driver."""
    with database.lock:
        return database.connection.execute("SELECT max(class_code) FROM class_event NOT INDEXED").fetchone()


def scan_events_twice(database: Database) -> object:
    """The same for two days."""
    return scan_events(database), scan_events(database)


def scan_contacts(database: Database) -> object:
    """Every contact looked at once by the bare driver."""
    with database.lock:
        return database.connection.execute("SELECT count(*), max(+id) FROM contact NOT INDEXED").fetchone()


def fetch_attention(database: Database, start: date, day: date) -> int:
    """Everybody's class, group and holder, and who met whom since a day, as plain tuples: nothing is summed."""
    read, given = database.connection.execute, {"start": start.isoformat(), "day": day.isoformat()}
    with database.lock:
        return len(read(ATTENTION, given).fetchall()) + len(read(MEETINGS, given).fetchall())


def fetch_waiting(database: Database, start: date, day: date) -> int:
    """Whom nobody met since a day, with the last contact and both holders, as plain tuples: nothing is judged."""
    with database.lock:
        given = {"start": start.isoformat(), "day": day.isoformat()}
        return len(database.connection.execute(WAITING, given).fetchall())


def scan_tables(database: Database) -> list[Any]:
    """Every row of the tables that a report looks at, counted by a raw scan."""
    with database.reading() as session:
        return [session.execute(text(f"SELECT count(*), max(+id) FROM {name} NOT INDEXED")).one() for name in SCANS]


def commit_one_row(database: Database) -> None:
    """One changed row, committed by the bare driver, without log and mapper."""
    with database.lock:
        for statement in ("BEGIN IMMEDIATE", NOTE, "COMMIT"):
            database.connection.execute(statement)


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
