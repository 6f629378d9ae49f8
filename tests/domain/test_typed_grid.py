"""Numbers typed into a grid: how they are read, and what cannot be taken."""

import pytest

from dvqc_desktop.domain.typed_grid import cell_words, read_cell, split_block


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [("", "lượt", None), (" – ", "lượt", None), ("166", "cái", 166), ("2,5", "triệu đồng", 2.5),
     ("1.234.567", "đồng", 1234567), ("97", "%", 0.97), ("97,5 %", "%", 0.975)],
)  # fmt: skip
def test_a_cell_is_read_as_it_is_written(text: str, unit: str, value: float | None) -> None:
    cell = read_cell(text, unit)
    assert (cell.value, cell.fault) == (pytest.approx(value) if value is not None else None, "")


def test_what_reads_two_ways_or_no_way_is_told() -> None:
    assert read_cell("1.200", "đồng").fault == "“1.200” đọc được hai cách: ghi liền như 1200, hoặc dấu phẩy như 1,2."
    assert read_cell("ba", "lượt").fault == "“ba” không phải con số: ghi như 166 hoặc 2,5."


@pytest.mark.parametrize(("value", "unit", "words"), [(None, "%", ""), (0.97, "%", "97"), (2.5, "đồng", "2,5")])
def test_a_number_stands_in_its_cell_as_it_is_typed(value: float | None, unit: str, words: str) -> None:
    assert cell_words(value, unit) == words
    assert read_cell(words, unit).value == value


def test_a_block_of_excel_is_rows_of_cells() -> None:
    assert split_block("1\t2\r\n\t 4\r\n") == (("1", "2"), ("", "4"))
    assert split_block(" \n") == ()
