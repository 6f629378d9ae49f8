"""Groups on paper: their people with trade, shift, who holds them and who helps beside; no class in any form."""

from dataclasses import replace
from datetime import date

from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.domain.names import group_words
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.heads import foot_line, unit_words
from dvqc_desktop.exports.documents.model import Align, Block, Column, Heading, Paper, Paragraph, Run, Table, Title
from dvqc_desktop.services.people.paper_people import PaperGroup, PaperPeople
from dvqc_desktop.services.unit import Unit

NAME = "Nhóm và người phụ trách"
NOBODY = "chưa có người phụ trách"
SIZE = "list.size"
SHORT = 18  # rows that stay on one page
NUMBER, NAME_COLUMN = Column("TT", 9, Align.CENTER), Column("Họ và tên", 42)
WORK, SHIFT, HOLDER = Column("Nghề, bậc", 25), Column("Ca", 11, Align.CENTER), Column("Người phụ trách", 45)
HELPERS = Column("Cùng giúp")
COLUMNS = (NUMBER, NAME_COLUMN, WORK, SHIFT, HOLDER, HELPERS)


def group_paper(data: PaperPeople, unit: Unit, printed_on: date, rules: RulePack, note: str = "") -> Paper:
    """The paper of all groups; `note` says what part of the book it shows. Raises NothingToPrintError."""
    if not data.people:
        raise NothingToPrintError(paper="danh sách nhóm", missing="không có ai để in")
    blocks: list[Block] = [Paragraph((Run(note, italic=True),), indent=False)] if note else []
    spare = _spare_columns(data)
    for group in data.groups:
        blocks += [Heading(_heading(group), 2), _table(group, spare)]
    blocks.append(Paragraph((Run(_sums(data)),), indent=False))
    subject = f"{unit_words(unit)}, theo sổ ngày {format_date(data.day)}"
    return Paper(NAME, tuple(blocks), None, Title(NAME, subject), foot_line(unit, printed_on, rules))


def _heading(group: PaperGroup) -> str:
    words = group_words(group.name)
    leader = f" – đồng chí {group.leader} phụ trách nhóm" if group.leader else ""
    cover = f"; nắm qua {group.cover}" if group.cover else ""
    return f"{words}{leader}{cover} ({len(group.people)} người)"


def _spare_columns(data: PaperPeople) -> frozenset[Column]:
    """The columns that would be empty from the first group to the last."""
    shifts, helpers = any(one.shift for one in data.people), any(one.helpers for one in data.people)
    return frozenset(({SHIFT} if not shifts else set()) | ({HELPERS} if not helpers else set()))


def _table(group: PaperGroup, spare: frozenset[Column]) -> Table:
    """One row for each person; without the last column the names take its room."""
    kept = [place for place, column in enumerate(COLUMNS) if column not in spare]
    columns = tuple(COLUMNS[place] for place in kept)
    if HELPERS in spare:
        columns = tuple(replace(column, width=None) if column is NAME_COLUMN else column for column in columns)
    rows = []
    for place, one in enumerate(group.people, start=1):
        shift, holder = one.shift.removeprefix("Ca "), one.holder or NOBODY
        cells = (str(place), one.name, one.work, shift, holder, ", ".join(one.helpers))
        rows.append(tuple(cells[kept_place] for kept_place in kept))
    return Table(columns, tuple(rows), size=SIZE, whole=len(rows) <= SHORT)


def _sums(data: PaperPeople) -> str:
    held = sum(person.holder_id is not None for person in data.people)
    groups = sum(group.id is not None for group in data.groups)
    in_groups = f", {groups} nhóm" if groups else ""
    without = len(data.people) - held
    rest = f", {without} người chưa có" if without else ""
    return f"Cộng: {len(data.people)} người{in_groups}; {held} người có người phụ trách{rest}."
