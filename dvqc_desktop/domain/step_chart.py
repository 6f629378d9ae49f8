"""Geometry of the step ladder: actual figures, agreed steps and the norm, in the units of the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil, floor

MARGIN_LEFT = 42.0
MARGIN_RIGHT = 104.0
MARGIN_TOP = 20.0
MARGIN_BOTTOM = 25.0
MAX_GAP_DAYS = 7
DATE_TICKS = 5

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class LadderStep:
    """A step of the ladder: `target` is agreed for the days from the end of the step before until `until`."""

    until: date
    target: float


@dataclass(frozen=True, slots=True)
class ChartData:
    """What is drawn: figures in the order of their days, the ladder, the norm, and today."""

    points: tuple[tuple[date, float], ...]
    ladder: tuple[LadderStep, ...] = ()
    norm: float | None = None
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class LadderGeometry:
    """The chart ready to draw: coordinates in pixels from the top left corner of the drawing."""

    left: float
    right: float
    top: float
    bottom: float
    base: float
    values: tuple[Label, ...]
    dates: tuple[Label, ...]
    actual: tuple[tuple[Point, ...], ...]
    gaps: tuple[tuple[float, float], ...]
    ladder: tuple[Point, ...]
    steps: tuple[Label, ...]
    norm_y: float | None
    today_x: float | None
    last: Label | None
    goal: Label | None


@dataclass(frozen=True, slots=True)
class _Scale:
    left: float
    right: float
    top: float
    bottom: float
    first: date
    days: int
    low: float
    high: float

    def x(self, day: date) -> float:
        return self.left + (self.right - self.left) * (day - self.first).days / self.days

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * (value - self.low) / (self.high - self.low)


def number(value: float) -> str:
    """A figure in Vietnamese writing: "166", "2,5"."""
    return f"{value:.0f}" if value == int(value) else f"{value:.1f}".replace(".", ",")


def value_ticks(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """Round values that cover low to high, about `most` of them; the axis need not start at 0, its title says so."""
    span = max(high - low, 1.0)
    size = 1.0
    for factor in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10000, 100000):
        size = float(factor)
        if span / size <= most - 1:
            break
    start, end = floor(low / size) * size, ceil(high / size) * size
    count = max(round((end - start) / size), 1)
    return tuple(start + index * size for index in range(count + 1))


def ladder_geometry(data: ChartData, width: float, height: float) -> LadderGeometry | None:
    """The chart of `data` in a drawing of `width` by `height` pixels; None without any figure."""
    if not data.points:
        return None
    ticks = value_ticks(*_value_range(data))
    scale = _scale(data, ticks, width, height)
    runs = figure_runs(data.points)
    last_day, last_value = data.points[-1]
    today = data.today if data.today is not None and scale.first <= data.today else None
    goal = data.ladder[-1].target if data.ladder else None
    return LadderGeometry(
        left=scale.left,
        right=scale.right,
        top=scale.top,
        bottom=scale.bottom,
        base=ticks[0],
        values=tuple(Label(scale.left, scale.y(value), number(value)) for value in ticks),
        dates=_date_labels(scale),
        actual=tuple(tuple((scale.x(at), scale.y(value)) for at, value in run) for run in runs),
        gaps=tuple((scale.x(start), scale.x(end)) for start, end in missing_spans(runs, today)),
        ladder=_ladder_line(data.ladder, scale),
        steps=_step_labels(data.ladder, scale),
        norm_y=None if data.norm is None else scale.y(data.norm),
        today_x=None if today is None else scale.x(today),
        last=Label(scale.x(last_day), scale.y(last_value), number(last_value)),
        goal=None if goal is None else Label(scale.right, scale.y(goal), number(goal)),
    )


def figure_runs(points: Sequence[tuple[date, float]]) -> tuple[tuple[tuple[date, float], ...], ...]:
    """The figures cut where more than a week is missing: a line never bridges a missing week."""
    runs: list[list[tuple[date, float]]] = []
    for at, value in points:
        if not runs or (at - runs[-1][-1][0]).days > MAX_GAP_DAYS:
            runs.append([])
        runs[-1].append((at, value))
    return tuple(tuple(run) for run in runs)


def missing_spans(runs: Sequence[Sequence[tuple[date, float]]], today: date | None) -> tuple[tuple[date, date], ...]:
    """From which figure to which day more than a week has none: between the runs, and from the last one to today."""
    spans = [(before[-1][0], after[0][0]) for before, after in pairwise(runs)]
    last = runs[-1][-1][0]
    if today is not None and (today - last).days > MAX_GAP_DAYS:
        spans.append((last, today))
    return tuple(spans)


def spread(heights: Sequence[float], distance: float) -> tuple[float, ...]:
    """Heights moved apart so that words at them, `distance` pixels high, do not cover each other; order kept."""
    placed = list(heights)
    order = sorted(range(len(placed)), key=lambda index: placed[index])
    for above, below in pairwise(order):
        placed[below] = max(placed[below], placed[above] + distance)
    return tuple(placed)


def _value_range(data: ChartData) -> tuple[float, float]:
    values = [value for _, value in data.points] + [step.target for step in data.ladder]
    if data.norm is not None:
        values.append(data.norm)
    return min(values), max(values)


def _scale(data: ChartData, ticks: tuple[float, ...], width: float, height: float) -> _Scale:
    first = data.points[0][0]
    ends = [data.points[-1][0], *(step.until for step in data.ladder)]
    if data.today is not None:
        ends.append(data.today)
    days = max((max(ends) - first).days, 1)
    right = max(width - MARGIN_RIGHT, MARGIN_LEFT + 1)
    bottom = max(height - MARGIN_BOTTOM, MARGIN_TOP + 1)
    return _Scale(MARGIN_LEFT, right, MARGIN_TOP, bottom, first, days, ticks[0], ticks[-1])


def _date_labels(scale: _Scale) -> tuple[Label, ...]:
    weeks = max(ceil(scale.days / 7), 1)
    every = max(ceil(weeks / DATE_TICKS), 1) * 7
    days = range(0, scale.days + 1, every)
    starts = (scale.first + timedelta(days=offset) for offset in days)
    return tuple(Label(scale.x(day), scale.bottom, f"{day:%d/%m}") for day in starts)


def _ladder_line(ladder: Sequence[LadderStep], scale: _Scale) -> tuple[Point, ...]:
    line: list[Point] = []
    x = scale.left
    for step in ladder:
        end = max(scale.x(step.until), x)
        line += [(x, scale.y(step.target)), (end, scale.y(step.target))]
        x = end
    return tuple(line)


def _step_labels(ladder: Sequence[LadderStep], scale: _Scale) -> tuple[Label, ...]:
    starts = [scale.left, *(max(scale.x(step.until), scale.left) for step in ladder)]
    return tuple(Label(x, scale.y(step.target), number(step.target)) for x, step in zip(starts, ladder, strict=False))
