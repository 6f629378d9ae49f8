"""What goes out: the report's figures, its workbook, papers as PDF."""

import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

from sqlalchemy import text

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.exports.documents.print_paper import PaperKind, render_paper
from dvqc_desktop.exports.documents.typeset import render_pdf
from dvqc_desktop.exports.excel.report import build_report_workbook
from dvqc_desktop.services.reports.report import read_report
from dvqc_desktop.services.rules import load_rule_pack
from tests.benchmarks import floors
from tests.benchmarks.books import open_book
from tests.benchmarks.measure import Figure, pairs, timed
from tests.benchmarks.probe_papers import minutes, roster


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


def minutes_pdf(count: int) -> Figure:
    """Minutes of 12 pages: wall, against an empty page by Typst; other words each time, as nothing may be kept."""
    numbers = iter(range(1, 10_000))
    rules = load_rule_pack()
    return pairs(lambda: render_pdf(minutes(next(numbers)), rules), floors.empty_page, count, time.perf_counter)


def roster_pdf(count: int) -> Figure:
    """A roster of 500 members, one less each time: wall, against an empty page by Typst."""
    numbers = iter(range(500, 0, -1))
    rules = load_rule_pack()
    return pairs(lambda: render_pdf(roster(next(numbers)), rules), floors.empty_page, count, time.perf_counter)


def alone(name: str) -> Figure:
    """A long paper in a process of its own: wall against an empty page, and its greatest memory."""
    command = [sys.executable, "-m", "tests.benchmarks.probe_papers", name]
    took, mebibytes = map(float, subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    floors.empty_page()
    return Figure(took / timed(floors.empty_page, time.perf_counter), took * 1000, mebibytes=mebibytes)
