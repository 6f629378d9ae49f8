"""The roster of members on paper: a turned internal sheet, without card or identity numbers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import MemberStatus
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors.exports import NothingToPrintError, PaperTakesNoIdError
from dvqc_desktop.domain.posts import SEX_WORDS, STATUS_WORDS
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.group_paper import NUMBER, SIZE
from dvqc_desktop.exports.documents.heads import foot_line, paper_header, signature_of
from dvqc_desktop.exports.documents.model import (
    Align,
    Block,
    Closing,
    Column,
    Document,
    Paper,
    Paragraph,
    Run,
    Table,
    Title,
)
from dvqc_desktop.services.members.roster import RosterRow, read_roster
from dvqc_desktop.services.people.leaders import Leader, find_leader
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.unit import Unit, get_unit

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database

NAME = "Danh sách đảng viên"
DAY = 22
COLUMNS = (
    NUMBER,
    Column("Họ và tên", 36),
    Column("Giới", 11, Align.CENTER),
    Column("Sinh ngày", DAY, Align.CENTER),
    Column("Ngày QĐ kết nạp", DAY, Align.CENTER),
    Column("Ngày vào Đảng", DAY, Align.CENTER),
    Column("Ngày chính thức", DAY, Align.CENTER),
    Column("Chức vụ"),
    Column("Nơi làm việc", 28),
    Column("Học vấn, lý luận", 24),
    Column("Tình trạng", 22),
)
NONE = "–"


@dataclass(frozen=True, slots=True)
class RosterData:
    """What the roster is made of; `signer` leads the unit."""

    unit: Unit
    rows: Sequence[RosterRow]
    signer: Leader | None
    printed_on: date


def roster_paper(data: RosterData, rules: RulePack) -> Paper:
    """The roster as a paper. Raises NothingToPrintError."""
    if not data.rows:
        raise NothingToPrintError(paper="danh sách đảng viên", missing="sổ chưa có đảng viên nào")
    rows = tuple((str(place), *_cells(row)) for place, row in enumerate(data.rows, start=1))
    blocks: tuple[Block, ...] = (
        Table(COLUMNS, rows, size=SIZE),
        Paragraph((Run(_sums(data.rows)),), indent=False),
        Closing(signature_of(data.unit, data.signer, rules)),
    )
    return Paper(
        NAME,
        blocks,
        paper_header(data.unit, data.printed_on),
        Title(NAME, f"theo sổ ngày {format_date(data.printed_on)}"),
        foot_line(data.unit, data.printed_on, rules),
        landscape=True,
    )


def roster_document(database: "Database", row_id: int | None = None) -> Document:
    """The whole roster of today. Raises PaperTakesNoIdError, NothingToPrintError."""
    if row_id is not None:
        raise PaperTakesNoIdError
    today = clock.today()
    with database.reading() as session:
        data = RosterData(get_unit(session), read_roster(session, today), find_leader(session, today), today)
        rules = rules_in_force(session)
    return roster_paper(data, rules)


def _cells(row: RosterRow) -> tuple[str, ...]:
    days = (row.admission_decision_date, row.admission_date, row.official_date)
    return (
        row.name,
        SEX_WORDS[row.sex] if row.sex else NONE,
        row.born or NONE,
        *(format_date(day) or NONE for day in days),
        "; ".join(row.posts) or NONE,
        row.place or NONE,
        "; ".join(row.schooling) or NONE,
        STATUS_WORDS[row.status],
    )


def _sums(rows: Sequence[RosterRow]) -> str:
    counts = Counter(row.status for row in rows)
    parts = [f"{counts[status]} {STATUS_WORDS[status].lower()}" for status in MemberStatus if counts[status]]
    return f"Cộng: {len(rows)} đồng chí ({', '.join(parts)})."
