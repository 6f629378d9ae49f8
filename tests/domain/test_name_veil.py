"""Hidden names: in any text, in rows within rows; whatever was hidden is known and never written back."""

from collections import namedtuple
from dataclasses import dataclass
from functools import cached_property

import pytest

from dvqc_desktop.domain.name_veil import MARK, NameVeil, has_hidden

VEIL = NameVeil((("Đào Thị Dung", "female"), ("Đinh Công Hướng", "male"), ("Đào Thị", None), ("Bình", None)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Đào Thị Dung", "chị D."),
        ("phân loại Đinh Công Hướng (Tổ máy 6)", "phân loại anh H. (Tổ máy 6)"),
        ("ĐÀO THỊ DUNG, Đinh  Công Hướng: 2 việc", "chị D., anh H.: 2 việc"),
        ("Đào Thị kèm Đào Thị Dung", "anh/chị T. kèm chị D."),
        ("Bình", "anh/chị B."),
        ("Hòa Bình, Đào Thịnh, Công Hướng", "Hòa Bình, Đào Thịnh, Công Hướng"),
        ("", ""),
    ],
)
def test_every_full_name_becomes_short_whatever_stands_around_it(text: str, shown: str) -> None:
    assert VEIL.text(text).replace(MARK, "") == shown


Pair = namedtuple("Pair", "name count")


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    helped: tuple["Row", ...] = ()


@dataclass(frozen=True)
class Page:
    rows: dict[str, list[Row]]
    pairs: frozenset[Pair]

    @cached_property
    def first(self) -> str:
        return next(iter(self.rows.values()))[0].name


def test_rows_within_rows_are_looked_through_and_the_others_stay_themselves() -> None:
    plain = Row("Tổ máy 6")
    page = Page({"Đào Thị Dung": [Row("Đào Thị Dung", (plain,))]}, frozenset({Pair("Đinh Công Hướng", 2)}))
    assert page.first == "Đào Thị Dung"
    shown = VEIL.value(page)
    assert shown.first == f"chị D.{MARK}" and "Dung" not in repr(shown) and "Hướng" not in repr(shown)
    assert shown.rows[f"chị D.{MARK}"][0].helped[0] is plain and page.first == "Đào Thị Dung"
    assert VEIL.value(plain) is plain and VEIL.value(7) == 7


def test_what_was_hidden_is_found_wherever_it_stands() -> None:
    short = VEIL.text("Đào Thị Dung")
    assert all(map(has_hidden, (short, Row("", (Row(short),)), {"a": [short]}, {short})))
    assert not any(map(has_hidden, ("chị D.", Row("Đào Thị Dung"), {"a": [1, None]}, Row)))
