"""What the page of reports shows at once: a period as the book has it now, or as it was sent."""

from dataclasses import dataclass, replace
from datetime import date

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.figure_lines import FigureLine, sections
from dvqc_desktop.domain.figure_notes import Note, NoteFacts, notes
from dvqc_desktop.domain.figures import Section
from dvqc_desktop.domain.indicators import ExtraFigure
from dvqc_desktop.domain.period_words import days_over_column, short_words
from dvqc_desktop.domain.periods import Period, PeriodKind
from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.domain.typed_figures import figure_name
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.meetings.meetings import find_next_meeting
from dvqc_desktop.services.reports.due_day import report_due
from dvqc_desktop.services.reports.extras import extras_beside, measure, measure_earlier
from dvqc_desktop.services.reports.production import production_items, stops_before
from dvqc_desktop.services.reports.report import beside
from dvqc_desktop.services.reports.report_warnings import ReportWarning, WarningKind, report_warnings
from dvqc_desktop.services.reports.sent_changes import Difference, differences
from dvqc_desktop.services.reports.sent_reports import SentRow, find_sent, read_sent, sent_reports
from dvqc_desktop.ui.store import Store

Lines = tuple[tuple[Section, list[FigureLine]], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page wants to see; `sent_id` a certain report as it was sent, None the newest of the period."""

    period: Period
    beside: Period
    sent_id: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """The table: its lines, the notes beside them, the last day counted."""

    lines: Lines
    notes: dict[str, Note]
    closed_on: date


@dataclass(frozen=True, slots=True)
class Seen:
    """One reading of the page.

    `sent` is the stored report shown, None where the book itself is; `newest` the last of the period. What the book
    now counts otherwise than the newest stands in `differs`.
    """

    asked: Asked
    shown: Shown
    warnings: tuple[ReportWarning, ...]
    sent_rows: tuple[SentRow, ...]
    due: date
    sent: SentRow | None = None
    newest: SentRow | None = None
    differs: tuple[Difference, ...] = ()

    @property
    def heads(self) -> tuple[str, str]:
        """The words of the two periods over their columns, without the year where it is the same month by month."""
        if self.asked.period.kind is PeriodKind.FREE:
            return days_over_column(self.asked.period), days_over_column(self.asked.beside)
        words = short_words(self.asked.period), short_words(self.asked.beside)
        if self.asked.period.end.year != self.asked.beside.end.year:
            return words
        return words[0].partition("/20")[0], words[1].partition("/20")[0]


def read_page(store: Store, asked: Asked, progress: Progress) -> Seen:
    """Reads in short reads what the page shows. Raises SentReportAltered, SentReportMissing."""
    rows, due = store.read(sent_reports), store.read(report_due, asked.period)
    newest = store.read(find_sent, asked.period)
    if newest is None:
        shown, warnings = _as_it_is(store, asked, progress)
        return Seen(asked, shown, warnings, rows, due)
    sent = next((row for row in rows if row.id == asked.sent_id and row.period == asked.period), newest)
    shown = _as_sent(store.read(read_sent, sent.id).report, asked)
    progress.check()
    differs = store.read(differences, newest)
    return Seen(asked, shown, (), rows, due, sent, newest, differs)


def _as_it_is(store: Store, asked: Asked, progress: Progress) -> tuple[Shown, tuple[ReportWarning, ...]]:
    """The figures of two periods and what the first still lacks."""
    period, today = asked.period, clock.today()
    now = store.read(measure, period)
    progress.check()
    before = store.read(measure_earlier, asked.beside)
    progress.check()
    extras = store.read(extras_beside, (period, asked.beside), (now, before))
    warnings = store.read(report_warnings, period, now.figures)
    closing = period.closing(today)
    names = store.read(class_names)
    lines = tuple(sections(now.figures, before.figures if before else None, closing < period.end, names, extras))
    planned = store.read(find_next_meeting, today)
    facts = NoteFacts(
        {**now.figures.values(), **now.values},
        now.moves,
        _aims(store, extras),
        store.read(stops_before, period, closing),
        any(warning.kind is WarningKind.WEEK for warning in warnings),
        planned.held_on if planned is not None and planned.held_on in period else None,
    )
    return Shown(lines, notes(facts), closing), warnings


def _aims(store: Store, extras: tuple[ExtraFigure, ...]) -> dict[str, float]:
    """The aims of production by the figure of what was done."""
    aims = {row.id: row.aim for row in store.read(production_items)}
    found = {}
    for extra in extras:
        kind, _, rest = extra.definition.name.partition(":")
        item, _, part = rest.partition(":")
        aim = aims.get(int(item)) if kind == "production" and part.endswith("actual") else None
        if aim is not None:
            found[extra.definition.name] = aim
    return found


def _as_sent(report: ReportFigures, asked: Asked) -> Shown:
    """A stored report, beside the period it was stored with."""
    by_year = asked.beside != beside(asked.period)[0]
    extras = report.extras
    if by_year:
        extras = tuple(replace(extra, previous=extra.last_year) for extra in extras)
    running = report.period.closing_on < report.period.end
    before = report.last_year if by_year else report.previous
    lines = tuple(sections(report.now, before, running, report.class_names, extras, report.definitions))
    values = {extra.definition.name: extra.now for extra in extras if extra.now is not None}
    moves = {(move.before, move.after): move.people for move in report.movement}
    closed, made = report.period.closing_on, report.production
    names = [figure_name(line.item_id, line.team_id, "actual") for line in made]
    aims = {name: line.aim for name, line in zip(names, made, strict=True) if line.aim is not None}
    ends = {name: line.now.until for name, line in zip(names, made, strict=True)}
    until = {name: day for name, day in ends.items() if day is not None and day < closed}
    facts = NoteFacts({**report.now.values(), **values}, moves, aims, until)
    return Shown(lines, notes(facts), report.period.closing_on)
