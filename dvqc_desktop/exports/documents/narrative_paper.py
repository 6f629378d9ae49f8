"""The narrative report in the Party's form, for PDF and Word: what was done in words, figures and charts annexed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.charts import Group
from dvqc_desktop.domain.narrative import NarrativePart, numbered
from dvqc_desktop.domain.periods import Period, month_of
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.domain.report_charts import can_be_drawn, held_columns, made_columns, norm_drawn, week_columns
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.chart_svg import HEIGHT, LOW, grouped_chart, single_chart
from dvqc_desktop.exports.documents.heads import annexes, paper_closing, paper_header
from dvqc_desktop.exports.documents.marked import marked_blocks
from dvqc_desktop.exports.documents.model import Block, Chart, Document, Heading, Paper, Title
from dvqc_desktop.exports.documents.report_paper import figure_tables
from dvqc_desktop.services.people.leaders import Leader, find_leader
from dvqc_desktop.services.reports.frozen import FrozenReport
from dvqc_desktop.services.reports.narrative import narrative_of
from dvqc_desktop.services.reports.outward import REPORT
from dvqc_desktop.services.reports.report import read_report
from dvqc_desktop.services.reports.sent_reports import read_sent, sent_reports
from dvqc_desktop.services.rules import kept_rules, rules_in_force
from dvqc_desktop.services.unit import Unit, get_unit

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database

OUTPUTS_DRAWN = 2
PAGE_OF_LOW = 4


class Readable(Protocol):
    """An open book, or the window's store over it."""

    @property
    def read(self) -> Callable[..., Any]:
        """What a query gives, in a read transaction."""

    @property
    def read_outward(self) -> Callable[..., Any]:
        """The same, while the engine refuses all but some columns."""


@dataclass(frozen=True, slots=True)
class NarrativeData:
    """What the paper needs: the report with its words, the unit as it heads papers, and who signs."""

    report: ReportFigures
    narrative: tuple[NarrativePart, ...]
    unit: Unit
    signer: Leader | None


def narrative_paper(data: NarrativeData, rules: RulePack) -> Paper:
    """The paper in the form of 05-HD/VPTW (domain notes §2), with the outline of domain notes §5.4."""
    report = data.report
    blocks: list[Block] = []
    for heading, part in numbered(data.narrative):
        blocks.append(Heading(heading, part.level))
        blocks += marked_blocks(part.text, ())
    blocks.append(paper_closing(data.unit, data.signer, rules))
    words = f"{report.period.words[:1].lower()}{report.period.words[1:]}"
    charts = report_charts(report)
    parts: list[tuple[str, tuple[Block, ...]]] = [(f"Số liệu {words}", tuple(figure_tables(report)))]
    parts += [(f"Biểu đồ {words}", charts)] if charts else []
    blocks += annexes(parts)
    title = Title("Báo cáo", f"kết quả công tác quần chúng {words}")
    return Paper("Báo cáo công tác quần chúng", tuple(blocks), paper_header(data.unit, report.made_on), title)


def report_by_command(database: "Database", row_id: int | None) -> Document:
    """The narrative of a report that was sent, by its number; without one of the last sent, or else of this month.

    Raises SentReportMissing, SentReportAltered.
    """
    if row_id is None:
        row_id = next((row.id for row in database.read(sent_reports, 1)), None)
    if row_id is not None:
        return sent_narrative(database.read_outward(REPORT, read_sent, row_id))
    return narrative_now(database, month_of(clock.today()))


def narrative_now(book: Readable, period: Period) -> Paper:
    """The narrative of a period that was not sent, as the book has it today. Raises PeriodNotBegunError."""
    report = book.read_outward(REPORT, read_report, period)
    data = NarrativeData(
        report, book.read(narrative_of, period, report), book.read(get_unit), book.read(find_leader, clock.today())
    )
    return narrative_paper(data, book.read(rules_in_force))


def sent_narrative(kept: FrozenReport) -> Paper:
    """The narrative of a report as it was sent, under the rules of then."""
    data = NarrativeData(kept.report, kept.narrative, kept.unit, kept.signer)
    return narrative_paper(data, kept_rules(kept.rule_version, kept.rule_changes))


def report_charts(report: ReportFigures) -> tuple[Chart, ...]:
    """The charts of a report: classes over rounds, contacts per week, coverage, what the team made.

    Three fit on a page, four where they are lower, so that the last never stands alone.
    """
    drawings = tuple(_drawings(report))
    height = LOW if len(drawings) == PAGE_OF_LOW else HEIGHT
    return tuple(draw(height=height) for draw in drawings)


def _drawings(report: ReportFigures) -> Iterator[Callable[..., Chart]]:
    names = tuple(report.class_names.values())[:3]
    if any(counts.total for counts in report.rounds):
        groups = [Group(counts.label, counts.counts[:3]) for counts in report.rounds]
        yield partial(grouped_chart, "Ba loại qua các đợt phân loại (người)", names, groups)
    if any(week.met for week in report.weeks):
        agreed = report.now.workers_total
        title = "Số người được gặp mỗi tuần"
        yield partial(single_chart, title, week_columns(report.weeks), agreed, f"hẹn {agreed}")
    held = held_columns(report)
    if held:
        yield partial(single_chart, "Có người phụ trách; phần gạch chéo: chưa có (người)", held)
    for line in filter(can_be_drawn, report.production[:OUTPUTS_DRAWN]):
        norm = norm_drawn(line)
        yield partial(single_chart, f"{line.words} ({line.unit})", made_columns(line), norm, f"định mức {norm}")
