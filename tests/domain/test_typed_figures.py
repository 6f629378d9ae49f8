"""Typed numbers: what makes up a period, how it is put together, and the golden case of QĐ 14."""

from datetime import date

import pytest

from dvqc_desktop.domain.figure_lines import line_of
from dvqc_desktop.domain.period_words import days_words
from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.domain.typed_figures import (
    Output,
    ProductionLine,
    TypedNumber,
    crossing,
    grown,
    missing_days,
    production_figures,
    put_together,
    within,
)


def number(period: str, value: float) -> TypedNumber:
    days = parse_period(period)
    return TypedNumber(days.start, days.end, value)


def inside(period: str, *rows: TypedNumber) -> tuple[float, ...]:
    days = parse_period(period)
    return tuple(row.value for row in within(rows, days.start, days.end))


def test_the_row_of_the_period_itself_stands_alone() -> None:
    assert inside("2026-Q4", number("2026-10", 1), number("2026-Q4", 9), number("2026-11", 2)) == (9,)


def test_else_the_longest_rows_inside_are_taken_and_no_day_twice() -> None:
    week = number("2026-11-02..2026-11-08", 5)
    over_the_edge = number("2026-11-30..2026-12-06", 7)
    assert inside("2026-Q4", number("2026-10", 1), number("2026-11", 2), week, number("2026-Q3", 4)) == (1, 2)
    assert inside("2026-11", week, over_the_edge) == (5,)


def test_a_row_over_the_edge_is_told_unless_others_give_every_day() -> None:
    start, end = date(2026, 9, 5), date(2026, 10, 20)
    months = [number("2026-09", 1), number("2026-10", 2)]
    assert crossing(months, start, end) == tuple(months)
    assert crossing([*months, number("2026-09-05..2026-10-20", 3)], start, end) == ()
    assert crossing([number("2026-Q3", 4), number("2026-08", 5)], date(2026, 9, 1), date(2026, 9, 30)) == ()


def test_numbers_add_up_and_rates_are_averaged_over_their_days() -> None:
    rows = [number("2026-02", 10), number("2026-03", 20)]
    assert put_together(rows, "lượt") == 30
    assert put_together(rows, "cái/công") == pytest.approx((10 * 28 + 20 * 31) / 59)
    assert put_together([], "%") is None


def test_the_first_days_without_a_number_are_told() -> None:
    start, end = date(2026, 11, 1), date(2026, 11, 30)
    assert missing_days([], start, end) == (start, end)
    assert missing_days([number("2026-11-10..2026-11-30", 1)], start, end) == (start, date(2026, 11, 9))
    assert missing_days([number("2026-11-01..2026-11-15", 1)], start, end) == (date(2026, 11, 16), end)
    assert missing_days([number("2026-11", 1)], start, end) is None


def test_a_team_that_went_from_130_past_150_to_220_grew_by_692_and_467_permille() -> None:
    assert grown(220, 130) == pytest.approx(0.692, abs=0.0005)
    assert grown(220, 150) == pytest.approx(0.467, abs=0.0005)
    assert grown(220, None) is grown(None, 130) is grown(220, 0) is None


def test_production_reads_as_lines_of_the_report_with_what_is_known() -> None:
    now, before = Output(norm=150, actual=220, quality=0.97), Output(norm=150, actual=130)
    line = ProductionLine(1, "QĐ 14", "cái/công", None, "", 220, now, before, Output())
    said = {figure.definition.words: line_of(figure) for figure in production_figures([line])}
    assert list(said) == ["QĐ 14", "QĐ 14: định mức", "QĐ 14: so với định mức", "QĐ 14: hàng đạt"]
    assert (said["QĐ 14"].now, said["QĐ 14"].before, said["QĐ 14"].change) == ("220", "130", "+90 (+69,2%)")
    compared = said["QĐ 14: so với định mức"]
    assert (compared.now, compared.before, compared.change) == ("46,7%", "−13,3%", "+60 điểm")
    assert said["QĐ 14: hàng đạt"].change == "chưa so được"


@pytest.mark.parametrize(
    ("period", "words"),
    [("2026-11", "Tháng 11/2026"), ("2026-Q1", "Quý I/2026"), ("2026-11-02..2026-11-08", "02/11/2026 – 08/11/2026")],
)
def test_typed_days_are_called_by_the_period_they_are(period: str, words: str) -> None:
    days = parse_period(period)
    assert days_words(days.start, days.end) == words
