"""Names of files that leave the book: legal on FAT32, exFAT and NTFS, at most 100 characters."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dvqc_desktop.domain.file_names import LONGEST, file_name


def test_a_name_says_what_of_whom_and_when_without_accents() -> None:
    assert file_name(".xlsx", "bao-cao", "X40-Z2/M6", "2026-Q4") == "bao-cao-X40-Z2-M6-2026-Q4.xlsx"
    assert file_name(".xlsx", "danh sách đảng viên", "2026-11-20") == "danh-sach-dang-vien-2026-11-20.xlsx"


@pytest.mark.parametrize(
    ("part", "made"), [("CON", "tep-CON.xlsx"), ("..", "tep.xlsx"), ("a" * 300, "a" * 95 + ".xlsx")]
)
def test_names_of_devices_dots_and_long_ones_are_mended(part: str, made: str) -> None:
    assert file_name(".xlsx", part) == made


@settings(max_examples=100)
@given(st.text(max_size=150))
def test_any_title_gives_a_legal_name(title: str) -> None:
    made = file_name(".xlsx", title)
    assert len(made) <= LONGEST
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', made)
    assert not made.startswith((".", " ")) and made.removesuffix(".xlsx") == made.removesuffix(".xlsx").rstrip(". ")
