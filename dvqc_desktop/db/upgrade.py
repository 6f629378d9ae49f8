"""From an older schema to this one: on a copy, proven row by row against the old file, then swapped in."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dvqc_desktop.db import cipher, schema
from dvqc_desktop.db.backup import copy_pages
from dvqc_desktop.db.engine import Database, open_as_it_is
from dvqc_desktop.db.former import note_former
from dvqc_desktop.db.keys import Seal
from dvqc_desktop.db.proof import check_open_book, tables_of
from dvqc_desktop.db.swap import clear_draft, draft_beside, swap_closed
from dvqc_desktop.domain.errors.copies import BookOlder, UpgradeFailed
from dvqc_desktop.domain.errors.store import BookDamaged, SwapFailed

WHY_KEPT = "trước nâng cấp"
_ROWS_AT_ONCE = 2000


def open_upgraded(path: Path, key: bytes) -> Database:
    """Brings a closed file to the current schema and opens it; the former file is kept beside it.

    Raises UpgradeFailed, and what opening and copying raise; then the old file is as it was, and a retry may work.
    """
    draft = draft_beside(path)
    try:
        _make_current(path, key, draft)
        former = swap_closed(path, draft, WHY_KEPT)
    except SwapFailed:
        raise UpgradeFailed(reason="chưa thay được tệp sổ") from None
    finally:
        clear_draft(draft)
    database = open_as_it_is(path, key)
    try:
        note_former(database, former)
    except BaseException:
        database.close()
        raise
    return database


@contextmanager
def as_current(path: Path, key: bytes) -> Iterator[Database]:
    """A book of any version, opened in the current schema; its file is not changed: an older one is read from a copy.

    Raises what opening a book raises, BookDamaged, UpgradeFailed.
    """
    try:
        database = open_as_it_is(path, key)
    except BookOlder:
        with tempfile.TemporaryDirectory(prefix="dvqc-") as folder:
            draft = Path(folder) / "current.dvqc"
            _make_current(path, key, draft)
            database = open_as_it_is(draft, key)
            try:
                yield database
            finally:
                database.close()
        return
    try:
        yield database
    finally:
        database.close()


def _make_current(path: Path, key: bytes, draft: Path) -> None:
    """Writes an older book in the current schema to the draft and proves it."""
    old = Database(path, key, cipher.open_existing(path, key))
    try:
        with old.reading() as session:
            revision = schema.revision_of(session.connection())
        copy_pages(old, draft, Seal(key, old.salt))
        _migrate(draft, key)
        _prove(old.connection, draft, key, revision)
    finally:
        old.close()


def _migrate(draft: Path, key: bytes) -> None:
    database = Database(draft, key, cipher.open_existing(draft, key))
    try:
        # A table that is built anew is dropped in between; what refers to it is checked afterwards.
        database.connection.execute("PRAGMA foreign_keys=OFF")
        with database.writing_unlogged() as connection:
            schema.migrate(connection)
    finally:
        database.close()


def _prove(old: Any, draft: Path, key: bytes, revision: str) -> None:
    """Raises UpgradeFailed where the new file lost or changed what its steps do not name."""
    new = open_as_it_is(draft, key)
    try:
        check_open_book(new)
        rewritten = _rewritten_since(revision)
        for table in tables_of(old):
            columns = _columns(old, table) - rewritten.get(table, set())
            if columns:
                _same_rows(old, new.connection, table, sorted(columns))
    except BookDamaged:
        raise UpgradeFailed(reason="bản đã nâng cấp đọc lại bị lỗi") from None
    finally:
        new.close()


def _rewritten_since(revision: str) -> dict[str, set[str]]:
    """The columns that the steps after a revision say they change or drop, by table.

    A step names them in `REWRITES = {"person": {"trade"}}`; everything else must come through as it was.
    """
    from alembic.script import ScriptDirectory

    found: dict[str, set[str]] = {}
    for step in ScriptDirectory.from_config(schema.alembic_config()).iterate_revisions(schema.REVISIONS[-1], revision):
        for table, columns in getattr(step.module, "REWRITES", {}).items():
            found.setdefault(table, set()).update(columns)
    return found


def _columns(connection: Any, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")').fetchall()}


def _same_rows(old: Any, new: Any, table: str, columns: list[str]) -> None:
    """Every row of a table, in these columns, is in both; compared one by one. Raises UpgradeFailed."""
    if not set(columns) <= _columns(new, table):
        raise UpgradeFailed(reason=f"bảng {table} mất cột")
    chosen = ", ".join(f'"{column}"' for column in columns)
    before, after = (one.execute(f'SELECT {chosen} FROM "{table}" ORDER BY id') for one in (old, new))
    while True:
        rows = before.fetchmany(_ROWS_AT_ONCE)
        if rows != after.fetchmany(_ROWS_AT_ONCE):
            raise UpgradeFailed(reason=f"bảng {table} không còn như cũ")
        if not rows:
            return
