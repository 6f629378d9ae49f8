"""Members and workers to choose from on a day, and who leads the unit then: leader first, deputy after."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Person, Post
from dvqc_desktop.domain.codes import Organization
from dvqc_desktop.domain.names import fold
from dvqc_desktop.services.people.presence import holds_on, is_member, is_worker
from dvqc_desktop.services.statements import DAY, PlainQuery

_LEADER = ("bi thu", "to truong")
_DEPUTY = ("pho bi thu", "to pho", "pho to truong")


@dataclass(frozen=True, slots=True)
class Leader:
    """A leading member: the post as noted ("Tổ trưởng đảng"), and whether it is the deputy's."""

    id: int
    name: str
    post: str
    deputy: bool


@dataclass(frozen=True, slots=True)
class MemberName:
    """A member to choose from."""

    id: int
    name: str


_LEADING = PlainQuery(
    lambda: (
        select(Person.id, Person.full_name, Post.title)
        .join(Post, Post.person_id == Person.id)
        .where(Post.organization == Organization.PARTY.value, holds_on(Post, DAY), is_member(Person.id, DAY))
        .order_by(Person.name_sort, Person.id)
    )
)
_BY_NAME = select(Person.id, Person.full_name).order_by(Person.name_sort, Person.id)
_MEMBERS = PlainQuery(lambda: _BY_NAME.where(is_member(Person.id, DAY)))
_WORKERS = PlainQuery(lambda: _BY_NAME.where(is_worker(Person.id, DAY)))


def leaders(session: Session, day: date) -> tuple[Leader, ...]:
    """The leading members of a day, the leader before the deputies."""
    found = []
    for person_id, name, title in _LEADING.rows(session, day=day):
        folded = fold(title)
        if folded.startswith(_DEPUTY):
            found.append(Leader(person_id, name, title, True))
        elif folded.startswith(_LEADER):
            found.append(Leader(person_id, name, title, False))
    return tuple(sorted(found, key=lambda leader: leader.deputy))


def find_leader(session: Session, day: date) -> Leader | None:
    """The leader of a day, or else a deputy; None where no post is noted."""
    return next(iter(leaders(session, day)), None)


def present_members(session: Session, day: date) -> tuple[MemberName, ...]:
    """The members who take part on a day, in the order of names."""
    return tuple(MemberName(*row) for row in _MEMBERS.rows(session, day=day))


def workers_of(session: Session, day: date) -> tuple[MemberName, ...]:
    """The workers of the book on a day, in the order of names."""
    return tuple(MemberName(*row) for row in _WORKERS.rows(session, day=day))
