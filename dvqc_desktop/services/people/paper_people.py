"""Who stands where on a day, for papers: people, groups and links; no class is read, so no paper can tell one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import GroupCover, HolderAssignment, Person, Placement, Shift, WorkerSpell, WorkGroup
from dvqc_desktop.domain.codes import HolderRole
from dvqc_desktop.domain.names import text_sort_key
from dvqc_desktop.services.board.board_people import BoardMember, board_members
from dvqc_desktop.services.people.presence import holds_on, is_member, is_worker

ORGANIZATION_WORDS = {
    "party": "tổ chức đảng",
    "production": "tổ sản xuất",
    "union": "công đoàn",
    "youth": "đoàn thanh niên",
    "women": "nữ công",
}


@dataclass(frozen=True, slots=True)
class PaperPerson:
    """A worker on paper; `holder_id` is the main holder who is still there, None for a gap."""

    id: int
    name: str
    trade: str
    grade: str
    group_id: int | None
    shift: str
    holder_id: int | None
    holder: str
    helpers: tuple[str, ...]

    @property
    def work(self) -> str:
        """ "Tiện 5/7"."""
        return " ".join(part for part in (self.trade[:1].upper() + self.trade[1:], self.grade) if part)


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """A group with the member who leads it and, where it is covered so, through whose post in an organisation."""

    id: int | None
    name: str
    leader: str
    cover: str
    people: tuple[PaperPerson, ...]


@dataclass(frozen=True, slots=True)
class PaperPeople:
    """Everybody of a day: workers in the order of names, members taking part, groups in the order of their names."""

    day: date
    people: tuple[PaperPerson, ...]
    members: tuple[BoardMember, ...]
    groups: tuple[PaperGroup, ...]


def paper_people(session: Session, day: date) -> PaperPeople:
    """What the papers of groups and chain are made of."""
    rows = _workers(session, day)
    there = _present(session, day, {row.holder_id for row in rows if row.holder_id is not None})
    helpers = _helpers(session, day)
    people = tuple(_person(row, there, helpers) for row in rows)
    return PaperPeople(day, people, tuple(board_members(session, day)), _groups(session, day, people))


def _workers(session: Session, day: date) -> Iterable[Any]:
    spell, place, main = aliased(WorkerSpell), aliased(Placement), aliased(HolderAssignment)
    return session.execute(
        select(
            Person.id,
            Person.full_name,
            Person.trade,
            Person.skill_grade,
            place.work_group_id,
            Shift.name.label("shift"),
            main.holder_id,
        )
        .join(spell, and_(spell.person_id == Person.id, holds_on(spell, day)))
        .outerjoin(place, and_(place.person_id == Person.id, holds_on(place, day)))
        .outerjoin(Shift, Shift.id == place.shift_id)
        .outerjoin(main, and_(main.worker_id == Person.id, main.role == HolderRole.MAIN.value, holds_on(main, day)))
        .order_by(Person.name_sort, Person.id)
    ).all()


def _present(session: Session, day: date, ids: set[int]) -> Mapping[int, str]:
    """The names of those of these people who are still there."""
    held = select(HolderAssignment.holder_id).where(holds_on(HolderAssignment, day))
    rows = session.execute(
        select(Person.id, Person.full_name).where(
            Person.id.in_(held), or_(is_member(Person.id, day), is_worker(Person.id, day))
        )
    )
    return {row.id: row.full_name for row in rows if row.id in ids}


def _helpers(session: Session, day: date) -> Mapping[int, tuple[str, ...]]:
    rows = session.execute(
        select(HolderAssignment.worker_id, Person.full_name)
        .join(Person, Person.id == HolderAssignment.holder_id)
        .where(
            HolderAssignment.role == HolderRole.HELPER.value,
            holds_on(HolderAssignment, day),
            or_(is_member(Person.id, day), is_worker(Person.id, day)),
        )
        .order_by(Person.name_sort, Person.id)
    )
    found: dict[int, tuple[str, ...]] = {}
    for worker_id, name in rows:
        found[worker_id] = (*found.get(worker_id, ()), name)
    return found


def _person(row: Any, there: Mapping[int, str], helpers: Mapping[int, tuple[str, ...]]) -> PaperPerson:
    holder = there.get(row.holder_id, "")
    return PaperPerson(
        row.id,
        row.full_name,
        row.trade or "",
        row.skill_grade or "",
        row.work_group_id,
        row.shift or "",
        row.holder_id if holder else None,
        holder,
        helpers.get(row.id, ()),
    )


def _groups(session: Session, day: date, people: tuple[PaperPerson, ...]) -> tuple[PaperGroup, ...]:
    """Groups with people in them; those without a group come last."""
    covers, by_group = _covers(session, day), _by_group(people)
    rows = session.execute(
        select(WorkGroup.id, WorkGroup.name, Person.full_name.label("leader")).outerjoin(
            Person, and_(Person.id == WorkGroup.leader_id, is_member(Person.id, day))
        )
    ).all()
    found = [
        PaperGroup(row.id, row.name, row.leader or "", covers.get(row.id, ""), by_group[row.id])
        for row in sorted(rows, key=lambda row: text_sort_key(row.name))
        if row.id in by_group
    ]
    if None in by_group:
        found.append(PaperGroup(None, "Chưa xếp nhóm", "", "", by_group[None]))
    return tuple(found)


def _by_group(people: tuple[PaperPerson, ...]) -> dict[int | None, tuple[PaperPerson, ...]]:
    found: dict[int | None, list[PaperPerson]] = {}
    for person in people:
        found.setdefault(person.group_id, []).append(person)
    return {group_id: tuple(listed) for group_id, listed in found.items()}


def _covers(session: Session, day: date) -> dict[int, str]:
    rows = session.execute(
        select(GroupCover.work_group_id, GroupCover.organization, Person.full_name)
        .join(Person, Person.id == GroupCover.person_id)
        .where(holds_on(GroupCover, day))
    )
    return {group_id: f"{name} ({ORGANIZATION_WORDS[organization]})" for group_id, organization, name in rows}
