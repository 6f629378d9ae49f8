"""Benchmarks, `dev.py bench [NAME…] [--sizes 15,500] [--pairs N]`: one table of ratios to floors of the same run."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.benchmarks import board, cells, contacts, copies, lists, papers, search, starts
from tests.benchmarks.books import SIZES, YEARS, make_book
from tests.benchmarks.journeys import Desk
from tests.benchmarks.measure import Figure
from tests.benchmarks.table import Line, show

BOARD, CONTACTS, PAPERS, REPORTS = "board", "contacts", "papers", "reports"


def _of_contacts(name: str, compared: str) -> Line:
    """A line of the contacts: a small book is scanned in less time than a statement needs to begin."""
    return Line(name, compared, "<= 0.25 at 50,000", ratio_goal=0.25, group=CONTACTS, judged_from=50_000)


def _of_board(name: str, compared: str, ratio: float, milliseconds: float | None = None) -> Line:
    """A line of the board whose goal is for 50,000 people: below, the floor is less than a statement's beginning."""
    goal = f"<= {ratio}" + (f", {milliseconds:g} ms" if milliseconds else "") + " at 50,000"
    return Line(name, compared, goal, ratio, milliseconds, group=BOARD, judged_from=50_000)


LINES = (
    Line("start", "unlock page painted, CPU ÷ bare window", "<= 1.2", ratio_goal=1.2),
    Line("usable", "start with a book open, CPU ÷ bare window", "none set"),
    Line("unlock", "the same with passphrase, wall ÷ without cipher; ms added", "<= 600 ms", milliseconds_goal=600),
    Line("open", "key to first page, wall ÷ bare frame", "<= 150 ms", milliseconds_goal=150),
    _of_board("cards", "tab to all cards, wall ÷ SQL fetch of their fields", 1.6),
    Line("first", "tab to the first cards, wall ÷ bare frame", "<= 150 ms", milliseconds_goal=150, group=BOARD),
    _of_board("class", "classes at a date, CPU ÷ raw scan of the events", 1.3),
    _of_board("matrix", "movement of a quarter, CPU ÷ two raw scans", 1.3),
    _of_board("coverage", "by whom all are held, CPU ÷ fetch of the links", 1.6),
    _of_board("filter", "keystroke, CPU ÷ (scan + bare frame)", 1.8, 16),
    Line("scroll", "one page down, CPU ÷ the same of a bare table", "<= 1.3, 8 ms", 1.3, 8, group=BOARD),
    Line("commit", "a class given and logged, wall ÷ raw commit", "<= 4", ratio_goal=4, group=BOARD),
    Line(
        "move",
        "a class given to its repaint, wall ÷ (raw commit + frame)",
        "growth <= 3 from 500",
        group=BOARD,
        grown_from=500,
        growth_goal=3,
    ),
    _of_contacts("quarter", "contacts per worker in a quarter, CPU ÷ raw scan of contacts"),
    _of_contacts("balance", "the whole balance of a quarter, CPU ÷ the same scan"),
    Line("balance_rows", "  the least of it: its rows by the bare driver", "the limit", group=CONTACTS),
    _of_contacts("late", "overdue contacts with their members, CPU ÷ the same scan"),
    Line("late_rows", "  the least of it: its rows by the bare driver", "the limit", group=CONTACTS),
    Line("due", "all that is due, CPU ÷ the same scan", "none set", group=CONTACTS),
    Line("figures", "quarter's figures, CPU ÷ raw scans", "<= 3", ratio_goal=3, group=REPORTS),
    Line("report", "workbook, CPU ÷ openpyxl's usual way", "<= 1.0", ratio_goal=1, group=REPORTS),
    Line("list", "50,000 × 15 rows to Excel, CPU ÷ openpyxl write_only", "<= 1.1, then 0.3", 1.1, group=REPORTS),
    Line("cells", "1,000 reports added up, wall ÷ unzip and parse of the parts", "none set", group=REPORTS),
    Line("agenda", "agenda PDF, wall ÷ empty page by Typst", "<= 150 ms", milliseconds_goal=150, group=PAPERS),
    Line("minutes", "minutes of 12 pages, wall ÷ empty page", "<= 400 ms", milliseconds_goal=400, group=PAPERS),
    Line("roster", "roster of 500 members, wall ÷ empty page", "<= 800 ms", milliseconds_goal=800, group=PAPERS),
    Line("long", "roster of 20,000, wall ÷ empty page, memory", "<= 400 MiB", group=PAPERS, mebibytes_goal=400),
    Line("yearbook", "24 minutes bound, wall ÷ empty page, memory", "<= 400 MiB", group=PAPERS, mebibytes_goal=400),
    Line("copy", "pages copied, wall ÷ copy and fsync of the file", "<= 3", 3),
    Line("backup", "a verified copy, its proof included, wall ÷ the same", "<= 2 s", milliseconds_goal=2000),
    Line("search", "p95 of a keystroke over 2,000 meetings, wall ÷ scan", "<= 50 ms", milliseconds_goal=50),
)
IN_WINDOW = ("open", "cards", "first", "filter", "scroll", "move")


def main(arguments: list[str]) -> int:
    """Measures what is asked for and prints the table."""
    wanted = _parse(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("DVQC_TODAY", "2026-11-20")
    chosen = {line.name: line for line in LINES if not wanted.names or {line.name, line.group} & set(wanted.names)}
    sizes = [int(size) for size in wanted.sizes.split(",")]
    with tempfile.TemporaryDirectory(prefix="dvqc-bench-") as name:
        folder = Path(name)
        os.environ["XDG_STATE_HOME"] = os.environ["XDG_CONFIG_HOME"] = name
        app = QApplication([sys.argv[0]])
        for size in sizes:
            _measure(chosen, folder, make_book(folder, size, wanted.years), wanted.pairs)
        _measure_papers(chosen, sizes[0], wanted.pairs)
        app.quit()
    print("\n" + show(list(chosen.values()), sizes))
    print("\nratio to the floor of the same run (our own median time); * past the goal by more than 15 %;")
    print(
        "growth: our time at 50,000 ÷ that at 5,000 workers, at most 10.5 where nothing else is said; with the growth"
    )
    print("of the floor beside it both were run by themselves, with their pages in the cache")
    return 0


def _parse(arguments: list[str]) -> argparse.Namespace:
    names = [line.name for line in LINES] + [BOARD, CONTACTS, PAPERS, REPORTS]
    parser = argparse.ArgumentParser(prog="dev.py bench", description=f"Names: {', '.join(names)}.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="which to run (default: all)")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="workers, by comma (default: all four)")
    parser.add_argument("--years", type=int, default=YEARS, help=f"years of history in each book (default: {YEARS})")
    parser.add_argument("--pairs", type=int, default=11, help="interleaved pairs of ours and its floor (default: 11)")
    wanted = parser.parse_args(arguments)
    if not set(wanted.names) <= set(names):
        parser.error(f"names are {', '.join(names)}")
    return wanted


def _measure(chosen: dict[str, Line], folder: Path, book: Path, count: int) -> None:
    size = int(book.stem)
    if "start" in chosen:
        chosen["start"].figures[size] = starts.unlock_page(folder, count)
    if "usable" in chosen:
        chosen["usable"].figures[size] = starts.usable_window(folder, book, max(3, count // 2))
    if "unlock" in chosen:
        chosen["unlock"].figures[size] = starts.sealed_start(folder, book, max(3, count // 2))
    if set(IN_WINDOW) & chosen.keys():
        _measure_in_window(chosen, folder, book, count)
    alone: dict[str, Callable[[], object]] = {
        "class": lambda: board.classes_at(book, count),
        "matrix": lambda: board.matrix(book, count),
        "coverage": lambda: board.covered(book, count),
        "quarter": lambda: contacts.quarter(book, count),
        "balance": lambda: contacts.balance(book, count),
        "balance_rows": lambda: contacts.balance_rows(book, count),
        "late": lambda: contacts.late(book, count),
        "late_rows": lambda: contacts.late_rows(book, count),
        "due": lambda: contacts.due(book, max(3, count // 2)),
        "commit": lambda: board.commit(book, count * 3),
        "figures": lambda: papers.report_figures(book, max(3, count // 2)),
        "report": lambda: papers.report_workbook(book, count),
        "agenda": lambda: papers.agenda_pdf(book, count),
    }
    alone["copy"] = lambda: copies.copied_pages(book, max(3, count // 2))
    alone["backup"] = lambda: copies.verified_copy(book, max(3, count // 2))
    alone["search"] = lambda: search.keystrokes(folder)
    for name, measured in alone.items():
        if name in chosen:
            chosen[name].figures[size] = measured()  # type: ignore[assignment]


def _measure_papers(chosen: dict[str, Line], size: int, count: int) -> None:
    """Papers whose length does not follow the number of workers; their figures stand in the first column."""
    measured: dict[str, Callable[[], Figure]] = {
        "minutes": lambda: papers.minutes_pdf(count),
        "roster": lambda: papers.roster_pdf(count),
        "long": lambda: papers.alone("long"),
        "list": lambda: lists.list_workbook(max(2, count // 4)),
        "cells": lambda: cells.added_up(max(3, count // 3)),
        "yearbook": lambda: papers.alone("yearbook"),
    }
    for name, work in measured.items():
        if name in chosen:
            chosen[name].figures[size] = work()


def _measure_in_window(chosen: dict[str, Line], folder: Path, book: Path, count: int) -> None:
    desk, size, few = Desk(folder, book), int(book.stem), max(3, count // 3)
    measured = {"open": desk.open(few), **desk.board(few), "filter": desk.filter()}
    measured |= {"scroll": desk.scroll(count), "move": desk.move(count)}
    for name, figure in measured.items():
        if name in chosen and figure is not None:
            chosen[name].figures[size] = figure
    desk.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
