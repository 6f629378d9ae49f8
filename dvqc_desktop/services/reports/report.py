"""A whole report of one period: the figures, the periods beside it, and the counts behind them."""

from sqlalchemy.orm import Session

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import UnitKind
from dvqc_desktop.domain.figures import Figures
from dvqc_desktop.domain.periods import Period, PeriodKind, previous, same_last_year
from dvqc_desktop.domain.report import ClassCounts, ReportFigures, ReportPeriod, ReportUnit
from dvqc_desktop.domain.report import Movement as MovementLine
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.classes.movement import movement_cells
from dvqc_desktop.services.contacts.opinion_reading import opinion_lines
from dvqc_desktop.services.reports import report_parts as parts
from dvqc_desktop.services.reports.figures import figures_of, has_begun, read_figures, span_of
from dvqc_desktop.services.unit import get_unit

NAME_MISSING, CODE_MISSING = "Đơn vị chưa ghi tên", "CHUA-GHI-MA"


def read_report(session: Session, period: Period) -> ReportFigures:
    """Everything the report of a period shows, as of today. Raises PeriodNotBegunError."""
    today = clock.today()
    span = span_of(period, today)
    moves = movement_cells(session, span.opening, span.closing)
    before, year_ago = previous(period), same_last_year(period)
    if year_ago == before:
        year_ago = previous(before)
    now = figures_of(session, span, moves)
    closing = ClassCounts(
        f"{span.closing:%d/%m/%Y} (cuối kỳ)",
        now.class_active,
        now.class_average,
        now.class_needs_help,
        now.class_unclassified,
    )
    return ReportFigures(
        unit=report_unit(session),
        period=ReportPeriod(period.start, period.end, heading(period), span.opening, span.closing),
        made_on=today,
        now=now,
        previous=compared_figures(session, before),
        previous_words=short_words(before),
        last_year=compared_figures(session, year_ago),
        last_year_words=short_words(year_ago),
        rounds=(*parts.round_counts(session, span.closing), closing),
        movement=tuple(MovementLine(start, end, count) for (start, end), count in sorted(moves.items())),
        groups=parts.group_counts(session, span.closing),
        chain=parts.chain_lines(session, span.closing),
        contacts=parts.contact_lines(session, span, closing),
        plans=parts.plan_lines(session, span),
        proposals=parts.proposal_lines(session, span),
        meetings=parts.meeting_lines(session, span),
        stages=parts.stage_lines(session, span.closing),
        members=parts.member_lines(session, span.closing),
        class_names=class_names(session),
        opinions=opinion_lines(session, span.start, span.closing),
    )


def compared_figures(session: Session, period: Period) -> Figures | None:
    """The figures of an earlier period; None where the book does not reach back to it."""
    return read_figures(session, period, clock.today()) if has_begun(session, period.end) else None


def report_unit(session: Session) -> ReportUnit:
    """Who reports; a name and a code always stand there."""
    unit = get_unit(session)
    return ReportUnit(
        UnitKind(unit.kind),
        unit.code.strip() or CODE_MISSING,
        unit.name.strip() or NAME_MISSING,
        unit.parent_name,
        unit.superior_name,
        unit.place,
    )


def heading(period: Period) -> str:
    """The period as a title: "Quý III năm 2026"."""
    words = period.words
    return words[0].upper() + words[1:]


def short_words(period: Period) -> str:
    """The period as the head of a column: "Tháng 11/2026", "Quý III/2026", "6 tháng đầu 2026", "Năm 2026"."""
    if period.kind is PeriodKind.FREE:
        return f"{period.start:%d/%m/%Y} – {period.end:%d/%m/%Y}"
    if period.kind is PeriodKind.YEAR:
        return heading(period)
    return heading(period).replace(" năm ", " " if period.kind is PeriodKind.HALF else "/")
