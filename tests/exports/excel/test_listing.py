"""A list as it stands on screen, in a workbook: what it says of itself, kinds of cells, and how it lies on paper."""

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from dvqc_desktop.domain.errors.workbooks import WorkbookTextTooLongError
from dvqc_desktop.exports.excel.listing import ListHead, ShownList, build_list_workbook, line_of
from tests.exports.excel.strict import find_faults

HEADS = (ListHead("Mã số"), ListHead("Họ và tên"), ListHead("Vào Đảng", True), ListHead("Người", True))
ROW = ("0012", "Nguyễn Thúy Lợi", "19/05/2014", "1.234")


def made(*rows: tuple[str, ...], left_out: str = "", heads: tuple[ListHead, ...] = HEADS) -> bytes:
    lines = tuple(line_of(row) for row in rows)
    return build_list_workbook(
        ShownList(
            "Danh sách đảng viên", "Tổ đảng Tổ máy 6", date(2026, 11, 20), "đang sinh hoạt", left_out, heads, lines
        )
    )


def opened(package: bytes) -> Any:
    return load_workbook(io.BytesIO(package)).active


def test_it_says_of_whom_of_which_day_how_many_and_chosen_by_what() -> None:
    sheet = opened(made(ROW, left_out="Loại ở lại trong sổ."))
    said = [sheet.cell(row, 1).value for row in range(1, 5)]
    assert said[:2] == ["DANH SÁCH ĐẢNG VIÊN", "Tổ đảng Tổ máy 6"]
    assert said[2:] == ["Tính đến ngày 20/11/2026: 1 dòng. Chọn theo: đang sinh hoạt.", "Loại ở lại trong sổ."]


def test_numbers_days_and_staff_numbers_are_what_they_are() -> None:
    sheet = opened(made(ROW))
    cells = list(sheet[sheet.max_row])
    cells[2].value = cells[2].value.date()
    assert [cell.value for cell in cells] == ["0012", "Nguyễn Thúy Lợi", date(2014, 5, 19), 1234]
    assert [cell.number_format for cell in cells] == ["General", "General", "dd/mm/yyyy", "#,##0"]
    assert {cell.border.left.style for cell in cells} == {"thin"} and {cell.font.name for cell in cells} == {
        "Times New Roman"
    }


@pytest.mark.parametrize("text", ["31/02/1980", "1/2", "–", "007", "1,5", "19/05/1899", "12 người", "01/01/1900"])
def test_what_only_looks_like_a_number_or_a_day_stays_as_it_is(text: str) -> None:
    sheet = opened(made(("1", "x", text, text)))
    assert [cell.value for cell in sheet[sheet.max_row]][2:] == [text, text]


def test_an_empty_list_and_a_long_one_are_sound() -> None:
    assert find_faults(made()) == []
    package = made(*[ROW] * 300)
    assert find_faults(package) == []
    sheet = opened(package)
    assert sheet.max_row == 305 and sheet.freeze_panes == "A6" and sheet.print_title_rows == "$5:$5"


def test_it_lies_on_a4_as_fits() -> None:
    narrow, wide = opened(made(ROW)), opened(made(tuple("x" * 40 for _ in range(4))))
    assert (narrow.page_setup.orientation, wide.page_setup.orientation) == ("portrait", "landscape")
    assert "Trang &P/&N" in narrow.oddFooter.right.text and narrow.page_setup.fitToHeight == 0


def test_rows_are_as_high_as_their_words_and_no_higher_than_excel_allows() -> None:
    sheet = opened(made(ROW, ("1", "một câu dài " * 20, "", ""), ("1", "y" * 32_000, "", "")))
    heights = [sheet.row_dimensions[row].height for row in range(sheet.max_row - 2, sheet.max_row + 1)]
    assert heights[0] < heights[1] < heights[2] <= 409


def test_a_text_too_long_for_a_cell_is_refused_not_cut() -> None:
    with pytest.raises(WorkbookTextTooLongError, match=r"32\.768 ký tự"):
        made(("1", "a" * 32_768, "", ""))


def test_nothing_stands_in_it_that_is_not_seen() -> None:
    with zipfile.ZipFile(io.BytesIO(made(ROW))) as archive:
        assert not any(b'hidden="1"' in archive.read(name) for name in archive.namelist())
