"""Periods of reporting and weeks: how they are written, what came before, and what they are called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dvqc_desktop.domain.dates import DateProblem, add_months, format_date, format_day_month, parse_day
from dvqc_desktop.domain.numbering import roman

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"(\d{4})-[Qq]([1-4])")
_HALF = re.compile(r"(\d{4})-[Hh]([12])")
_YEAR = re.compile(r"(\d{4})")
EXAMPLES = "2026-11, 2026-Q3, 2026-H1, 2026 hoặc 2026-01-05..2026-03-20"


class PeriodProblem(ValueError):
    """A text that is no period; its message says what to write instead."""


class PeriodKind(StrEnum):
    """Kinds of period."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    FREE = "free"


_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days; `start` and `end` both belong to it."""

    start: date
    end: date
    kind: PeriodKind

    @property
    def opening(self) -> date:
        """The day before the first day: the book stands on it as the period opens."""
        return self.start - timedelta(days=1)

    def closing(self, today: date) -> date:
        """The day whose figures close the period: its last day, or today while it runs."""
        return min(self.end, today)

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def code(self) -> str:
        """The period as the command line takes it: "2026-Q3"."""
        year, month = self.start.year, self.start.month
        codes = {
            PeriodKind.MONTH: f"{year}-{month:02d}",
            PeriodKind.QUARTER: f"{year}-Q{(month + 2) // 3}",
            PeriodKind.HALF: f"{year}-H{1 if month < 7 else 2}",
            PeriodKind.YEAR: f"{year}",
        }
        return codes.get(self.kind, f"{self.start.isoformat()}..{self.end.isoformat()}")

    @property
    def words(self) -> str:
        """The period in words: "tháng 11 năm 2026", "quý III năm 2026", "6 tháng đầu năm 2026", "năm 2026"."""
        year, month = self.start.year, self.start.month
        words = {
            PeriodKind.MONTH: f"tháng {month} năm {year}",
            PeriodKind.QUARTER: f"quý {roman((month + 2) // 3)} năm {year}",
            PeriodKind.HALF: f"6 tháng {'đầu' if month < 7 else 'cuối'} năm {year}",
            PeriodKind.YEAR: f"năm {year}",
        }
        return words.get(self.kind, f"từ {format_date(self.start)} đến {format_date(self.end)}")


def parse_period(text: str) -> Period:
    """Reads 2026-11, 2026-Q3, 2026-H1, 2026 or 2026-01-05..2026-03-20; raises PeriodProblem."""
    plain = text.strip()
    if ".." in plain:
        return _free(plain)
    for pattern, kind in (
        (_MONTH, PeriodKind.MONTH),
        (_QUARTER, PeriodKind.QUARTER),
        (_HALF, PeriodKind.HALF),
        (_YEAR, PeriodKind.YEAR),
    ):
        if (found := pattern.fullmatch(plain)) and 1900 <= int(found[1]) <= 2199:
            number = int(found[2]) if pattern.groups == 2 else 1
            return _regular(kind, date(int(found[1]), 1 + (number - 1) * _MONTHS[kind], 1))
    raise PeriodProblem(f"“{plain}” không phải một kỳ; ghi như {EXAMPLES}")


def month_of(day: date) -> Period:
    """The month that holds the day."""
    return _regular(PeriodKind.MONTH, day.replace(day=1))


def quarter_of(day: date) -> Period:
    """The quarter that holds the day."""
    return _regular(PeriodKind.QUARTER, date(day.year, (day.month - 1) // 3 * 3 + 1, 1))


def half_of(day: date) -> Period:
    """The half-year that holds the day."""
    return _regular(PeriodKind.HALF, date(day.year, 1 if day.month < 7 else 7, 1))


def year_of(day: date) -> Period:
    """The year that holds the day."""
    return _regular(PeriodKind.YEAR, date(day.year, 1, 1))


def period_of(kind: PeriodKind, day: date) -> Period:
    """The period of a kind that holds the day; a free one is the day alone."""
    makers = {
        PeriodKind.MONTH: month_of,
        PeriodKind.QUARTER: quarter_of,
        PeriodKind.HALF: half_of,
        PeriodKind.YEAR: year_of,
    }
    return makers[kind](day) if kind in makers else free_period(day, day)


def free_period(start: date, end: date) -> Period:
    """The days from `start` to `end`, both included; raises PeriodProblem when they are in the wrong order."""
    if end < start:
        raise PeriodProblem(f"kỳ kết thúc ({format_date(end)}) trước khi bắt đầu ({format_date(start)})")
    return Period(start, end, PeriodKind.FREE)


def previous(period: Period) -> Period:
    """The period of the same length right before."""
    if period.kind is PeriodKind.FREE:
        length = period.end - period.start
        return Period(period.opening - length, period.opening, PeriodKind.FREE)
    return _regular(period.kind, add_months(period.start, -_MONTHS[period.kind]))


def following(period: Period) -> Period:
    """The period of the same length right after."""
    if period.kind is PeriodKind.FREE:
        first = period.end + timedelta(days=1)
        return Period(first, first + (period.end - period.start), PeriodKind.FREE)
    return _regular(period.kind, add_months(period.start, _MONTHS[period.kind]))


def same_last_year(period: Period) -> Period:
    """The same period one year before; 29 February becomes 28."""
    if period.kind is PeriodKind.FREE:
        return Period(add_months(period.start, -12), add_months(period.end, -12), PeriodKind.FREE)
    return _regular(period.kind, add_months(period.start, -12))


@dataclass(frozen=True, slots=True)
class Week:
    """A calendar week from Monday to Sunday, counted as ISO 8601 does."""

    year: int
    number: int
    start: date
    end: date

    @property
    def words(self) -> str:
        """The week in words: "tuần 47 (16/11–22/11)"."""
        return f"tuần {self.number} ({format_day_month(self.start)}–{format_day_month(self.end)})"


def week_of(day: date) -> Week:
    """The week that holds the day."""
    year, number, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Week(year, number, monday, monday + timedelta(days=6))


def weeks_in(start: date, end: date) -> tuple[Week, ...]:
    """The weeks that hold at least one day from `start` to `end`, both included, in order."""
    monday = week_of(start).start
    return tuple(week_of(monday + timedelta(weeks=index)) for index in range((end - monday).days // 7 + 1))


def _regular(kind: PeriodKind, start: date) -> Period:
    return Period(start, add_months(start, _MONTHS[kind]) - timedelta(days=1), kind)


def _free(plain: str) -> Period:
    first, _, last = plain.partition("..")
    try:
        return free_period(parse_day(first), parse_day(last))
    except DateProblem as problem:
        raise PeriodProblem(f"“{plain}” không phải một kỳ: {problem}; ghi như {EXAMPLES}") from problem
