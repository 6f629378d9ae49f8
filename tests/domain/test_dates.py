"""Dates as people write them: day first, with their precision, impossible ones with a reason."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvqc_desktop.domain.codes import Precision
from dvqc_desktop.domain.dates import (
    DateProblem,
    PartialDate,
    add_months,
    format_date,
    format_day_month,
    from_excel_serial,
    paper_date,
    parse_date,
    parse_day,
    weekday_short,
    weekday_words,
)

FIFTH_OF_JULY = PartialDate(date(1990, 7, 5), Precision.DAY)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    "text",
    ["5/7/90", "5.7.1990", "05-07-1990", "05071990", "5 / 7 / 1990", "1990-07-05", "1990-07-05 00:00:00", "5/7/1990.",
     "ngày 5 tháng 7 năm 1990", "Ngày 05 tháng 07 năm 1990", "5 tháng 7, 1990", "５/７/１９９０"],
)  # fmt: skip
def test_every_way_of_writing_a_day_is_read_day_first(text: str) -> None:
    assert parse_date(text, latest_year=2026) == FIFTH_OF_JULY


@pytest.mark.parametrize("text", ["07/1990", "7.1990", "tháng 7 năm 1990", "tháng 7/1990", "00/07/1990"])
def test_a_month_alone_is_read_as_a_month(text: str) -> None:
    found = parse_date(text)
    assert (str(found), found.precision, found.latest) == ("07/1990", Precision.MONTH, date(1990, 7, 31))


@pytest.mark.parametrize("text", ["1990", "năm 1990", "00/00/1990"])
def test_a_year_alone_is_read_as_a_year(text: str) -> None:
    found = parse_date(text)
    assert (str(found), found.precision, found.latest) == ("1990", Precision.YEAR, date(1990, 12, 31))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31/02/1985", "không có ngày 31/02/1985"),
        ("29/02/1985", "không có ngày 29/02/1985"),
        ("13/1988", "không có tháng 13"),
        ("05/00/1988", "không có tháng 0"),
        ("không rõ", "không đọc được là ngày tháng"),
        ("   ", "ô để trống"),
        ("1/1/1899", "năm 1899 nằm ngoài khoảng"),
        ("050790", "không đọc được là ngày tháng"),
        ("1/2/3/1990", "không đọc được là ngày tháng"),
    ],
)
def test_an_impossible_date_tells_its_reason(text: str, reason: str) -> None:
    with pytest.raises(DateProblem, match=reason):
        parse_date(text)


def test_a_year_of_two_digits_is_never_later_than_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert parse_date("1/1/26", latest_year=2026).date.year == 2026
    assert parse_date("1/1/27", latest_year=2026).date.year == 1927
    monkeypatch.setenv("DVQC_TODAY", "2031-01-01")
    assert parse_date("1/1/31").date.year == 2031


@given(days)
def test_every_day_reads_back_as_it_is_written(day: date) -> None:
    whole = PartialDate(day, Precision.DAY)
    assert parse_date(format_date(day)) == parse_date(paper_date(day)) == parse_date(day.isoformat()) == whole
    assert str(whole) == format_date(day)


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 9999))
def test_no_text_of_digits_becomes_another_day(day: int, month: int, year: int) -> None:
    try:
        found = parse_date(f"{day}/{month}/{year:04d}")
    except DateProblem:
        return
    if found.precision is Precision.DAY:
        assert (found.date.day, found.date.month, found.date.year) == (day, month, year)


def test_the_command_line_takes_whole_days_only() -> None:
    assert parse_day("2026-11-20") == parse_day("20/11/2026") == date(2026, 11, 20)
    with pytest.raises(DateProblem, match="thiếu ngày"):
        parse_day("11/2026")


def test_serial_numbers_of_both_bases_are_read() -> None:
    assert from_excel_serial(33059) == date(1990, 7, 5)
    assert from_excel_serial(33059 - 1462, base_1904=True) == date(1990, 7, 5)


@pytest.mark.parametrize("serial", [-1, 0, 1e9, float("nan"), float("inf")])
def test_numbers_that_are_no_day_are_refused(serial: float) -> None:
    with pytest.raises(DateProblem):
        from_excel_serial(serial)


def test_papers_write_small_days_and_the_first_two_months_with_a_zero() -> None:
    assert paper_date(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert paper_date(date(2026, 5, 27)) == "ngày 27 tháng 5 năm 2026"


def test_dates_are_shown_day_first() -> None:
    assert format_date(date(2026, 2, 5)) == "05/02/2026"
    assert format_date(None) == ""
    assert format_day_month(date(2026, 2, 5)) == "05/02"
    assert (weekday_words(date(2026, 11, 20)), weekday_short(date(2026, 11, 22))) == ("thứ Sáu", "CN")


@given(days.filter(lambda day: 1901 < day.year < 2190), st.integers(-24, 24))
def test_months_added_keep_the_day_or_end_the_month(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day == day.day or (moved.day < day.day and (moved + timedelta(days=1)).day == 1)
