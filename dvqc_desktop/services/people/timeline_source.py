"""Where the entries of a timeline come from: a table, the column that names the person, the day, and the words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, bindparam, literal, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Base
from dvqc_desktop.domain.timeline import EntryKind

Words = tuple[int, str, tuple[str, ...]]
"""Row id, title, lines."""


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """One kind of rows about a person. `through` joins tables that lead to the person or to the day.

    `for_others` marks what the person does for somebody else or is tied with: it is that person's too, and not for the
    sheet.
    """

    name: str
    kind: EntryKind
    table: type[Base]
    person: Any
    day: Any
    read: Callable[[Session, Sequence[int]], Iterable[Words]]
    through: tuple[tuple[type[Base], Any], ...] = ()
    for_others: bool = False

    def keys(self) -> Select[Any]:
        """Name, day and row id of this source's rows, about the person `person` as of `today`, which are parameters."""
        query = select(literal(self.name).label("source"), self.day.label("day"), self.table.id.label("row_id"))
        query = query.select_from(self.table)
        for table, on in self.through:
            query = query.join(table, on)
        return query.where(self.person == bindparam("person"), self.day.is_not(None))
