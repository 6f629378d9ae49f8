"""Whose movement is counted: everybody's, that of a group, or that of the people whom somebody holds."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, or_, select, true
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import HolderAssignment, MemberStatusEvent, Person, Placement
from dvqc_desktop.domain.codes import HolderRole
from dvqc_desktop.services.people.presence import Day, holds_on, is_member


class ScopeKind(StrEnum):
    """By what people are chosen."""

    ALL = "all"
    GROUP = "group"
    HOLDER = "holder"


@dataclass(frozen=True, slots=True)
class Scope:
    """The people of a day: all workers, those placed in a group, or those whose main holder is `id`.

    Whoever is in it on one of two days only has come or gone: as a worker new or gone, or from or to others.
    """

    kind: ScopeKind = ScopeKind.ALL
    id: Any = 0

    @property
    def is_whole(self) -> bool:
        """True for all workers, among whom nobody comes from others."""
        return self.kind is ScopeKind.ALL

    def includes(self, person_id: Any, day: Day) -> ColumnElement[bool]:
        """The condition that a worker of the day belongs to it on that day."""
        if self.kind is ScopeKind.GROUP:
            place = aliased(Placement)
            return exists().where(place.person_id == person_id, place.work_group_id == self.id, holds_on(place, day))
        if self.kind is ScopeKind.HOLDER:
            link = aliased(HolderAssignment)
            mains = link.role == HolderRole.MAIN.value
            return exists().where(link.worker_id == person_id, link.holder_id == self.id, mains, holds_on(link, day))
        return true()

    def ever(self, person_id: Any) -> ColumnElement[bool]:
        """A wider condition read from an index: the person belonged to it on some day."""
        if self.kind is ScopeKind.GROUP:
            found: Select[Any] = select(Placement.person_id).where(Placement.work_group_id == self.id)
        elif self.kind is ScopeKind.HOLDER:
            found = select(HolderAssignment.worker_id).where(HolderAssignment.holder_id == self.id)
        else:
            return true()
        among: ColumnElement[bool] = person_id.in_(found)
        return among


EVERYBODY = Scope()


def main_holders(session: Session, days: tuple[date, date], most: int) -> list[tuple[int, str]]:
    """Ids and names of those who are main holders of somebody on one of two days, in the order of names.

    Where there are more than `most`, only the members among them.
    """
    first, second = days
    link = aliased(HolderAssignment)
    held = select(link.holder_id).where(
        link.role == HolderRole.MAIN.value, or_(holds_on(link, first), holds_on(link, second))
    )
    query = select(Person.id, Person.full_name).where(Person.id.in_(held)).order_by(Person.name_sort, Person.id)
    rows = session.execute(query.limit(most + 1)).all()
    if len(rows) > most:
        members = or_(is_member(Person.id, first), is_member(Person.id, second))
        rows = session.execute(query.where(Person.id.in_(select(MemberStatusEvent.person_id)), members)).all()
    return [(row.id, row.full_name) for row in rows]
