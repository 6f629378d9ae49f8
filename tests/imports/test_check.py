"""Rows: who is a person, what is sums and signatures, and what rejects or warns."""

from datetime import date
from typing import Any

import openpyxl
import pytest

from dvqc_desktop.domain.codes import MemberStatus
from dvqc_desktop.domain.imported import ListedMembership
from tests.imports.workbooks import MEMBERS, check_data, checked, places, saved, warned

HEAD = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Tổ", "Nhóm"]


def names(rows: list[list[Any]], head: list[Any] = HEAD) -> list[str]:
    return [person.full_name for person in checked([head, *rows]).people.people]


@pytest.mark.parametrize(
    "row",
    [
        ["", "Cộng: 15 người"],
        ["Tổng cộng", None, 15],
        [None, "Tổng số: 15"],
        [None, "Cộng", None, 15],
        [None, "(Danh sách gồm 15 người)"],
        [None, None, None, "Hà Nội, ngày 20 tháng 11 năm 2026"],
        [None, "Hà Nội, ngày … tháng … năm 2026"],
        [None, None, None, "NGƯỜI LẬP"],
        ["Người lập biểu", None, None, "QUẢN ĐỐC"],
        [None, "(Ký, ghi rõ họ tên)"],
        [None, "Ghi chú: x là đoàn viên"],
        [1, 2, 3, 4, 5, 6],
        ["(1)", "(2)", "(3)", "(4)"],
        ["STT", "Họ và tên", "Ngày sinh"],
        ["I", "Tổ tiện"],
        [None, "Tổ máy 6"],
        [None, "II. Bộ phận nguội"],
        [None, "  "],
    ],
)
def test_rows_that_are_no_people_are_left_out(row: list[Any]) -> None:
    rows = [[1, "Lê Văn A", "1/2/1990", "Nam", "1", "1"], row, [2, "Lê Văn B", "1/2/1991", "Nam", "1", "1"]]
    found = checked([HEAD, *rows])
    assert [person.full_name for person in found.people.people] == ["Lê Văn A", "Lê Văn B"]
    assert (found.rows, found.rejected) == (2, ())


def test_names_that_sound_like_sums_are_people() -> None:
    assert names([[1, "Công Văn An"], [2, "Tống Thị Cộng"], [3, "Tòng Văn Sáu"]]) == [
        "Công Văn An",
        "Tống Thị Cộng",
        "Tòng Văn Sáu",
    ]


def test_after_the_end_of_the_list_a_lone_name_is_a_signature() -> None:
    rows = [[1, "Lê Văn A", "1990"], [None, "Cộng: 1 người"], [None, "NGƯỜI LẬP"], [None, "Trần Bích Hà"]]
    assert names(rows) == ["Lê Văn A"]


def test_a_merged_row_across_the_list_is_a_section() -> None:
    workbook = openpyxl.Workbook()
    for row in (HEAD, [None, "Công nhân kỹ thuật"], [1, "Lê Văn A", "1/2/1990"]):
        workbook.active.append(row)
    workbook.active.merge_cells("B2:F2")
    assert check_data(saved(workbook)).rows == 1


def test_a_name_without_number_and_facts_inside_the_list_is_doubtful() -> None:
    found = checked([HEAD, [1, "Lê Văn A", "1990"], [None, "Lê Văn B"], [2, "Lê Văn C", "1991"]])
    assert places(found) == ["3B"]
    assert "chỉ có tên" in found.rejected[0].reason


def test_a_list_of_names_alone_is_a_list() -> None:
    assert names([["Lê Văn A"], ["Lê Văn B"], ["Tổ máy 2"]], ["Họ và tên"]) == ["Lê Văn A", "Lê Văn B"]


def test_a_hidden_row_is_named_and_does_not_go_in() -> None:
    workbook = openpyxl.Workbook()
    for row in (HEAD, [1, "Lê Văn A"], [2, "Lê Văn B"]):
        workbook.active.append(row)
    workbook.active.row_dimensions[3].hidden = True
    assert places(check_data(saved(workbook))) == ["3B"]


@pytest.mark.parametrize(
    ("cells", "where"),
    [
        (["Lê Văn", None], "thiếu tên"),
        ([None, "A"], "thiếu họ và tên đệm"),
        ([None, None], "thiếu họ tên"),
    ],
)
def test_a_split_name_needs_both_parts(cells: list[Any], where: str) -> None:
    found = checked([["STT", "Họ đệm", "Tên", "Tổ"], [1, *cells, "1"]])
    assert [one.reason for one in found.rejected] == [where]


def test_a_split_name_becomes_whole() -> None:
    assert names([[1, "lê  văn", "ÁNH"]], ["STT", "Họ đệm", "Tên"]) == ["Lê Văn Ánh"]


@pytest.mark.parametrize(
    ("birth", "reason"),
    [
        ("1/1/2031", "ngày sinh nằm ở tương lai"),
        ("1/1/2020", "tính ra mới 6 tuổi"),
        ("1/1/1910", "tính ra 116 tuổi"),
    ],
)
def test_births_that_cannot_be_reject_the_row(birth: str, reason: str) -> None:
    assert [one.reason for one in checked([HEAD, [1, "Lê Văn A", birth]]).rejected] == [reason]


def test_years_under_nam_and_nu_give_birth_and_sex() -> None:
    head = [["TT", "Họ tên", "Năm sinh", None, "Tổ"], [None, None, "Nam", "Nữ", None]]
    found = checked([*head, [1, "Lê Văn A", 1990, None, "1"], [2, "Lê Thị B", None, 1991, "1"]])
    assert [(person.sex, str(person.birth)) for person in found.people.people] == [("male", "1990"), ("female", "1991")]
    assert warned(found) == ["3C", "4D"]


def test_marks_under_nam_and_nu_give_the_sex_and_both_reject() -> None:
    head = ["TT", "Họ tên", "Nam", "Nữ"]
    found = checked([head, [1, "Lê Văn A", "x", None], [2, "Lê Thị B", None, "x"], [3, "Lê C", "x", "x"], [4, "Lê D"]])
    assert [person.sex for person in found.people.people] == ["male", "female", None]
    assert found.rejected[0].reason == "đánh dấu cả Nam và Nữ"


DAYS = ["STT", "Họ tên", "Ngày sinh", "Ngày vào làm", "Ngày nghỉ việc"]


@pytest.mark.parametrize(
    ("cells", "rejected", "warnings"),
    [
        (["1/1/1980", "1/1/2000", None], [], []),
        (["1/1/1980", "1/1/1979", None], [], ["2D"]),
        (["1/1/1980", "1/1/1990", None], [], ["2D"]),
        (["1/1/1980", "1/1/2030", None], [], ["2D"]),
        (["1/1/1980", "3/2000", None], [], ["2D"]),
        (["1/1/1980", None, "1/1/1970"], ["2E"], []),
        (["1/1/1980", "1/1/2000", "1/1/1999"], ["2E"], []),
        (["1/1/1980", "1/1/2000", "1/1/2026"], [], []),
    ],
)
def test_days_at_work_are_checked_against_one_another(
    cells: list[Any], rejected: list[str], warnings: list[str]
) -> None:
    found = checked([DAYS, [1, "Lê Văn A", *cells]])
    assert (places(found), warned(found)) == (rejected, warnings)


CLASSES = ["STT", "Họ tên", "Xếp loại", "Mặt còn yếu"]


@pytest.mark.parametrize(
    ("cells", "read", "warnings"),
    [
        (["Tích cực", None], ("active", None), []),
        (["Kém", "chất lượng"], ("needs_help", "chất lượng"), []),
        (["Kém: giờ giấc", None], ("needs_help", "giờ giấc"), []),
        (["Kém", None], (None, None), ["2C"]),
        (["Yếu", "chất lượng"], (None, None), ["2C"]),
        (["Chưa phân loại", None], (None, None), []),
        ([None, "chất lượng"], (None, None), []),
    ],
)
def test_classes_are_proposals_and_the_third_never_stands_without_its_aspect(
    cells: list[Any], read: tuple[str | None, str | None], warnings: list[str]
) -> None:
    found = checked([CLASSES, [1, "Lê Văn A", *cells]])
    (person,) = found.people.people
    assert ((person.class_code, person.aspects), warned(found)) == (read, warnings)


def test_a_row_rejected_gives_no_warnings_beside() -> None:
    found = checked([HEAD, [1, "Lê Văn 2", "1990", "M"]])
    assert (places(found), warned(found)) == (["2B"], [])


ROSTER = [
    "TT",
    "Họ tên",
    "Ngày sinh",
    "Ngày QĐ kết nạp",
    "Ngày vào Đảng",
    "Ngày chính thức",
    "Chức vụ Đảng",
    "Tình trạng",
]


def member(*cells: Any) -> ListedMembership:
    (person,) = checked([ROSTER, [1, "Lê Văn A", *cells]], MEMBERS).people.people
    assert person.membership is not None
    return person.membership


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        (["1/1/1980", "1/5/2010", "19/5/2010", "19/5/2011", "Bí thư", None], MemberStatus.OFFICIAL),
        (["1/1/1980", None, "3/12/2025", None, "Đảng viên dự bị", None], MemberStatus.PROBATIONARY),
        (["1/1/1980", None, "3/12/2025", None, None, None], MemberStatus.PROBATIONARY),
        (["1/1/1960", None, "3/12/1985", "3/12/1986", None, "Miễn sinh hoạt"], MemberStatus.EXEMPT),
        (["1/1/1960", None, "3/12/1985", "3/12/1986", None, "Đã chuyển đi"], MemberStatus.TRANSFERRED),
        ([None, None, None, None, None, None], MemberStatus.OFFICIAL),
    ],
)
def test_the_status_follows_from_dates_and_words(cells: list[Any], status: MemberStatus) -> None:
    assert member(*cells).status == status


def test_posts_that_only_say_member_are_no_posts() -> None:
    assert member(None, None, "1/1/2010", "1/1/2011", "Đảng viên", None).party_post is None
    assert member(None, None, "1/1/2010", "1/1/2011", "phó bí thư", None).party_post == "Phó bí thư"


@pytest.mark.parametrize(
    ("cells", "rejected", "warnings"),
    [
        (["1/1/1980", "1/6/2010", "19/5/2010", None], ["2E"], []),
        (["1/1/1980", None, "19/5/2010", "19/5/2009"], ["2F"], []),
        (["1/1/1995", None, "19/5/2010", None], ["2E"], []),
        (["1/1/1980", None, "19/5/2030", None], ["2E"], []),
        (["1/1/1980", None, "19/5/2026", "19/5/2027"], [], ["2F"]),
        (["1/1/1980", None, "19/5/2010", None], [], ["2F"]),
        (["1/1/1980", None, "5/2010", "19/5/2011"], [], ["2E"]),
        (["1/1/2012", None, None, None], ["2C"], []),
        ([None, None, None, None], [], ["2F"]),
    ],
)
def test_dates_of_a_membership_are_checked(cells: list[Any], rejected: list[str], warnings: list[str]) -> None:
    found = checked([ROSTER, [1, "Lê Văn A", *cells]], MEMBERS)
    assert (places(found), warned(found)) == (rejected, warnings)


def test_the_list_stands_for_the_day_of_its_title_but_never_for_a_later_day() -> None:
    for title, day in (("Có đến ngày 1/10/2026", date(2026, 10, 1)), ("Có đến ngày 1/10/2030", date(2026, 11, 20))):
        assert checked([[title], HEAD, [1, "Lê Văn A"]]).people.as_of == day
