"""Working days on an editable calendar, against counting day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvqc_desktop.domain.workdays import WorkCalendar, add_workdays, workdays_between

days = st.dates(date(2025, 1, 1), date(2027, 12, 31))
calendars = st.builds(
    WorkCalendar,
    holidays=st.frozensets(days, max_size=12),
    made_up=st.frozensets(days, max_size=6),
    days_off=st.frozensets(st.integers(0, 6), max_size=6),
)
TET = WorkCalendar(
    holidays=frozenset(date(2026, 2, 16) + timedelta(days=index) for index in range(5)),
    made_up=frozenset({date(2026, 2, 14)}),
)


def test_a_week_has_five_working_days() -> None:
    assert add_workdays(date(2026, 11, 20), 5) == date(2026, 11, 27)
    assert workdays_between(date(2026, 11, 20), date(2026, 11, 27)) == 5


def test_holidays_are_skipped_and_days_made_up_are_counted() -> None:
    assert add_workdays(date(2026, 2, 13), 1, TET) == date(2026, 2, 14)
    assert add_workdays(date(2026, 2, 13), 2, TET) == date(2026, 2, 23)
    assert workdays_between(date(2026, 2, 13), date(2026, 2, 23), TET) == 2


@given(days, days, calendars)
def test_counting_agrees_with_going_day_by_day(start: date, end: date, calendar: WorkCalendar) -> None:
    first, last = min(start, end), max(start, end)
    span = [first + timedelta(days=index) for index in range((last - first).days + 1)]
    forward = sum(calendar.is_worked(day) for day in span[1:])
    backward = -sum(calendar.is_worked(day) for day in span[:-1])
    assert workdays_between(first, last, calendar) == forward
    assert workdays_between(last, first, calendar) == (backward if first != last else 0)


@given(days, st.integers(-300, 300), calendars)
def test_added_days_end_on_a_working_day_that_far_away(start: date, count: int, calendar: WorkCalendar) -> None:
    end = add_workdays(start, count, calendar)
    assert workdays_between(start, end, calendar) == count
    assert count == 0 or calendar.is_worked(end)


def test_a_calendar_without_working_days_is_told() -> None:
    with pytest.raises(ValueError, match="no working days"):
        add_workdays(date(2026, 1, 1), 1, WorkCalendar(days_off=frozenset(range(7))))
