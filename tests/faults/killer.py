"""Kills editors at random moments and compares, in a third process, what they acknowledged with what the book holds."""

import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from dvqc_desktop.db.backup import check_open_book
from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.domain.errors import AppError
from tests.conftest import KEY
from tests.faults.editor import edit
from tests.faults.powercut import room
from tests.faults.scenes import BOOK
from tests.faults.verdict import digest, kept_step

ROOT = Path(__file__).resolve().parents[2]
LONGEST_MICROSECONDS = 60_000
RENEWED_EVERY = 20  # kills on one book, so that it stays small


class Killer:
    """The process that forks and kills, and a reference book that does the acknowledged edits in peace."""

    def __init__(self, source: Path, folder: Path, seed: int) -> None:
        self.source, self.folder, self.rng = source, folder, random.Random(seed)
        self.ends: Counter[str] = Counter()
        self.acknowledged = 0
        self._forker = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.victims", str(folder)],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ},
        )  # fmt: skip

    def run(self, kills: int) -> None:
        """That many kills."""
        for number in range(kills):
            if number % RENEWED_EVERY == 0:
                self._renew()
            self.ends[self._kill()] += 1
        self._reference.close()

    def close(self) -> None:
        """Ends the process."""
        assert self._forker.stdin and self._forker.stdout
        self._forker.stdin.close()
        self._forker.stdout.close()
        self._forker.wait()

    def _renew(self) -> None:
        if hasattr(self, "_reference"):
            self._reference.close()
        shutil.copy(self.source, self.folder / BOOK)
        self._seed, self._step = self.rng.randrange(10**6), 0
        self._reference: Database = open_database(Path(shutil.copy(self.source, self.folder / "reference.dvqc")), KEY)

    def _kill(self) -> str:
        """One kill; gives what was wrong with the book after it, or ""."""
        assert self._forker.stdin and self._forker.stdout
        self._forker.stdin.write(f"{self._seed} {self._step + 1} {self.rng.randrange(LONGEST_MICROSECONDS)}\n")
        self._forker.stdin.flush()
        told = int(self._forker.stdout.readline())
        self.acknowledged += told - self._step
        self.ends["hot journal"] += _size(self.folder / f"{BOOK}-journal") > 0
        try:
            database = open_database(self.folder / BOOK, KEY)
        except AppError as refusal:
            return type(refusal).__name__
        try:
            check_open_book(database)
            return self._difference(database, told)
        except AppError as refusal:
            return type(refusal).__name__
        finally:
            database.close()

    def _difference(self, database: Database, told: int) -> str:
        kept = kept_step(database)
        for step in range(self._step + 1, kept + 1):
            edit(self._reference, self._seed, step)
        self._step = kept
        if not told <= kept <= told + 1:
            return f"lost: {kept} of {told}"
        return "" if digest(database) == digest(self._reference) else "half"


def kills(source: Path, count: int, seed: int = 1) -> tuple[Counter[str], int]:
    """Faults by kind after that many kills ("" for none; "hot journal": a journal was left), and acknowledgements."""
    with room("kill") as name:
        killer = Killer(source, Path(name), seed)
        try:
            killer.run(count)
        finally:
            killer.close()
        return killer.ends, killer.acknowledged


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
