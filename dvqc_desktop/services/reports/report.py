"""A whole report of one period: the figures, the periods beside it, and the counts behind them."""

from sqlalchemy.orm import Session

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import UnitKind
from dvqc_desktop.domain.period_words import heading, short_words
from dvqc_desktop.domain.periods import Period, previous, same_last_year
from dvqc_desktop.domain.report import Movement as MovementLine
from dvqc_desktop.domain.report import ReportFigures, ReportPeriod, ReportUnit, WeekLine, closing_counts
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.contacts.opinion_reading import opinion_lines
from dvqc_desktop.services.overview import weeks_up_to
from dvqc_desktop.services.reports import report_parts as parts
from dvqc_desktop.services.reports.extras import measure_all, read_extras
from dvqc_desktop.services.reports.figures import Span
from dvqc_desktop.services.reports.production import production_lines
from dvqc_desktop.services.unit import get_unit

WEEKS_SHOWN = 13
NAME_MISSING, CODE_MISSING = "Đơn vị chưa ghi tên", "CHUA-GHI-MA"


def read_report(session: Session, period: Period) -> ReportFigures:
    """Everything the report of a period shows, as of today. Raises PeriodNotBegunError."""
    today = clock.today()
    before, year_ago = beside(period)
    measured, previously, last_year = measure_all(session, (period, before, year_ago))
    span, now = measured.span, measured.figures
    lines = production_lines(session, period, before, year_ago)
    closing = closing_counts(f"{span.closing:%d/%m/%Y} (cuối kỳ)", now)
    return ReportFigures(
        unit=report_unit(session),
        period=ReportPeriod(period.start, period.end, heading(period), span.opening, span.closing),
        made_on=today,
        now=now,
        previous=previously.figures if previously else None,
        previous_words=short_words(before),
        last_year=last_year.figures if last_year else None,
        last_year_words=short_words(year_ago),
        rounds=(*parts.round_counts(session, span.closing), closing),
        movement=tuple(MovementLine(start, end, count) for (start, end), count in sorted(measured.moves.items())),
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
        extras=read_extras(session, (period, before, year_ago), (measured, previously, last_year), lines),
        production=lines,
        weeks=_week_lines(session, span),
    )


def beside(period: Period) -> tuple[Period, Period]:
    """The period before and the same one last year; beside a year, whose period before that is, the year before it."""
    before, year_ago = previous(period), same_last_year(period)
    return before, previous(before) if year_ago == before else year_ago


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


def _week_lines(session: Session, span: Span) -> tuple[WeekLine, ...]:
    """People met in each week of the period, the last thirteen."""
    weeks = weeks_up_to(session, span.start, span.closing, WEEKS_SHOWN)
    return tuple(WeekLine(week.number, week.met, week.missing, week.running) for week in weeks)
