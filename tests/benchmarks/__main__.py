"""Benchmarks, `dev.py bench [NAME…] [--sizes 15,500] [--pairs N]`: one table of ratios to floors of the same run."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.benchmarks import papers, starts
from tests.benchmarks.books import SIZES, make_book
from tests.benchmarks.journeys import Desk
from tests.benchmarks.table import Line, show

LINES = (
    Line("start", "unlock page painted, CPU ÷ bare window", "<= 1.2", ratio_goal=1.2),
    Line("usable", "start with a book open, CPU ÷ bare window", "none set"),
    Line("open", "key to first page, wall ÷ bare frame", "<= 150 ms", milliseconds_goal=150),
    Line("board", "tab to all cards, wall ÷ SQL fetch of their fields", "<= 1.6", ratio_goal=1.6),
    Line("filter", "keystroke, CPU ÷ (scan + bare frame)", "<= 1.8, 16 ms", ratio_goal=1.8, milliseconds_goal=16),
    Line("move", "class given and repainted, wall ÷ raw commit", "<= 4", ratio_goal=4),
    Line("figures", "quarter's figures, CPU ÷ raw scans", "<= 3", ratio_goal=3),
    Line("report", "workbook, CPU ÷ openpyxl's usual way", "<= 1.0", ratio_goal=1),
    Line("agenda", "agenda PDF, wall ÷ empty page by Typst", "<= 150 ms", milliseconds_goal=150),
)
IN_WINDOW = ("open", "board", "filter", "move")


def main(arguments: list[str]) -> int:
    """Measures what is asked for and prints the table."""
    wanted = _parse(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("DVQC_TODAY", "2026-11-20")
    chosen = {line.name: line for line in LINES if not wanted.names or line.name in wanted.names}
    sizes = [int(size) for size in wanted.sizes.split(",")]
    with tempfile.TemporaryDirectory(prefix="dvqc-bench-") as name:
        folder = Path(name)
        os.environ["XDG_STATE_HOME"] = os.environ["XDG_CONFIG_HOME"] = name
        app = QApplication([sys.argv[0]])
        for size in sizes:
            _measure(chosen, folder, make_book(folder, size), wanted.pairs)
        app.quit()
    print("\n" + show(list(chosen.values()), sizes))
    print("\nratio to the floor of the same run (our own median time); * past the goal by more than 15 %;")
    print("growth: our time at 50,000 ÷ that at 5,000 workers, at most 10.5")
    return 0


def _parse(arguments: list[str]) -> argparse.Namespace:
    names = [line.name for line in LINES]
    parser = argparse.ArgumentParser(prog="dev.py bench", description=f"Names: {', '.join(names)}.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="which to run (default: all)")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="workers, by comma (default: all four)")
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
    if set(IN_WINDOW) & chosen.keys():
        _measure_in_window(chosen, folder, book, count)
    alone: dict[str, Callable[[], object]] = {
        "figures": lambda: papers.report_figures(book, max(3, count // 2)),
        "report": lambda: papers.report_workbook(book, count),
        "agenda": lambda: papers.agenda_pdf(book, count),
    }
    for name, measured in alone.items():
        if name in chosen:
            chosen[name].figures[size] = measured()  # type: ignore[assignment]


def _measure_in_window(chosen: dict[str, Line], folder: Path, book: Path, count: int) -> None:
    desk, size, few = Desk(folder, book), int(book.stem), max(3, count // 3)
    opened, board = desk.open(few), desk.board(few)
    measured = {"open": opened, "board": board, "filter": desk.filter(), "move": desk.move(count)}
    for name, figure in measured.items():
        if name in chosen:
            chosen[name].figures[size] = figure
    desk.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
