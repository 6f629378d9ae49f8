"""The figures of a period by SQL aggregates; what each means stands in domain/figures.py."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import CTE, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import (
    Attendance,
    Candidate,
    ClassEvent,
    Contact,
    HolderAssignment,
    Meeting,
    Membership,
    MemberStatusEvent,
    Post,
    Proposal,
    Task,
    WorkerSpell,
)
from dvqc_desktop.domain.classes import WorkerClass, moved
from dvqc_desktop.domain.codes import PRESENT_STATUSES, HolderRole, MeetingKind, Organization, Presence
from dvqc_desktop.domain.errors.reports import PeriodNotBegunError
from dvqc_desktop.domain.figures import Figures, ratio
from dvqc_desktop.domain.movement import ADMITTED, LEFT, NEW
from dvqc_desktop.domain.periods import Period
from dvqc_desktop.services.classes.class_days import read_class_days
from dvqc_desktop.services.meetings.tasks.tasks import not_carried
from dvqc_desktop.services.people.presence import holds_on, is_member, is_worker, member_status
from dvqc_desktop.services.statements import exists_row

Moves = dict[tuple[str, str], int]
"""How many workers went from one class (or "new") to another (or how they left), by those two codes."""
LARGE = 2000
PRESENT = (Presence.PRESENT.value, Presence.LATE.value)
_MUST_ATTEND = [status.value for status in PRESENT_STATUSES]


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a period that are over: from the first to the closing day, both included."""

    start: date
    closing: date
    opening: date

    @property
    def ends(self) -> tuple[date, date]:
        """The two days between which people moved."""
        return self.opening, self.closing

    def holds(self, column: Any) -> Any:
        """The condition that a day of the store lies in the span."""
        return column.between(self.start, self.closing)


def span_of(period: Period, today: date) -> Span:
    """The span of a period: it closes on the earlier of its last day and today (contract.md, Report workbook).

    Raises:
        PeriodNotBegunError: the period lies in the future.
    """
    if period.start > today:
        raise PeriodNotBegunError(period=period.words)
    return Span(period.start, period.closing(today), period.opening)


def read_figures(session: Session, period: Period, today: date) -> Figures:
    """All figures of a period, as of its closing day. Raises PeriodNotBegunError."""
    span = span_of(period, today)
    classes = read_class_days(session, span.ends)
    return figures_of(session, span, classes.cells(*span.ends))


def figures_of(session: Session, span: Span, moves: Moves) -> Figures:
    """The same over a movement that was read already."""
    members = count_of(session, members_on(span.closing))
    assigned = count_of(session, assigned_on(span.closing))
    expected, present, held = _attendance(session, span)
    up, down = _moves(moves)
    closing = {code: sum(count for (_, after), count in moves.items() if after == code) for code in WorkerClass}
    arrived = sum(count for (before, _), count in moves.items() if before == NEW)
    contacts, met = _contacts(session, span)
    return Figures(
        members_total=members,
        members_assigned=assigned,
        members_assigned_ratio=ratio(assigned, members),
        members_volunteered=count_of(session, volunteers_on(span.closing)),
        workers_total=sum(closing.values()),
        class_active=closing[WorkerClass.ACTIVE],
        class_average=closing[WorkerClass.AVERAGE],
        class_needs_help=closing[WorkerClass.NEEDS_HELP],
        class_unclassified=closing[WorkerClass.UNCLASSIFIED],
        opening_total=sum(moves.values()) - arrived,
        moved_up=up,
        moved_down=down,
        arrived=arrived,
        departed=sum(count for (_, after), count in moves.items() if after in (LEFT, ADMITTED)),
        contacts_total=contacts,
        people_met=met,
        proposals_received=_count_in(session, span, Proposal.received_on),
        proposals_answered=_count_in(session, span, Proposal.answered_on),
        meetings_held=held,
        meetings_attendance_ratio=ratio(present, expected),
        tasks_done=_count_in(session, span, Task.done_on),
        tasks_overdue=count_of(session, overdue_tasks(span.closing)),
        introduced=_count_in(session, span, Candidate.introduced_on),
        admitted=_count_in(session, span, Membership.admission_date),
        made_official=_count_in(session, span, Membership.official_date),
    )


def is_large(session: Session) -> bool:
    """Whether the book follows so many people that figures over all of them take longer than a moment."""
    return count_of(session, select(WorkerSpell.id)) > LARGE


def has_begun(session: Session, day: date) -> bool:
    """Whether the book holds any work done on or before the day; before that nothing can be compared.

    People may be entered with dates long past; what the cell did with them begins with the book.
    """
    days = (ClassEvent.at, HolderAssignment.start_on, Contact.at, Meeting.held_on)
    return bool(session.execute(select(or_(*(exists_row().where(column <= day) for column in days)))).scalar_one())


def members_on(day: date) -> Select[int]:
    """The ids of the members present on the day: official, probationary, temporarily here."""
    known = select(MemberStatusEvent.person_id.label("id")).distinct().subquery()
    return select(known.c.id).where(is_member(known.c.id, day))


def workers_of(day: date) -> Select[int]:
    """The ids of the workers of the day, each as often as the book has a spell of them on it."""
    spell = aliased(WorkerSpell)
    return select(spell.person_id).where(holds_on(spell, day))


def assigned_on(day: date) -> Select[int]:
    """The ids of those members who are the main holder of a worker on the day."""
    holder = aliased(HolderAssignment)
    members = members_on(day).subquery()
    holds = exists_row().where(
        holder.holder_id == members.c.id,
        holder.role == HolderRole.MAIN.value,
        holds_on(holder, day),
        is_worker(holder.worker_id, day),
    )
    return select(members.c.id).where(holds)


def volunteers_on(day: date) -> Select[int]:
    """The ids of those members who volunteered by the day."""
    members = members_on(day).subquery()
    return select(members.c.id).join(
        Membership, and_(Membership.person_id == members.c.id, Membership.volunteered_on <= day)
    )


def overdue_tasks(day: date) -> Select[int]:
    """The ids of the tasks open on the day whose due date had passed, those given anew by a meeting left out."""
    still_open = or_(Task.done_on.is_(None), Task.done_on > day)
    return select(Task.id).where(Task.due_on < day, Task.given_on <= day, still_open, not_carried(day))


def held_meetings(span: Span) -> Select[int]:
    """The ids of the meetings with a roll call, signed or not, criticism sessions excluded."""
    called = exists_row().where(Attendance.meeting_id == Meeting.id)
    return select(Meeting.id).where(span.holds(Meeting.held_on), Meeting.kind != MeetingKind.CRITICISM.value, called)


def attendance_rows(span: Span) -> CTE:
    """One row for each member who had to attend a meeting held: meeting, person, whether he was there.

    The status is that of the roll call, or of the day of the meeting for who was not called. A committee meeting is
    the committee's alone, as in its roll call (services/meetings/roll/attendance.py).
    """
    member = select(MemberStatusEvent.person_id.label("id")).distinct().cte("member")
    meeting = select(Meeting.id, Meeting.held_on, Meeting.kind).where(Meeting.id.in_(held_meetings(span))).cte("held")
    held_on: Any = meeting.c.held_on
    status = func.coalesce(Attendance.status, member_status(member.c.id, held_on))
    called = and_(Attendance.meeting_id == meeting.c.id, Attendance.person_id == member.c.id)
    return (
        select(
            meeting.c.id.label("meeting_id"),
            meeting.c.held_on,
            meeting.c.kind,
            member.c.id.label("person_id"),
            case((Attendance.presence.in_(PRESENT), 1), else_=0).label("there"),
        )
        .select_from(meeting.join(member, member.c.id.is_not(None)).outerjoin(Attendance, called))
        .where(
            status.in_(_MUST_ATTEND), or_(meeting.c.kind != MeetingKind.COMMITTEE.value, _committee(member, held_on))
        )
        .cte("roll")
    )


def _committee(member: CTE, held_on: Any) -> Any:
    """Who has a post in the Party on the day, or anybody where nobody has."""
    post, other = aliased(Post), aliased(Post)
    party = Organization.PARTY.value
    own = exists_row().where(post.person_id == member.c.id, post.organization == party, holds_on(post, held_on))
    anybody = exists_row().where(other.organization == party, holds_on(other, held_on))
    return or_(own, ~anybody)


def _attendance(session: Session, span: Span) -> tuple[int, int, int]:
    """How many had to attend, how many did, over how many meetings."""
    roll = attendance_rows(span)
    expected, present = session.execute(
        select(func.count(), func.coalesce(func.sum(roll.c.there), 0)).select_from(roll)
    ).one()
    return int(expected), int(present), count_of(session, held_meetings(span))


def _contacts(session: Session, span: Span) -> tuple[int, int]:
    row = session.execute(
        select(func.count(), func.count(Contact.worker_id.distinct())).where(span.holds(Contact.at))
    ).one()
    return int(row[0]), int(row[1])


def _moves(moves: Moves) -> tuple[int, int]:
    up = down = 0
    for (before, after), count in moves.items():
        if before == NEW or after in (LEFT, ADMITTED):
            continue
        direction = moved(WorkerClass(before), WorkerClass(after))
        up += count * (direction > 0)
        down += count * (direction < 0)
    return up, down


def count_of(session: Session, ids: Select[int]) -> int:
    """How many ids a query gives."""
    return int(session.execute(select(func.count()).select_from(ids.subquery())).scalar_one())


def _count_in(session: Session, span: Span, column: Any) -> int:
    return int(session.execute(select(func.count()).where(span.holds(column))).scalar_one())
