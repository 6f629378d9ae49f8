"""The benchmark's own arithmetic: medians of pairs, goals with 15 % on top, growth, an unknown name refused."""

import pytest

from tests.benchmarks.__main__ import main
from tests.benchmarks.measure import Figure, figure, pairs
from tests.benchmarks.table import Line, show


def test_a_figure_is_the_median_of_its_pairs() -> None:
    found = figure([1.0, 9.0, 2.0], [0.001, 0.009, 0.002])
    assert (found.ratio, found.milliseconds, found.slowest) == (2.0, 2.0, 9.0)


def test_ours_and_the_floor_run_in_turn_after_one_trial_each() -> None:
    seen: list[str] = []
    ticks = iter(range(100))
    found = pairs(lambda: seen.append("ours"), lambda: seen.append("floor"), 2, lambda: float(next(ticks)))
    assert seen == ["ours", "floor", "floor", "ours", "floor", "ours"]
    assert found.ratio == 1.0


def test_the_table_marks_what_is_past_its_goal_and_shows_the_growth() -> None:
    line = Line("board", "wall ÷ fetch", "<= 1.6", ratio_goal=1.6)
    line.figures = {5_000: Figure(1.8, 10.0), 50_000: Figure(1.9, 90.0)}
    head, _, row = show([line], [15, 5_000, 50_000]).splitlines()
    assert head.split()[:4] == ["journey", "compared", "goal", "15"]
    assert "1.80 (10.0 ms) " in row
    assert "1.90 (90.0 ms) *" in row
    assert row.endswith("9.0")


def test_a_goal_is_judged_where_its_floor_is_more_than_noise() -> None:
    line = Line("late", "CPU ÷ scan", "<= 0.25", ratio_goal=0.25, judged_from=50_000)
    line.figures = {15: Figure(7.0, 0.7), 50_000: Figure(7.0, 70.0)}
    row = show([line], [15, 50_000]).splitlines()[-1]
    assert "(0.7 ms)  " in row and "(70.0 ms) *" in row


def test_a_growth_past_its_goal_is_marked() -> None:
    line = Line("move", "wall", "growth", grown_from=500, growth_goal=3)
    line.figures = {500: Figure(1.0, 10.0), 50_000: Figure(1.0, 40.0)}
    assert show([line], [500, 50_000]).endswith("4.0 *")
    line.figures[50_000] = Figure(1.0, 30.0)
    assert show([line], [500, 50_000]).endswith("3.0")


def test_growth_is_told_from_what_ran_by_itself_with_the_growth_of_its_floor() -> None:
    line = Line("class", "CPU ÷ scan", "<= 1.3", ratio_goal=1.3)
    line.figures = {
        5_000: Figure(0.5, 8.0, alone=7.0, floor_alone=14.0),
        50_000: Figure(0.5, 400.0, alone=70.0, floor_alone=700.0),
    }
    assert show([line], [5_000, 50_000]).endswith("10.0 (floor 50.0)")


def test_memory_past_its_goal_is_marked_too() -> None:
    line = Line("long", "memory", "<= 400 MiB", mebibytes_goal=400)
    line.figures = {15: Figure(1.0, 10.0, mebibytes=190.0), 500: Figure(1.0, 10.0, mebibytes=450.0)}
    row = show([line], [15, 500]).splitlines()[-1]
    assert "(10.0 ms, 190 MiB)  " in row and "(10.0 ms, 450 MiB) *" in row


def test_an_unknown_name_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["nothing"])
    assert stopped.value.code == 2
    assert "start, usable" in capsys.readouterr().err
