"""The year of meetings: which kinds are due in which months, what was held or planned, and what is missing.

Sources: Điều lệ Đảng, art. 24; 42-HD/BTCTW 28/10/2025; 43-HD/BTCTW 31/10/2025; how often stands in the rule pack.
"""

from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dvqc_desktop.domain.codes import MeetingKind, MeetingState, UnitKind
from dvqc_desktop.domain.rule_pack import RulePack

_OF_GROUP = (MeetingKind.REGULAR, MeetingKind.PARTY_DAY, MeetingKind.CRITICISM)
_OF_CELL = (
    MeetingKind.REGULAR,
    MeetingKind.PARTY_DAY,
    MeetingKind.THEMATIC,
    MeetingKind.COMMITTEE,
    MeetingKind.CRITICISM,
    MeetingKind.YEAR_REVIEW,
)
_HELD = (MeetingState.HELD, MeetingState.CLOSED)
_YEAR = 12
_WEEKEND = (5, 6)


class SlotState(StrEnum):
    """What became of a span in which a kind of meeting is due; BEFORE: over before the book had its first meeting."""

    HELD = "held"
    PLANNED = "planned"
    MISSING = "missing"
    LATER = "later"
    MISSED = "missed"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Duty:
    """A kind of meeting that is due once in so many months of the year, counted from January or `from_month`."""

    kind: MeetingKind
    months: int
    from_month: int = 1


@dataclass(frozen=True, slots=True)
class YearMeeting:
    """A meeting of the year."""

    id: int
    kind: str
    state: str
    held_on: date
    kind_name: str | None = None

    @property
    def is_held(self) -> bool:
        """Whether it took place."""
        return self.state in _HELD


@dataclass(frozen=True, slots=True)
class Slot:
    """A span in which a kind is due, half-open, with its meetings."""

    kind: MeetingKind
    start: date
    end: date
    state: SlotState
    meetings: tuple[YearMeeting, ...] = ()


@dataclass(frozen=True, slots=True)
class Habit:
    """On which weekday (0 = Monday) and in which week of a month (0 = first) a kind is usually held."""

    weekday: int
    week: int


def duties(rules: RulePack, unit_kind: str, official: int) -> tuple[Duty, ...]:
    """What a unit has to hold; a committee meets only where the cell has one by its number of official members."""
    of_unit = _OF_GROUP if unit_kind == UnitKind.PARTY_GROUP else _OF_CELL
    made = []
    for kind in of_unit:
        months = rules.count(f"meeting.due_months.{kind.value}")
        first = rules.count("meeting.year_review.from_month") if kind is MeetingKind.YEAR_REVIEW else 1
        if months and not (kind is MeetingKind.COMMITTEE and official < rules.count("cell.committee_from")):
            made.append(Duty(kind, months, first))
    return tuple(made)


def fulfils(meeting_kind: str, kind: MeetingKind, unit_kind: str) -> bool:
    """Whether a meeting counts for a duty: a combined one for its parts, ngày đảng for a group's month."""
    if meeting_kind == kind:
        return True
    if meeting_kind == MeetingKind.COMBINED:
        return kind in (MeetingKind.REGULAR, MeetingKind.THEMATIC)
    of_group = unit_kind == UnitKind.PARTY_GROUP and kind is MeetingKind.REGULAR
    return of_group and meeting_kind == MeetingKind.PARTY_DAY


def year_slots(
    due: Iterable[Duty], meetings: Sequence[YearMeeting], year: int, days: tuple[date, date], unit_kind: str
) -> tuple[Slot, ...]:
    """Every span of the year in which something is due, by kind and day; `days` are the book's first day and today."""
    return tuple(
        _slot(duty.kind, start, end, [row for row in meetings if fulfils(row.kind, duty.kind, unit_kind)], days)
        for duty in due
        for start, end in _spans(duty, year)
    )


def slot_at(slots: Iterable[Slot], day: date) -> tuple[Slot, ...]:
    """The spans a day lies in."""
    return tuple(slot for slot in slots if slot.start <= day < slot.end)


def proposed_days(
    slots: Sequence[Slot], habits: Mapping[str, Habit], usual: Habit, today: date, taken: Iterable[date]
) -> tuple[date, ...]:
    """A day for each span without a meeting, none twice; `usual` is for kinds that have no habit yet."""
    used = set(taken)
    days = []
    for slot in slots:
        day = proposed_day(slot, habits.get(slot.kind.value, usual), today, used)
        used.add(day)
        days.append(day)
    return tuple(days)


def proposed_day(slot: Slot, habit: Habit, today: date, taken: Collection[date]) -> date:
    """The usual day in the last month of a span, not before tomorrow; where it is taken, the nearest like it.

    A day of the same weekday is better than another working day, that better than the end of a week. A span that ends
    today has no day left but today.
    """
    last = slot.end - timedelta(days=1)
    first = min(max(today + timedelta(days=1), slot.start), last)
    wanted = min(max(_in_month(last.year, last.month, habit), first), last)
    length = (last - first).days + 1

    def worth(day: date) -> tuple[bool, bool, bool, int]:
        other = day.weekday() != habit.weekday
        return day in taken, other, other and day.weekday() in _WEEKEND, (day - wanted).days % length

    return min((first + timedelta(days=step) for step in range(length)), key=worth)


def habit_of(day: date) -> Habit:
    """The habit that a meeting held on a day shows."""
    return Habit(day.weekday(), (day.day - 1) // 7)


def _spans(duty: Duty, year: int) -> Iterable[tuple[date, date]]:
    for month in range(duty.from_month, _YEAR + 1, duty.months):
        last = min(month + duty.months - 1, _YEAR)
        yield date(year, month, 1), date(year + last // _YEAR, last % _YEAR + 1, 1)


def _slot(kind: MeetingKind, start: date, end: date, meetings: list[YearMeeting], days: tuple[date, date]) -> Slot:
    since, today = days
    inside = tuple(row for row in meetings if start <= row.held_on < end)
    if any(row.is_held for row in inside):
        state = SlotState.HELD
    elif inside:
        state = SlotState.PLANNED
    elif end <= today:
        state = SlotState.BEFORE if end <= since else SlotState.MISSED
    else:
        state = SlotState.MISSING if start <= today else SlotState.LATER
    return Slot(kind, start, end, state, inside)


def _in_month(year: int, month: int, habit: Habit) -> date:
    """The weekday in that week of a month; in the last week that has one, where the month is too short."""
    first = date(year, month, 1)
    day = 1 + (habit.weekday - first.weekday()) % 7 + 7 * habit.week
    while day > monthrange(year, month)[1]:
        day -= 7
    return date(year, month, day)
