"""How a period is called in a title and over a column."""

from datetime import date

from dvqc_desktop.domain.periods import Period, PeriodKind, free_period, period_of


def heading(period: Period) -> str:
    """The period as a title: "Quý III năm 2026"."""
    words = period.words
    return words[0].upper() + words[1:]


def short_words(period: Period) -> str:
    """The period as the head of a column: "Tháng 11/2026", "Quý III/2026", "6 tháng đầu 2026", "Năm 2026"."""
    if period.kind is PeriodKind.FREE:
        return f"{period.start:%d/%m/%Y} – {period.end:%d/%m/%Y}"
    if period.kind is PeriodKind.YEAR:
        return heading(period)
    return heading(period).replace(" năm ", " " if period.kind is PeriodKind.HALF else "/")


def days_over_column(period: Period) -> str:
    """A free span as the head of a narrow column: "05/09–20/10"."""
    return f"{period.start:%d/%m}–{period.end:%d/%m}"


def days_words(first_on: date, last_on: date) -> str:
    """The days of a typed number as a period is called where they are one: "Tháng 11/2026"."""
    for kind in PeriodKind:
        period = period_of(kind, first_on)
        if kind is not PeriodKind.FREE and (period.start, period.end) == (first_on, last_on):
            return short_words(period)
    return short_words(free_period(first_on, last_on))
