"""The year of meetings: what was held and planned, what is due, and planning all that is missing at once."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Meeting, MemberStatusEvent
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import MemberStatus
from dvqc_desktop.domain.errors.meetings import NothingToPlanError
from dvqc_desktop.domain.meeting_year import (
    Habit,
    Slot,
    SlotState,
    YearMeeting,
    duties,
    habit_of,
    proposed_days,
    slot_at,
    year_slots,
)
from dvqc_desktop.services.meetings.meetings import MeetingForm, add_meeting
from dvqc_desktop.services.people.leaders import present_members
from dvqc_desktop.services.people.presence import member_status
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.settings import read_setting
from dvqc_desktop.services.unit import get_unit

TOPICS = frozenset({Topic.MEETINGS})
_OPEN = (SlotState.MISSING, SlotState.LATER)


@dataclass(frozen=True, slots=True)
class MeetingYear:
    """A year: its meetings in the order of days, every span in which something is due, what the button would plan."""

    year: int
    meetings: tuple[YearMeeting, ...]
    slots: tuple[Slot, ...]
    proposals: tuple[tuple[Slot, date], ...]


def read_meeting_year(session: Session, year: int) -> MeetingYear:
    """The year of meetings as of today."""
    today = clock.today()
    meetings = _meetings(session, year)
    slots = _slots(session, meetings, year, today)
    missing = [slot for slot in slots if slot.state in _OPEN]
    habits, usual = _habits(session, today)
    days = proposed_days(missing, habits, usual, today, [row.held_on for row in meetings])
    return MeetingYear(year, meetings, slots, tuple(zip(missing, days, strict=True)))


def plan_missing(session: Session, year: int, only: Slot | None = None) -> Change:
    """Plan a meeting on the usual day for every span of the year, now or ahead, that has none; or for one span alone.

    Times and place are those of the last meeting of the kind. Raises NothingToPlanError.
    """
    found = [pair for pair in read_meeting_year(session, year).proposals if only is None or pair[0] == only]
    if not found:
        raise NothingToPlanError(year=year)
    for slot, day in found:
        last = _last(session, slot.kind.value) or _last(session, None)
        form = MeetingForm(slot.kind.value, day)
        if last is not None:
            form = MeetingForm(
                slot.kind.value, day, last.start_time, last.end_time, last.place, None, last.secretary_id
            )
        add_meeting(session, form)
    return Change("lên lịch", f"{len(found)} buổi họp năm {year}", TOPICS)


def missing_now(session: Session, day: date) -> tuple[Slot, ...]:
    """What is due in the month, quarter or year of a day and has no meeting yet; nothing without members."""
    if not present_members(session, day):
        return ()
    meetings = _meetings(session, day.year)
    return tuple(
        slot for slot in slot_at(_slots(session, meetings, day.year, day), day) if slot.state is SlotState.MISSING
    )


def _slots(session: Session, meetings: tuple[YearMeeting, ...], year: int, today: date) -> tuple[Slot, ...]:
    unit = get_unit(session)
    member = MemberStatusEvent.person_id  # few of the people have one: each of the others would be looked up in vain
    official = session.execute(
        select(func.count(member.distinct())).where(member_status(member, today) == MemberStatus.OFFICIAL.value)
    ).scalar_one()
    first = session.execute(select(func.min(Meeting.held_on))).scalar()
    due = duties(rules_in_force(session), unit.kind, official)
    return year_slots(due, meetings, year, (first or today, today), unit.kind)


def _meetings(session: Session, year: int) -> tuple[YearMeeting, ...]:
    rows = session.execute(
        select(Meeting.id, Meeting.kind, Meeting.state, Meeting.held_on, Meeting.kind_name)
        .where(Meeting.held_on >= date(year, 1, 1), Meeting.held_on < date(year + 1, 1, 1))
        .order_by(Meeting.held_on, Meeting.id)
    )
    return tuple(YearMeeting(*row) for row in rows)


def _habits(session: Session, today: date) -> tuple[dict[str, Habit], Habit]:
    """How each kind was held last, and any kind; the weekly contact day of the second week where none was."""
    rows = session.execute(
        select(Meeting.kind, Meeting.held_on)
        .where(Meeting.held_on > today - timedelta(days=400))
        .order_by(Meeting.held_on, Meeting.id)
    ).all()
    habits = {kind: habit_of(held_on) for kind, held_on in rows}
    weekday = int(read_setting(session, "contact.weekday"))
    return habits, habit_of(rows[-1][1]) if rows else Habit(weekday, 1)


def _last(session: Session, kind: str | None) -> Meeting | None:
    query = select(Meeting).order_by(Meeting.held_on.desc(), Meeting.id.desc()).limit(1)
    if kind is not None:
        query = query.where(Meeting.kind == kind)
    return session.execute(query).scalars().first()
