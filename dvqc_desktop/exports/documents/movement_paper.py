"""The movement of the classes between two days as a paper: sums of the whole unit alone, nobody's name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.movement import direction_of, end_words, ends, is_possible, start_words, starts
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.heads import foot_line, paper_header
from dvqc_desktop.exports.documents.model import Align, Column, Paper, Paragraph, Run, Table, Title
from dvqc_desktop.services.classes.movement import Movement
from dvqc_desktop.services.unit import Unit

ARROWS = {1: "↑ ", -1: "↓ ", 0: ""}
NUMBER, NARROW = 21.0, 17.5  # mm; narrow where the classes are four


@dataclass(frozen=True, slots=True)
class MovementPaperData:
    """The matrix of the whole unit, its two days, the unit and the names of the classes, and the day of printing."""

    movement: Movement
    opening_on: date
    closing_on: date
    unit: Unit
    printed_on: date
    class_names: Mapping[WorkerClass, str]


def movement_paper(data: MovementPaperData, rules: RulePack) -> Paper:
    """The paper: classes of the opening day in rows, of the closing day in columns, and how the sums close."""
    made = data.movement
    opening, closing = sum(made.opening.values()), sum(made.closing.values())
    days = f"từ ngày {data.opening_on:%d/%m/%Y} đến ngày {data.closing_on:%d/%m/%Y}"
    sums = (
        f"Có {made.ups} người tiến bộ (↑), {made.downs} người giảm (↓). "
        f"Đầu kỳ {opening}, mới đến {made.came}, rời đi {made.went} (kể cả được kết nạp), cuối kỳ {closing} người."
    )
    blocks = (
        Paragraph((Run("Dòng là loại ở cuối ngày đầu, cột là loại ở cuối ngày cuối; đơn vị tính: người."),)),
        _table(made, data.class_names),
        Paragraph((Run(sums),)),
    )
    return Paper(
        "Bảng chuyển loại",
        blocks,
        paper_header(data.unit, data.printed_on),
        Title("Bảng tổng hợp", f"chuyển loại quần chúng {days}"),
        foot_line(data.unit, data.printed_on, rules),
    )


def _table(made: Movement, names: Mapping[WorkerClass, str]) -> Table:
    rows, columns = starts(made.has_unclassified, True), ends(made.has_unclassified, True)
    width = NARROW if made.has_unclassified else NUMBER
    heads = (
        Column("Loại đầu kỳ"),
        *(Column(end_words(end, names), width, Align.RIGHT) for end in columns),
        Column("Cộng", width, Align.RIGHT),
    )
    lines = tuple(
        (start_words(start, names), *(_number(made, start, end) for end in columns), str(made.sum(start)))
        for start in rows
    )
    total = ("Cộng", *(str(made.sum(end=end)) for end in columns), str(made.sum()))
    return Table(heads, lines, total)


def _number(made: Movement, start: str, end: str) -> str:
    if not is_possible((start, end)):
        return "–"
    count = made.sum(start, end)
    return f"{ARROWS[direction_of((start, end)) if count else 0]}{count}"
