"""Reading members: the roster on a day, and one member whole."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Case, ScalarSelect, and_, case, func, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import (
    Contact,
    DirectSuperior,
    HolderAssignment,
    Membership,
    MemberStatusEvent,
    Person,
    Post,
    WorkGroup,
)
from dvqc_desktop.domain import clock, names
from dvqc_desktop.domain.codes import FORMER_STATUSES, HolderRole, MemberStatus, Organization
from dvqc_desktop.domain.errors.members import MemberUnknown
from dvqc_desktop.services.members.members import MembershipFields
from dvqc_desktop.services.people.people import PersonFields, get_person
from dvqc_desktop.services.people.posts import PostRow, list_posts
from dvqc_desktop.services.people.presence import holds_on, member_status, name_of
from dvqc_desktop.services.people.workers import Place, place_on


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member in the roster; `held` people as main holder, `met` of them met in the week of the day."""

    id: int
    name: str
    search: str
    name_sort: bytes
    post: str
    status: MemberStatus
    admission_decision_date: date | None
    admission_date: date | None
    official_date: date | None
    groups_led: str
    held: int
    met: int

    @property
    def former(self) -> bool:
        """True for who was transferred or left."""
        return self.status in FORMER_STATUSES


@dataclass(frozen=True, slots=True)
class StatusRow:
    """A status and its first day."""

    start_on: date
    status: MemberStatus
    note: str | None


@dataclass(frozen=True, slots=True)
class MemberView:
    """One member whole, as of a day."""

    id: int
    person: PersonFields
    membership: MembershipFields
    status: MemberStatus
    history: tuple[StatusRow, ...]
    posts: tuple[PostRow, ...]
    place: Place
    groups_led: tuple[str, ...]
    helped: tuple[tuple[int, str], ...]
    superior_of: tuple[str, ...]


def list_members(session: Session, day: date) -> tuple[MemberRow, ...]:
    """Members present and former, in the order of names, as of a day; nobody who became one after it.

    Up to today a status noted ahead of its day keeps nobody off the roster.
    """
    monday = day - timedelta(days=day.weekday())
    status = func.coalesce(member_status(Person.id, day), _admitted_but_not_official(day))
    query = (
        select(
            Person.id,
            Person.full_name,
            Person.name_fold,
            Person.name_sort,
            Membership.admission_decision_date,
            Membership.admission_date,
            Membership.official_date,
            Membership.mass_work_duty,
            status.label("status"),
            _post_on(day).label("post"),
            _held_on(day).label("held"),
            _met_between(monday, day).label("met"),
        )
        .join(Membership, Membership.person_id == Person.id)
        .order_by(Person.name_sort, Person.id)
    )
    if day < clock.today():
        query = query.where(status.is_not(None))
    led = _groups_led(session)
    return tuple(_row(row, led.get(row.id, ())) for row in session.execute(query))


def get_member(session: Session, person_id: int, day: date) -> MemberView:
    """One member as of a day. Raises MemberUnknown."""
    row = session.execute(select(Membership).where(Membership.person_id == person_id)).scalar_one_or_none()
    if row is None:
        raise MemberUnknown(name=name_of(session, person_id))
    history = status_history(session, person_id)
    now = [entry.status for entry in history if entry.start_on <= day]
    return MemberView(
        id=person_id,
        person=get_person(session, person_id),
        membership=MembershipFields(**{name: getattr(row, name) for name in MembershipFields.__slots__}),
        status=now[-1] if now else MemberStatus.OFFICIAL,
        history=history,
        posts=list_posts(session, person_id),
        place=place_on(session, person_id, day),
        groups_led=_groups_led(session).get(person_id, ()),
        helped=helped_by(session, person_id, day),
        superior_of=_superior_of(session, person_id, day),
    )


def status_history(session: Session, person_id: int) -> tuple[StatusRow, ...]:
    """A member's statuses, the earliest first."""
    rows = session.execute(
        select(MemberStatusEvent.start_on, MemberStatusEvent.status, MemberStatusEvent.note)
        .where(MemberStatusEvent.person_id == person_id)
        .order_by(MemberStatusEvent.start_on)
    )
    return tuple(StatusRow(row.start_on, MemberStatus(row.status), row.note) for row in rows)


def helped_by(session: Session, holder_id: int, day: date) -> tuple[tuple[int, str], ...]:
    """Whom somebody holds or helps on a day: row id of the worker and role, in the order of names."""
    rows = session.execute(
        select(HolderAssignment.worker_id, HolderAssignment.role)
        .join(Person, Person.id == HolderAssignment.worker_id)
        .where(HolderAssignment.holder_id == holder_id, holds_on(HolderAssignment, day))
        .order_by(HolderAssignment.role.desc(), Person.name_sort, Person.id)
    )
    return tuple((row.worker_id, row.role) for row in rows)


def _row(row: Any, led: tuple[str, ...]) -> MemberRow:
    words = " ".join(part for part in (row.post, row.mass_work_duty, *led) if part)
    return MemberRow(
        id=row.id,
        name=row.full_name,
        search=f"{row.name_fold} {names.fold(words)}",
        name_sort=row.name_sort,
        post=row.post or "",
        status=MemberStatus(row.status or MemberStatus.OFFICIAL),
        admission_decision_date=row.admission_decision_date,
        admission_date=row.admission_date,
        official_date=row.official_date,
        groups_led=", ".join(led),
        held=row.held,
        met=row.met,
    )


def _admitted_but_not_official(day: date) -> Case[str | None]:
    """The status between the ceremony and the official date, for who was written down when already official."""
    then = and_(Membership.admission_date <= day, Membership.official_date > day)
    return case((then, MemberStatus.PROBATIONARY.value), else_=None)


def _post_on(day: date) -> ScalarSelect[str]:
    post = aliased(Post)
    return (
        select(post.title)
        .where(post.person_id == Person.id, post.organization == Organization.PARTY.value, holds_on(post, day))
        .order_by(post.start_on.desc(), post.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def _held_on(day: date) -> ScalarSelect[int]:
    held = aliased(HolderAssignment)
    return (
        select(func.count())
        .where(held.holder_id == Person.id, held.role == HolderRole.MAIN.value, holds_on(held, day))
        .scalar_subquery()
    )


def _met_between(first: date, last: date) -> ScalarSelect[int]:
    """How many of the people held on the last day were met by anybody between two days, both included."""
    held = aliased(HolderAssignment)
    met = select(Contact.id).where(Contact.worker_id == held.worker_id, Contact.at.between(first, last)).exists()
    return (
        select(func.count())
        .where(held.holder_id == Person.id, held.role == HolderRole.MAIN.value, holds_on(held, last), met)
        .scalar_subquery()
    )


def _groups_led(session: Session) -> dict[int, tuple[str, ...]]:
    led: dict[int, tuple[str, ...]] = {}
    rows = session.execute(select(WorkGroup.leader_id, WorkGroup.name).where(WorkGroup.leader_id.is_not(None)))
    for leader_id, name in sorted(rows, key=lambda row: names.text_sort_key(row.name)):
        if leader_id is not None:
            led[leader_id] = (*led.get(leader_id, ()), name)
    return led


def _superior_of(session: Session, person_id: int, day: date) -> tuple[str, ...]:
    rows = session.execute(
        select(Person.full_name)
        .join(DirectSuperior, DirectSuperior.person_id == Person.id)
        .where(DirectSuperior.superior_id == person_id, holds_on(DirectSuperior, day))
        .order_by(Person.name_sort, Person.id)
    )
    return tuple(row.full_name for row in rows)
