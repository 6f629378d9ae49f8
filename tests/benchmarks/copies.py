"""A verified copy of the book against copying its file and bringing that onto the disk."""

import shutil
import time
from pathlib import Path

from dvqc_desktop.db.backup import copy_book
from dvqc_desktop.files import sync_file
from tests.benchmarks.books import open_book
from tests.benchmarks.measure import Figure, pairs


def verified_copy(book: Path, count: int) -> Figure:
    """Pages copied by the backup API, read back, opened and compared, the whole file read from the disk again."""
    folder = book.parent / f"{book.stem}-copies"
    folder.mkdir(exist_ok=True)
    ours, bare = folder / "ours.dvqc", folder / "bare.dvqc"
    database = open_book(book)

    def copy() -> None:
        ours.unlink(missing_ok=True)
        copy_book(database, ours)

    def floor() -> None:
        shutil.copyfile(book, bare)
        sync_file(bare)

    try:
        return pairs(copy, floor, count, time.perf_counter)
    finally:
        database.close()
        shutil.rmtree(folder)
