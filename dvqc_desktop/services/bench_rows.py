"""Writing the rows of a book for measuring, and the totals its closed rounds keep."""

import json
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from dvqc_desktop.db.models.base import Base
from dvqc_desktop.domain.classes import WorkerClass

_CHUNK = 20_000
Row = tuple[Any, ...]


def insert_rows(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Sends the rows to the driver by the thousand; nothing is asked of the mapper."""
    assert set(columns) <= set(Base.metadata.tables[table].columns.keys())
    places = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"
    waiting = iter(rows)
    while chunk := list(islice(waiting, _CHUNK)):
        connection.exec_driver_sql(statement, chunk)


def keep_totals(connection: Connection) -> None:
    """Gives each closed round the totals it was closed with: every worker has a class event of its day."""
    counted: dict[str, dict[str, int]] = {}
    events = "SELECT at, class_code, count(*) FROM class_event GROUP BY at, class_code"
    for at, code, count in connection.exec_driver_sql(events).fetchall():
        counted.setdefault(at, dict.fromkeys(WorkerClass, 0))[code] = count
    kept = [(json.dumps(totals), at) for at, totals in counted.items()]
    connection.exec_driver_sql("UPDATE class_round SET totals = ? WHERE closed_on = ?", kept)
