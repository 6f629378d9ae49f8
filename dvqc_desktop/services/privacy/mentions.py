"""Where the words of others call a person by title and given name ("chị Dung"), which an erasure leaves unless told."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.names import given_name
from dvqc_desktop.services.history.field_words import table_words
from dvqc_desktop.services.people.presence import name_of
from dvqc_desktop.services.privacy.fates import is_json, text_tables, word_columns
from dvqc_desktop.services.privacy.name_out import called_forms, whole_words
from dvqc_desktop.services.privacy.person_rows import PERSON, rows_of

TITLES = ("chị", "anh", "em", "cô", "chú", "bác", "bạn", "ông", "bà", "đồng chí")
_AROUND = 40  # signs shown before and after
_PRIVATE = "contact_private"
_SHARED = text("SELECT count(*) FROM person WHERE id <> :id AND (full_name = :given OR full_name LIKE :ending)")
# What a row hangs on, up to the meeting or the person it belongs to.
_PARENTS = {
    "agenda_item_id": "agenda_item",
    "resolution_id": "resolution",
    "plan_id": "plan",
    "contact_id": "contact",
    "candidate_id": "candidate",
}
_PEOPLE = ("worker_id", "person_id", "promised_to_id", "about_id", "member_id")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place: by which title, in what kind of row of which meeting or person, with the words around.

    Words of a private note are not shown.
    """

    title: str
    where: str
    words: str
    meeting_id: int | None
    person_id: int | None


@dataclass(frozen=True, slots=True)
class Mentions:
    """All places; `shared` is the number of others in the book with the same given name, who may be meant instead."""

    given: str
    shared: int
    places: tuple[Mention, ...]

    def by_title(self) -> dict[str, int]:
        """How many places there are for each title, the most first."""
        counts = {title: sum(place.title == title for place in self.places) for title in TITLES}
        return dict(sorted(((title, count) for title, count in counts.items() if count), key=lambda one: -one[1]))


def find_mentions(session: Session, person_id: int) -> Mentions:
    """Where others' words call a person by a title and the given name."""
    connection = session.connection()
    full_name = name_of(session, person_id)
    given = given_name(full_name)
    own = rows_of(connection, person_id, logged=False).own
    patterns = {title: whole_words(called_forms((title,), full_name)) for title in TITLES}
    found: list[Mention] = []
    for table in text_tables():
        columns = [column.name for column in word_columns(table) if not is_json(table, column.name)]
        for row in _rows(connection, table.name, columns, given) if columns else ():
            if row["id"] not in own.get(table.name, ()):
                found += _in_row(connection, table.name, row, columns, patterns)
    shared = connection.execute(_SHARED, {"id": person_id, "given": given, "ending": f"% {given}"}).scalar_one()
    return Mentions(given, shared, tuple(found))


def _rows(connection: Connection, table: str, columns: list[str], given: str) -> list[Any]:
    looked_at = " OR ".join(f'instr("{column}", :given) OR instr("{column}", :upper)' for column in columns)
    query = text(f'SELECT * FROM "{table}" WHERE {looked_at} ORDER BY id DESC')
    return list(connection.execute(query, {"given": given, "upper": given.upper()}).mappings())


def _in_row(
    connection: Connection, table: str, row: Any, columns: list[str], patterns: dict[str, re.Pattern[str]]
) -> list[Mention]:
    found = []
    for column in columns:
        for title, pattern in patterns.items():
            place = pattern.search(row[column] or "")
            if place is not None:
                where, meeting_id, person_id = _home(connection, table, row)
                words = "" if table == _PRIVATE else _around(row[column], place)
                said = f"{table_words(table)}{where}"
                found.append(Mention(title, said, words, meeting_id, person_id))
    return found


def _around(words: str, place: re.Match[str]) -> str:
    start, end = max(place.start() - _AROUND, 0), place.end() + _AROUND
    cut = " ".join(words[start:end].split())
    return f"{'…' if start else ''}{cut}{'…' if end < len(words) else ''}"


def _home(connection: Connection, table: str, row: Any) -> tuple[str, int | None, int | None]:
    """The words for where a row belongs, and the meeting or person that shows it."""
    meeting_id = row["id"] if table == "meeting" else row.get("meeting_id")
    if meeting_id is not None:
        held_on = connection.execute(text("SELECT held_on FROM meeting WHERE id = :id"), {"id": meeting_id}).scalar()
        return f", họp {format_date(date.fromisoformat(str(held_on)))}", meeting_id, None
    for column, parent in _PARENTS.items():
        if row.get(column) is not None:
            query = text(f'SELECT * FROM "{parent}" WHERE id = :id')
            return _home(connection, parent, connection.execute(query, {"id": row[column]}).mappings().one())
    person_id = next((row[column] for column in _PEOPLE if row.get(column) is not None), None)
    if person_id is None:
        return "", None, None
    query = text(f"SELECT full_name FROM {PERSON} WHERE id = :id")
    return f", {connection.execute(query, {'id': person_id}).scalar_one()}", None, person_id
