"""Copying a book's pages, and the verified copy, against copying its file and bringing that onto the disk."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from dvqc_desktop.db.backup import copy_book, copy_pages
from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.keys import Seal
from dvqc_desktop.files import sync_file
from tests.benchmarks.books import open_book
from tests.benchmarks.measure import Figure, pairs


def copied_pages(book: Path, count: int) -> Figure:
    """Copying alone: pages by the backup API, each decrypted and encrypted again, and brought onto the disk."""

    def copy(database: Database, ours: Path) -> None:
        copy_pages(database, ours, Seal(database.key, database.salt))
        sync_file(ours)

    return _against_bare_copy(book, count, copy)


def verified_copy(book: Path, count: int) -> Figure:
    """Pages copied by the backup API, read back, opened and compared, the whole file read from the disk again."""
    return _against_bare_copy(book, count, lambda database, ours: copy_book(database, ours))


def _against_bare_copy(book: Path, count: int, make: Callable[[Database, Path], object]) -> Figure:
    folder = book.parent / f"{book.stem}-copies"
    folder.mkdir(exist_ok=True)
    ours, bare = folder / "ours.dvqc", folder / "bare.dvqc"
    database = open_book(book)

    def copy() -> None:
        ours.unlink(missing_ok=True)
        make(database, ours)

    def floor() -> None:
        shutil.copyfile(book, bare)
        sync_file(bare)

    try:
        return pairs(copy, floor, count, time.perf_counter)
    finally:
        database.close()
        shutil.rmtree(folder)
