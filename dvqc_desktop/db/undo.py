"""Undo and redo: a group of the change log replayed backwards or forwards, by the same door as any other write."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, LargeBinary, Table, text
from sqlalchemy.exc import IntegrityError

from dvqc_desktop.db import changelog, standing
from dvqc_desktop.db.models import Base
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors.history import ActNotUndoable, LaterActStands
from dvqc_desktop.domain.errors.store import NothingToUndo, UndoConflict

UNDO, REDO = "undo", "redo"
_WORDS = {UNDO: "hoàn tác", REDO: "làm lại"}
_CHOSEN = "SELECT id, act, subject, topics FROM change_group g WHERE kind = 'act' AND erased_on IS NULL AND state ="
_NEXT = {
    UNDO: text(f"{_CHOSEN} 'done' ORDER BY id DESC LIMIT 1"),
    REDO: text(
        f"{_CHOSEN} 'undone' ORDER BY (SELECT max(u.id) FROM change_group u WHERE u.target_id = g.id) DESC LIMIT 1"
    ),
}
_ONE = text(f"{_CHOSEN} 'done' AND id = :id")
_FORGET = text("UPDATE change_group SET state = 'gone' WHERE kind = 'act' AND state = 'undone'")
_STATE_AFTER = {UNDO: "undone", REDO: "done"}

Guard = Callable[[Connection, Sequence[Any]], int | None]
"""Gives the later group by whose act the rows of an older one may no longer change, or None."""


def find_next(connection: Connection, direction: str) -> Any | None:
    """The group that would be undone or redone next, or None: the act done last, the act undone last."""
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
    return _Replay(connection, direction, target).run()


def undo_group(connection: Connection, group_id: int, guard: Guard | None = None) -> Change:
    """Undoes an older act inside a group of its own, so that this too can be redone; gives the change of the act.

    Raises ActNotUndoable for what is no act now in force, LaterActStands where a later act stands on it.
    """
    target = connection.execute(_ONE, {"id": group_id}).one_or_none()
    if target is None:
        raise ActNotUndoable
    replayed = _Replay(connection, UNDO, target)
    later = guard(connection, replayed.rows) if guard is not None else None
    if later is not None:
        raise replayed.conflict(later)
    return replayed.run()


class _Replay:
    """One group replayed, with a check of what stands on it."""

    def __init__(self, connection: Connection, direction: str, target: Any) -> None:
        self._connection, self._direction, self._target = connection, direction, target
        self._change = changelog.read_change(target)
        order = "DESC" if direction == UNDO else "ASC"
        query = f"SELECT table_name, row_id, before, after FROM change_row WHERE group_id = :id ORDER BY id {order}"
        self.rows: Sequence[Any] = connection.execute(text(query), {"id": target.id}).all()

    def run(self) -> Change:
        """Puts every row back, closes the group of it. Raises UndoConflict, LaterActStands."""
        self._connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        for row in self.rows:
            self._put_back(row)
        later = standing.stands_on(self._connection, self._target.id, self.rows)
        if later is not None:
            raise self.conflict(later)
        self._connection.execute(
            text("UPDATE change_group SET state = :state WHERE id = :id"),
            {"state": _STATE_AFTER[self._direction], "id": self._target.id},
        )
        changelog.close_group(self._connection, self._change, changelog.GroupHead(self._direction, self._target.id))
        return self._change

    def conflict(self, later: int | None) -> UndoConflict:
        """The refusal, naming the later act where it is known."""
        words = {"direction": _WORDS[self._direction], "label": self._change.label}
        named = None if later is None else standing.act_of(self._connection, later)
        if named is None:
            return UndoConflict(**words)
        act, at = named
        return LaterActStands(**words, later=act, day=format_date(at.date()))

    def _put_back(self, row: Any) -> None:
        now, then = (row.after, row.before) if self._direction == UNDO else (row.before, row.after)
        try:
            if _replace_row(self._connection, row, now, then):
                return
        except IntegrityError:
            rival = standing.rival(self._connection, Base.metadata.tables[row.table_name], json.loads(then or "{}"))
            raise self.conflict(rival) from None
        raise self.conflict(standing.last_change(self._connection, row.table_name, row.row_id, self._target.id))


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
