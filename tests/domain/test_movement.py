"""The words of the movement's cells, and which way each leads."""

import pytest

from dvqc_desktop.domain.classes import CLASS_WORDS, WorkerClass
from dvqc_desktop.domain.movement import cell_words, direction_of, ends, is_possible, since_closing, starts


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (("average", "active"), "Từ Trung bình sang Tích cực"),
        (("active", "active"), "Vẫn ở Tích cực"),
        (("new", "active"), "Mới đến, vào Tích cực"),
        (("average", "left"), "Từ Trung bình, rời danh sách"),
        (("average", None), "Đầu kỳ: Trung bình"),
        (("moved_in", None), "Chuyển đến"),
        ((None, "average"), "Cuối kỳ: Trung bình"),
        ((None, "moved_out"), "Chuyển đi"),
        ((None, None), "Tất cả"),
    ],
)
def test_a_cell_a_row_and_a_column_are_said_in_words(cell, words):
    assert cell_words(cell, CLASS_WORDS) == words


def test_only_a_change_between_classes_leads_up_or_down():
    assert direction_of(("average", "active")) == 1
    assert direction_of(("active", "needs_help")) == -1
    for cell in (
        ("active", "active"),
        ("unclassified", "active"),
        ("new", "active"),
        ("active", "left"),
        (None, "active"),
    ):
        assert direction_of(cell) == 0


def test_others_than_all_have_rows_and_columns_for_who_comes_from_others_and_goes_to_them():
    assert starts(False, True) == ("active", "average", "needs_help", "new")
    assert starts(True, False) == ("active", "average", "needs_help", "unclassified", "new", "moved_in")
    assert ends(False, True)[3:] == ("left", "admitted")
    assert ends(False, False)[3:] == ("left", "admitted", "moved_out")
    assert not is_possible(("new", "left")) and is_possible(("new", None))


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        ((4, 8, 3, 0), ""),
        ((4, 8, 3, 2), "sau khi chốt có 2 người ghi thêm"),
        ((4, 7, 3, 0), "sau khi chốt bớt 1 người"),
        ((5, 7, 3, 0), "sau khi chốt có đính chính loại"),
    ],
)
def test_what_came_after_a_round_was_closed_is_told_beside_its_kept_totals(counted, words):
    kept = dict(zip(WorkerClass, (4, 8, 3, 0), strict=True))
    assert since_closing(kept, dict(zip(WorkerClass, counted, strict=True))) == words
