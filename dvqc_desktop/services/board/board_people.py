"""The members above the board: who they are, which groups they lead, how many people each holds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import MemberStatusEvent, Person, Post, WorkGroup
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import MemberStatus, Organization
from dvqc_desktop.domain.posts import is_membership
from dvqc_desktop.services.chain.chain_state import held_by
from dvqc_desktop.services.people.groups import place_key
from dvqc_desktop.services.people.presence import holds_on, is_member, member_status
from dvqc_desktop.services.statements import DAY, PlainQuery


@dataclass(frozen=True, slots=True)
class BoardMember:
    """A member taking part on the day; `note` is the Party post or "dự bị", `held` the people held by himself."""

    id: int
    name: str
    note: str
    groups: tuple[str, ...]
    held: int


def _members() -> Select[*tuple[Any, ...]]:
    return (
        select(Person.id, Person.full_name, member_status(Person.id, DAY))
        .where(Person.id.in_(select(MemberStatusEvent.person_id)), is_member(Person.id, DAY))
        .order_by(Person.name_sort, Person.id)
    )


def _party_posts() -> Select[*tuple[Any, ...]]:
    return (
        select(Post.person_id, Post.title)
        .where(Post.organization == Organization.PARTY.value, holds_on(Post, DAY))
        .order_by(Post.start_on.desc())
    )


def _led_groups() -> Select[*tuple[Any, ...]]:
    return select(WorkGroup.leader_id, WorkGroup.name).where(WorkGroup.leader_id.is_not(None))


_MEMBERS, _PARTY_POSTS, _LED_GROUPS = PlainQuery(_members), PlainQuery(_party_posts), PlainQuery(_led_groups)


def board_members(session: Session, day: date) -> list[BoardMember]:
    """The members of a day: those with a Party post first, then by name.

    Who leads a group is not dated: on an earlier day nobody is said to.
    """
    rows = _MEMBERS.rows(session, day=day)
    titles, groups = _titles(session, day), _groups(session) if day == clock.today() else {}
    held = held_by(session, day, [row[0] for row in rows])
    found = [
        BoardMember(
            person_id,
            name,
            titles.get(person_id, "") or ("dự bị" if status == MemberStatus.PROBATIONARY else ""),
            groups.get(person_id, ()),
            held.get(person_id, 0),
        )
        for person_id, name, status in rows
    ]
    return sorted(found, key=lambda member: (member.id not in titles, member.note == "dự bị"))


def with_held(session: Session, members: Sequence[BoardMember], day: date) -> list[BoardMember]:
    """The same members with the people they hold counted anew, as after an act on the chain."""
    held = held_by(session, day, [member.id for member in members])
    return [replace(member, held=held.get(member.id, 0)) for member in members]


def _titles(session: Session, day: date) -> dict[int, str]:
    rows = _PARTY_POSTS.rows(session, day=day)
    return {person_id: _short(title) for person_id, title in rows if not is_membership(title)}


def _short(title: str) -> str:
    """ "Tổ trưởng đảng" is "tổ trưởng" beside a name."""
    words = title[:1].lower() + title[1:]
    return words.removesuffix(" đảng").removesuffix(" tổ").removesuffix(" chi bộ")


def _groups(session: Session) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for leader_id, name in sorted(_LED_GROUPS.rows(session), key=lambda row: place_key(row[1])):
        found[leader_id] = (*found.get(leader_id, ()), name)
    return found
