"""Members: added, made of a worker, edited; three dates kept apart, the status dated by its first day."""

from dataclasses import asdict, dataclass
from datetime import date
from itertools import pairwise

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import HolderAssignment, Membership, MemberStatusEvent, Post, WorkGroup
from dvqc_desktop.domain import clock, names
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import FORMER_STATUSES, MemberStatus, Organization
from dvqc_desktop.domain.errors.members import (
    MemberDateFuture,
    MemberDateOrder,
    MemberNameMissing,
    MemberThere,
    MemberUnknown,
)
from dvqc_desktop.services.people.people import PersonFields, create_person, update_person
from dvqc_desktop.services.people.presence import name_of
from dvqc_desktop.services.people.workers import Place, place_person

TOPICS = frozenset({Topic.MEMBERS, Topic.CHAIN})
DECISION, CEREMONY, OFFICIAL = "ngày quyết định kết nạp", "ngày lễ kết nạp", "ngày chính thức"
GONE_REASON = "đảng viên không còn sinh hoạt ở đơn vị"


@dataclass(frozen=True, slots=True)
class MembershipFields:
    """What is kept of a membership: decision, ceremony and official date apart (guideline 38-HD/BTCTW I.2.2)."""

    admission_decision_date: date | None = None
    admission_date: date | None = None
    official_date: date | None = None
    volunteered_on: date | None = None
    mass_work_duty: str | None = None
    political_theory: str | None = None
    residence_cell: str | None = None
    residence_introduced_on: date | None = None
    residence_comment_on: date | None = None


@dataclass(frozen=True, slots=True)
class StatusFrom:
    """A status, the first day of it, and a note; `start_on` None: the day that the dates of the membership give."""

    status: MemberStatus = MemberStatus.OFFICIAL
    start_on: date | None = None
    note: str | None = None


def add_member(
    session: Session,
    person: PersonFields,
    membership: MembershipFields,
    status: StatusFrom,
    place: Place | None = None,
) -> Change:
    """Adds a person as a member. The row id of the change is the person's.

    Raises MemberNameMissing, MemberDateFuture, MemberDateOrder.
    """
    _check_name(person)
    return make_member(session, create_person(session, person), membership, status, place)


def make_member(
    session: Session,
    person_id: int,
    membership: MembershipFields,
    status: StatusFrom,
    place: Place | None = None,
) -> Change:
    """Makes somebody the book knows a member, such as a worker on the day of his admission ceremony.

    Raises MemberThere, MemberDateFuture, MemberDateOrder.
    """
    name = name_of(session, person_id)
    if _find(session, person_id) is not None:
        raise MemberThere(name=name)
    _check_dates(membership)
    session.add(Membership(person_id=person_id, **_columns(membership)))
    start_on = status.start_on or _first_day(membership, status.status)
    session.add(MemberStatusEvent(person_id=person_id, start_on=start_on, status=status.status.value, note=status.note))
    if place is not None and place != Place():
        place_person(session, person_id, place, start_on)
    session.flush()
    return Change("thêm đảng viên", name, TOPICS, person_id)


def edit_member(session: Session, person_id: int, person: PersonFields, membership: MembershipFields) -> Change:
    """Brings a member's own fields and dates up to date.

    Raises MemberNameMissing, MemberUnknown, MemberDateFuture, MemberDateOrder.
    """
    _check_name(person)
    row = _get(session, person_id)
    _check_dates(membership)
    update_person(session, person_id, person)
    for name, value in _columns(membership).items():
        setattr(row, name, value)
    session.flush()
    return Change("sửa thông tin đảng viên", names.nfc(person.full_name), TOPICS, person_id)


def place_member(session: Session, person_id: int, place: Place, on: date) -> Change:
    """Puts a member into a team, group and shift from a day on. Raises MemberUnknown."""
    _get(session, person_id)
    place_person(session, person_id, place, on)
    return Change("xếp tổ, nhóm, ca", name_of(session, person_id), TOPICS, person_id)


def set_member_status(
    session: Session, person_id: int, status: MemberStatus, start_on: date, note: str | None = None
) -> Change:
    """Gives a member another status from a day on; a status that begins on the same day is replaced.

    Who becomes official gets the day as official date where none is noted. Who leaves gives up, on that day, the
    people held, the posts in the Party and the groups led. Raises MemberUnknown, MemberDateFuture.
    """
    row = _get(session, person_id)
    if start_on > clock.today():
        raise MemberDateFuture(field="ngày đổi tình trạng", day=start_on)
    same_day = (MemberStatusEvent.person_id == person_id, MemberStatusEvent.start_on == start_on)
    session.execute(delete(MemberStatusEvent).where(*same_day))
    session.add(
        MemberStatusEvent(
            person_id=person_id, start_on=start_on, status=status.value, note=names.nfc(note or "") or None
        )
    )
    if status is MemberStatus.OFFICIAL and row.official_date is None:
        row.official_date = start_on
    session.flush()
    if status in FORMER_STATUSES:
        _give_up(session, person_id, start_on)
    return Change("đổi tình trạng của", name_of(session, person_id), TOPICS, person_id)


def _give_up(session: Session, person_id: int, on: date) -> None:
    """Ends what a leaving member held; spans that had not begun end on their own first day."""
    quick = {"synchronize_session": False}
    for table, whose, reason in (
        (HolderAssignment, HolderAssignment.holder_id, {"end_reason": GONE_REASON}),
        (Post, Post.person_id, {}),
    ):
        open_then = (table.end_on.is_(None) | (table.end_on > on), whose == person_id)
        change = update(table).where(*open_then).values(end_on=func.max(table.start_on, on), **reason)
        if table is Post:
            change = change.where(Post.organization == Organization.PARTY.value)
        session.execute(change, execution_options=quick)
    session.execute(
        update(WorkGroup).where(WorkGroup.leader_id == person_id).values(leader_id=None), execution_options=quick
    )


def _find(session: Session, person_id: int) -> Membership | None:
    return session.execute(select(Membership).where(Membership.person_id == person_id)).scalar_one_or_none()


def _get(session: Session, person_id: int) -> Membership:
    row = _find(session, person_id)
    if row is None:
        raise MemberUnknown(name=name_of(session, person_id))
    return row


def _columns(membership: MembershipFields) -> dict[str, object]:
    return {
        name: names.nfc(value).strip() or None if isinstance(value, str) else value
        for name, value in asdict(membership).items()
    }


def _first_day(membership: MembershipFields, status: MemberStatus) -> date:
    """The day a status begins by the dates known: an official member's official date, else the ceremony, else today."""
    dates = (membership.official_date, membership.admission_date)
    known = dates if status is MemberStatus.OFFICIAL else dates[1:]
    return next((day for day in known if day is not None), clock.today())


def _check_name(person: PersonFields) -> None:
    if not names.one_line(person.full_name):
        raise MemberNameMissing


def _check_dates(membership: MembershipFields) -> None:
    """Decision, ceremony, official date: none ahead of today, each no earlier than the one before."""
    dated = [
        (words, day)
        for words, day in (
            (DECISION, membership.admission_decision_date),
            (CEREMONY, membership.admission_date),
            (OFFICIAL, membership.official_date),
        )
        if day is not None
    ]
    for words, day in dated:
        if day > clock.today():
            raise MemberDateFuture(field=words, day=day)
    for (early, early_day), (late, late_day) in pairwise(dated):
        if late_day < early_day:
            raise MemberDateOrder(late=late, late_day=late_day, early=early, early_day=early_day)
