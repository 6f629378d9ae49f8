"""The change log: row triggers made from the tables' metadata, groups closed and chained once per transaction."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, LargeBinary, Table, insert, text

from dvqc_desktop.db.models import Base, ChangeGroup
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic

UNLOGGED = frozenset({"change_group", "change_row", "maintenance", "draft", "backup_entry"})
CHAIN_KEY = "chain_key"
AS_KEPT = "%Y-%m-%d %H:%M:%S.%f"
# The group that the running transaction will close. Its row comes last; the foreign key is checked at commit, so that
# what is written outside an act cannot be committed.
_NEXT_GROUP = "(SELECT coalesce(max(id), 0) + 1 FROM change_group)"
ROW_FACTS = "table_name, row_id, op, before, after"
_ROWS_OF_GROUP = text(f"SELECT {ROW_FACTS} FROM change_row WHERE group_id = :id ORDER BY id")
_LAST_GROUP = text(
    "SELECT (SELECT max(id) FROM change_group) AS id, "
    "(SELECT chain FROM change_group ORDER BY id DESC LIMIT 1) AS chain, value AS key "
    f"FROM maintenance WHERE key = '{CHAIN_KEY}'"
)
_GROUP = insert(ChangeGroup)
_HEAD = text("SELECT chain FROM change_group ORDER BY id DESC LIMIT 1")
_SHORT_HEAD, _HEAD_PART = 16, 4
_as_json = json.JSONEncoder(ensure_ascii=False).encode  # made once: `json.dumps` makes one for each call


@dataclass(frozen=True, slots=True)
class GroupHead:
    """What a group is about: its kind (act, undo, redo, record), and the group it takes back or brings again."""

    kind: str = "act"
    target_id: int | None = None


ACT = GroupHead()
RECORD = GroupHead("record")


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
        f"({_NEXT_GROUP}, '{table.name}', {row_id}, '{operation}', {before}, {after}); END"
        for operation, condition, row_id, before, after in shapes
    ]


def close_group(connection: Connection, change: Change, head: GroupHead = ACT) -> int | None:
    """Names, digests and chains what the triggers wrote since the last group; gives its id, None for nothing."""
    last = connection.execute(_LAST_GROUP).one()
    group_id = (last.id or 0) + 1
    digest = digest_of(connection, group_id, change.subject)
    if digest is None:
        return None
    at, topics = clock.now(), json.dumps(sorted(change.topics))
    facts = [at.strftime(AS_KEPT), head.kind, head.target_id, change.act, topics, digest]
    connection.execute(
        _GROUP,
        {
            "id": group_id,
            "at": at,
            "kind": head.kind,
            "state": "done",
            "act": change.act,
            "subject": change.subject,
            "topics": topics,
            "target_id": head.target_id,
            "digest": digest,
            "chain": seal(bytes.fromhex(last.key), last.chain or "", group_id, facts),
        },
    )
    return group_id


def read_change(row: Any) -> Change:
    """The change that a group's row (act, subject, topics) tells of."""
    return Change(row.act, row.subject, frozenset(Topic(topic) for topic in json.loads(row.topics)))


def full_head(connection: Connection) -> str:
    """The seal of the newest group, which stands for all before it; empty while the log is."""
    return str(connection.execute(_HEAD).scalar() or "")


def head(connection: Connection) -> str:
    """The head as papers print it: the first 16 signs in groups of four, such as "3f0a 91bc 77d2 04e1"."""
    return short(full_head(connection))


def short(chain: str) -> str:
    """A seal as papers print it."""
    return " ".join(chain[at : at + _HEAD_PART] for at in range(0, min(len(chain), _SHORT_HEAD), _HEAD_PART))


def digest_of(connection: Connection, group_id: int, subject: str) -> str | None:
    """The digest of a group's contents: whom it was about and its rows; None for a group without rows."""
    rows = connection.execute(_ROWS_OF_GROUP, {"id": group_id}).all()
    return digest(subject, rows) if rows else None


def digest(subject: str, rows: Iterable[Sequence[Any]]) -> str:
    """The digest over a subject and rows of `ROW_FACTS`."""
    content = hashlib.sha256(_as_json(subject).encode())
    for row in rows:
        content.update(_as_json(tuple(row)).encode())
    return content.hexdigest()


def seal(key: bytes, previous: str, group_id: int, facts: list[Any]) -> str:
    """The chain's next link: what does not tell of a person, and the digest of what does."""
    return hmac.digest(key, _as_json([previous, group_id, *facts]).encode(), "sha256").hex()
