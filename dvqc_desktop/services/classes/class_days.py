"""The classes of all workers on several days, read in one pass: a person's events lie side by side in the index."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Date, Select, and_, case, func, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import WorkerSpell
from dvqc_desktop.domain.codes import SpellEnd
from dvqc_desktop.domain.movement import ADMITTED, LEFT, NEW, Cell
from dvqc_desktop.services.classes.classes import class_at
from dvqc_desktop.services.people.presence import holds_on
from dvqc_desktop.services.statements import PlainQuery, given

_COLUMNS = 2  # of each day: the class, and whether the time in the book ended with the admission


@dataclass(frozen=True, slots=True)
class ClassDays:
    """How many people stand alike on all the days; `places` is where a day stands in what they are counted by."""

    places: Mapping[date, int]
    people: Counter[tuple[Any, ...]]

    def cells(self, opening_on: date, closing_on: date) -> dict[Cell, int]:
        """The cells of the whole book's movement between two of the days."""
        start, end = self.places[opening_on], self.places[closing_on]
        cells: Counter[Cell] = Counter()
        for stood, count in self.people.items():
            before, after = stood[start], stood[end]
            if before is not None or after is not None:
                cells[before or NEW, after or (ADMITTED if stood[start + 1] else LEFT)] += count
        return dict(cells)


def read_class_days(session: Session, days: Iterable[date]) -> ClassDays:
    """Where every worker stood on each of the days.

    The rows are counted here: grouping them in SQL sorts them in memory that is locked piece by piece, at twice the
    cost of the reading itself.
    """
    listed = sorted(set(days))
    rows = _on_days(len(listed)).rows(session, **{f"day{number}": day for number, day in enumerate(listed)})
    return ClassDays({day: number * _COLUMNS for number, day in enumerate(listed)}, Counter(rows))


@cache
def _on_days(count: int) -> PlainQuery:
    def people() -> Select[*tuple[Any, ...]]:
        spell = aliased(WorkerSpell)
        columns: list[Any] = []
        for day in (given(f"day{number}", Date) for number in range(count)):
            there = holds_on(spell, day)
            admitted = and_(there, spell.end_reason == SpellEnd.ADMITTED.value)
            columns += [func.max(case((there, class_at(spell.person_id, day)))), func.max(case((admitted, 1)))]
        return select(*columns).group_by(spell.person_id)

    return PlainQuery(people)
