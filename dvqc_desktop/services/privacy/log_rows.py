"""The person's contents taken out of the change log: rows emptied, names gone, what is left digested anew."""

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import Connection, text

from dvqc_desktop.db import changelog
from dvqc_desktop.services.privacy.name_out import NameOut
from dvqc_desktop.services.privacy.person_rows import PersonRows

_UNNAME = text("UPDATE change_group SET subject = '' WHERE id = :id")
_UNNAME_EMPTY = text(
    "UPDATE change_group SET subject = '' WHERE id = :id AND NOT EXISTS "
    "(SELECT 1 FROM change_row WHERE group_id = :id AND (before IS NOT NULL OR after IS NOT NULL))"
)
_LAST = text("SELECT coalesce(max(id), 0) FROM change_group")
_EMPTY = text(
    "UPDATE change_row SET before = NULL, after = NULL WHERE table_name = :name AND row_id = :row "
    "AND (before IS NOT NULL OR after IS NOT NULL) RETURNING group_id"
)


def take_log_out(connection: Connection, rows: PersonRows, name: NameOut, day: date) -> dict[str, str]:
    """Empties the log's rows of the person and takes the name out of the others; marks the acts touched.

    Gives those acts by number, each with the digest of what is left of it: the erasure's row names them, so that the
    chain can be checked. The rows of the running act keep nothing of what was before.
    """
    last = last_group(connection)
    touched = empty_rows(connection, rows.own)
    connection.execute(text("UPDATE change_row SET before = NULL WHERE group_id > :last"), {"last": last})
    if name.searchable:
        touched |= _rename_rows(connection, name)
    touched |= _rename_subjects(connection, name, touched)
    return seal_rests(connection, touched, last, day)


def last_group(connection: Connection) -> int:
    """The newest act that is whole; the running one comes after it."""
    return int(connection.execute(_LAST).scalar_one())


def empty_rows(connection: Connection, rows: Mapping[str, Iterable[int]]) -> set[int]:
    """Empties all that the log holds of rows, given by table; gives the acts touched."""
    touched: set[int] = set()
    for table, ids in rows.items():
        for row_id in ids:
            touched |= set(connection.execute(_EMPTY, {"name": table, "row": row_id}).scalars())
    return touched


def unname(connection: Connection, groups: Iterable[int], always: Iterable[int]) -> None:
    """Acts of which nothing is left, and these always, no longer say whom or what they were about."""
    for group_id in groups:
        connection.execute(_UNNAME_EMPTY, {"id": group_id})
    for group_id in always:
        connection.execute(_UNNAME, {"id": group_id})


def seal_rests(connection: Connection, groups: Iterable[int], last: int, day: date) -> dict[str, str]:
    """Marks acts up to the last whole one as emptied on a day; gives the digest of what is left of each."""
    return {str(group): _seal_rest(connection, group, day) for group in sorted(groups) if group <= last}


def _rename_rows(connection: Connection, name: NameOut) -> set[int]:
    condition, values = name.condition(("before", "after"))
    rows = connection.execute(text(f"SELECT id, group_id, before, after FROM change_row WHERE {condition}"), values)
    touched = set()
    for row in rows.all():
        kept = {"before": row.before and name.replaced(row.before), "after": row.after and name.replaced(row.after)}
        if (kept["before"], kept["after"]) != (row.before, row.after):
            connection.execute(
                text("UPDATE change_row SET before = :before, after = :after WHERE id = :id"), {**kept, "id": row.id}
            )
            touched.add(row.group_id)
    return touched


def _rename_subjects(connection: Connection, name: NameOut, touched: set[int]) -> set[int]:
    """Takes the name out of whom acts were about; a name of two people only where the act's rows were this one's."""
    condition, values = name.condition(("subject",), own=True)
    renamed = set()
    for row in connection.execute(text(f"SELECT id, subject FROM change_group WHERE {condition}"), values).all():
        own = row.id in touched
        if name.stands_in(row.subject, own=own):
            connection.execute(
                text("UPDATE change_group SET subject = :subject WHERE id = :id"),
                {"subject": name.replaced(row.subject, own=own), "id": row.id},
            )
            renamed.add(row.id)
    return renamed


def _seal_rest(connection: Connection, group_id: int, day: date) -> str:
    subject = connection.execute(text("SELECT subject FROM change_group WHERE id = :id"), {"id": group_id}).scalar_one()
    connection.execute(
        text("UPDATE change_group SET erased_on = :day WHERE id = :id"), {"day": day.isoformat(), "id": group_id}
    )
    return changelog.digest_of(connection, group_id, str(subject)) or ""
