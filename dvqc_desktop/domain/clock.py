"""The one clock: every date and time the program works with is asked for here."""

import os
from datetime import date, datetime, time

TODAY_VARIABLE = "DVQC_TODAY"


def today() -> date:
    """The current day; the environment variable DVQC_TODAY (2026-11-20) sets it for trials and tests."""
    fixed = os.environ.get(TODAY_VARIABLE)
    return date.fromisoformat(fixed) if fixed else date.today()  # noqa: DTZ011 - the user's own calendar day


def now() -> datetime:
    """The current local time of day, on the day that `today` gives, to the second."""
    moment = datetime.now().replace(microsecond=0)  # noqa: DTZ005 - local time, as on the wall
    return datetime.combine(today(), time(moment.hour, moment.minute, moment.second))
