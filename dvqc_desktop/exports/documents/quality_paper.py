"""A meeting's sheet as a paper: the criteria with their lines, the points, the total and the grade."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.domain.meetings import agenda_subject
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.heads import paper_closing, paper_header
from dvqc_desktop.exports.documents.model import Align, Block, Column, Document, Paper, Paragraph, Run, Table, Title
from dvqc_desktop.services.meetings.papers.paper_meetings import last_quality
from dvqc_desktop.services.meetings.papers.paper_reading import QualityPaperData, printed_quality
from dvqc_desktop.services.meetings.quality.quality import Line, Sheet
from dvqc_desktop.services.rules import meeting_rules

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database

NAME = "Phiếu tự đánh giá"


def quality_paper(data: QualityPaperData, rules: RulePack) -> Paper:
    """The sheet in the form of a Party paper."""
    meeting = data.meeting
    subject = meeting.title or agenda_subject(meeting.kind, meeting.held_on, data.unit.kind, meeting.kind_name)
    blocks: list[Block] = [_table(data.sheet), *grade_block(data.sheet)]
    blocks.append(paper_closing(data.unit, data.signer, rules))
    return Paper(NAME, tuple(blocks), paper_header(data.unit, meeting.held_on), Title(NAME, f"chất lượng {subject}"))


def criteria_table(sheet: Sheet) -> Table:
    """The criteria alone with their points, as a resolution tells them (domain notes §1.7, IV)."""
    rows = tuple(
        (str(place), row.title, points(row.most), points(row.points))
        for place, row in enumerate(sheet.score.criteria, start=1)
    )
    return Table(_COLUMNS, rows, _total(sheet))


def grade_block(sheet: Sheet) -> Iterator[Paragraph]:
    """The grade in words."""
    yield Paragraph((Run("Xếp loại buổi sinh hoạt: "), Run(f"{sheet.score.grade}.", bold=True)))


def points(value: float) -> str:
    """Points as papers write them: "4", "7,5"."""
    return f"{value:g}".replace(".", ",")


def quality_by_command(database: "Database", row_id: int | None) -> Document:
    """The sheet of a meeting, or of the last closed one that judged itself. Raises NothingToPrintError."""
    meeting_id = row_id if row_id is not None else database.read(last_quality)
    data = database.read(printed_quality, meeting_id) if meeting_id is not None else None
    if meeting_id is None or data is None:
        raise NothingToPrintError(paper="phiếu tự đánh giá", missing="buổi họp chưa chấm điểm")
    return quality_paper(data, database.read(meeting_rules, meeting_id))


_COLUMNS = (
    Column("TT", 14, Align.CENTER),
    Column("Tiêu chí"),
    Column("Điểm tối đa", 30, Align.CENTER),
    Column("Điểm đạt", 25, Align.CENTER),
)


def _table(sheet: Sheet) -> Table:
    rows = []
    for place, row in enumerate(sheet.score.criteria, start=1):
        lines = [line for line in sheet.lines if line.criterion == row.title]
        title = _noted(row.title, lines[0].note) if len(lines) == 1 else row.title
        rows.append((str(place), title, points(row.most), points(row.points)))
        if len(lines) > 1:
            rows += [_line(f"{place}.{at}", line) for at, line in enumerate(lines, start=1)]
    return Table(_COLUMNS, tuple(rows), _total(sheet))


def _line(number: str, line: Line) -> tuple[str, str, str, str]:
    title = _noted(line.item.title, line.note)
    given = (line.points or 0.0) * line.factor
    return number, title, points(round(line.item.most * line.factor, 2)), points(round(given, 2))


def _noted(title: str, note: str | None) -> str:
    return f"{title} ({note})" if note else title


def _total(sheet: Sheet) -> tuple[str, str, str, str]:
    most = sum(row.most for row in sheet.score.criteria)
    return "", "Tổng cộng", points(round(most, 2)), points(sheet.score.total)
