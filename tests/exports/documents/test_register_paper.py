"""The register on a turned sheet: columns without a class, room to sign."""

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.exports.documents.board_papers import register_document
from dvqc_desktop.exports.documents.model import Closing, Paper, Paragraph, Table
from dvqc_desktop.exports.documents.typeset import count_pages
from dvqc_desktop.services.members.year_register import fill_year, propose_lines
from dvqc_desktop.services.rules import load_rule_pack


def test_the_register_has_its_columns_and_a_signature(sample: Database) -> None:
    sample.write(fill_year, 2026, [row.fields for row in sample.read(propose_lines, 2026)])
    paper = register_document(sample, 2026)
    assert isinstance(paper, Paper)
    table, sums, closing = paper.blocks
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == [
        "TT",
        "Đảng viên",
        "Tự đăng ký / được phân công",
        "Quần chúng hoặc nhóm",
        "Bộ phận, ca",
        "Yêu cầu, nội dung",
        "Kết quả",
        "Nhận xét",
        "Ký",
    ]
    assert isinstance(sums, Paragraph)
    assert sums.runs[0].text == "Cộng: 12 dòng, 3 đồng chí."
    assert isinstance(closing, Closing)
    assert (paper.landscape, closing.right.name) == (True, "Nguyễn Thúy Lợi")
    assert count_pages(paper, load_rule_pack()) == 2


def test_a_year_without_lines_is_refused(sample: Database) -> None:
    with pytest.raises(NothingToPrintError, match="năm 2026 chưa có dòng nào"):
        register_document(sample, 2026)
