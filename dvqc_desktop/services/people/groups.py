"""Teams, groups and shifts."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Shift, Team, WorkGroup
from dvqc_desktop.domain import names
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.errors.workers import GroupNameMissingError, GroupNameTakenError

TOPICS = frozenset({Topic.WORKERS, Topic.CHAIN, Topic.MEMBERS})


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group; `leader_id` is the member who leads it."""

    id: int
    name: str
    team_id: int | None
    leader_id: int | None


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A team or a shift."""

    id: int
    name: str


T = TypeVar("T", GroupRow, NamedRow)


def list_teams(session: Session) -> list[NamedRow]:
    """All teams by name."""
    return _in_order(NamedRow(row.id, row.name) for row in session.execute(select(Team.id, Team.name)))


def list_shifts(session: Session) -> list[NamedRow]:
    """All shifts by name."""
    return _in_order(NamedRow(row.id, row.name) for row in session.execute(select(Shift.id, Shift.name)))


def list_groups(session: Session) -> list[GroupRow]:
    """All groups by name, numbers by their value."""
    rows = session.execute(select(WorkGroup.id, WorkGroup.name, WorkGroup.team_id, WorkGroup.leader_id))
    return _in_order(GroupRow(*row) for row in rows)


def add_team(session: Session, name: str, workshop: str = "") -> Change:
    """Adds a team. Raises GroupNameMissingError, GroupNameTakenError."""
    name = _checked(session, Team, name, "tổ")
    row = Team(name=name, workshop=workshop.strip() or None)
    return _added(session, row, "thêm tổ", name)


def add_shift(session: Session, name: str) -> Change:
    """Adds a shift. Raises GroupNameMissingError, GroupNameTakenError."""
    name = _checked(session, Shift, name, "ca")
    return _added(session, Shift(name=name), "thêm ca", name)


def rename_shift(session: Session, row: Shift, name: str) -> None:
    """Renames a shift; part of a use case. Raises GroupNameMissingError, GroupNameTakenError."""
    name = _checked(session, Shift, name, "ca", row.id)
    if row.name != name:
        row.name = name


def add_group(session: Session, name: str, team_id: int | None = None, leader_id: int | None = None) -> Change:
    """Adds a group. Raises GroupNameMissingError, GroupNameTakenError."""
    name = _checked(session, WorkGroup, name, "nhóm")
    return _added(session, WorkGroup(name=name, team_id=team_id, leader_id=leader_id), "thêm nhóm", name)


def edit_group(session: Session, group_id: int, name: str, leader_id: int | None) -> Change:
    """Renames a group and sets the member who leads it. Raises GroupNameMissingError, GroupNameTakenError."""
    row = session.get_one(WorkGroup, group_id)
    row.name = _checked(session, WorkGroup, name, "nhóm", group_id)
    row.leader_id = leader_id
    return Change("sửa nhóm", row.name, TOPICS, group_id)


def team_named(session: Session, name: str) -> int:
    """The id of the team of this name, made where there is none; part of a use case."""
    found = _find(session, Team, name)
    return found if found is not None else int(add_team(session, name).row_id or 0)


def shift_named(session: Session, name: str) -> int:
    """The id of the shift of this name, made where there is none; part of a use case."""
    found = _find(session, Shift, name)
    return found if found is not None else int(add_shift(session, name).row_id or 0)


def group_named(session: Session, name: str, team_id: int | None = None) -> int:
    """The id of the group of this name, made where there is none; part of a use case."""
    found = _find(session, WorkGroup, name)
    return found if found is not None else int(add_group(session, name, team_id).row_id or 0)


def _find(session: Session, table: type[Team | WorkGroup | Shift], name: str) -> int | None:
    wanted = folded_place(name)
    rows = session.execute(select(table.id, table.name).order_by(table.id))
    return next((row.id for row in rows if folded_place(row.name) == wanted), None)


def _checked(
    session: Session, table: type[Team | WorkGroup | Shift], name: str, noun: str, own_id: int | None = None
) -> str:
    name = names.one_line(name)
    if not name:
        raise GroupNameMissingError(noun=noun)
    if _find(session, table, name) not in (None, own_id):
        raise GroupNameTakenError(noun=noun, name=name)
    return name


def _added(session: Session, row: Team | WorkGroup | Shift, act: str, name: str) -> Change:
    session.add(row)
    session.flush()
    return Change(act, name, TOPICS, row.id)


def _in_order(rows: Iterable[T]) -> list[T]:
    return sorted(rows, key=lambda row: place_key(row.name))


# Kept, for a dialog lists all groups several times; the names of groups, teams and shifts alone, never of people.
@lru_cache(maxsize=8192)
def place_key(name: str) -> bytes:
    """The sort key of the name of a group, team or shift."""
    return names.text_sort_key(name)


@lru_cache(maxsize=8192)
def folded_place(name: str) -> str:
    """The name of a group, team or shift as such names are compared."""
    return names.fold(names.one_line(name))
