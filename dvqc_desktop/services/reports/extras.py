"""The figures of a report beside those of the contract: worked out, typed, and of production, for three periods."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.figures import FigureDefinition, Figures, Section
from dvqc_desktop.domain.indicators import ExtraFigure, Values, indicators, without_empty_parts
from dvqc_desktop.domain.periods import Period
from dvqc_desktop.domain.typed_figures import (
    HOW_PUT_TOGETHER,
    ProductionLine,
    production_figures,
    put_together,
    within,
)
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.classes.class_days import ClassDays, read_class_days
from dvqc_desktop.services.reports.figures import Moves, Span, figures_of, has_begun, span_of
from dvqc_desktop.services.reports.indicators import indicator_values
from dvqc_desktop.services.reports.kept import kept_report
from dvqc_desktop.services.reports.production import production_lines
from dvqc_desktop.services.reports.typed import IndicatorRow, indicator_rows

Periods = tuple[Period, Period, Period]
"""The period of the report, the one before, and the same one last year."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What the book gives for one period."""

    span: Span
    moves: Moves
    figures: Figures
    values: Values


AllMeasured = tuple[Measured, Measured | None, Measured | None]
"""The same for the three periods of a report; None where the book does not reach back to one."""


def measure(session: Session, period: Period, classes: ClassDays | None = None) -> Measured:
    """All figures and indicators of a period that are worked out, as of its closing day. Raises PeriodNotBegunError.

    Params: classes - what was read for the days of several periods; none: read for this one alone.
    """
    span = span_of(period, clock.today())
    moves = (classes or read_class_days(session, span.ends)).cells(*span.ends)
    figures = figures_of(session, span, moves)
    return Measured(span, moves, figures, indicator_values(session, span, figures, moves))


def measure_earlier(session: Session, period: Period, classes: ClassDays | None = None) -> Measured | None:
    """The same for an earlier period, as it was sent where it was; None where the book does not reach back to it."""
    kept = kept_report(session, period)
    if kept is not None:
        moves = {(move.before, move.after): move.people for move in kept.movement}
        values = {extra.definition.name: extra.now for extra in kept.extras if extra.now is not None}
        return Measured(span_of(period, clock.today()), moves, kept.now, values)
    return measure(session, period, classes) if has_begun(session, period.end) else None


def measure_all(session: Session, periods: Periods) -> AllMeasured:
    """What the book gives for three periods, their classes read in one pass. Raises PeriodNotBegunError."""
    days = [day for period in periods for day in span_of(period, clock.today()).ends]
    classes = read_class_days(session, days)
    period, before, year_ago = periods
    return (
        measure(session, period, classes),
        measure_earlier(session, before, classes),
        measure_earlier(session, year_ago, classes),
    )


def read_extras(
    session: Session,
    periods: Periods,
    measured: AllMeasured,
    lines: tuple[ProductionLine, ...],
) -> tuple[ExtraFigure, ...]:
    """The figures beside those of the contract, over what was measured in three periods; `lines` is the production."""
    wholes = {**measured[0].figures.values(), **measured[0].values}
    worked_out = tuple(
        ExtraFigure(definition, *(_value(definition.name, each) for each in measured))
        for definition in indicators(class_names(session))
    )
    return (
        *without_empty_parts(worked_out, wholes),
        *_typed(session, periods),
        *production_figures(lines),
    )


def extras_beside(
    session: Session, periods: tuple[Period, Period], measured: tuple[Measured, Measured | None]
) -> tuple[ExtraFigure, ...]:
    """The same for a page that shows one period beside another, which stands in `previous`."""
    period, beside = periods
    lines = production_lines(session, period, beside, beside)
    return read_extras(session, (period, beside, beside), (*measured, None), lines)


def _value(name: str, measured: Measured | None) -> float | None:
    return None if measured is None else measured.values.get(name)


def _typed(session: Session, periods: Periods) -> Iterator[ExtraFigure]:
    """The typed indicators in use: those of the list always, own ones as well."""
    for row in indicator_rows(session):
        values = [number_in(row, period) for period in periods]
        out_of_use = row.retired_on is not None and row.retired_on <= periods[0].start
        if not out_of_use or values[0] is not None:
            yield ExtraFigure(definition_of(row), *values)


def number_in(row: IndicatorRow, period: Period) -> float | None:
    """The number of a typed indicator for a period (domain/typed_figures.py says how it is put together)."""
    return put_together(within(row.numbers, period.start, period.end), row.unit)


def definition_of(row: IndicatorRow) -> FigureDefinition:
    """A typed indicator as a figure of the report."""
    section = Section.MASS_WORK if row.code else Section.OWN
    said = [row.meaning] if row.meaning else []
    source = [f"Nguồn: {row.basis}."] if row.basis else []
    meaning = " ".join([*(text if text.endswith(".") else f"{text}." for text in said), HOW_PUT_TOGETHER, *source])
    return FigureDefinition(row.key, row.name, row.unit, section, meaning)
