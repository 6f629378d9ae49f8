"""Shifts that rotate from week to week, and on which days two people can meet at work."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from dvqc_desktop.domain.dates import format_day_month, weekday_words
from dvqc_desktop.domain.names import fold
from dvqc_desktop.domain.periods import week_of
from dvqc_desktop.domain.workdays import SUNDAY

LONGEST_CYCLE = 8  # weeks
HORIZON_DAYS = 84  # two cycles of up to four weeks have met all their pairs by then
NIGHT_FROM = time(20, 0)
COMMON_MINUTES = 60
_DAY_MINUTES = 24 * 60
_HOUR = re.compile(r"([01]?\d|2[0-3])(?:\s*(?:h|g|giờ|:|\.)\s*([0-5]\d)?)?")


@dataclass(frozen=True, slots=True)
class ShiftHours:
    """A shift with its hours, where they are known; one that ends before it starts ends on the next day."""

    id: int
    name: str
    start: time | None = None
    end: time | None = None

    @property
    def by_night(self) -> bool:
        """True for a shift that begins in the evening; without its hours, for one called so or the third of the day."""
        if self.start is not None:
            return self.start >= NIGHT_FROM
        words = fold(self.name).split()
        return "dem" in words or words == ["ca", "3"]


@dataclass(frozen=True, slots=True)
class Turns:
    """When somebody works: week by week by the Mondays of a cycle, else always in one shift; None: not known."""

    fixed: ShiftHours | None = None
    weeks: tuple[tuple[date, ShiftHours], ...] = ()

    def on(self, day: date) -> ShiftHours | None:
        """The shift of a day."""
        if not self.weeks:
            return self.fixed
        return self.weeks[weeks_after(self.weeks[0][0], day) % len(self.weeks)][1]


UNKNOWN = Turns()


@dataclass(frozen=True, slots=True)
class MeetingDay:
    """Whether two people can meet on a day; if not, the other one's shift then and the next day on which they can."""

    possible: bool
    shift: ShiftHours | None = None
    next_on: date | None = None

    @property
    def words(self) -> str:
        """ "ca đêm, gặp thứ Hai 23/11"; nothing where they can meet."""
        if self.possible:
            return ""
        shift = self.shift.name[:1].lower() + self.shift.name[1:] if self.shift else "khác ca"
        when = f"{weekday_words(self.next_on)} {format_day_month(self.next_on)}" if self.next_on else "lúc giao ca"
        return f"{shift}, gặp {when}"


def weeks_after(first: date, day: date) -> int:
    """How many weeks the week of a day lies after that of the first; negative before it."""
    return (week_of(day).start - week_of(first).start).days // 7


def in_common(one: ShiftHours | None, other: ShiftHours | None) -> bool:
    """Whether two shifts leave time to meet: the same one, or an hour together.

    Somebody whose shift is not known works by day.
    """
    if one is None or other is None:
        known = one or other
        return known is None or not known.by_night
    return one.id == other.id or _minutes_together(one, other) >= COMMON_MINUTES


def meeting_day(holder: Turns, worker: Turns, day: date) -> MeetingDay:
    """Whether holder and worker can meet on a day; where nobody's shift rotates they arrange it themselves."""
    if not (holder.weeks or worker.weeks) or in_common(holder.on(day), worker.on(day)):
        return MeetingDay(True)
    return MeetingDay(False, worker.on(day), common_day(holder, worker, day + timedelta(days=1)))


def common_day(holder: Turns, worker: Turns, first: date) -> date | None:
    """The first day from `first` on, no Sunday, on which both can meet at work; None within twelve weeks."""
    days = (first + timedelta(days=number) for number in range(HORIZON_DAYS))
    worked = (day for day in days if day.weekday() != SUNDAY)
    return next((day for day in worked if in_common(holder.on(day), worker.on(day))), None)


def read_hour(text: str) -> time | None:
    """A time of day as people write it: "6:00", "06.30", "14h30", "6h", "22"; None for anything else."""
    found = _HOUR.fullmatch(text.strip().lower())
    return None if found is None else time(int(found[1]), int(found[2] or 0))


def turned(weeks: Sequence[tuple[date, ShiftHours]], day: date) -> tuple[ShiftHours, ...]:
    """The cycle as it goes from the week of a day on."""
    start = weeks_after(weeks[0][0], day) % len(weeks) if weeks else 0
    shifts = [shift for _, shift in weeks]
    return tuple(shifts[start:] + shifts[:start])


def _minutes_together(one: ShiftHours, other: ShiftHours) -> int:
    mine, yours = _span(one), _span(other)
    if mine is None or yours is None:
        return 0
    moved = ((yours[0] + by, yours[1] + by) for by in (-_DAY_MINUTES, 0, _DAY_MINUTES))
    return sum(max(0, min(mine[1], end) - max(mine[0], start)) for start, end in moved)


def _span(shift: ShiftHours) -> tuple[int, int] | None:
    if shift.start is None or shift.end is None:
        return None
    start, end = (at.hour * 60 + at.minute for at in (shift.start, shift.end))
    return start, end if end > start else end + _DAY_MINUTES
