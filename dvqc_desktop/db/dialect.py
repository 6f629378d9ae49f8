"""SQLite as SQLAlchemy speaks it to our books: what one book compiled, every later one in the same process uses."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import StaticPool
from sqlalchemy.util import LRUCache
from sqlcipher3 import dbapi2

URL = "sqlite+book://"
COMPILED: LRUCache[object, object] = LRUCache(1000)  # statements; a window asks some six hundred different ones


class BookDialect(SQLiteDialect_pysqlite):
    """All of them are alike, so that statements are found again after a book was locked, or a copy opened."""

    driver = "book"
    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BookDialect)

    def __hash__(self) -> int:
        return hash(BookDialect)


registry.register("sqlite.book", __name__, BookDialect.__name__)


def engine_over(connection: Any) -> Engine:
    """An engine with this connection alone; its transactions write where the option `write` is set."""
    engine = create_engine(
        URL, module=dbapi2, creator=lambda: connection, poolclass=StaticPool, hide_parameters=True
    ).execution_options(compiled_cache=COMPILED)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


@contextmanager
def writing(bound: Engine | Connection) -> Iterator[Connection]:
    """A write transaction, or a part of the one that a connection is in already."""
    if isinstance(bound, Connection):
        with bound.begin_nested():
            yield bound
    else:
        with bound.connect() as connection, connection.begin():
            yield connection
