"""Starts of the program against the bare window, as processes of their own, in interleaved pairs."""

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.measure import Figure, figure

FLOOR, OURS = "tests.benchmarks.probe_floor", "tests.benchmarks.probe_window"


def unlock_page(folder: Path, count: int) -> Figure:
    """From nothing to the painted unlock page: CPU of the whole process."""
    return _pairs([OURS, str(folder / "window.ini")], count)


def usable_window(folder: Path, book: Path, count: int) -> Figure:
    """From nothing to the painted first page of an open book: CPU of the whole process, without key derivation."""
    return _pairs([OURS, str(folder / "window.ini"), str(book)], count)


def _pairs(command: list[str], count: int) -> Figure:
    ratios, own = [], []
    _cpu(command), _cpu([FLOOR])
    for _ in range(count):
        under, over = _cpu([FLOOR]), _cpu(command)
        ratios.append(over / under)
        own.append(over)
    return figure(ratios, own)


def _cpu(command: list[str]) -> float:
    """CPU seconds that a probe tells of itself."""
    told = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, check=True).stdout
    return float(told.split()[0])
