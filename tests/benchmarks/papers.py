"""What goes out: the report's figures, its workbook, the agenda's PDF."""

import time
from io import BytesIO
from pathlib import Path

from sqlalchemy import text

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.exports.documents.print_paper import PaperKind, render_paper
from dvqc_desktop.exports.excel.report import build_report_workbook
from dvqc_desktop.services.reports.report import read_report
from tests.benchmarks import floors
from tests.benchmarks.books import open_book
from tests.benchmarks.measure import Figure, pairs


def report_figures(book: Path, count: int) -> Figure:
    """All figures of the running quarter: CPU, against raw scans of the tables looked at."""
    database = open_book(book)
    today = clock.today()
    period = parse_period(f"{today.year}-Q{(today.month + 2) // 3}")
    try:
        return pairs(lambda: database.read(read_report, period), lambda: floors.scan_tables(database), count)
    finally:
        database.close()


def report_workbook(book: Path, count: int) -> Figure:
    """The workbook from its figures: CPU, against the same sheets made the usual way."""
    from openpyxl import load_workbook

    database = open_book(book)
    figures = database.read(read_report, parse_period(str(clock.today().year)))
    database.close()
    made = load_workbook(BytesIO(build_report_workbook(figures)))
    cells = [[list(row) for row in sheet.iter_rows(values_only=True)] for sheet in made]
    return pairs(lambda: build_report_workbook(figures), lambda: floors.usual_workbook(cells), count)


def agenda_pdf(book: Path, count: int) -> Figure:
    """The agenda of the last meeting: wall, against an empty page by Typst."""
    database = open_book(book)
    try:
        with database.reading() as session:
            meeting = session.execute(text("SELECT max(id) FROM meeting")).scalar_one()
        return pairs(
            lambda: render_paper(database, PaperKind.AGENDA, meeting), floors.empty_page, count, time.perf_counter
        )
    finally:
        database.close()
