"""One figure of a report beside the period before and the same one last year, from the book or as it was sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.figure_lines import contract_figures
from dvqc_desktop.domain.indicators import ExtraFigure
from dvqc_desktop.domain.period_words import short_words
from dvqc_desktop.domain.periods import Period
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.reports.extras import measure_all, read_extras
from dvqc_desktop.services.reports.production import production_lines
from dvqc_desktop.services.reports.report import beside
from dvqc_desktop.services.reports.sent_reports import read_sent


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with the short words of its period, of the one before and of the same one last year, and its day."""

    figure: ExtraFigure
    periods: tuple[str, str, str]
    closed_on: date


def figure_told(session: Session, name: str, period: Period, sent_id: int | None = None) -> Told | None:
    """A figure by its name; None where the report has none of it. Raises PeriodNotBegunError, SentReportAltered."""
    if sent_id is not None:
        return _as_sent(read_sent(session, sent_id).report, name, period)
    before, year_ago = beside(period)
    measured, *others = everything = measure_all(session, (period, before, year_ago))
    lines = production_lines(session, period, before, year_ago)
    figures = [each.figures if each else None for each in others]
    contract = contract_figures(measured.figures, figures[0], figures[1], class_names(session))
    extras = read_extras(session, (period, before, year_ago), everything, lines)
    words = (short_words(period), short_words(before), short_words(year_ago))
    return _told((*contract, *extras), name, words, period.closing(clock.today()))


def _as_sent(report: ReportFigures, name: str, period: Period) -> Told | None:
    contract = contract_figures(report.now, report.previous, report.last_year, report.class_names, report.definitions)
    words = (short_words(period), report.previous_words, report.last_year_words)
    return _told((*contract, *report.extras), name, words, report.period.closing_on)


def _told(figures: Iterable[ExtraFigure], name: str, words: tuple[str, str, str], closed_on: date) -> Told | None:
    found = next((figure for figure in figures if figure.definition.name == name), None)
    return Told(found, words, closed_on) if found is not None else None
