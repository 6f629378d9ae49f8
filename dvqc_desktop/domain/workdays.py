"""Working days, counted on a calendar of holidays that is given as data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY, SUNDAY = 5, 6
_HORIZON_DAYS = 10_000


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days are worked: all but the weekly days off and the holidays, and the days worked in exchange.

    `days_off` holds weekdays (Monday is 0); `made_up` holds days worked although they would be off.
    """

    holidays: frozenset[date] = frozenset()
    made_up: frozenset[date] = frozenset()
    days_off: frozenset[int] = frozenset({SATURDAY, SUNDAY})

    def is_worked(self, day: date) -> bool:
        """True when the day is a working day."""
        return day in self.made_up or (day not in self.holidays and day.weekday() not in self.days_off)


PLAIN_WEEKS = WorkCalendar()


def add_workdays(start: date, count: int, calendar: WorkCalendar = PLAIN_WEEKS) -> date:
    """The day on which `count` working days have passed since `start`, whose own day is not counted.

    A negative count goes backwards; 0 gives `start`. Raises ValueError on a calendar without working days.
    """
    step = timedelta(days=1 if count > 0 else -1)
    day, left = start, abs(count)
    for _ in range(abs(count) * 7 + _HORIZON_DAYS):
        if left == 0:
            return day
        day += step
        left -= calendar.is_worked(day)
    raise ValueError("the calendar has no working days")


def workdays_between(start: date, end: date, calendar: WorkCalendar = PLAIN_WEEKS) -> int:
    """How many working days lie after `start` up to and including `end`; negative when `end` is earlier."""
    if end < start:
        return -workdays_between(end - timedelta(days=1), start - timedelta(days=1), calendar)
    whole_weeks, rest = divmod((end - start).days, 7)
    count = whole_weeks * (7 - len(calendar.days_off))
    count += sum((end - timedelta(days=back)).weekday() not in calendar.days_off for back in range(rest))
    off = {day for day in calendar.holidays - calendar.made_up if day.weekday() not in calendar.days_off}
    extra = {day for day in calendar.made_up if day.weekday() in calendar.days_off}
    return count - _within(off, start, end) + _within(extra, start, end)


def _within(days: set[date], start: date, end: date) -> int:
    return sum(start < day <= end for day in days)
