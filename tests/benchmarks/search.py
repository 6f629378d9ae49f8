"""Search over the minutes of 2,000 meetings: each keystroke against looking through the texts as they are."""

import time
from pathlib import Path
from statistics import median

from sqlalchemy import text

from dvqc_desktop.db.engine import Database, create_database
from dvqc_desktop.services.bench_data import BenchSize, write_bench_data
from dvqc_desktop.services.meetings.search import find_places
from tests.benchmarks.books import KEY, SALT, YEARS, open_book
from tests.benchmarks.measure import Figure, percentile, timed

MEETINGS, WORKERS = 2_000, 60
PHRASES = ("thi đua chào mừng", "nghi quyet cua dang uy", "việc kỳ trước", "công đoàn trả lời", "sang kien do ga")
_LOOK_THROUGH = text(
    "SELECT (SELECT count(*) FROM agenda_item WHERE minutes_text LIKE :like OR conclusion LIKE :like)"
    " + (SELECT count(*) FROM item_opinion WHERE text LIKE :like)"
    " + (SELECT count(*) FROM resolution_section WHERE text LIKE :like)"
)


class _ManyMeetings(BenchSize):
    """A small cell with the meetings of fifty years."""

    @property
    def meetings(self) -> int:
        return MEETINGS


def keystrokes(folder: Path) -> Figure:
    """Phrases typed letter by letter: the 95th percentile of our wall time, and the median of ratios to the scan."""
    database = open_book(_book(folder))
    try:
        ratios, own = [], []
        for phrase in PHRASES:
            for end in range(2, len(phrase) + 1):
                over, under = _ours(database, phrase[:end]), _floor(database, phrase[:end])
                ratios.append(over / under)
                own.append(over)
        return Figure(median(ratios), percentile(own, 0.95) * 1000)
    finally:
        database.close()


def _book(folder: Path) -> Path:
    path = folder / f"{MEETINGS}-meetings.dvqc"
    if not path.exists():
        database = create_database(path, KEY, SALT)
        write_bench_data(database, _ManyMeetings(WORKERS, YEARS))
        database.close()
    return path


def _ours(database: Database, typed: str) -> float:
    return timed(lambda: database.read(find_places, typed), time.perf_counter)


def _floor(database: Database, typed: str) -> float:
    def look_through() -> None:
        with database.reading() as session:
            session.execute(_LOOK_THROUGH, {"like": f"%{typed}%"}).scalar_one()

    return timed(look_through, time.perf_counter)
