"""The files measured on, one for each size, made once a run in a folder of their own."""

import time
from pathlib import Path

from dvqc_desktop.db.engine import Database, create_database, open_database
from dvqc_desktop.services.bench_data import BenchSize, write_bench_data

KEY, SALT = bytes(range(32)), bytes(range(16))
SIZES = (15, 500, 5_000, 50_000)
YEARS = 5


def make_book(folder: Path, workers: int, years: int = YEARS) -> Path:
    """A book of that many workers with four class events and four contacts a year each; says how long it took."""
    path = folder / f"{workers}.dvqc"
    begun = time.monotonic()
    database = create_database(path, KEY, SALT)
    write_bench_data(database, BenchSize(workers, years))
    database.close()
    print(f"{workers:>7} workers: {path.stat().st_size / 1e6:6.1f} MB in {time.monotonic() - begun:.1f} s", flush=True)
    return path


def open_book(path: Path) -> Database:
    """The book, opened by its key: deriving one is not what is measured."""
    return open_database(path, KEY)
