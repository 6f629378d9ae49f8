"""What the board asks of the book without a window: classes at a date, the matrix, the coverage, one act committed."""

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import WorkerSpell
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.chain.chain_state import coverage
from dvqc_desktop.services.classes.classes import ClassForm, classify
from dvqc_desktop.services.classes.movement import class_counts, movement
from tests.benchmarks import floors
from tests.benchmarks.books import open_book
from tests.benchmarks.measure import Figure, pairs, pairs_and_alone

BACK = timedelta(days=90)
Reads = Callable[[Database], object]


def classes_at(book: Path, count: int) -> Figure:
    """How many of each class there were a quarter ago: CPU, against a raw scan of the class events."""
    day = clock.today() - BACK
    return _read(book, lambda db: db.read(class_counts, day), floors.scan_events, count)


def matrix(book: Path, count: int) -> Figure:
    """The movement of a quarter: CPU, against a raw scan of the class events for each of its two days."""
    day = clock.today()
    return _read(book, lambda db: db.read(movement, day - BACK, day), floors.scan_events_twice, count)


def covered(book: Path, count: int) -> Figure:
    """By whom everybody is held today: CPU, against one fetch of classes and main holders."""
    day = clock.today()
    return _read(book, lambda db: db.read(coverage, day), lambda db: floors.fetch_links(db, day), count)


def _read(book: Path, ours: Reads, floor: Reads, count: int) -> Figure:
    database = open_book(book)
    try:
        return pairs_and_alone(lambda: ours(database), lambda: floor(database), count)
    finally:
        database.close()


def commit(book: Path, count: int) -> Figure:
    """One class given, logged, sealed and committed: wall, against one row committed by the bare driver."""
    database = open_book(book)
    workers = iter(database.read(_workers) * (count + 1))
    form = ClassForm(WorkerClass.AVERAGE, clock.today(), reason="Đo tốc độ")
    try:
        return pairs(
            lambda: database.write(classify, next(workers), form),
            lambda: floors.commit_one_row(database),
            count,
            time.perf_counter,
        )
    finally:
        database.close()


def _workers(session: Session) -> list[int]:
    return [row.person_id for row in session.query(WorkerSpell.person_id).limit(50)]
