"""A cell's resolution or a Party group's conclusion as a paper: sections, filled-in tables, votes, signature."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.domain.resolutions import PartKind, letter
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.heads import paper_closing, paper_header
from dvqc_desktop.exports.documents.marked import marked_blocks
from dvqc_desktop.exports.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    ItemList,
    Paper,
    Paragraph,
    Run,
    Table,
    Title,
)
from dvqc_desktop.exports.documents.quality_paper import criteria_table, grade_block
from dvqc_desktop.exports.documents.task_paper import task_table
from dvqc_desktop.services.meetings.papers.paper_meetings import last_resolution
from dvqc_desktop.services.meetings.papers.paper_reading import PaperPart, ResolutionData, printed_resolution
from dvqc_desktop.services.rules import meeting_rules

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database


def resolution_paper(data: ResolutionData, rules: RulePack) -> Paper:
    """The paper in the form of 05-HD/VPTW (domain notes §1.7, §2)."""
    blocks = [block for part in data.parts for block in _part_blocks(part, data)]
    blocks.append(paper_closing(data.unit, data.signer, rules))
    head = paper_header(data.unit, data.held_on, data.number)
    return Paper(data.name, tuple(blocks), head, Title(data.name, data.subject))


def resolution_by_command(database: "Database", row_id: int | None) -> Document:
    """The paper of a meeting, or of the last closed one that passed one. Raises NothingToPrintError."""
    meeting_id = row_id if row_id is not None else database.read(last_resolution)
    data = database.read(printed_resolution, meeting_id) if meeting_id is not None else None
    if meeting_id is None or data is None:
        raise NothingToPrintError(paper="nghị quyết, kết luận", missing="buổi họp chưa ghi nội dung nào")
    return resolution_paper(data, database.read(meeting_rules, meeting_id))


def _part_blocks(part: PaperPart, data: ResolutionData) -> Iterator[Block]:
    if part.heading:
        yield Heading(part.heading, part.level)
    if part.sentence:
        yield Paragraph((Run(part.sentence),))
    if part.kind is PartKind.RESULTS and data.results:
        yield _results_table(data.results)
    yield from _written(part)
    after = _AFTER.get(part.kind)
    if after is not None:
        yield from after(data)


def _written(part: PaperPart) -> Iterator[Block]:
    """The words of a part; the points of a lettered one take their letters."""
    place = 0
    for block in marked_blocks(part.text, part.marks):
        if part.kind is PartKind.LETTERED and isinstance(block, ItemList):
            for item in block.items:
                runs = (Run(item),) if isinstance(item, str) else item
                yield Paragraph((Run(f"{letter(place)}) "), *runs))
                place += 1
        else:
            yield block


def _results_table(results: tuple[tuple[str, str, str], ...]) -> Table:
    columns = (
        Column("TT", 10, Align.CENTER),
        Column("Nhiệm vụ"),
        Column("Tình trạng đầu kỳ", 42),
        Column("Kết quả", 48),
    )
    return Table(columns, tuple((str(place), *row) for place, row in enumerate(results, start=1)))


def _tasks(data: ResolutionData) -> Iterator[Block]:
    if data.tasks:
        yield task_table(data.tasks, with_results=False)


def _quality(data: ResolutionData) -> Iterator[Block]:
    if data.quality is not None:
        yield criteria_table(data.quality)
        yield from grade_block(data.quality)


_AFTER: dict[PartKind, Callable[[ResolutionData], Iterator[Block]]] = {
    PartKind.TASKS: _tasks,
    PartKind.QUALITY: _quality,
}
