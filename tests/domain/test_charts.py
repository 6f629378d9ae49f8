"""Bars begin at nought, stay in their area, and carry their figures."""

from hypothesis import given
from hypothesis import strategies as st

from dvqc_desktop.domain.charts import BarLook, Box, Column, Group, grouped_bars, single_bars

AREA = Box(10, 20, 300, 140)
COUNTS = st.integers(0, 500)


@given(st.lists(st.tuples(COUNTS, COUNTS, COUNTS), max_size=6))
def test_grouped_bars_stand_on_the_axis_within_the_area(rounds: list[tuple[int, int, int]]) -> None:
    geometry = grouped_bars([Group(str(place), values) for place, values in enumerate(rounds)], AREA)
    assert len(geometry.bars) == 3 * len(rounds)
    for bar in geometry.bars:
        assert abs(bar.box.bottom - geometry.axis_y) < 1e-6
        assert bar.box.y >= AREA.y and AREA.x <= bar.box.x and bar.box.x + bar.box.width <= AREA.x + AREA.width


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=8))
def test_heights_are_in_proportion_to_the_figures(pairs: list[tuple[int, int]]) -> None:
    geometry = grouped_bars([Group("", pair) for pair in pairs], AREA)
    most = max(bar.value for bar in geometry.bars)
    for bar in geometry.bars:
        assert abs(bar.box.height * max(most, 1) - bar.value * 102) < 1e-6


def test_the_last_group_is_set_in_bold() -> None:
    geometry = grouped_bars([Group("30/09", (4, 8, 3)), Group("Nay", (5, 8, 2))], AREA)
    assert [(label.text, label.strong) for label in geometry.labels] == [("30/09", False), ("Nay", True)]


def test_what_is_missing_stands_hatched_on_top() -> None:
    full, missing = single_bars([Column("T44", 9, missing=5)], 15, AREA).bars
    assert (full.look, missing.look) == (BarLook.FULL, BarLook.MISSING)
    assert abs(missing.box.bottom - full.box.y) < 1e-6
    assert missing.box.height < full.box.height


def test_a_running_week_is_hollow_with_its_figure_above() -> None:
    done, running = single_bars([Column("T46", 13), Column("T47", 5, running=True)], 15, AREA).bars
    assert (done.inside, running.inside) == (True, False)
    assert running.look is BarLook.RUNNING


def test_the_line_of_what_was_agreed_is_at_its_height() -> None:
    geometry = single_bars([Column("T45", 15)], 15, AREA, tail=50)
    assert geometry.limit_y == geometry.bars[0].box.y
    assert single_bars([Column("T45", 0)], 0, AREA).limit_y is None


def test_no_columns_give_an_empty_chart() -> None:
    assert single_bars([], 0, AREA).bars == () and grouped_bars([], AREA).labels == ()
