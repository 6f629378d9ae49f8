"""A disk that fills up under an open book, again and again: nothing kept is lost, and the next save works."""

import random
import shutil
from collections import Counter
from pathlib import Path

from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors.store import DiskFull
from tests.conftest import KEY
from tests.faults.breaker import FullDisk
from tests.faults.editor import edit
from tests.faults.powercut import room
from tests.faults.scenes import BOOK
from tests.faults.verdict import Judge
from tests.faults.vfs import watched

MOST_ROOM = 60_000  # bytes; an edit's journal takes about as much


def full_disk(source: Path, rounds: int, seed: int = 1) -> Counter[str]:
    """How the rounds ended: "told" (refused, then saved once there was room), "kept" (room enough), or a fault."""
    rng, disk, ends = random.Random(seed), FullDisk(), Counter[str]()
    with room("full") as name:
        book = Path(shutil.copy(source, Path(name) / BOOK))
        reference = open_database(Path(shutil.copy(source, Path(name) / "reference.dvqc")), KEY)
        with watched(disk):
            database = open_database(book, KEY)
            for step in range(1, rounds + 1):
                disk.room = rng.randrange(MOST_ROOM)
                ends[_round(database, disk, seed, step)] += 1
                edit(reference, seed, step)
            disk.room = None
            database.close()
        judge = Judge()
        judge.learn(reference, rounds)
        reference.close()
        ends["" if judge.look(book) == rounds else "lost"] += 1
    return ends


def _round(database: Database, disk: FullDisk, seed: int, step: int) -> str:
    """One edit on a disk that may be too full, then again with room."""
    try:
        edit(database, seed, step)
    except DiskFull:
        disk.room = None
        try:
            edit(database, seed, step)
        except AppError as refusal:
            return f"stuck: {type(refusal).__name__}"
        return "told"
    except AppError as refusal:
        return type(refusal).__name__
    return "kept"
