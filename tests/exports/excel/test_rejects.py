"""The workbook of rows left out: each with its place and reason, texts that stay texts, long ones cut openly."""

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl

from dvqc_desktop.domain.imported import Finding
from dvqc_desktop.exports.excel.rejects import RejectList, build_rejects_workbook


def sheet(*rows: tuple[Finding, tuple[str, ...]]) -> Any:
    rejects = RejectList("tổ 2.xlsx", ("STT", "Họ và tên", ""), rows)
    return openpyxl.load_workbook(BytesIO(build_rejects_workbook(rejects, date(2026, 11, 20)))).active


def test_each_row_stands_with_its_place_its_reason_and_itself() -> None:
    made = sheet((Finding(5, "C", "31/02/1985", "không có ngày 31/02/1985"), ("4", "Hồ Thị Lan")))
    assert [cell.value for cell in made[4]] == ["Dòng", "Cột", "Giá trị", "Lý do", "STT", "Họ và tên", "(không tên)"]
    own = [cell.value for cell in made[5]]
    assert own == [5, "C", "31/02/1985", "không có ngày 31/02/1985", "4", "Hồ Thị Lan", None]
    assert made["A2"].value == "Từ tệp tổ 2.xlsx, số dòng và cột như trong tệp ấy"


def test_formulas_of_the_list_stay_texts() -> None:
    made = sheet((Finding(5, "B", '=HYPERLINK("x")', "công thức"), ("=1+1", "+84")))
    assert {cell.data_type for cell in made[5][1:6]} == {"s"}
    assert made["C5"].value == '=HYPERLINK("x")'
    assert made["E5"].quotePrefix


def test_over_long_texts_say_that_they_go_on() -> None:
    made = sheet((Finding(5, "B", "x" * 3000, "họ tên dài"), ()))
    assert made["C5"].value == "x" * 300 + "… (còn 2700 ký tự)"
    assert made.row_dimensions[5].height < 409


def test_nothing_left_out_is_said() -> None:
    assert sheet()["A5"].value == "Mọi dòng đều đã nhập."
