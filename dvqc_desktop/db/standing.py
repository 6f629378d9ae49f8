"""Which later act stands on an older one: changed its rows, hangs on them, or took their place."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, ForeignKey, Table, UniqueConstraint, select, text

from dvqc_desktop.db.models import Base

_BESIDE = text(
    "SELECT table_name, row_id FROM change_row WHERE group_id = (SELECT max(id) + 1 FROM change_group) "
    "EXCEPT SELECT table_name, row_id FROM change_row WHERE group_id = :id LIMIT 1"
)
_LAST = text(
    "SELECT max(group_id) FROM change_row WHERE table_name = :name AND row_id = :row AND group_id > :after "
    "AND group_id <= (SELECT max(id) FROM change_group)"
)
_ACT = text(
    "SELECT coalesce(t.act, g.act) AS act, coalesce(t.subject, g.subject) AS subject, g.at FROM change_group g "
    "LEFT JOIN change_group t ON t.id = g.target_id WHERE g.id = :id"
)


def act_of(connection: Connection, group_id: int) -> tuple[str, datetime] | None:
    """An act in words with its time; of an undo, the act it took back."""
    found = connection.execute(_ACT, {"id": group_id}).one_or_none()
    return None if found is None else (f"{found.act} {found.subject}".strip(), datetime.fromisoformat(found.at))


def last_change(connection: Connection, table: str, row_id: int, after: int = 0) -> int | None:
    """The last group after this one that changed a row; None where there is none."""
    found = connection.execute(_LAST, {"name": table, "row": row_id, "after": after}).scalar()
    return None if found is None else int(found)


def stands_on(connection: Connection, group_id: int, rows: Sequence[Any]) -> int | None:
    """The later group that stands on a group just replayed: its rows went along, or hang now on what is not there."""
    beside = connection.execute(_BESIDE, {"id": group_id}).first()
    if beside is not None:
        return last_change(connection, beside.table_name, beside.row_id)
    for name, row_id in {(row.table_name, row.row_id) for row in rows}:
        hanging = _hanging(connection, Base.metadata.tables[name], row_id)
        if hanging is not None:
            return last_change(connection, *hanging)
    return None


def rival(connection: Connection, table: Table, values: dict[str, Any]) -> int | None:
    """The last group that changed the row which now holds what the table takes once."""
    for columns, where in _taken_once(table):
        same = [f'"{name}" = :{name}' for name in columns]
        query = f'SELECT id FROM "{table.name}" WHERE {" AND ".join([*same, *where])} LIMIT 1'
        found = connection.execute(text(query), {name: values.get(name) for name in columns}).scalar()
        if found is not None:
            return last_change(connection, table.name, found)
    return None


def _hanging(connection: Connection, table: Table, row_id: int) -> tuple[str, int] | None:
    """A row that hangs on one that is not there: the lost parent of this row, or a row whose parent it was."""
    row = connection.execute(select(table).where(table.c.id == row_id)).mappings().one_or_none()
    if row is not None:
        parents = ((key.column.table, row[key.parent.name]) for key in table.foreign_keys)
        return next(
            ((parent.name, value) for parent, value in parents if value and not _is_there(connection, parent, value)),
            None,
        )
    for key in _keys_to(table):
        child = connection.execute(select(key.parent.table.c.id).where(key.parent == row_id).limit(1)).scalar()
        if child is not None:
            return key.parent.table.name, child
    return None


def _is_there(connection: Connection, table: Table, row_id: int) -> bool:
    return connection.execute(select(table.c.id).where(table.c.id == row_id)).first() is not None


def _keys_to(table: Table) -> Iterator[ForeignKey]:
    for other in Base.metadata.sorted_tables:
        yield from (key for key in other.foreign_keys if key.column.table is table)


def _taken_once(table: Table) -> Iterator[tuple[list[str], list[str]]]:
    """Columns that together hold something once, with the condition under which they do."""
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield [column.name for column in constraint.columns], []
    for index in table.indexes:
        if index.unique:
            where = index.dialect_options["sqlite"]["where"]
            yield [column.name for column in index.columns], [] if where is None else [str(where)]
