"""The one clock: every date and time the program works with is asked for here."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time

from dvqc_desktop.domain.errors.commands import TodayUnreadableError

TODAY_VARIABLE = "DVQC_TODAY"
_standing: ContextVar[date | None] = ContextVar("standing", default=None)


def today() -> date:
    """The current day; the environment variable DVQC_TODAY (2026-11-20) sets it for trials and tests.

    Raises TodayUnreadableError when the variable holds no such day.
    """
    standing = _standing.get()
    if standing is not None:
        return standing
    fixed = os.environ.get(TODAY_VARIABLE)
    if not fixed:
        return date.today()  # noqa: DTZ011 - the user's own calendar day
    try:
        return date.fromisoformat(fixed)
    except ValueError:
        raise TodayUnreadableError(variable=TODAY_VARIABLE) from None


def now() -> datetime:
    """The current local time of day, on the day that `today` gives, to the second."""
    moment = datetime.now().replace(microsecond=0)  # noqa: DTZ005 - local time, as on the wall
    return datetime.combine(today(), time(moment.hour, moment.minute, moment.second))


@contextmanager
def standing_at(day: date) -> Iterator[None]:
    """While a sample cell's past is written, today is the day on which each of its acts was done."""
    token = _standing.set(day)
    try:
        yield
    finally:
        _standing.reset(token)
