"""A rotation comes again after its last week; two people meet where their shifts leave an hour together."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvqc_desktop.domain.shifts import (
    UNKNOWN,
    MeetingDay,
    ShiftHours,
    Turns,
    common_day,
    in_common,
    meeting_day,
    read_hour,
    turned,
)

FRIDAY = date(2026, 11, 20)
MONDAY = date(2026, 11, 16)
MORNING, LATE, NIGHT = ShiftHours(1, "Ca 1"), ShiftHours(2, "Ca 2"), ShiftHours(3, "Ca đêm")


def cycle(*shifts: ShiftHours, first: date = MONDAY) -> Turns:
    return Turns(None, tuple((first + timedelta(weeks=place), shift) for place, shift in enumerate(shifts)))


def hours(start: str, end: str, number: int = 9) -> ShiftHours:
    return ShiftHours(number, "Ca", time.fromisoformat(start), time.fromisoformat(end))


@given(st.integers(1, 5), st.integers(-60, 60))
def test_the_cycle_comes_again(length: int, week: int) -> None:
    shifts = [ShiftHours(number, f"Ca {number}") for number in range(length)]
    day = FRIDAY + timedelta(weeks=week)
    assert cycle(*shifts).on(day) == shifts[week % length]
    assert turned(cycle(*shifts).weeks, day)[0] == shifts[week % length]


def test_all_days_of_a_week_are_alike() -> None:
    turns = cycle(MORNING, NIGHT)
    assert {turns.on(MONDAY + timedelta(days=number)) for number in range(7)} == {MORNING}
    assert turned((), FRIDAY) == ()


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (None, None, True),
        (None, MORNING, True),
        (NIGHT, None, False),
        (hours("22:00", "06:00"), None, False),
        (ShiftHours(3, "Ca 3"), None, False),
        (MORNING, MORNING, True),
        (MORNING, LATE, False),
        (MORNING, hours("06:00", "14:00"), False),
        (hours("06:00", "14:00", 1), hours("14:00", "22:00", 2), False),
        (hours("07:30", "16:30", 1), hours("14:00", "22:00", 2), True),
        (hours("22:00", "06:00", 1), hours("04:00", "12:00", 2), True),
    ],
)
def test_who_has_an_hour_together_can_meet(one: ShiftHours | None, other: ShiftHours | None, together: bool) -> None:
    assert in_common(one, other) is together
    assert in_common(other, one) is together


def test_without_a_rotation_nobody_is_put_off() -> None:
    assert meeting_day(Turns(MORNING), Turns(NIGHT), FRIDAY) == MeetingDay(True)
    assert meeting_day(UNKNOWN, UNKNOWN, FRIDAY).words == ""


def test_the_next_common_day_of_holder_and_worker_is_proposed() -> None:
    found = meeting_day(Turns(MORNING), cycle(NIGHT, LATE, MORNING), FRIDAY)
    assert (found.possible, found.words) == (False, "ca đêm, gặp thứ Hai 30/11")
    assert meeting_day(UNKNOWN, cycle(NIGHT, MORNING), FRIDAY).words == "ca đêm, gặp thứ Hai 23/11"


def test_who_never_meets_at_work_meets_when_the_shifts_change() -> None:
    found = meeting_day(cycle(MORNING, LATE), cycle(LATE, MORNING), FRIDAY)
    assert (found.next_on, found.words) == (None, "ca 2, gặp lúc giao ca")
    assert MeetingDay(False).words == "khác ca, gặp lúc giao ca"


def test_a_common_day_is_no_sunday() -> None:
    assert common_day(UNKNOWN, UNKNOWN, date(2026, 11, 22)) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "hour"),
    [("6:00", time(6)), (" 06.30 ", time(6, 30)), ("14h30", time(14, 30)), ("6H", time(6)), ("22", time(22)),
     ("6 giờ", time(6)), ("24:00", None), ("6:75", None), ("sáng", None), ("", None), ("6:", time(6))],
)  # fmt: skip
def test_an_hour_is_read_as_people_write_it(text: str, hour: time | None) -> None:
    assert read_hour(text) == hour
