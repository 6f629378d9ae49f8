"""The report as a paper in the Party's form: the figures of the workbook's first sheet, sums alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from dvqc_desktop.domain.figure_lines import FigureLine, sections
from dvqc_desktop.domain.figures import Figures
from dvqc_desktop.domain.numbering import roman
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.heads import paper_closing, paper_header
from dvqc_desktop.exports.documents.model import Align, Block, Column, Heading, Paper, Paragraph, Run, Table, Title
from dvqc_desktop.services.people.leaders import Leader
from dvqc_desktop.services.unit import Unit


@dataclass(frozen=True, slots=True)
class ReportPaperData:
    """What the paper needs: the report, the unit as it heads papers, and who signs."""

    report: ReportFigures
    unit: Unit
    signer: Leader | None


def report_paper(data: ReportPaperData, rules: RulePack) -> Paper:
    """The paper: one table for each part of the report."""
    report = data.report
    period = report.period
    running = period.closing_on < period.end
    days = f"Số liệu từ ngày {period.start:%d/%m/%Y} đến hết ngày {period.closing_on:%d/%m/%Y}"
    blocks: list[Block] = [Paragraph((Run(days + (" (kỳ chưa hết)." if running else ".")),))]
    blocks += figure_tables(report)
    blocks.append(paper_closing(data.unit, data.signer, rules))
    subject = f"số liệu công tác quần chúng {period.words[0].lower()}{period.words[1:]}"
    return Paper("Báo cáo số liệu", tuple(blocks), paper_header(data.unit, report.made_on), Title("Báo cáo", subject))


def figure_tables(report: ReportFigures) -> Iterator[Block]:
    """One table under its heading for each part of the report."""
    running = report.period.closing_on < report.period.end
    known = [extra for extra in report.extras if extra.now is not None or extra.previous is not None]
    parts = sections(report.now, report.previous, running, report.class_names, known, report.definitions)
    for place, (section, lines) in enumerate(parts):
        yield Heading(f"{roman(place + 1)}. {section.value}", 2)
        yield _table(lines, report.previous, report.previous_words)


def _table(lines: list[FigureLine], previous: Figures | None, words: str) -> Table:
    columns = [Column("Chỉ tiêu"), Column("Đơn vị", 20, Align.CENTER), Column("Kỳ này", 22, Align.RIGHT)]
    if previous is None:
        return Table(tuple(columns), tuple((_words(line), _unit(line), line.now) for line in lines))
    columns += [Column(words, 24, Align.RIGHT), Column("Tăng, giảm", 26, Align.RIGHT)]
    rows = tuple((_words(line), _unit(line), line.now, line.before, line.change) for line in lines)
    return Table(tuple(columns), rows)


def _words(line: FigureLine) -> str:
    return line.definition.words


def _unit(line: FigureLine) -> str:
    return str(line.definition.unit)
