"""What forbids taking back an older act though no row of it changed: a round, a meeting or a plan closed since."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, text

_ROUND = text(
    "SELECT r.id FROM class_round r WHERE r.state = 'closed' AND r.closed_on >= :day ORDER BY r.closed_on DESC LIMIT 1"
)
# Tables whose rows a closed meeting froze: the column that leads to it, or to an item of it.
_OF_MEETING = {
    "meeting": "id",
    "agenda_item": "meeting_id",
    "attendance": "meeting_id",
    "vote": "meeting_id",
    "resolution": "meeting_id",
    "item_opinion": "agenda_item_id",
    "agenda_item_person": "agenda_item_id",
}
_OF_PLAN = frozenset({"plan_strength", "plan_weakness", "plan_aim", "plan_step", "plan_review", "measure_series"})
_CLOSED = "SELECT id FROM {table} WHERE id = :id AND state = 'closed'"
_ITEM = text("SELECT meeting_id FROM agenda_item WHERE id = :id")
_CLOSING = text(
    "SELECT max(group_id) FROM change_row WHERE table_name = :table AND row_id = :row "
    "AND json_extract(after, '$.state') = 'closed' AND coalesce(json_extract(before, '$.state'), '') <> 'closed'"
)


def closed_since(connection: Connection, rows: Sequence[Any]) -> int | None:
    """The act that closed what rows of an older one belong to; None where nothing of them is closed.

    A closed round freezes classes up to its closing day, closed minutes their meeting, a closed plan its parts; the
    closing itself is taken back with its own row.
    """
    for row in rows:
        values = json.loads(row.after or row.before)
        closed = _closed(connection, row.table_name, values)
        if closed is not None and not any((one.table_name, one.row_id) == closed for one in rows):
            found = connection.execute(_CLOSING, {"table": closed[0], "row": closed[1]}).scalar()
            return None if found is None else int(found)
    return None


def _closed(connection: Connection, table: str, values: dict[str, Any]) -> tuple[str, int] | None:
    if table == "class_event":
        found = connection.execute(_ROUND, {"day": values["at"]}).scalar()
        return None if found is None else ("class_round", int(found))
    if table in _OF_PLAN:
        return _if_closed(connection, "plan", values["plan_id"])
    column = _OF_MEETING.get(table)
    if column is None:
        return None
    meeting_id = values[column]
    if column == "agenda_item_id":
        meeting_id = connection.execute(_ITEM, {"id": meeting_id}).scalar()
    return _if_closed(connection, "meeting", meeting_id)


def _if_closed(connection: Connection, table: str, row_id: int | None) -> tuple[str, int] | None:
    found = connection.execute(text(_CLOSED.format(table=table)), {"id": row_id}).scalar()
    return None if found is None else (table, int(found))
