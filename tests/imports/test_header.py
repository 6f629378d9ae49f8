"""The header is found under titles, in one row or two, with merged cells, whatever offices call their columns."""

from datetime import date
from typing import Any

import openpyxl
import pytest

from dvqc_desktop.domain.imported import ListKind
from dvqc_desktop.imports.fields import FIELD_WORDS, Field, field_of, field_under, fields_of
from dvqc_desktop.imports.header import find_header, list_day
from tests.imports.workbooks import MEMBERS, WORKERS, first_sheet, saved, xlsx

HEADINGS = {
    "STT": Field.NUMBER, "Số TT": Field.NUMBER, "TT": Field.NUMBER,
    "Họ và tên": Field.NAME, "HỌ TÊN": Field.NAME, "Họ và tên công nhân": Field.NAME, "Họ đệm và tên": Field.NAME,
    "Họ đệm": Field.FAMILY, "Họ và tên đệm": Field.FAMILY, "Họ lót": Field.FAMILY, "Họ": Field.FAMILY,
    "Tên": Field.GIVEN,
    "Ngày sinh": Field.BIRTH, "Ngày, tháng, năm sinh": Field.BIRTH, "Năm sinh": Field.BIRTH, "Sinh ngày": Field.BIRTH,
    "Nam": Field.SEX_MALE, "Năm": None, "Nữ": Field.SEX_FEMALE, "Nam/Nữ": Field.SEX, "Giới tính": Field.SEX,
    "Mã NV": Field.CODE, "Mã số": Field.CODE, "Mã số thuế": None, "Số CCCD": None,
    "Tổ": Field.TEAM, "Tổ SX": Field.TEAM, "Đơn vị": Field.TEAM, "Nhóm": Field.GROUP, "Nhóm SX": Field.GROUP,
    "Ca": Field.SHIFT, "Ca làm việc": Field.SHIFT, "Nghề nghiệp": Field.TRADE, "Bậc": Field.GRADE,
    "Bậc thợ": Field.GRADE,
    "Bậc lương": None, "Lương": None, "Điện thoại": Field.PHONE, "Số ĐT": Field.PHONE, "SĐT": Field.PHONE,
    "Nơi ở hiện nay": Field.HOME, "Quê quán": None, "Dân tộc": None, "Tôn giáo": None,
    "Trình độ văn hóa": Field.EDUCATION,
    "Đoàn viên TN": Field.YOUTH, "Xếp loại": Field.CLASS, "Phân loại": Field.CLASS, "Mặt còn yếu": Field.ASPECT,
    "Ngày vào làm": Field.JOINED, "Ngày nghỉ việc": Field.LEFT, "Ghi chú": Field.NOTE, "Chức vụ": Field.POST,
}  # fmt: skip
MEMBER_HEADINGS = {
    "Ngày QĐ kết nạp": Field.DECISION,
    "Ngày vào Đảng": Field.ADMISSION,
    "Ngày kết nạp": Field.ADMISSION,
    "Ngày chính thức": Field.OFFICIAL,
    "Chức vụ Đảng": Field.PARTY_POST,
    "Chức vụ chính quyền": Field.POST,
    "Lý luận chính trị": Field.THEORY,
    "Số thẻ đảng viên": None,
    "Xếp loại": None,
    "Tình trạng": Field.STATUS,
}


@pytest.mark.parametrize(("heading", "field"), HEADINGS.items())
def test_headings_of_worker_lists(heading: str, field: Field | None) -> None:
    assert field_of(heading, WORKERS) is field


@pytest.mark.parametrize(("heading", "field"), MEMBER_HEADINGS.items())
def test_headings_of_member_rosters(heading: str, field: Field | None) -> None:
    assert field_of(heading, MEMBERS) is field


@pytest.mark.parametrize(
    ("top", "bottom", "field"),
    [
        ("Năm sinh", "Nam", Field.BIRTH_MALE),
        ("Năm sinh", "Nữ", Field.BIRTH_FEMALE),
        ("Giới tính", "Nam", Field.SEX_MALE),
        ("Giới tính", "Nữ", Field.SEX_FEMALE),
        ("Họ và tên", "Tên", Field.GIVEN),
        ("Ngày vào Đảng", "Dự bị", Field.ADMISSION),
        ("Ngày vào Đảng", "Chính thức", Field.OFFICIAL),
        ("Ca", "", Field.SHIFT),
        ("", "Ca", Field.SHIFT),
        ("Ngày vào", "làm", Field.JOINED),
    ],
)
def test_headings_in_two_rows(top: str, bottom: str, field: Field) -> None:
    kind = MEMBERS if "Đảng" in top else WORKERS
    assert field_under(top, bottom, kind) is field


def test_every_field_has_its_words_and_a_list_to_stand_in() -> None:
    assert set(FIELD_WORDS) == set(Field) == {*fields_of(WORKERS), *fields_of(MEMBERS)}


def found(
    rows: list[list[Any]], kind: ListKind = WORKERS, merged: tuple[str, ...] = ()
) -> tuple[int, int, dict[int, Field]]:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    for area in merged:
        workbook.active.merge_cells(area)
    header = find_header(first_sheet(saved(workbook)), kind)
    assert header is not None
    return header.first_row, header.last_row, header.mapping


def test_the_header_is_found_under_titles() -> None:
    rows = [["DANH SÁCH"], [], ["Họ và tên người lập"], ["STT", "Họ và tên", "Tổ"], [1, "Lê Văn A", "1"]]
    assert found(rows) == (4, 4, {1: Field.NUMBER, 2: Field.NAME, 3: Field.TEAM})


def test_two_rows_with_merged_cells_are_one_header() -> None:
    rows = [["TT", "Họ tên", "Năm sinh", None], [None, None, "Nam", "Nữ"], [1, "Lê A", 1990, None]]
    merged = ("A1:A2", "B1:B2", "C1:D1")
    assert found(rows, merged=merged) == (
        1,
        2,
        {1: Field.NUMBER, 2: Field.NAME, 3: Field.BIRTH_MALE, 4: Field.BIRTH_FEMALE},
    )


def test_two_rows_without_merged_cells_are_one_header_when_the_headings_say_so() -> None:
    rows = [["TT", "Họ tên", "Giới tính", None], [None, None, "Nam", "Nữ"], [1, "Lê A", "x", None]]
    assert found(rows)[:2] == (1, 2)


@pytest.mark.parametrize("row", [["Lê A", None, "Yếu"], ["Lê A", "Tiện", None], ["Lê A"]])
def test_a_first_person_is_no_second_row_of_the_header(row: list[Any]) -> None:
    assert found([["Họ và tên", "Nghề", "Xếp loại"], row])[:2] == (1, 1)


def test_a_name_merged_over_two_columns_is_split() -> None:
    rows = [["TT", "Họ và tên", None, "Tổ"], [1, "Lê Văn", "A", "1"]]
    assert found(rows, merged=("B1:C1",))[2][3] is Field.GIVEN


def test_a_name_merged_over_two_columns_of_which_one_is_empty_is_whole() -> None:
    rows = [["TT", "Họ và tên", None, "Tổ"], [1, "Lê Văn A", None, "1"]]
    assert found(rows, merged=("B1:C1",))[2][2] is Field.NAME


def test_the_first_of_two_columns_of_one_heading_counts() -> None:
    assert found([["Họ tên", "Ghi chú", "Ghi chú"], ["Lê A", "a", "b"]])[2] == {1: Field.NAME, 2: Field.NOTE}


def test_a_sheet_without_names_has_no_header() -> None:
    assert find_header(first_sheet(xlsx([["STT", "Vật tư", "Tổ"], [1, "Dầu", "2"]])), WORKERS) is None


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("(Có đến ngày 20 tháng 11 năm 2026)", date(2026, 11, 20)),
        ("Tính đến 30/9/2026", date(2026, 9, 30)),
        ("CÓ ĐẾN HẾT NGÀY 31/12/2025", date(2025, 12, 31)),
        ("đến tháng 9/2026", date(2026, 9, 30)),
        ("đến ngày 31/02/2026", None),
        ("Danh sách tổ máy 6", None),
    ],
)
def test_the_day_of_a_list_stands_in_its_title(title: str, day: date | None) -> None:
    sheet = first_sheet(xlsx([[title], ["Họ và tên", "Tổ"], ["Lê A", "1"]]))
    header = find_header(sheet, WORKERS)
    assert header is not None
    assert list_day(sheet, header) == day
