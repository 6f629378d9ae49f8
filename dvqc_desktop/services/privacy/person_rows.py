"""The rows of one person, those that are there and those the log remembers."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, text

from dvqc_desktop.services.privacy.fates import CHILDREN, FATES, Fate

PERSON = "person"


@dataclass(frozen=True, slots=True)
class PersonRows:
    """Row ids by table: those that go, those that stay as counts, and those of others that name the person."""

    gone: dict[str, set[int]]
    counted: dict[str, set[int]]
    others: dict[str, set[int]]

    @property
    def own(self) -> dict[str, set[int]]:
        """The rows whose contents are the person's own, by table."""
        both: dict[str, set[int]] = defaultdict(set)
        for part in (self.gone, self.counted):
            for table, ids in part.items():
                both[table] |= ids
        return both


def rows_of(connection: Connection, person_id: int, *, logged: bool = True) -> PersonRows:
    """Every row of a person: found in the tables and, where it was deleted or named the person once, in the log.

    Params: logged - False leaves the log unread.
    """
    parts: dict[Fate, dict[str, set[int]]] = {fate: defaultdict(set) for fate in Fate}
    parts[Fate.COUNTED][PERSON].add(person_id)
    for (table, column), fate in FATES.items():
        parts[fate][table] |= _found(connection, (table, column), {person_id}, logged)
    for (table, column), (parent, fate) in CHILDREN.items():
        parents = parts[Fate.GONE][parent] | parts[Fate.COUNTED][parent]
        parts[fate][table] |= _found(connection, (table, column), parents, logged)
    for table, ids in parts[Fate.GONE].items():
        parts[Fate.COUNTED][table] -= ids
    return PersonRows(
        *({table: ids for table, ids in parts[fate].items() if ids} for fate in (Fate.GONE, Fate.COUNTED, Fate.OTHERS))
    )


def _found(connection: Connection, place: tuple[str, str], wanted: set[int], logged: bool) -> set[int]:
    found: set[int] = set()
    table, column = place
    for value in wanted:
        there = text(f'SELECT id FROM "{table}" WHERE {column} = :value')
        kept = text(
            "SELECT DISTINCT row_id FROM change_row WHERE table_name = :name AND "
            f"(json_extract(after, '$.{column}') = :value OR json_extract(before, '$.{column}') = :value)"
        )
        found |= set(connection.execute(there, {"value": value}).scalars())
        if logged:
            found |= set(connection.execute(kept, {"name": table, "value": value}).scalars())
    return found
