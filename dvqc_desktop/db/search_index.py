"""The index of words of all meetings, without accents: filled by triggers, so that no way of writing passes it by.

An FTS5 table over a view: it keeps no text of its own, and `secure-delete` takes the words of a row that went out of
the file at once. FTS5 folds every Vietnamese letter but đ, which the view and the triggers spell d.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

NAME = "search_index"
_VIEW = "search_source"
_OPERATIONS = ("insert", "update", "delete")
_BARRED_D = "đĐðÐƉɖ"
_OPTIONS = (
    f"content='{_VIEW}', content_rowid='place', columnsize=0, prefix='2 3', tokenize='unicode61 remove_diacritics 2'"
)


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
    Source("meeting", ("title", "kind_name", "guests", "summary")),
    Source("agenda_item", ("title", "presenter_words", "minutes_text", "conclusion", "internal_note")),
    Source("item_opinion", ("text",)),
    Source("vote", ("subject",)),
    Source("resolution", ("subject",)),
    Source("resolution_section", ("text",)),
    Source("task", ("text", "result")),
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
    connection.exec_driver_sql(f"CREATE VIEW {_VIEW} AS {' UNION ALL '.join(parts)}")
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {NAME} USING fts5(words, {_OPTIONS})")
    connection.exec_driver_sql(f"INSERT INTO {NAME} ({NAME}, rank) VALUES ('secure-delete', 1)")
    install_triggers(connection)


def install_triggers(connection: Connection) -> None:
    """Makes the triggers, and fills the index from the tables as they are now."""
    for source in SOURCES:
        for statement in _trigger_statements(source):
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"INSERT INTO {NAME} ({NAME}) VALUES ('rebuild')")


def drop_triggers(connection: Connection) -> None:
    """Takes the triggers away; only a migration and the maker of measuring data do this."""
    for source in SOURCES:
        for operation in _OPERATIONS:
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {_trigger(source, operation)}")


def found_rows(connection: Connection, match: str) -> dict[str, list[int]]:
    """The rows that match an FTS5 expression: ids by table, the newest first."""
    found: dict[str, list[int]] = {source.table: [] for source in SOURCES}
    lists = [found[source.table] for source in SOURCES]
    query = f"SELECT rowid FROM {NAME} WHERE {NAME} MATCH ? ORDER BY rowid DESC"
    for (place,) in connection.exec_driver_sql(query, (match,)):
        lists[place % len(SOURCES)].append(place // len(SOURCES))
    return found


def _place(source: Source, alias: str) -> str:
    return f"{alias}.id * {len(SOURCES)} + {SOURCES.index(source)}"


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
