"""The step ladder's geometry: inside its frame, gaps left open, words not on top of each other."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dvqc_desktop.domain.step_chart import (
    ChartData,
    LadderStep,
    figure_runs,
    ladder_geometry,
    missing_spans,
    number,
    spread,
    value_ticks,
)

START = date(2026, 9, 28)
TODAY = date(2026, 11, 20)
KHAI = ChartData(
    points=tuple((START + timedelta(days=2 * i), 125.0 + 1.5 * i) for i in range(27)),
    ladder=(LadderStep(date(2026, 10, 9), 140.0), LadderStep(date(2026, 12, 4), 180.0)),
    norm=150.0,
    today=TODAY,
)
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
points = st.lists(st.tuples(days, st.floats(0, 1000)), min_size=1, max_size=30, unique_by=lambda p: p[0])


def test_a_chart_without_figures_is_not_drawn() -> None:
    assert ladder_geometry(ChartData(()), 500, 200) is None


def test_the_ladder_starts_at_the_left_and_ends_at_the_last_day() -> None:
    chart = ladder_geometry(KHAI, 560, 200)
    assert chart is not None
    assert chart.ladder[0][0] == chart.left
    assert chart.ladder[-1][0] == chart.right
    assert [label.text for label in chart.steps] == ["140", "180"]
    assert chart.goal is not None
    assert chart.goal.text == "180"
    assert chart.last is not None
    assert chart.last.text == "164"
    assert chart.dates[0].text == "28/09"


def test_very_large_figures_get_ticks_too() -> None:
    assert value_ticks(0, 900_000)[-1] >= 900_000


def test_weeks_since_the_last_figure_are_missing_too() -> None:
    runs = figure_runs([(START, 130.0), (START + timedelta(days=2), 131.0)])
    assert missing_spans(runs, TODAY) == ((START + timedelta(days=2), TODAY),)
    assert missing_spans(runs, START + timedelta(days=9)) == ()
    assert missing_spans(runs, None) == ()


def test_a_missing_week_is_a_gap_and_no_line() -> None:
    figures = ((START, 120.0), (START + timedelta(days=1), 121.0), (START + timedelta(days=20), 140.0))
    assert figure_runs(figures) == (figures[:2], figures[2:])
    chart = ladder_geometry(ChartData(figures), 560, 200)
    assert chart is not None
    assert len(chart.gaps) == 1
    assert chart.gaps[0][0] < chart.gaps[0][1]
    assert (chart.norm_y, chart.today_x, chart.goal) == (None, None, None)


@given(points.map(lambda p: tuple(sorted(p))), st.none() | st.floats(0, 1000), st.none() | days)
def test_everything_lies_inside_the_frame(
    figures: tuple[tuple[date, float], ...], norm: float | None, today: date | None
) -> None:
    chart = ladder_geometry(ChartData(figures, (LadderStep(date(2026, 6, 1), 500.0),), norm, today), 560, 200)
    assert chart is not None
    drawn = [point for run in chart.actual for point in run] + list(chart.ladder)
    assert all(chart.left - 0.01 <= x <= chart.right + 0.01 for x, _ in drawn)
    assert all(chart.top - 0.01 <= y <= chart.bottom + 0.01 for _, y in drawn)
    assert sum(len(run) for run in chart.actual) == len(figures)


@given(st.floats(0, 5000), st.floats(0, 5000))
def test_ticks_are_even_and_cover_the_values(one: float, other: float) -> None:
    low, high = min(one, other), max(one, other)
    ticks = value_ticks(low, high)
    assert ticks[0] <= low
    assert ticks[-1] >= high
    assert 2 <= len(ticks) <= 7


@given(st.lists(st.floats(0, 300), max_size=6))
def test_labels_are_moved_apart_in_their_order(heights: list[float]) -> None:
    placed = sorted(spread(heights, 16))
    assert all(below - above >= 16 - 0.001 for above, below in pairwise(placed))


def test_figures_are_written_the_vietnamese_way() -> None:
    assert number(166.0) == "166"
    assert number(2.5) == "2,5"
