"""Teams, groups and shifts that a list names: found by folded name, made where the book has none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Shift, Team, WorkGroup
from dvqc_desktop.domain.imported import ListedWork
from dvqc_desktop.domain.names import fold, text_sort_key
from dvqc_desktop.services.people.workers import Place

_GroupKey = tuple[int | None, str]


class Places:
    """The row ids of every place that a list names; new ones are made at once, in the order of their names."""

    def __init__(self, session: Session, works: Iterable[ListedWork]) -> None:
        wanted = list(dict.fromkeys(works))
        self._teams = _named(session, Team, (work.team for work in wanted))
        self._shifts = _named(session, Shift, (work.shift for work in wanted))
        self._groups: dict[_GroupKey, int] = {}
        self._read_groups(session)
        for work in sorted(wanted, key=lambda work: text_sort_key(work.group or "")):
            if work.group and self._find_group(work) is None:
                self._make_group(session, work)

    def of(self, work: ListedWork) -> Place | None:
        """Where a row works; None where the list says nothing of it."""
        if work == ListedWork():
            return None
        return Place(
            self._teams.get(fold(work.team)) if work.team else None,
            self._find_group(work) if work.group else None,
            self._shifts.get(fold(work.shift)) if work.shift else None,
        )

    @staticmethod
    def columns(place: Place) -> dict[str, int | None]:
        """The place as columns of a placement."""
        return {"team_id": place.team_id, "work_group_id": place.work_group_id, "shift_id": place.shift_id}

    def _read_groups(self, session: Session) -> None:
        rows = session.execute(select(WorkGroup.id, WorkGroup.name, WorkGroup.team_id).order_by(WorkGroup.id.desc()))
        for row in rows:
            self._groups[row.team_id, fold(row.name)] = row.id

    def _find_group(self, work: ListedWork) -> int | None:
        """The group of the row's team, else one of no team; a row without a team means the first group so named."""
        name = fold(work.group or "")
        if work.team:
            own = self._groups.get((self._teams.get(fold(work.team)), name))
            return own if own is not None else self._groups.get((None, name))
        found = [group for (_, other), group in self._groups.items() if other == name]
        return min(found, default=None)

    def _make_group(self, session: Session, work: ListedWork) -> None:
        team_id = self._teams.get(fold(work.team)) if work.team else None
        made = session.execute(
            insert(WorkGroup).values(name=work.group, team_id=team_id).returning(WorkGroup.id)
        ).scalar_one()
        self._groups[team_id, fold(work.group or "")] = int(made)


def _named(session: Session, table: Any, wanted: Iterable[str | None]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in session.execute(select(table.id, table.name).order_by(table.id.desc())):
        found[fold(row.name)] = row.id
    for name in sorted({name for name in wanted if name}, key=text_sort_key):
        if fold(name) not in found:
            made = session.execute(insert(table).values(name=name).returning(table.id)).scalar_one()
            found[fold(name)] = int(made)
    return found
