"""The year's quality of meetings as a paper: a meeting a row, a criterion a column, total and grade."""

from datetime import date
from typing import TYPE_CHECKING

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.domain.meetings import meeting_name
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.heads import paper_closing, paper_header
from dvqc_desktop.exports.documents.model import Align, Column, Paper, Paragraph, Run, Table, Title
from dvqc_desktop.exports.documents.quality_paper import points
from dvqc_desktop.services.meetings.quality.quality import YearRow, year_scores
from dvqc_desktop.services.people.leaders import Leader, find_leader
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.unit import Unit, get_unit

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database

NAME = "Bảng điểm chất lượng sinh hoạt"
CRITERION = 15  # mm of a column of points


def quality_year(database: "Database", year: int) -> Paper:
    """The table of a year as the book has it. Raises NothingToPrintError where no meeting judged itself."""
    rows = database.read(year_scores, year)
    if not rows:
        raise NothingToPrintError(paper="bảng điểm cả năm", missing=f"năm {year} chưa có buổi họp nào chấm điểm")
    today = clock.today()
    unit, leader = database.read(get_unit), database.read(find_leader, today)
    return quality_year_paper(rows, year, (unit, leader, today), database.read(rules_in_force))


def quality_year_paper(
    rows: tuple[YearRow, ...], year: int, signed: tuple[Unit, Leader | None, date], rules: RulePack
) -> Paper:
    """The paper of these meetings; `signed` is the unit, who signs for it, and the day."""
    unit, leader, day = signed
    titles = tuple(dict.fromkeys(title for row in rows for title in row.points))
    columns = (
        Column("TT", 10, Align.CENTER),
        Column("Ngày họp", 24, Align.CENTER),
        Column("Buổi sinh hoạt"),
        *(Column(f"({number})", CRITERION, Align.CENTER) for number in range(1, len(titles) + 1)),
        Column("Tổng điểm", 20, Align.CENTER),
        Column("Xếp loại", 24, Align.CENTER),
    )
    lines = tuple(_line(place, row, titles, unit) for place, row in enumerate(rows, start=1))
    closing = paper_closing(unit, leader, rules)
    legend = "; ".join(f"({number}) {title}" for number, title in enumerate(titles, start=1))
    blocks = (Paragraph((Run(f"Tiêu chí: {legend}."),)), Table(columns, lines), closing)
    return Paper(NAME, blocks, paper_header(unit, day), Title(NAME, f"năm {year}"), landscape=True)


def _line(place: int, row: YearRow, titles: tuple[str, ...], unit: Unit) -> tuple[str, ...]:
    given = (row.points.get(title) for title in titles)
    name = meeting_name(row.kind, row.held_on, unit.kind, None)
    shown = ("–" if each is None else points(each) for each in given)
    return str(place), f"{row.held_on:%d/%m/%Y}", name, *shown, points(row.total), row.grade
