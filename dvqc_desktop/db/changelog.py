"""The change log: row triggers made from the tables' metadata, groups closed and chained once per transaction."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, LargeBinary, Table, text

from dvqc_desktop.db.models import Base
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic

UNLOGGED = frozenset({"change_group", "change_row", "maintenance"})
CHAIN_KEY = "chain_key"
_OPEN_GROUP = "(SELECT id FROM change_group WHERE chain IS NULL)"


@dataclass(frozen=True, slots=True)
class GroupHead:
    """What a group is about: its kind (act, undo, redo), and the group it takes back or brings again."""

    kind: str = "act"
    target_id: int | None = None


def logged_tables() -> list[Table]:
    """The tables whose rows the log follows."""
    return [table for table in Base.metadata.sorted_tables if table.name not in UNLOGGED]


def row_as_json(table: Table, alias: str) -> str:
    """SQL for a row as one JSON object; bytes as hex, since JSON cannot hold them."""
    parts = []
    for column in table.columns:
        value = f'{alias}."{column.name}"'
        parts.append(f"'{column.name}', {f'hex({value})' if isinstance(column.type, LargeBinary) else value}")
    return f"json_object({', '.join(parts)})"


def install_triggers(connection: Connection) -> None:
    """Makes the triggers of every logged table anew."""
    drop_triggers(connection)
    for table in logged_tables():
        for statement in _trigger_statements(table):
            connection.exec_driver_sql(statement)


def drop_triggers(connection: Connection) -> None:
    """Takes the triggers away; only a migration and the maker of measuring data do this."""
    for table in logged_tables():
        for operation in ("insert", "update", "delete"):
            connection.exec_driver_sql(f'DROP TRIGGER IF EXISTS "log_{table.name}_{operation}"')


def _trigger_statements(table: Table) -> list[str]:
    old, new = row_as_json(table, "OLD"), row_as_json(table, "NEW")
    differs = " OR ".join(f'OLD."{column.name}" IS NOT NEW."{column.name}"' for column in table.columns)
    shapes = (
        ("insert", "", "NEW.id", "NULL", new),
        ("update", f"WHEN {differs}", "NEW.id", old, new),
        ("delete", "", "OLD.id", old, "NULL"),
    )
    return [
        f'CREATE TRIGGER "log_{table.name}_{operation}" AFTER {operation.upper()} ON "{table.name}" {condition} BEGIN '
        "INSERT INTO change_row (group_id, table_name, row_id, op, before, after) VALUES "
        f"({_OPEN_GROUP}, '{table.name}', {row_id}, '{operation}', {before}, {after}); END"
        for operation, condition, row_id, before, after in shapes
    ]


def open_group(connection: Connection, head: GroupHead) -> int:
    """Opens the group into which the triggers write; gives its id. There is never more than one open."""
    return int(
        connection.execute(
            text(
                "INSERT INTO change_group (at, kind, state, act, subject, topics, target_id) "
                "VALUES (:at, :kind, 'done', '', '', '[]', :target) RETURNING id"
            ),
            {"at": clock.now().isoformat(" "), "kind": head.kind, "target": head.target_id},
        ).scalar_one()
    )


def close_group(connection: Connection, group_id: int, change: Change) -> bool:
    """Names, digests and chains the open group; drops it where nothing changed. True when something did."""
    digest = _digest(connection, group_id)
    if digest is None:
        connection.execute(text("DELETE FROM change_group WHERE id = :id"), {"id": group_id})
        return False
    head = connection.execute(
        text("SELECT at, kind, target_id FROM change_group WHERE id = :id"), {"id": group_id}
    ).one()
    topics = json.dumps(sorted(change.topics))
    sealed = _seal(connection, group_id, [head.at, head.kind, head.target_id, change.act, change.subject, digest])
    connection.execute(
        text(
            "UPDATE change_group SET act = :act, subject = :subject, topics = :topics, digest = :digest, chain = :chain"
            " WHERE id = :id"
        ),
        {"act": change.act, "subject": change.subject, "topics": topics, "digest": digest, "chain": sealed}
        | {"id": group_id},
    )
    return True


def read_change(row: Any) -> Change:
    """The change that a group's row (act, subject, topics) tells of."""
    return Change(row.act, row.subject, frozenset(Topic(topic) for topic in json.loads(row.topics)))


def chain_is_whole(connection: Connection) -> bool:
    """True when every group's contents and order are as they were sealed."""
    previous = ""
    key = _chain_key(connection)
    groups = connection.execute(
        text("SELECT id, at, kind, target_id, act, subject, digest, chain FROM change_group ORDER BY id")
    ).all()
    for group in groups:
        if group.digest != _digest(connection, group.id):
            return False
        facts = [group.at, group.kind, group.target_id, group.act, group.subject, group.digest]
        if group.chain != _mac(key, previous, group.id, facts):
            return False
        previous = group.chain
    return True


def _digest(connection: Connection, group_id: int) -> str | None:
    rows = connection.execute(
        text("SELECT table_name, row_id, op, before, after FROM change_row WHERE group_id = :id ORDER BY id"),
        {"id": group_id},
    ).all()
    if not rows:
        return None
    content = hashlib.sha256()
    for row in rows:
        content.update(json.dumps(list(row), ensure_ascii=False).encode())
    return content.hexdigest()


def _seal(connection: Connection, group_id: int, facts: list[Any]) -> str:
    previous = connection.execute(
        text("SELECT chain FROM change_group WHERE id < :id ORDER BY id DESC LIMIT 1"), {"id": group_id}
    ).scalar()
    return _mac(_chain_key(connection), previous or "", group_id, facts)


def _mac(key: bytes, previous: str, group_id: int, facts: list[Any]) -> str:
    message = json.dumps([previous, group_id, *facts], ensure_ascii=False, default=str).encode()
    return hmac.new(key, message, "sha256").hexdigest()


def _chain_key(connection: Connection) -> bytes:
    found = connection.execute(text("SELECT value FROM maintenance WHERE key = :key"), {"key": CHAIN_KEY}).scalar_one()
    return bytes.fromhex(found)
