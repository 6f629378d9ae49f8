"""Histories made at random: everything is in the log, and is undone and redone exactly, after a restart too."""

import json
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from dvqc_desktop.db.audit import check_log
from dvqc_desktop.db.changelog import logged_tables, row_as_json
from dvqc_desktop.db.engine import Database, open_database
from tests.conftest import KEY
from tests.db.acts import random_act
from tests.faults.powercut import room

ACTS = 12
_ROWS = {table.name: f'SELECT id, {row_as_json(table, "t")} FROM "{table.name}" t' for table in logged_tables()}
_LOGGED = "SELECT table_name, row_id, before, after FROM change_row WHERE group_id > ? ORDER BY id"
_LAST = "SELECT coalesce(max(id), 0) FROM change_group"

State = dict[tuple[str, int], str]


def histories(source: Path, count: int, seed: int = 1) -> Counter[str]:
    """How so many histories ended: "" is exact; "changes" counts the rows of the log that were compared."""
    ends: Counter[str] = Counter()
    with room("undo") as name:
        for number in range(count):
            book = Path(shutil.copy(source, Path(name) / "so.dvqc"))
            ends[_history(book, random.Random(seed * 1_000_003 + number), ends)] += 1
    return ends


def _history(book: Path, rng: random.Random, ends: Counter[str]) -> str:
    with closing(open_database(book, KEY)) as database:
        states = [state_of(database)]
        for _ in range(ACTS):
            last = database.connection.execute(_LAST).fetchone()[0]
            database.write(random_act, rng)
            told = _replayed(database, states[-1], last, ends)
            if told != state_of(database):
                return "not in the log"
            if told != states[-1]:
                states.append(told)
    for step, expected in (("undo", states[-2::-1]), ("redo", states[1:])):
        with _again(book) as database:
            for state in expected:
                getattr(database, step)()
                if state_of(database) != state:
                    return f"wrong {step}"
            if getattr(database, f"{step}_label")() is not None:
                return f"more to {step}"
    with _again(book) as database:
        database.read(lambda session: check_log(session.connection()))
    return ""


def state_of(database: Database) -> State:
    """Every logged row."""
    driver: Any = database.connection
    return {(table, row[0]): row[1] for table, query in _ROWS.items() for row in driver.execute(query)}


def _replayed(database: Database, before: State, last: int, ends: Counter[str]) -> State:
    """What the log says became of a state; a row that it finds otherwise than it was is marked."""
    state = dict(before)
    for table, row_id, was, now in database.connection.execute(_LOGGED, (last,)).fetchall():
        ends["changes"] += 1
        if state.get((table, row_id)) != was:
            state[table, -1] = json.dumps("another row before")
        if now is None:
            state.pop((table, row_id), None)
        else:
            state[table, row_id] = now
    return state


@contextmanager
def _again(book: Path) -> Iterator[Database]:
    with closing(open_database(book, KEY)) as database:
        yield database
