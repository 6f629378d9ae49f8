"""Starts of the program against the bare window, as processes of their own, in interleaved pairs."""

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.books import open_book
from tests.benchmarks.measure import Figure, figure

FLOOR, OURS = "tests.benchmarks.probe_floor", "tests.benchmarks.probe_window"
UNLOCK = "tests.benchmarks.probe_unlock"


def unlock_page(folder: Path, count: int) -> Figure:
    """From nothing to the painted unlock page: CPU of the whole process."""
    return _pairs([OURS, str(folder / "window.ini")], count)


def usable_window(folder: Path, book: Path, count: int) -> Figure:
    """From nothing to the painted first page of an open book: CPU of the whole process, without key derivation."""
    return _pairs([OURS, str(folder / "window.ini"), str(book)], count)


def sealed_start(folder: Path, book: Path, count: int) -> Figure:
    """From nothing to the page of a book whose passphrase is typed at once, against the same without encryption.

    Wall ÷ wall; the milliseconds are those that encryption and key derivation add.
    """
    plain = folder / f"{book.stem}-plain.dvqc"
    _write_plain(book, plain)
    settings = str(folder / "window.ini")
    sealed_command, plain_command = [UNLOCK, settings, str(book), "sealed"], [UNLOCK, settings, str(plain), "plain"]
    _told(sealed_command), _told(plain_command)
    told = [(_told(sealed_command)[1], _told(plain_command)[1]) for _ in range(count)]
    plain.unlink()
    return figure([over / under for over, under in told], [over - under for over, under in told])


def _write_plain(book: Path, plain: Path) -> None:
    database = open_book(book)
    for statement in (f"ATTACH '{plain}' AS bare KEY ''", "SELECT sqlcipher_export('bare')", "DETACH bare"):
        database.connection.execute(statement).fetchall()
    database.close()


def _pairs(command: list[str], count: int) -> Figure:
    ratios, own = [], []
    _cpu(command), _cpu([FLOOR])
    for _ in range(count):
        under, over = _cpu([FLOOR]), _cpu(command)
        ratios.append(over / under)
        own.append(over)
    return figure(ratios, own)


def _cpu(command: list[str]) -> float:
    return _told(command)[0]


def _told(command: list[str]) -> tuple[float, float]:
    """CPU and wall seconds that a probe tells of itself."""
    told = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, check=True).stdout
    cpu, wall = map(float, told.split()[:2])
    return cpu, wall
