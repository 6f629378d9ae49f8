"""User text in cells: kept exactly or refused."""

import pytest

from dvqc_desktop.domain.errors.workbooks import WorkbookTextTooLongError
from dvqc_desktop.exports.excel.text import CELL_LIMIT, cell_text, needs_quote


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("To\u0302\u0309 6", "Tổ 6"),
        ("a\x00b\x07c\x7f", "abc"),
        ("dòng 1\r\ndòng 2\rdòng 3", "dòng 1\ndòng 2\ndòng 3"),
        ("_x000D_", "_x005F_x000D_"),
        ("_xyz_", "_xyz_"),
        ("lẻ \ud800", "lẻ "),
        ("=1+1", "=1+1"),
    ],
)
def test_text_is_nfc_without_what_a_cell_cannot_hold(typed: str, kept: str) -> None:
    assert cell_text(typed) == kept


def test_the_limit_counts_as_excel_counts() -> None:
    assert len(cell_text("x" * CELL_LIMIT)) == CELL_LIMIT
    with pytest.raises(WorkbookTextTooLongError):
        cell_text("𝄞" * (CELL_LIMIT // 2 + 1))


@pytest.mark.parametrize("text", ["=A1", "+84", "-5", "@tên", "\t=1"])
def test_what_looks_like_a_formula_is_quoted(text: str) -> None:
    assert needs_quote(text) and not needs_quote(f"x{text}")
