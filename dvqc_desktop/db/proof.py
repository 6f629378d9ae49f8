"""What proves a copy: the full check of an open book, and facts of it that another one must have as well."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dvqc_desktop.db import audit
from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.store import BookDamaged

_TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%'"
    " AND name <> 'alembic_version' ORDER BY name"
)
_SAMPLED = 'SELECT * FROM "{table}" WHERE id >= (SELECT min(id) + (max(id) - min(id)) * {part} / 4 FROM "{table}")'
_PARTS = 5  # of each table the first, the last and three records between them


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands in a book: the log's last act and head, rows of each table, sampled records as one digest each."""

    last_group_id: int
    head: str
    counts: dict[str, int]
    samples: dict[str, str]


def check_open_book(database: Database, *, indexes: bool = True) -> None:
    """The full check of an open book: cipher, structure, foreign keys and the chain of the change log.

    Params: indexes - whether each index is held against its rows; a fresh copy, all of whose pages carry the cipher's
    HMAC, is proven without it (reliability notes, decision 5), the book itself is checked with it every week.
    Raises BookDamaged; LogAltered where an act of the log is not as it was sealed.
    """
    with database.reading() as session:
        connection = session.connection()
        raw = database.connection
        structure = [row[0] for row in raw.execute(f"PRAGMA {'integrity' if indexes else 'quick'}_check").fetchall()]
        cipher_faults = raw.execute("PRAGMA cipher_integrity_check").fetchall()
        orphans = raw.execute("PRAGMA foreign_key_check").fetchall()
        if cipher_faults or orphans or structure != ["ok"]:
            raise BookDamaged
        audit.check_log(connection)


def tables_of(connection: Any) -> list[str]:
    """The tables of a book of any version, those of the search index aside."""
    return [row[0] for row in connection.execute(_TABLES).fetchall()]


def facts_of(connection: Any) -> Facts:
    """The facts of a book behind a plain connection."""
    last = connection.execute("SELECT id, chain FROM change_group ORDER BY id DESC LIMIT 1").fetchone() or (0, "")
    tables = tables_of(connection)
    counts = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}
    samples = {name: _digest(_sampled(connection, name)) for name in tables if counts[name]}
    return Facts(last[0], last[1], counts, samples)


def _sampled(connection: Any, table: str) -> Iterator[tuple[Any, ...]]:
    for part in range(_PARTS):
        statement = _SAMPLED.format(table=table, part=part) + " ORDER BY id LIMIT 1"
        yield connection.execute(statement).fetchone()


def _digest(rows: Iterator[tuple[Any, ...]]) -> str:
    content = hashlib.sha256()
    for row in rows:
        content.update(repr(tuple(row)).encode())
    return content.hexdigest()
