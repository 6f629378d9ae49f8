"""SQLite as SQLAlchemy speaks it to our books: what one book compiled, every later one in the same process uses."""

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

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
