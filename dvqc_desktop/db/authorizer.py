"""What may be read while something leaves the book: the engine itself refuses every other column, and all else."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from dvqc_desktop.domain.errors.exports import OutwardReadRefusedError

Columns = Mapping[str, frozenset[str]]
"""The columns that may be read, by table; a table may be counted whose name stands here."""

_ALLOWED = frozenset({dbapi2.SQLITE_SELECT, dbapi2.SQLITE_TRANSACTION, dbapi2.SQLITE_RECURSIVE})
_OUTSIDE = frozenset({"load_extension", "sqlcipher_export", "fts3_tokenizer", "readfile", "writefile", "edit"})
_REFUSALS = ("is prohibited", "not authorized")


@contextmanager
def only(connection: Any, columns: Columns) -> Iterator[None]:
    """While it lasts, statements of this connection may read these columns of the book and do nothing else.

    Views, common tables, sub-selects, ATTACH, PRAGMA, writing: whatever reaches another column is refused when it is
    prepared, before a row is read (reliability notes, decision 8 and L31).

    Raises:
        OutwardReadRefusedError: a statement asked for more.
    """
    connection.set_authorizer(_guard(columns))
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        if any(words in str(error) for words in _REFUSALS):
            raise OutwardReadRefusedError from error
        raise
    finally:
        connection.set_authorizer(None)


Answer = Callable[[int, str | None, str | None, str | None, str | None], int]


def _guard(columns: Columns) -> Answer:
    def answer(action: int, first: str | None, second: str | None, _base: str | None, _through: str | None) -> int:
        if action == dbapi2.SQLITE_READ:
            allowed = _may_read(columns, first or "", second or "")
        elif action == dbapi2.SQLITE_FUNCTION:
            allowed = (second or "").lower() not in _OUTSIDE
        else:
            allowed = action in _ALLOWED
        return int(dbapi2.SQLITE_OK if allowed else dbapi2.SQLITE_DENY)

    return answer


def _may_read(columns: Columns, table: str, column: str) -> bool:
    known = columns.get(table)
    return known is not None and (not column or column in known)
