"""The register of a year's assignments on paper: a turned sheet with room to sign; no class in either half."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.group_paper import NUMBER, SIZE
from dvqc_desktop.exports.documents.heads import foot_line, paper_header, signature_of
from dvqc_desktop.exports.documents.model import Align, Block, Closing, Column, Paper, Paragraph, Run, Table, Title
from dvqc_desktop.services.members.year_register import RegisterRow
from dvqc_desktop.services.people.leaders import Leader
from dvqc_desktop.services.unit import Unit

NAME = "Sổ phân công đảng viên"
COLUMNS = (
    NUMBER,
    Column("Đảng viên", 34),
    Column("Tự đăng ký / được phân công", 29, Align.CENTER),
    Column("Quần chúng hoặc nhóm", 33),
    Column("Bộ phận, ca", 30),
    Column("Yêu cầu, nội dung"),
    Column("Kết quả"),
    Column("Nhận xét", 26),
    Column("Ký", 15),
)


@dataclass(frozen=True, slots=True)
class RegisterData:
    """What the register is made of; `signer` leads the unit."""

    unit: Unit
    year: int
    rows: Sequence[RegisterRow]
    signer: Leader | None
    printed_on: date


def register_paper(data: RegisterData, rules: RulePack) -> Paper:
    """The register as a paper. Raises NothingToPrintError."""
    if not data.rows:
        raise NothingToPrintError(paper="sổ phân công", missing=f"năm {data.year} chưa có dòng nào")
    rows = tuple((str(place), *_row(row)) for place, row in enumerate(data.rows, start=1))
    members = len({row.fields.member_id for row in data.rows})
    blocks: tuple[Block, ...] = (
        Table(COLUMNS, rows, size=SIZE),
        Paragraph((Run(f"Cộng: {len(rows)} dòng, {members} đồng chí."),), indent=False),
        Closing(signature_of(data.unit, data.signer, rules)),
    )
    return Paper(
        NAME,
        blocks,
        paper_header(data.unit, data.printed_on),
        Title(NAME, f"phụ trách, giúp đỡ quần chúng năm {data.year}"),
        foot_line(data.unit, data.printed_on, rules),
        landscape=True,
    )


def _row(row: RegisterRow) -> tuple[str, ...]:
    how = "tự đăng ký" if row.volunteered else "được phân công"
    fields = row.fields
    return (row.member, how, row.whom, row.place, fields.requirement, fields.result, fields.comment, "")
