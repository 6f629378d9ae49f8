"""Undo and redo: a group of the change log replayed backwards or forwards, by the same door as any other write."""

import json
from typing import Any

from sqlalchemy import Connection, LargeBinary, Table, text

from dvqc_desktop.db import changelog
from dvqc_desktop.db.models import Base
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors.store import NothingToUndo, UndoConflict

UNDO, REDO = "undo", "redo"
_WORDS = {UNDO: "hoàn tác", REDO: "làm lại"}
_CHOSEN = "SELECT id, act, subject, topics FROM change_group WHERE kind = 'act' AND state ="
_NEXT = {
    UNDO: text(f"{_CHOSEN} 'done' ORDER BY id DESC LIMIT 1"),
    REDO: text(f"{_CHOSEN} 'undone' ORDER BY id LIMIT 1"),
}
_FORGET = text("UPDATE change_group SET state = 'gone' WHERE kind = 'act' AND state = 'undone'")
_STATE_AFTER = {UNDO: "undone", REDO: "done"}


def find_next(connection: Connection, direction: str) -> Any | None:
    """The group that would be undone or redone next, or None."""
    return connection.execute(_NEXT[direction]).one_or_none()


def forget_redo(connection: Connection) -> None:
    """After a new act what was undone can no longer be redone; it stays in the history."""
    if connection.execute(_NEXT[REDO]).first() is not None:
        connection.execute(_FORGET)


def replay(connection: Connection, direction: str) -> Change:
    """Undoes or redoes the next group inside a group of its own; gives the change of the act.

    Raises NothingToUndo, or UndoConflict when a row no longer is as the act left it.
    """
    target = find_next(connection, direction)
    if target is None:
        raise NothingToUndo(direction=_WORDS[direction])
    change = changelog.read_change(target)
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    order = "DESC" if direction == UNDO else "ASC"
    rows = connection.execute(
        text(f"SELECT table_name, row_id, before, after FROM change_row WHERE group_id = :id ORDER BY id {order}"),
        {"id": target.id},
    ).all()
    for row in rows:
        now, then = (row.after, row.before) if direction == UNDO else (row.before, row.after)
        if not _replace_row(connection, row, now, then):
            raise UndoConflict(direction=_WORDS[direction], label=change.label)
    connection.execute(
        text("UPDATE change_group SET state = :state WHERE id = :id"),
        {"state": _STATE_AFTER[direction], "id": target.id},
    )
    changelog.close_group(connection, change, changelog.GroupHead(direction, target.id))
    return change


def _replace_row(connection: Connection, row: Any, now: str | None, then: str | None) -> bool:
    """Puts a row from the state `now` to the state `then` (None: not there); false when it is not in `now`."""
    table = Base.metadata.tables[row.table_name]
    found = connection.execute(
        text(f'SELECT {changelog.row_as_json(table, "t")} FROM "{table.name}" t WHERE id = :id'), {"id": row.row_id}
    ).scalar()
    if found != now:
        return False
    if then is None:
        connection.execute(text(f'DELETE FROM "{table.name}" WHERE id = :id'), {"id": row.row_id})
    elif now is None:
        connection.execute(table.insert(), _values(table, then))
    else:
        connection.execute(table.update().where(table.c.id == row.row_id), _values(table, then))
    return True


def _values(table: Table, logged: str) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(logged)
    for column in table.columns:
        value = values[column.name]
        if value is None:
            continue
        if isinstance(column.type, LargeBinary):
            values[column.name] = bytes.fromhex(value)
        elif column.type.python_type.__name__ in {"date", "datetime"}:
            values[column.name] = column.type.python_type.fromisoformat(value)
    return values
