"""The list of the board as it is shown, on paper: same filter, same order, without the columns that tell a class."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.group_paper import NOBODY, NUMBER, SIZE
from dvqc_desktop.exports.documents.heads import foot_line, unit_words
from dvqc_desktop.exports.documents.model import Align, Block, Column, Paper, Paragraph, Run, Table, Title
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.services.unit import Unit

NAME = "Danh sách quần chúng"
COLUMNS = (
    NUMBER,
    Column("Họ và tên"),
    Column("Nghề, bậc", 26),
    Column("Nhóm", 15, Align.CENTER),
    Column("Người phụ trách", 45),
    Column("Gặp gần nhất", 27, Align.CENTER),
)


@dataclass(frozen=True, slots=True)
class ShownPeople:
    """The people of a list in the order shown, on which day, and what is filtered and sorted, in words.

    `gaps`: it is the list of those to be given a holder; whom they have had would tell why he does not count.
    """

    day: date
    cards: Sequence[Card]
    note: str
    gaps: bool = False


def people_paper(shown: ShownPeople, unit: Unit, printed_on: date, rules: RulePack) -> Paper:
    """The list as a paper. Raises NothingToPrintError."""
    if not shown.cards:
        raise NothingToPrintError(paper="danh sách", missing="không có ai để in")
    rows = tuple((str(place), *_row(card, shown.gaps)) for place, card in enumerate(shown.cards, start=1))
    blocks: tuple[Block, ...] = (
        Paragraph((Run(shown.note, italic=True),), indent=False),
        Table(COLUMNS, rows, size=SIZE),
        Paragraph((Run(f"Cộng: {len(rows)} người."),), indent=False),
    )
    subject = f"{unit_words(unit)}, theo sổ ngày {format_date(shown.day)}"
    return Paper(NAME, blocks, None, Title(NAME, subject), foot_line(unit, printed_on, rules))


def _row(card: Card, gap: bool) -> tuple[str, ...]:
    """A person's row; a holder counts on paper while he is there, whatever anybody's class."""
    holder = card.holder.name if card.holder is not None and card.holder.present and not gap else NOBODY
    work = " ".join(part for part in (card.trade[:1].upper() + card.trade[1:], card.grade) if part)
    return (card.name, work, card.group.removeprefix("Nhóm "), holder, format_date(card.clock.last_on) or "–")
