"""The roster of the unit's members for paper: dates, posts, place of work and schooling; no number of any card."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Membership, Person, Placement, Post, Shift, Team, WorkGroup
from dvqc_desktop.domain.codes import FORMER_STATUSES, MemberStatus, Precision, Sex
from dvqc_desktop.domain.dates import PartialDate
from dvqc_desktop.domain.posts import is_membership
from dvqc_desktop.services.people.presence import holds_on, member_status


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One member; the three dates of membership are never merged (domain rules 3.1)."""

    name: str
    sex: Sex | None
    born: str
    admission_decision_date: date | None
    admission_date: date | None
    official_date: date | None
    posts: tuple[str, ...]
    place: str
    schooling: tuple[str, ...]
    status: MemberStatus


def read_roster(session: Session, day: date) -> tuple[RosterRow, ...]:
    """Everybody on the roster on a day, in the order of names; who was transferred or left is not."""
    status = func.coalesce(member_status(Person.id, day), MemberStatus.OFFICIAL.value)
    rows = session.execute(
        select(
            Person.id,
            Person.full_name,
            Person.sex,
            Person.birth_date,
            Person.birth_precision,
            Person.education,
            Membership.admission_decision_date,
            Membership.admission_date,
            Membership.official_date,
            Membership.political_theory,
            status.label("status"),
        )
        .join(Membership, Membership.person_id == Person.id)
        .where(status.not_in([former.value for former in FORMER_STATUSES]))
        .where(or_(Membership.admission_date.is_(None), Membership.admission_date <= day))
        .order_by(Person.name_sort, Person.id)
    )
    posts, places = _posts(session, day), _places(session, day)
    return tuple(_row(row, posts.get(row.id, ()), places.get(row.id, "")) for row in rows)


def _row(row: Any, posts: tuple[str, ...], place: str) -> RosterRow:
    return RosterRow(
        name=row.full_name,
        sex=Sex(row.sex) if row.sex else None,
        born=str(PartialDate(row.birth_date, Precision(row.birth_precision))) if row.birth_date else "",
        admission_decision_date=row.admission_decision_date,
        admission_date=row.admission_date,
        official_date=row.official_date,
        posts=posts,
        place=place,
        schooling=tuple(part for part in (row.education, row.political_theory) if part),
        status=MemberStatus(row.status),
    )


def _posts(session: Session, day: date) -> dict[int, tuple[str, ...]]:
    """Posts by member; plain membership of an organisation is none."""
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    rows = session.execute(
        select(Post.person_id, Post.title)
        .join(Membership, Membership.person_id == Post.person_id)
        .where(holds_on(Post, day))
        .order_by(Post.organization != "party", Post.start_on, Post.id)
    )
    for person_id, title in rows:
        if not is_membership(title):
            found[person_id] += (title,)
    return found


def _places(session: Session, day: date) -> dict[int, str]:
    """ "Tổ máy 6, Nhóm Tiện, Ca 1" by member."""
    rows = session.execute(
        select(Placement.person_id, Team.name, WorkGroup.name, Shift.name)
        .join(Membership, Membership.person_id == Placement.person_id)
        .outerjoin(Team, Team.id == Placement.team_id)
        .outerjoin(WorkGroup, WorkGroup.id == Placement.work_group_id)
        .outerjoin(Shift, Shift.id == Placement.shift_id)
        .where(holds_on(Placement, day))
        .order_by(Placement.start_on, Placement.id)
    )
    return {person_id: ", ".join(part for part in parts if part) for person_id, *parts in rows}
