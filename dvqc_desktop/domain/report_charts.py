"""What the charts of a report draw, on screen and on paper alike."""

from collections.abc import Sequence
from typing import Protocol

from dvqc_desktop.domain.charts import Column
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.domain.typed_figures import ProductionLine


class Week(Protocol):
    """What the chart of weeks needs of each."""

    @property
    def number(self) -> int: ...
    @property
    def met(self) -> int: ...
    @property
    def missing(self) -> int: ...
    @property
    def running(self) -> bool: ...


def week_columns(weeks: Sequence[Week]) -> tuple[Column, ...]:
    """The people met in each week, with those of groups that entered nothing."""
    return tuple(Column(f"T{week.number}", week.met, week.missing, week.running) for week in weeks)


def held_columns(report: ReportFigures) -> tuple[Column, ...]:
    """How many of each class somebody holds, and how many nobody does; classes without people are left out."""
    return tuple(
        Column(report.class_names[line.worker_class], line.covered + line.by_group, line.missing)
        for line in report.chain
        if line.total
    )


def can_be_drawn(line: ProductionLine) -> bool:
    """Whether a line of production has more than one period to draw."""
    return len(line.history) > 1


def made_columns(line: ProductionLine) -> tuple[Column, ...]:
    """What was made in the last periods, in whole numbers."""
    return tuple(Column(words, round(value)) for words, value in line.history)


def norm_drawn(line: ProductionLine) -> int:
    """The norm at which a line is drawn, in whole numbers; 0 where there is none."""
    return round(line.now.norm) if line.now.norm is not None else 0
