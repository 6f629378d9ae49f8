"""What workers asked for, as a list for a meeting: only what may be passed on, without names unless they are chosen."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.domain.name_hiding import without_names
from dvqc_desktop.domain.proposals import REFERRED_WORDS, STATE_WORDS
from dvqc_desktop.exports.documents.group_paper import NUMBER, SIZE
from dvqc_desktop.exports.documents.heads import foot_line, unit_words
from dvqc_desktop.exports.documents.model import Align, Block, Column, Paper, Paragraph, Run, Table, Title
from dvqc_desktop.services.contacts.proposals import ProposalRow, all_worker_names
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.unit import get_unit

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database

NAME = "Điều quần chúng nêu, đề nghị"
WITH_NAMES = "Ghi tên người nêu (đã đồng ý)"
TEAM = "Cả tổ"
COLUMNS = (
    NUMBER,
    Column("Nghe ngày", 24, Align.CENTER),
    Column("Nội dung"),
    Column("Chuyển cho", 26),
    Column("Hẹn trả lời", 24, Align.CENTER),
    Column("Trả lời", 34),
    Column("Tình trạng", 29),
)


def proposal_document(database: "Database", rows: Sequence[ProposalRow], note: str) -> Paper:
    """The entries as a paper with a second reading that has names. Raises NothingToPrintError."""
    with database.reading() as session:
        unit, people = get_unit(session), all_worker_names(session)
    agreed = [row for row in rows if row.fields.consent]
    if not agreed:
        raise NothingToPrintError(paper="danh sách kiến nghị", missing="không có điều nào được đồng ý cho chuyển")
    rules, today = database.read(rules_in_force), clock.today()
    left = len(rows) - len(agreed)
    title = Title(NAME, f"{unit_words(unit)}, đến ngày {format_date(today)}")
    foot = foot_line(unit, today, rules)

    def paper(named: bool) -> Paper:
        blocks: tuple[Block, ...] = (
            Paragraph((Run(f"In như đang hiện: {note}.", italic=True),), indent=False),
            _table(agreed, people, named),
            Paragraph((Run(f"Cộng: {len(agreed)} điều.{_left_words(left)}"),), indent=False),
        )
        return Paper(NAME, blocks, None, title, foot, landscape=True)

    return replace(paper(False), named=paper(True), named_words=WITH_NAMES)


def _left_words(left: int) -> str:
    return f" Còn {left} điều người nêu chưa đồng ý cho chuyển, không in." if left else ""


def _table(rows: Sequence[ProposalRow], people: Sequence[str], named: bool) -> Table:
    columns = (*COLUMNS[:2], Column("Người nêu", 38), *COLUMNS[2:]) if named else COLUMNS
    return Table(columns, tuple(_row(place, row, people, named) for place, row in enumerate(rows, 1)), size=SIZE)


def _row(place: int, row: ProposalRow, people: Sequence[str], named: bool) -> tuple[str, ...]:
    fields = row.fields
    hidden = [name for name in people if not (named and name == row.worker_name)]
    name = (row.worker_name or TEAM,) if named else ()
    to = REFERRED_WORDS[fields.referred_to] if fields.referred_to is not None else "chưa chuyển"
    return (
        str(place),
        format_date(fields.received_on),
        *name,
        without_names(fields.text, hidden),
        to,
        format_date(fields.due_on) or "–",
        without_names(fields.answer or "–", hidden),
        STATE_WORDS[row.state],
    )
