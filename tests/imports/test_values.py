"""Single cells, read as a careful clerk reads them: put right where it is sure, else a doubt with its reason."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.imports import values
from dvqc_desktop.imports.cells import Fault, Formula, OldText
from dvqc_desktop.imports.values import Doubt


def doubt(read: Callable[[Any], object], cell: object) -> tuple[str, bool]:
    with pytest.raises(Doubt) as caught:
        read(cell)
    return str(caught.value), caught.value.rejects


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (" TRẦN\u00a0VĂN  HẢI ", "Trần Văn Hải"),
        ("nguyễn văn\nan", "Nguyễn Văn An"),
        ("Y\u200bBlă Niê", "YBlă Niê"),
        ("H'Hen Niê (con ông Y Mơ)", "H'Hen Niê (con Ông Y Mơ)"),
        ("Nguye\u0302\u0303n Thi\u0323 Hoa\u0300", "Nguyễn Thị Hoà"),
    ],
)
def test_names_are_put_right(cell: str, read: str) -> None:
    assert values.read_name(cell) == read


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        (None, "thiếu họ tên"),
        (" \u00a0 ", "thiếu họ tên"),
        ("x" * 3000, "họ tên dài 3000 ký tự, quá 80"),
        ("Lê Văn 2", "họ tên có chữ số"),
        ("Lê Văn ２", "họ tên có chữ số"),
        (1990, "họ tên có chữ số"),
        (date(1990, 1, 1), "họ tên có chữ số"),
        ("Lê\x07 Văn", "họ tên có ký tự điều khiển"),
        ("Lê \u202eVăn", "họ tên có ký tự điều khiển"),
        ("Lê \ud800", "họ tên có ký tự điều khiển"),
        ("Lê 😀", "họ tên có ký tự lạ"),
        ("=cmd|x", "họ tên có ký tự lạ"),
        ("- . -", "họ tên không có chữ cái"),
        (Formula("=B2", "Lê Văn A"), "ô họ tên là công thức; dán lại thành giá trị rồi nhập"),
        (Fault("#REF!"), "ô họ tên đang báo lỗi"),
    ],
)
def test_a_doubtful_name_rejects_its_row(cell: object, reason: str) -> None:
    assert doubt(values.read_name, cell) == (reason, True)


@pytest.mark.parametrize(
    ("cell", "read", "less"),
    [
        (date(1990, 7, 5), "05/07/1990", ""),
        ("5/7/90", "05/07/1990", ""),
        ("12/1988", "12/1988", "chỉ có tháng và năm"),
        ("1999", "1999", "chỉ có năm"),
        (1999, "1999", "chỉ có năm"),
        (Formula("=DATE(1990,7,5)", date(1990, 7, 5)), "05/07/1990", ""),
    ],
)
def test_dates_are_read_day_first_with_what_is_known(cell: Any, read: str, less: str) -> None:
    found = values.read_date(cell)
    assert found is not None
    assert (str(found.value), found.less) == (read, less)


@pytest.mark.parametrize("cell", [None, "", "  "])
def test_an_empty_date_is_no_date(cell: Any) -> None:
    assert values.read_date(cell) is None


@pytest.mark.parametrize(
    ("cell", "part", "rejects"),
    [
        ("31/02/1985", "không có ngày 31/02/1985", True),
        ("không rõ", "ô để trống", False),
        ("?", "ô để trống", False),
        (30987, "là một con số, không phải ngày", True),
        (5071990, "là một con số, không phải ngày", True),
        (0.5, "là một con số, không phải ngày", True),
        (True, "không đọc được là ngày tháng", True),
        (date(1850, 1, 1), "năm 1850 nằm ngoài", True),
        (Formula("=A1", None), "công thức chưa có giá trị", False),
        (Fault("#N/A"), "đang báo lỗi", False),
    ],
)
def test_a_doubtful_date_is_told(cell: Any, part: str, rejects: bool) -> None:
    reason, rejected = doubt(values.read_date, cell)
    assert part in reason
    assert rejected is rejects


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (937194251, "0937194251"),
        ("0937 194 251", "0937194251"),
        ("+84 937.194.251", "0937194251"),
        ("84937194251", "0937194251"),
        ("(024) 3825-1234", "02438251234"),
        ("không có", None),
        (None, None),
    ],
)
def test_phones_get_their_leading_0_back(cell: Any, read: str | None) -> None:
    assert values.read_phone(cell) == read


@pytest.mark.parametrize("cell", ["12345", "abc", 8.49e20, 12, "0937194251/0912345678"])
def test_what_is_no_phone_leaves_the_cell_empty(cell: Any) -> None:
    assert "ô để trống" in doubt(values.read_phone, cell)[0]


@pytest.mark.parametrize(
    ("cell", "read"),
    [("5/7", "5/7"), ("Bậc 4/7", "4/7"), (3, "3"), ("bậc 3", "3"), ("3,0", "3"), ("-", None), (None, None)],
)
def test_grades_are_kept_as_they_stand(cell: Any, read: str | None) -> None:
    assert values.read_grade(cell) == read


@pytest.mark.parametrize(
    ("cell", "part"),
    [
        ("8/7", "không có “8/7”"),
        ("5/3", "không có “5/3”"),
        (12, "không phải bậc thợ"),
        (date(2026, 7, 5), "đổi thành ngày"),
    ],
)
def test_what_is_no_grade_leaves_the_cell_empty(cell: Any, part: str) -> None:
    reason, rejects = doubt(values.read_grade, cell)
    assert part in reason
    assert not rejects


@pytest.mark.parametrize("cell", [1.23e11, 123456789012.5, "1,23E+11"])
def test_codes_that_lost_digits_are_told(cell: Any) -> None:
    if isinstance(cell, float) and cell.is_integer():
        cell = "1.23E+11"
    assert "mất chữ số" in doubt(values.read_code, cell)[0]


def test_codes_are_kept_as_text() -> None:
    assert (values.read_code(1023), values.read_code("CN-007"), values.read_code(None)) == ("1023", "CN-007", None)


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("Tích cực", (WorkerClass.ACTIVE, "")),
        ("TC", (WorkerClass.ACTIVE, "")),
        ("tb", (WorkerClass.AVERAGE, "")),
        ("Kém", (WorkerClass.NEEDS_HELP, "")),
        ("Cần giúp từng mặt", (WorkerClass.NEEDS_HELP, "")),
        ("Kém: chất lượng", (WorkerClass.NEEDS_HELP, "chất lượng")),
        ("Kém (giờ giấc)", (WorkerClass.NEEDS_HELP, "giờ giấc")),
        ("Chưa phân loại", (WorkerClass.UNCLASSIFIED, "")),
        (None, None),
    ],
)
def test_classes_are_read_with_the_aspect_behind_them(cell: Any, read: object) -> None:
    assert values.read_class(cell) == read


@pytest.mark.parametrize("cell", ["Yếu", "A", 1, "Giỏi"])
def test_other_words_are_no_class(cell: Any) -> None:
    assert doubt(values.read_class, cell) == ("không phải một trong ba loại; không ghi đề nghị", False)


def test_sexes_and_ticks() -> None:
    assert [values.read_sex(cell) for cell in ("nữ", "NAM", None)] == ["female", "male", None]
    assert "không phải Nam hoặc Nữ" in doubt(values.read_sex, "M")[0]
    ticks = ["x", 1, "có", date(2020, 1, 1), True, None, 0, "không", "", False]
    assert [values.read_tick(cell) for cell in ticks] == [True] * 5 + [False] * 5


def test_units_get_their_noun_and_words_their_capital() -> None:
    read = values.read_unit("Nhóm")
    assert [read(cell) for cell in (1, "A", "IV", "nhóm 2", "tiện", None, "không rõ")] == [
        "Nhóm 1",
        "Nhóm A",
        "Nhóm IV",
        "Nhóm 2",
        "Tiện",
        None,
        None,
    ]


def test_texts_are_bounded_and_clean() -> None:
    assert values.read_text(" a\u00a0 b ") == "a b"
    assert values.read_text(True) is None
    assert "quá 200" in doubt(values.read_text, "x" * 201)[0]
    assert "điều khiển" in doubt(values.read_text, "a\x00b")[0]


def test_cells_are_shown_as_excel_shows_them() -> None:
    cells = [None, date(1990, 7, 5), Formula("=A1", 1), Fault("#N/A"), OldText("x", ".Vn"), 5, 5.5, "a"]
    assert [values.shown(cell) for cell in cells] == ["", "05/07/1990", "=A1", "#N/A", "x", "5", "5.5", "a"]
