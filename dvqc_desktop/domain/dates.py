"""Dates as people write them, day first, with how much of the date is known; and the words of dates on papers."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import Precision

FIRST_YEAR = 1900
LAST_YEAR = 2199
WEEKDAY_WORDS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_SHORT_WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")

_SEPARATOR = r"\s*[/.\-]\s*"
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{1,2}})(?:[T ]00:00(?::00)?)?")
_DAY_FIRST = re.compile(rf"(\d{{1,2}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{4}}|\d{{2}})(?:[T ]00:00(?::00)?)?")
_MONTH_YEAR = re.compile(rf"(\d{{1,2}}){_SEPARATOR}(\d{{4}})")
_YEAR = re.compile(r"(?:năm\s*)?(\d{4})")
_EIGHT_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})")
_WORDS = re.compile(r"(?:(?:ngày\s*)?(\d{1,2})\s*)?tháng\s*(\d{1,2})\s*(?:[,/.\-]\s*)?(?:năm\s*)?(\d{4})")


class DateProblem(ValueError):
    """A text that is no date; its message says why, in words for the user."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date and how much of it is known; unknown parts stand as 1 ("1999" is 01/01/1999 with precision year)."""

    date: dt.date
    precision: Precision

    def __str__(self) -> str:
        if self.precision is Precision.YEAR:
            return f"{self.date.year:04d}"
        if self.precision is Precision.MONTH:
            return f"{self.date.month:02d}/{self.date.year:04d}"
        return format_date(self.date)

    @property
    def latest(self) -> dt.date:
        """The last day that the date may mean."""
        if self.precision is Precision.YEAR:
            return date(self.date.year, 12, 31)
        if self.precision is Precision.MONTH:
            return date(self.date.year, self.date.month, monthrange(self.date.year, self.date.month)[1])
        return self.date


def parse_date(text: str, *, latest_year: int | None = None) -> PartialDate:
    """Reads a date written by hand, day first: "5/7/90", "5.7.1990", "07/1990", "1990", "05071990", words.

    A year of two digits is the latest one that is not after `latest_year` (default: the current year). A day or
    month written 00 is unknown. Raises DateProblem with the reason when the text is no date.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).lower().split()).strip(" ,.;")
    if not plain:
        raise DateProblem("ô để trống")
    day, month, year = _numbers(plain, latest_year or clock.today().year)
    return _checked(day, month, year)


def parse_day(text: str) -> date:
    """Reads a whole date as the command line takes it: 2026-11-20 or 20/11/2026; raises DateProblem."""
    found = parse_date(text)
    if found.precision is not Precision.DAY:
        raise DateProblem(f"“{text}” thiếu ngày; ghi đủ ngày/tháng/năm, ví dụ 20/11/2026")
    return found.date


def from_excel_serial(serial: float, *, base_1904: bool = False) -> date:
    """The date behind a serial number of a workbook (days since 30/12/1899, or since 01/01/1904).

    Raises DateProblem below the first and above the last year the program takes.
    """
    start = date(1904, 1, 1) if base_1904 else date(1899, 12, 30)
    if not (0 <= serial < 110_000):
        raise DateProblem(f"số {serial:g} không phải một ngày")
    found = start + timedelta(days=int(serial))
    return _checked(found.day, found.month, found.year).date


def format_date(day: date | None) -> str:
    """The date as dd/MM/yyyy; empty where there is none."""
    return "" if day is None else f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def format_day_month(day: date) -> str:
    """The date without its year: "16/11"."""
    return f"{day.day:02d}/{day.month:02d}"


def paper_date(day: date) -> str:
    """The date line of a Party paper: "ngày 05 tháng 02 năm 2026", "ngày 27 tháng 5 năm 2026".

    Days below 10 and months 1 and 2 carry a zero (guide of the Party's central office on the form of papers).
    """
    return f"ngày {day.day:02d} tháng {paper_month(day.month)} năm {day.year}"


def paper_month(month: int) -> str:
    """A month as Party papers write it: "02", "5", "11"."""
    return f"{month:02d}" if month <= 2 else str(month)


def weekday_words(day: date) -> str:
    """The day of the week: "thứ Sáu", "Chủ nhật"."""
    return WEEKDAY_WORDS[day.weekday()]


def weekday_short(day: date) -> str:
    """The day of the week in two letters: "T6", "CN"."""
    return _SHORT_WEEKDAYS[day.weekday()]


def add_months(day: date, months: int) -> date:
    """The same day `months` later (earlier when negative); the month's last day where there is no such day."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month0 + 1, min(day.day, monthrange(year, month0 + 1)[1]))


def _numbers(plain: str, latest_year: int) -> tuple[int, int, int]:
    """Day, month and year as written; 0 stands for what is not known."""
    if found := _YEAR_FIRST.fullmatch(plain):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _DAY_FIRST.fullmatch(plain):
        return int(found[1]), int(found[2]), _whole_year(found[3], latest_year)
    if found := _MONTH_YEAR.fullmatch(plain):
        return 0, int(found[1]), int(found[2])
    if found := _YEAR.fullmatch(plain):
        return 0, 0, int(found[1])
    if found := _EIGHT_DIGITS.fullmatch(plain) or _WORDS.fullmatch(plain):
        return int(found[1] or 0), int(found[2]), int(found[3])
    raise DateProblem("không đọc được là ngày tháng")


def _whole_year(digits: str, latest_year: int) -> int:
    if len(digits) == 4:
        return int(digits)
    year = latest_year - latest_year % 100 + int(digits)
    return year if year <= latest_year else year - 100


def _checked(day: int, month: int, year: int) -> PartialDate:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateProblem(f"năm {year} nằm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}")
    if month == 0 and day == 0:
        return PartialDate(date(year, 1, 1), Precision.YEAR)
    if not 1 <= month <= 12:
        raise DateProblem(f"không có tháng {month}")
    if day == 0:
        return PartialDate(date(year, month, 1), Precision.MONTH)
    if day > monthrange(year, month)[1]:
        raise DateProblem(f"không có ngày {day:02d}/{month:02d}/{year}")
    return PartialDate(date(year, month, day), Precision.DAY)
