"""Thirty simulated days of random work with faults of every kind among it: after each day the book is what was told.

A second book does in peace what the first one kept. Each day has acts, readings, undo and redo, a copy, and a fault.
"""

import os
import random
import shutil
from collections import Counter
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from unittest import mock

from dvqc_desktop.db.backup import back_up, check_open_book, restore_book
from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.domain.codes import BackupPlace
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors.store import DiskFailedKept, NothingToUndo, UndoConflict
from tests.conftest import KEY, TODAY
from tests.faults.breaker import Breaker, Deadly, FullDisk, broken
from tests.faults.editor import edit
from tests.faults.flips import flip, reading
from tests.faults.full import MOST_ROOM
from tests.faults.powercut import room
from tests.faults.scenes import BOOK, COPIES
from tests.faults.verdict import digest, kept_step
from tests.faults.victims import killed

DAYS, CALLS, ACTS = 30, 400, 4  # of a fault: within so many calls, while so many acts are tried
LONGEST_MICROSECONDS = 100_000
FAULTS = ("killed", "one error", "errors from there on", "disk full", "copy damaged", "book damaged")
WORK = ("read", "read", "read", "read", "edit", "edit", "edit", "edit", "undo", "redo")
_PEOPLE = "SELECT id, full_name, trade, way_home FROM person ORDER BY id"


def soak(source: Path, operations: int, seed: int = 1, days: int = DAYS) -> Counter[str]:
    """How often each kind of work and fault came up in as many operations, and under "wrong: …" what was wrong."""
    with room("soak") as name:
        work = Soak(source, Path(name), seed)
        for number in range(days):
            day = date.fromisoformat(TODAY) + timedelta(number)
            with mock.patch.dict(os.environ, {"DVQC_TODAY": day.isoformat()}):
                work.day(operations // days)
        work.reference.close()
        return work.ends


class Soak:
    """A book that meets faults, the reference book, and a copy of the reference for each copy of the book."""

    def __init__(self, source: Path, folder: Path, seed: int) -> None:
        self.folder, self.seed, self.rng = folder, seed, random.Random(seed)
        self.book, self.calm = folder / BOOK, folder / "reference.dvqc"
        shutil.copy(source, self.book)
        self.reference = open_database(Path(shutil.copy(source, self.calm)), KEY)
        self.step = 0
        self.then: dict[Path, Path] = {}
        self.ends: Counter[str] = Counter()

    def day(self, operations: int) -> None:
        """Work, a copy, a fault, and a look."""
        database = open_database(self.book, KEY)
        for _ in range(operations):
            self._work(database)
        self._copy(database)
        database.close()
        fault = self.rng.choice(FAULTS)
        self.ends[fault] += 1
        if fault == "killed":
            first = self.step + 1
            self._catch_up(first, len(killed(lambda pipe: self._die(first, pipe), LONGEST_MICROSECONDS)))
        elif fault.endswith("damaged"):
            self._damage(fault)
        else:
            full = FullDisk(self.rng.randrange(MOST_ROOM))
            self._fail(full if fault == "disk full" else Breaker(self.rng.randrange(CALLS) + 1, fault != "one error"))

    def _work(self, database: Database) -> None:
        kind = self.rng.choice(WORK)
        self.ends[kind] += 1
        if kind == "read":
            shown, expected = (one.connection.execute(_PEOPLE).fetchall() for one in (database, self.reference))
            self.ends["wrong: reading"] += shown != expected
            return
        self.step += kind == "edit"
        for one in (database, self.reference):
            if kind == "edit":
                edit(one, self.seed, self.step)
            else:
                with suppress(NothingToUndo, UndoConflict):
                    (one.undo if kind == "undo" else one.redo)()

    def _copy(self, database: Database) -> None:
        """A verified copy; at most ten are kept of the reference."""
        made = back_up(database, self.folder / COPIES, BackupPlace.MAIN)
        self.then[made] = Path(shutil.copy(self.calm, self.folder / f"then {made.name}"))
        gone = {path for path in self.then if not path.exists()}
        self.ends["wrong: newest copy"] += made in gone
        for path in gone:
            self.then.pop(path).unlink()

    def _die(self, first: int, pipe: int) -> None:
        with broken(Deadly(self.rng.randrange(2 * CALLS))):  # at 0, or where none is left, the time kills
            database = open_database(self.book, KEY)
            for step in range(first, first + 10**6):
                edit(database, self.seed, step)
                os.write(pipe, b".")

    def _fail(self, disk: Breaker | FullDisk) -> None:
        """Acts on a bad disk until one is refused; the disk is good again at the next start."""
        first = self.step + 1
        told = 0
        with broken(disk), suppress(AppError):
            database = open_database(self.book, KEY)
            try:
                for step in range(first, first + ACTS):
                    edit(database, self.seed, step)
                    told += 1
            except DiskFailedKept:
                told += 1
            finally:
                database.close()
        self._catch_up(first, told)

    def _catch_up(self, first: int, told: int) -> None:
        """The next start: what was told is there and nothing is half there; the reference does the same."""
        database = open_database(self.book, KEY)
        kept = max(kept_step(database) - first + 1, 0)
        self.ends["kept in spite of a fault"] += kept
        self.ends["wrong: lost"] += not told <= kept <= told + 1
        for step in range(first, first + kept):
            edit(self.reference, self.seed, step)
        self.step += kept
        self._look(database)

    def _look(self, database: Database) -> None:
        check_open_book(database)
        self.ends["wrong: half"] += digest(database) != digest(self.reference)
        database.close()

    def _damage(self, fault: str) -> None:
        """A bit turns in a copy, which is mended, or in the book, whose place a copy takes."""
        copy = self.rng.choice(sorted(self.then))
        expected = self._sign_of(copy)
        path, whole = (self.book, digest(self.reference)) if fault.startswith("book") else (copy, expected)
        before = path.read_bytes()
        damaged = bytearray(before)
        flip(damaged, self.rng)
        path.write_bytes(damaged)
        self.ends["wrong: damage unseen"] += reading(path, whole) not in {"refused", "unharmed"}
        path.write_bytes(before)
        if path == self.book:
            self._give_back(copy)

    def _sign_of(self, copy: Path) -> str:
        database = open_database(self.then[copy], KEY)
        sign = digest(database)
        database.close()
        return sign

    def _give_back(self, copy: Path) -> None:
        """The copy becomes the book, what the reference was then becomes the reference."""
        self.book.unlink()
        restore_book(copy, KEY, self.book)
        self.reference.close()
        self.reference = open_database(Path(shutil.copy(self.then[copy], self.calm)), KEY)
        self._look(open_database(self.book, KEY))
