"""Figures that are typed for some days: which of them make up a period, how they are put together, how they read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dvqc_desktop.domain.figures import FigureDefinition, Section, Unit
from dvqc_desktop.domain.indicators import ExtraFigure

HOW_PUT_TOGETHER = (
    "Lấy số của đúng kỳ; không có thì lấy các kỳ nhỏ nằm trọn trong kỳ: cộng lại, riêng đơn vị có “/” hay “%” "
    "thì bình quân theo số ngày."
)


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number of some days, both included."""

    first_on: date
    last_on: date
    value: float

    @property
    def days(self) -> int:
        """How many days it speaks of."""
        return (self.last_on - self.first_on).days + 1


@dataclass(frozen=True, slots=True)
class Output:
    """What was made of an item in a period: plan, norm, what was done, and the share that was good (0 to 1).

    `until` is the last day of the period that the figures speak of.
    """

    plan: float | None = None
    norm: float | None = None
    actual: float | None = None
    quality: float | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ProductionLine:
    """An item of production by one team (empty: all together), in a period and in those beside it; no person's.

    `history` holds what was done in the last periods of the same length, oldest first, by short words of the period.
    """

    item_id: int
    item: str
    unit: str
    team_id: int | None
    team: str
    aim: float | None
    now: Output
    previous: Output
    last_year: Output
    history: tuple[tuple[str, float], ...] = ()

    @property
    def words(self) -> str:
        """The item as a line is called: "QĐ 14", "QĐ 14, Tổ máy 6"."""
        return f"{self.item}, {self.team}" if self.team else self.item


def is_average(unit: str) -> bool:
    """Whether numbers of this unit are averaged over days, not added up: "cái/công", "%"."""
    return "/" in unit or "%" in unit


def within(rows: Sequence[TypedNumber], start: date, end: date) -> tuple[TypedNumber, ...]:
    """The rows that make up a period: the longest wholly inside it, no day twice; the period's own row stands alone."""
    inside = sorted(
        (row for row in rows if start <= row.first_on and row.last_on <= end), key=lambda row: (-row.days, row.first_on)
    )
    taken: list[TypedNumber] = []
    for row in inside:
        if all(row.last_on < other.first_on or row.first_on > other.last_on for other in taken):
            taken.append(row)
    return tuple(sorted(taken, key=lambda row: row.first_on))


def put_together(rows: Sequence[TypedNumber], unit: str) -> float | None:
    """One number for several spans: their sum, or by `is_average` their mean over the days. None for no rows."""
    if not rows:
        return None
    if len(rows) == 1:
        return rows[0].value
    if not is_average(unit):
        return sum(row.value for row in rows)
    return sum(row.value * row.days for row in rows) / sum(row.days for row in rows)


def missing_days(rows: Sequence[TypedNumber], start: date, end: date) -> tuple[date, date] | None:
    """The first and last day of the first gap that the rows leave in a period; None where they cover it."""
    day = start
    for row in within(rows, start, end):
        if row.first_on > day:
            return day, row.first_on - timedelta(days=1)
        day = row.last_on + timedelta(days=1)
    return (day, end) if day <= end else None


def crossing(rows: Sequence[TypedNumber], start: date, end: date) -> tuple[TypedNumber, ...]:
    """The rows that lie partly inside a period, partly beyond it, where the others leave days of it without a number.

    A number is never divided by days, so these count in no figure of the period.
    """
    if missing_days(rows, start, end) is None:
        return ()
    return tuple(
        row for row in rows if row.first_on < start <= row.last_on < end or start < row.first_on <= end < row.last_on
    )


def grown(now: float | None, before: float | None) -> float | None:
    """By what share `now` is more than `before`: 220 after 130 is 0.692. None where there is nothing to measure by."""
    return now / before - 1 if now is not None and before else None


_SHARE = str(Unit.SHARE)
_PARTS = (
    ("actual", "", "Thực hiện trong kỳ. "),
    ("plan", ": kế hoạch", "Kế hoạch của kỳ. "),
    ("norm", ": định mức", "Định mức của kỳ. "),
)


def production_figures(lines: Sequence[ProductionLine]) -> tuple[ExtraFigure, ...]:
    """The lines of production as figures of the report: what was done, beside plan, norm and quality, where known."""
    made = [figure for line in lines for figure in (*_levels(line), *_shares(line))]
    return tuple(figure for figure in made if any(_numbers(figure)))


def figure_name(item_id: int, team_id: int | None, part: str) -> str:
    """By what a figure of production is known in a report: "production:1:0:actual"."""
    return f"production:{item_id}:{team_id or 0}:{part}"


def _numbers(figure: ExtraFigure) -> tuple[bool, ...]:
    return tuple(value is not None for value in (figure.now, figure.previous, figure.last_year))


def _levels(line: ProductionLine) -> list[ExtraFigure]:
    made = []
    for part, words, meaning in _PARTS:
        aim = f" Mức phấn đấu {line.aim:g}." if part == "actual" and line.aim is not None else ""
        definition = _definition(
            line, part, words, (line.unit, meaning + HOW_PUT_TOGETHER + aim, int(part == "actual"))
        )
        made.append(ExtraFigure(definition, *(getattr(each, part) for each in _outputs(line))))
    return made


def _shares(line: ProductionLine) -> list[ExtraFigure]:
    shares = (
        (
            "to_plan",
            ": so với kế hoạch",
            "Phần thực hiện cao hơn hay thấp hơn kế hoạch.",
            lambda out: grown(out.actual, out.plan),
        ),
        (
            "to_norm",
            ": so với định mức",
            "Phần thực hiện cao hơn hay thấp hơn định mức.",
            lambda out: grown(out.actual, out.norm),
        ),
        ("quality", ": hàng đạt", "Phần hàng đạt chất lượng, bình quân theo số ngày.", lambda out: out.quality),
    )
    return [
        ExtraFigure(
            _definition(line, part, words, (_SHARE, meaning, 1)), *(worked_out(each) for each in _outputs(line))
        )
        for part, words, meaning, worked_out in shares
    ]


def _outputs(line: ProductionLine) -> tuple[Output, Output, Output]:
    return line.now, line.previous, line.last_year


def _definition(line: ProductionLine, part: str, words: str, rest: tuple[str, str, int]) -> FigureDefinition:
    unit, meaning, good = rest
    name = figure_name(line.item_id, line.team_id, part)
    return FigureDefinition(name, line.words + words, unit, Section.PRODUCTION, meaning, good)
