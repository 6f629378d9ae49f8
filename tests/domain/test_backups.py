"""Which copy goes, how the state of copies is told, and when the clock cannot be right."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dvqc_desktop.domain import backups
from dvqc_desktop.domain.backups import CopyState, LastCopies

TODAY = date(2026, 11, 20)
NOON = datetime.fromisoformat("2026-11-20 12:00")


def keep_for(copies: int) -> list[int]:
    """The numbers kept after so many copies, each followed by the removal the rule asks for."""
    kept: list[int] = []
    for number in range(1, copies + 1):
        kept.append(number)
        going = backups.one_to_remove(kept)
        if going is not None:
            kept.remove(going)
    return kept


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 400))
def test_the_newest_twenty_stay_and_copies_of_long_ago_stay_too(copies: int) -> None:
    kept = keep_for(copies)
    assert kept[-20:] == list(range(max(1, copies - 19), copies + 1))
    assert len(kept) == min(copies, backups.MOST_KEPT)
    if copies > 200:
        assert min(kept) < copies / 2


def test_few_copies_all_stay() -> None:
    assert backups.one_to_remove(list(range(1, 41))) is None
    assert backups.one_to_remove(list(range(1, 42))) in range(1, 22)


@pytest.mark.parametrize(
    ("days", "failure", "state"),
    [
        (0, "", CopyState.GOOD), (6, "", CopyState.GOOD), (7, "", CopyState.DUE), (13, "", CopyState.DUE),
        (14, "", CopyState.BAD), (0, "ổ đĩa hết chỗ", CopyState.BAD), (-1, "", CopyState.DUE),
        (None, "", CopyState.DUE), (None, "ổ đĩa hết chỗ", CopyState.BAD),
    ],
)  # fmt: skip
def test_copies_off_the_machine_are_green_yellow_or_red(days: int | None, failure: str, state: CopyState) -> None:
    at = None if days is None else NOON - timedelta(days=days)
    assert backups.judge_away(LastCopies(at, 3, failure), TODAY, 7).state is state


def test_copies_here_are_told_in_one_sentence() -> None:
    assert backups.judge_here(LastCopies(), TODAY).words == "Chưa có bản sao nào."
    told = backups.judge_here(LastCopies(NOON, 4), TODAY)
    assert told == backups.Judged(CopyState.GOOD, "Bản gần nhất: hôm nay, 12:00, đã đọc lại.")
    assert backups.judge_here(LastCopies(NOON, 4, "ổ đĩa hết chỗ"), TODAY).state is CopyState.BAD


def test_the_weekly_check_is_due_after_a_week_and_on_days_to_come() -> None:
    assert backups.judge_check(None, damaged=False, today=TODAY).state is CopyState.DUE
    assert backups.judge_check(TODAY - timedelta(days=6), damaged=False, today=TODAY).state is CopyState.GOOD
    assert backups.judge_check(TODAY - timedelta(days=7), damaged=False, today=TODAY).state is CopyState.DUE
    assert backups.judge_check(TODAY + timedelta(days=1), damaged=False, today=TODAY).state is CopyState.DUE
    assert backups.judge_check(TODAY, damaged=True, today=TODAY).state is CopyState.BAD


def test_the_worst_state_is_the_state_of_all() -> None:
    assert backups.worst([CopyState.GOOD, CopyState.BAD, CopyState.DUE]) is CopyState.BAD
    assert backups.worst([CopyState.GOOD, CopyState.DUE]) is CopyState.DUE


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (NOON, ""), (NOON - timedelta(hours=1), ""), (NOON + timedelta(hours=1), ""), (NOON + timedelta(days=80), ""),
        (datetime.fromisoformat("2009-01-01"), "lùi về 00:00 01/01/2009"),
        (datetime.fromisoformat("2036-11-20"), "đã là 00:00 20/11/2036"),
    ],
)  # fmt: skip
def test_a_jump_of_the_clock_is_noticed_and_summer_time_is_not(now: datetime, told: str) -> None:
    fault = backups.clock_fault(NOON, now)
    assert (told in fault) if told else not fault
    assert backups.clock_fault(None, now) == ""


def test_days_are_told_as_people_say_them() -> None:
    days = (TODAY, date(2026, 11, 19), date(2026, 11, 13), date(2027, 1, 2))
    assert [backups.when(day, TODAY) for day in days] == ["hôm nay", "hôm qua", "7 ngày trước (13/11)", "02/01/2027"]
