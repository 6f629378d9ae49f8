"""The table of a run: each journey's ratio to its floor and own time, by size, with its goal and its growth."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.benchmarks.measure import Figure

ALLOWED = 1.15  # a goal counts as reached with 15 % on top (performance notes)


@dataclass(slots=True)
class Line:
    """A journey: what is compared, the goal for the ratio (or for milliseconds), and a figure for each size.

    `group` is a name for several lines asked for together; growth is our time at 50,000 over that at `grown_from`;
    the goal for the ratio is judged at `judged_from` workers and more, where the floor is more than noise.
    """

    name: str
    compared: str
    goal: str
    ratio_goal: float | None = None
    milliseconds_goal: float | None = None
    group: str = ""
    grown_from: int = 5_000
    growth_goal: float = 10.5
    judged_from: int = 0
    mebibytes_goal: float | None = None
    figures: dict[int, Figure] = field(default_factory=dict)

    def reached(self, figure: Figure) -> bool:
        """Whether the figure is within the goals, 15 % allowed."""
        ratio_kept = self.ratio_goal is None or figure.ratio <= self.ratio_goal * ALLOWED
        time_kept = self.milliseconds_goal is None or figure.milliseconds <= self.milliseconds_goal * ALLOWED
        memory_kept = self.mebibytes_goal is None or figure.mebibytes <= self.mebibytes_goal
        return ratio_kept and time_kept and memory_kept

    def growth(self) -> float | None:
        """Our time at 50,000 over that at `grown_from`; at most `growth_goal` (performance notes).

        What was run by itself too is compared by that: beside its floor it finds the cache as the floor leaves it.
        """
        return self._grown(lambda figure: figure.alone or figure.milliseconds)

    def floor_growth(self) -> float | None:
        """The same of the floor, where it was run by itself."""
        return self._grown(lambda figure: figure.floor_alone) or None

    def _grown(self, took: Callable[[Figure], float]) -> float | None:
        if self.grown_from not in self.figures or 50_000 not in self.figures:
            return None
        return took(self.figures[50_000]) / max(took(self.figures[self.grown_from]), 1e-9)


def show(lines: list[Line], sizes: list[int]) -> str:
    """The table as text; a star marks what is past its goal."""
    heads = ["journey", "compared", "goal", *[f"{size:,}" for size in sizes], "growth"]
    rows = [heads, *[_row(line, sizes) for line in lines]]
    widths = [max(len(row[place]) for row in rows) for place in range(len(heads))]
    shown = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([shown[0], "-" * len(shown[0]), *shown[1:]])


def _row(line: Line, sizes: list[int]) -> list[str]:
    cells = [_cell(line, line.figures.get(size), size >= line.judged_from) for size in sizes]
    return [line.name, line.compared, line.goal, *cells, _growth(line)]


def _growth(line: Line) -> str:
    growth, floor = line.growth(), line.floor_growth()
    if growth is None:
        return "–"
    mark = "" if growth <= line.growth_goal * ALLOWED else " *"
    return f"{growth:.1f}{mark}" + (f" (floor {floor:.1f})" if floor else "")


def _cell(line: Line, figure: Figure | None, judged: bool) -> str:
    if figure is None:
        return "–"
    mark = "" if line.reached(figure) or not judged else " *"
    memory = f", {figure.mebibytes:.0f} MiB" if figure.mebibytes else ""
    return f"{figure.ratio:.2f} ({figure.milliseconds:.1f} ms{memory}){mark}"
