"""The control total, and what a breakdown hides so that nobody's class can be worked out."""

import hashlib
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvqc_desktop.domain.figures import (
    DEFINED,
    NAMES,
    Figures,
    control_line,
    control_total,
    has_base,
    hide_small,
    ratio,
)

TABLES = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=5)
)


def test_lines_write_dates_in_iso_and_shares_with_six_decimals() -> None:
    assert control_line("period_start", date(2026, 10, 1)) == "period_start=2026-10-01"
    assert control_line("members_assigned_ratio", 2 / 3) == "members_assigned_ratio=0.666667"
    assert control_line("moved_up", 3) == "moved_up=3"


def test_lines_are_nfc_whatever_the_name_was_typed_in() -> None:
    typed = unicodedata.normalize("NFD", "Tổ đảng Tổ máy 6")
    assert control_line("cell_name", typed) == "cell_name=Tổ đảng Tổ máy 6"


def test_the_total_is_the_hash_of_all_lines_in_order() -> None:
    values = dict.fromkeys(NAMES, 1)
    lines = "\n".join(f"{name}=1" for name in NAMES)
    assert control_total(values) == hashlib.sha256(lines.encode()).hexdigest()


def test_a_missing_name_is_our_own_fault() -> None:
    with pytest.raises(KeyError):
        control_total({"cell_code": "A"})


def test_every_figure_has_words_and_a_meaning() -> None:
    assert list(Figures().values()) == list(DEFINED)
    assert all(figure.words and figure.meaning.endswith(".") for figure in DEFINED.values())


def test_a_share_of_nothing_has_no_base() -> None:
    assert not has_base("members_assigned_ratio", Figures())
    assert not has_base("meetings_attendance_ratio", Figures(members_total=3))
    assert has_base("moved_up", Figures())
    assert (ratio(0, 0), ratio(1, 4)) == (0.0, 0.25)


@given(TABLES)
def test_no_count_under_three_is_shown(counts: list[list[int]]) -> None:
    shown = hide_small(counts)
    assert all(value is None or value >= 3 for row in shown for value in row)
    assert all(value in (None, count) for row, own in zip(shown, counts, strict=True)
               for value, count in zip(row, own, strict=True))  # fmt: skip


@given(TABLES)
def test_no_hidden_count_can_be_worked_out_from_a_sum(counts: list[list[int]]) -> None:
    shown = hide_small(counts)
    lines = [*zip(shown, counts, strict=True)]
    columns = [*zip(zip(*shown, strict=True), zip(*counts, strict=True), strict=True)]
    for line, own in lines + columns:
        hidden = [count for value, count in zip(line, own, strict=True) if value is None]
        assert not hidden or len(hidden) == len(own) or (len(hidden) > 1 and sum(hidden) >= 3)


def test_large_counts_stay_as_they_are() -> None:
    assert hide_small([[5, 8], [4, 9]]) == ((5, 8), (4, 9))
