"""Periods and weeks: how they are written, what came before, what they are called."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvqc_desktop.domain.periods import (
    Period,
    PeriodKind,
    PeriodProblem,
    following,
    parse_period,
    period_of,
    previous,
    same_last_year,
    week_of,
    weeks_in,
)

days = st.dates(date(1905, 1, 1), date(2190, 12, 31))
kinds = st.sampled_from(PeriodKind)
REGULAR = ["2026-11", "2026-Q3", "2026-H1", "2026-H2", "2026", "2024-02"]


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        ("2026-11", date(2026, 11, 1), date(2026, 11, 30), "tháng 11 năm 2026"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "tháng 2 năm 2024"),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), "quý III năm 2026"),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30), "6 tháng đầu năm 2026"),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31), "6 tháng cuối năm 2026"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "năm 2026"),
        ("2026-01-05..2026-03-20", date(2026, 1, 5), date(2026, 3, 20), "từ 05/01/2026 đến 20/03/2026"),
    ],
)
def test_each_way_of_writing_a_period_is_read(text: str, start: date, end: date, words: str) -> None:
    period = parse_period(f" {text} ")
    assert (period.start, period.end, period.words, period.code) == (start, end, words, text)


@pytest.mark.parametrize(
    "text",
    ["", "2026-13", "2026-Q5", "2026-H3", "26", "2026-1", "1026", "quý 3", "2026..2027", "2026-02-30..2026-03-01"],
)
def test_anything_else_is_refused_with_examples(text: str) -> None:
    with pytest.raises(PeriodProblem, match="2026-Q3"):
        parse_period(text)


def test_a_free_period_in_the_wrong_order_is_refused() -> None:
    with pytest.raises(PeriodProblem, match="trước khi bắt đầu"):
        parse_period("2026-03-20..2026-01-05")


@given(kinds, days)
def test_a_period_follows_the_one_before_without_gap_and_holds_its_day(kind: PeriodKind, day: date) -> None:
    period = period_of(kind, day)
    assert day in period
    assert previous(period).end == period.opening
    assert following(previous(period)) == period
    assert parse_period(period.code) == period


@pytest.mark.parametrize("text", REGULAR)
def test_the_same_period_last_year_is_a_year_earlier(text: str) -> None:
    period = parse_period(text)
    assert same_last_year(period).code == text.replace("2026", "2025").replace("2024", "2023")


def test_a_free_period_last_year_gives_the_same_days() -> None:
    last = same_last_year(parse_period("2024-02-29..2024-03-20"))
    assert last == Period(date(2023, 2, 28), date(2023, 3, 20), PeriodKind.FREE)


def test_a_running_period_closes_today() -> None:
    period = parse_period("2026-Q4")
    assert period.closing(date(2026, 11, 20)) == date(2026, 11, 20)
    assert period.closing(date(2027, 1, 5)) == date(2026, 12, 31)


def test_weeks_are_named_with_their_days() -> None:
    assert week_of(date(2026, 11, 20)).words == "tuần 47 (16/11–22/11)"


@given(days)
def test_a_week_is_seven_days_from_monday(day: date) -> None:
    week = week_of(day)
    assert week.start <= day <= week.end
    assert (week.start.weekday(), week.end - week.start) == (0, timedelta(days=6))
    assert date.fromisocalendar(week.year, week.number, 1) == week.start


@given(days, st.integers(0, 60))
def test_the_weeks_of_a_span_are_those_of_its_days(start: date, length: int) -> None:
    span = [start + timedelta(days=index) for index in range(length + 1)]
    assert list(weeks_in(start, span[-1])) == sorted({week_of(day) for day in span}, key=lambda week: week.start)
