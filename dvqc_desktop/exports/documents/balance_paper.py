"""The attention balance of a period as a paper: sums by class, group, topic and place; no holder, nobody's name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dvqc_desktop.domain.balance import By, Tally
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.heads import foot_line, paper_header
from dvqc_desktop.exports.documents.model import Align, Block, Column, Heading, Paper, Paragraph, Run, Table, Title
from dvqc_desktop.services.contacts.balance import Balance
from dvqc_desktop.services.contacts.balance_lines import BalanceLine
from dvqc_desktop.services.unit import Unit

NUMBER = 24.0  # mm
HEADS = {
    By.CLASS: ("Theo loại", "Loại"),
    By.GROUP: ("Theo nhóm", "Nhóm"),
    By.TOPIC: ("Theo nội dung trao đổi", "Nội dung"),
    By.KIND: ("Theo nơi gặp, dịp gặp", "Nơi gặp, dịp gặp"),
}
TOPIC_NOTE = "Một lần gặp có thể về nhiều nội dung, nên cột lượt gặp không cộng dồn."


@dataclass(frozen=True, slots=True)
class BalancePaperData:
    """The balance, its lines in the ways that are printed, the unit and the day of printing."""

    balance: Balance
    lines: Mapping[By, tuple[BalanceLine, ...]]
    unit: Unit
    printed_on: date


def balance_paper(data: BalancePaperData, rules: RulePack) -> Paper:
    """The paper, one table for each way of summing."""
    people, met, times = data.balance.whole
    closing = data.balance.span.closing
    sums = f"Đến ngày {closing:%d/%m/%Y}: {met} trong {people} người được gặp, {times} lượt gặp."
    blocks: list[Block] = [Paragraph((Run(sums),))]
    for by, (title, head) in HEADS.items():
        lines = [line for line in data.lines.get(by, ()) if line.tally != Tally()]
        if lines:
            blocks += [Heading(title), _table(head, lines, by)]
            blocks += [Paragraph((Run(TOPIC_NOTE),))] if by is By.TOPIC else []
    return Paper(
        "Bảng cân đối gặp gỡ",
        tuple(blocks),
        paper_header(data.unit, data.printed_on),
        Title("Bảng tổng hợp", f"gặp gỡ quần chúng {data.balance.period.words}"),
        foot_line(data.unit, data.printed_on, rules),
    )


def _table(head: str, lines: list[BalanceLine], by: By) -> Table:
    plain = by in (By.TOPIC, By.KIND)
    heads = ("Lượt gặp",) if plain else ("Người", "Đã gặp", "Lượt gặp")
    columns = (Column(head), *(Column(words, NUMBER, Align.RIGHT) for words in heads))
    return Table(columns, tuple((line.words, *map(str, line.tally[2:] if plain else line.tally)) for line in lines))
