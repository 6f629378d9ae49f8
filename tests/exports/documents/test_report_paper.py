"""The report on paper: sums alone, with the period beside it where there is one."""

from dataclasses import replace

from dvqc_desktop.exports.documents.model import Closing, Heading, Paper, Paragraph, Table
from dvqc_desktop.exports.documents.report_paper import ReportPaperData, report_paper
from dvqc_desktop.exports.documents.typeset import render_pdf
from dvqc_desktop.services.rules import load_rule_pack
from dvqc_desktop.services.unit import Unit
from tests.exports.excel.report_kit import team_report

UNIT = Unit(kind="party_group", name="Tổ đảng Tổ máy 6", parent_name="Chi bộ Phân xưởng Z2", place="Hà Nội")


def paper_of(**changes: object) -> Paper:
    report = replace(team_report(), **changes)  # type: ignore[arg-type]
    return report_paper(ReportPaperData(report, UNIT, None), load_rule_pack())


def test_the_paper_has_a_table_for_each_part_and_says_its_days() -> None:
    paper = paper_of()
    assert next(block.text for block in paper.blocks if isinstance(block, Heading)) == "I. Đảng viên, phân công"
    headings = [block for block in paper.blocks if isinstance(block, Heading)]
    assert len(headings) == len([block for block in paper.blocks if isinstance(block, Table)]) == 8
    first = paper.blocks[0]
    assert isinstance(first, Paragraph) and first.runs[0].text.endswith("đến hết ngày 20/11/2026 (kỳ chưa hết).")
    assert isinstance(paper.blocks[-1], Closing)


def test_the_period_before_stands_beside_where_there_is_one() -> None:
    beside = next(block for block in paper_of().blocks if isinstance(block, Table))
    alone = next(block for block in paper_of(previous=None).blocks if isinstance(block, Table))
    assert [column.title for column in beside.columns][3:] == ["Quý III/2026", "Tăng, giảm"]
    assert len(alone.columns) == 3 and all(len(row) == 3 for row in alone.rows)


def test_the_paper_can_be_drawn_and_carries_no_members_name() -> None:
    paper = paper_of()
    assert render_pdf(paper, load_rule_pack()).startswith(b"%PDF")
    assert not any(line.name in str(paper) for line in team_report().members)
