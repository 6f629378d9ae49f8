"""The index of words of all meetings, without accents: filled by triggers, so that no way of writing passes it by.

An FTS5 table over a view: it keeps no text of its own, and `secure-delete` takes the words of a row that went out of
the file at once. FTS5 folds every Vietnamese letter but đ, which the view and the triggers spell d.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

NAME = "search_index"
_VIEW = "search_source"
_OPERATIONS = ("insert", "update", "delete")
_BARRED_D = "đĐðÐƉɖ"
_CONTENT = f"content='{_VIEW}', content_rowid='place', columnsize=0"
_WORDS = "tokenize='unicode61 remove_diacritics 2', prefix='2 3 4 5'"

# Small pages: taking a word out writes its page anew, and the log's acts wait for it.
_KEPT_OPTIONS = (("secure-delete", 1), ("pgsz", 1000))
# Room for each source, more than any table will have rows; counted backwards from its end, because FTS5 reads forwards
# several times as fast as backwards and the newest are wanted. The last sources have the shortest way to the end.
_PLACES = 1 << 40
_NEWEST = f"SELECT rowid FROM {NAME} WHERE {NAME} MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?"


@dataclass(frozen=True, slots=True)
class Source:
    """A table whose words are found, and the columns that hold them."""

    table: str
    columns: tuple[str, ...]

    def words(self, alias: str) -> str:
        """SQL for the words of a row, đ as d."""
        joined = " || char(10) || ".join(f"coalesce({alias}.\"{column}\", '')" for column in self.columns)
        for letter in _BARRED_D:
            joined = f"replace({joined}, '{letter}', 'd')"
        return joined


# The place of a source in the list is part of each row's number: a change makes the index anew (`install`).
SOURCES = (
    Source("agenda_item", ("title", "presenter_words", "minutes_text", "conclusion", "internal_note")),
    Source("item_opinion", ("text",)),
    Source("resolution_section", ("text",)),
    Source("task", ("text", "result")),
    Source("meeting", ("title", "kind_name", "guests", "summary")),
    Source("vote", ("subject",)),
    Source("resolution", ("subject",)),
)


def install(connection: Connection) -> None:
    """Makes view, index and triggers anew, and fills the index from the tables."""
    drop_triggers(connection)
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {NAME}")
    connection.exec_driver_sql(f"DROP VIEW IF EXISTS {_VIEW}")
    parts = (
        f"SELECT {_place(source, 't')} AS place, {source.words('t')} AS words FROM {source.table} t"
        for source in SOURCES
    )
    connection.exec_driver_sql(f"CREATE VIEW {_VIEW} AS {' UNION ALL '.join(parts)} ORDER BY place")
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {NAME} USING fts5(words, {_CONTENT}, {_WORDS})")
    for option, value in _KEPT_OPTIONS:
        connection.exec_driver_sql(f"INSERT INTO {NAME} ({NAME}, rank) VALUES ('{option}', {value})")
    install_triggers(connection)


def install_triggers(connection: Connection) -> None:
    """Makes the triggers, and fills the index from the tables as they are now."""
    for source in SOURCES:
        for statement in _trigger_statements(source):
            connection.exec_driver_sql(statement)
    fill_anew(connection)


def fill_anew(connection: Connection) -> None:
    """Fills the index from the tables as they are now; no word is left that marked the bounds of an old page of it."""
    connection.exec_driver_sql(f"INSERT INTO {NAME} ({NAME}) VALUES ('rebuild')")


def drop_triggers(connection: Connection) -> None:
    """Takes the triggers away; only a migration and the maker of measuring data do this."""
    for source in SOURCES:
        for operation in _OPERATIONS:
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {_trigger(source, operation)}")


def found_rows(connection: Connection, table: str, match: str, limit: int) -> list[int]:
    """The ids of the newest rows of a source that match an FTS5 expression.

    The driver is asked itself: a keystroke asks for each source, and SQLAlchemy takes longer than the index.
    """
    last = _last_place(table)
    driver: Any = connection.connection.driver_connection
    rows = driver.execute(_NEWEST, (match, last - _PLACES, last, limit)).fetchall()
    return [last - place for (place,) in rows]


def _place(source: Source, alias: str) -> str:
    return f"{_last_place(source.table)} - {alias}.id"


def _last_place(table: str) -> int:
    return _PLACES * next(at for at, source in enumerate(SOURCES, start=1) if source.table == table)


def _trigger(source: Source, operation: str) -> str:
    return f'"{NAME}_{source.table}_{operation}"'


def _trigger_statements(source: Source) -> Iterator[str]:
    gone = (
        f"INSERT INTO {NAME} ({NAME}, rowid, words) VALUES ('delete', {_place(source, 'OLD')}, {source.words('OLD')});"
    )
    come = f"INSERT INTO {NAME} (rowid, words) VALUES ({_place(source, 'NEW')}, {source.words('NEW')});"
    columns = ", ".join(f'"{column}"' for column in source.columns)
    differs = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in source.columns)
    shapes = (
        ("INSERT", "", come),
        (f"UPDATE OF {columns}", f"WHEN {differs}", gone + come),
        ("DELETE", "", gone),
    )
    for operation, (event, condition, body) in zip(_OPERATIONS, shapes, strict=True):
        head = f"CREATE TRIGGER {_trigger(source, operation)} AFTER {event} ON {source.table}"
        yield f"{head} {condition} BEGIN {body} END"
