"""Geometry of bar charts that begin at nought, with the figures on the bars; drawn on screen and on paper alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

LABEL_HEIGHT = 18.0
AXIS_HEIGHT = 20.0
GROUP_SHARE = 0.74
BAR_GAP = 3.0
MOST_BAR_WIDTH = 34.0
INSIDE_ROOM = 20.0


class BarLook(StrEnum):
    """Filled; hatched for what is missing; hollow for a period that still runs."""

    FULL = "full"
    MISSING = "missing"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Box:
    """An area, in pixels from the top left corner of the drawing."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its series, its figure, and whether the figure stands inside it or above it."""

    box: Box
    series: int
    value: int
    look: BarLook = BarLook.FULL
    inside: bool = False


@dataclass(frozen=True, slots=True)
class AxisLabel:
    """A word centred at `x` under the axis; the last period is set in bold."""

    x: float
    text: str
    strong: bool


@dataclass(frozen=True, slots=True)
class BarGeometry:
    """A chart ready to draw; `limit_y` is the height of the line of what was agreed, None without one."""

    bars: tuple[Bar, ...]
    labels: tuple[AxisLabel, ...]
    axis_y: float
    limit_y: float | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Bars that stand together over one word: one figure for each series."""

    text: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One bar over one word: the figure, what is known to be missing, and whether the period still runs."""

    text: str
    value: int
    missing: int = 0
    running: bool = False


def grouped_bars(groups: Sequence[Group], area: Box) -> BarGeometry:
    """Bars of several series side by side; every figure stands above its bar."""
    plot = _plot(area)
    scale = _scale(plot, [value for group in groups for value in group.values])
    bars: list[Bar] = []
    labels: list[AxisLabel] = []
    step = area.width / max(len(groups), 1)
    for place, group in enumerate(groups):
        middle = area.x + step * (place + 0.5)
        labels.append(AxisLabel(middle, group.text, place == len(groups) - 1))
        count = max(len(group.values), 1)
        width = min((step * GROUP_SHARE - BAR_GAP * (count - 1)) / count, MOST_BAR_WIDTH)
        left = middle - (width * count + BAR_GAP * (count - 1)) / 2
        for series, value in enumerate(group.values):
            box = Box(left + series * (width + BAR_GAP), plot.bottom - value * scale, width, value * scale)
            bars.append(Bar(box, series, value))
    return BarGeometry(tuple(bars), tuple(labels), plot.bottom)


def single_bars(columns: Sequence[Column], agreed: int, area: Box, tail: float = 0.0) -> BarGeometry:
    """One bar a period, what is missing hatched on top of it, and a line at what was agreed.

    `tail` is kept free at the right end for the words of the line, in pixels.
    """
    plot = _plot(area)
    scale = _scale(plot, [agreed, *(column.value + column.missing for column in columns)])
    step = (area.width - tail) / max(len(columns), 1)
    width = min(step * GROUP_SHARE, MOST_BAR_WIDTH)
    bars: list[Bar] = []
    labels: list[AxisLabel] = []
    for place, column in enumerate(columns):
        middle = area.x + step * (place + 0.5)
        labels.append(AxisLabel(middle, column.text, column.running))
        height = column.value * scale
        box = Box(middle - width / 2, plot.bottom - height, width, height)
        look = BarLook.RUNNING if column.running else BarLook.FULL
        bars.append(Bar(box, 0, column.value, look, inside=not column.running and height >= INSIDE_ROOM))
        if column.missing:
            over = Box(box.x, box.y - column.missing * scale, width, column.missing * scale)
            bars.append(Bar(over, 0, column.missing, BarLook.MISSING))
    return BarGeometry(tuple(bars), tuple(labels), plot.bottom, plot.bottom - agreed * scale if agreed else None)


def _plot(area: Box) -> Box:
    """The area without the room for figures above and for words below."""
    return Box(area.x, area.y + LABEL_HEIGHT, area.width, max(area.height - LABEL_HEIGHT - AXIS_HEIGHT, 0.0))


def _scale(plot: Box, values: Sequence[int]) -> float:
    """Pixels for one; the axis begins at nought."""
    return plot.height / max(1, *values, 1)
