"""Sums of a report that must agree: each broken one is a sentence, none where they agree."""

from dataclasses import replace

import pytest

from dvqc_desktop.domain.figures import Figures
from dvqc_desktop.domain.report import ClassCounts
from dvqc_desktop.domain.report_checks import CountedAnew, broken_sums, carried_wrong

WHOLE = Figures(
    members_total=3, members_assigned=3, members_volunteered=1, workers_total=15, class_active=5, class_average=8,
    class_needs_help=2, opening_total=14, arrived=2, departed=1, moved_up=3, moved_down=1,
    contacts_total=33, people_met=15,
)  # fmt: skip
ANEW = CountedAnew(last_closing=14, opening_classes=14, in_groups=15, contacts_by_class=33)


def test_sums_that_agree_say_nothing() -> None:
    assert list(broken_sums(WHOLE, ANEW)) == []
    assert list(broken_sums(WHOLE, replace(ANEW, in_groups=None))) == []


@pytest.mark.parametrize(
    ("figures", "anew", "words"),
    [
        (replace(WHOLE, arrived=3), ANEW, "Đầu kỳ 14, mới đến 3, đã đi 1 ra 16 người, mà cuối kỳ ghi 15."),
        (replace(WHOLE, class_active=4), ANEW, "Các loại cuối kỳ cộng lại 14 người, mà tổng số ghi 15."),
        (WHOLE, replace(ANEW, opening_classes=13), "Các loại đầu kỳ cộng lại 13 người, mà tổng số ghi 14."),
        (WHOLE, replace(ANEW, last_closing=16), "Cuối kỳ trước 16 người, mà đầu kỳ này ghi 14."),
        (WHOLE, replace(ANEW, in_groups=12), "Các nhóm cộng lại 12 người, mà tổng số ghi 15."),
        (WHOLE, replace(ANEW, contacts_by_class=30), "Lượt gặp theo loại cộng lại 30, mà tổng số ghi 33."),
        (replace(WHOLE, members_assigned=4), ANEW, "Đảng viên được phân công (4) nhiều hơn số đảng viên (3)."),
        (replace(WHOLE, members_volunteered=4), ANEW, "Đảng viên tự đăng ký (4) nhiều hơn số đảng viên (3)."),
        (replace(WHOLE, people_met=34), ANEW, "Số người đã gặp (34) nhiều hơn số lượt gặp (33)."),
        (replace(WHOLE, moved_up=13), ANEW, "Số người đổi loại (14) nhiều hơn số người ở lại (13)."),
    ],
)
def test_each_sum_that_does_not_agree_is_one_sentence(figures: Figures, anew: CountedAnew, words: str) -> None:
    assert list(broken_sums(figures, anew)) == [words]


def test_what_was_sent_last_must_be_what_this_period_opens_with() -> None:
    opening = ClassCounts("", 5, 8, 2)
    assert carried_wrong(ClassCounts("", 5, 8, 2), opening) == ""
    assert carried_wrong(ClassCounts("", 5, 8, 1), opening) == "ghi cuối kỳ 14 quần chúng, mà đầu kỳ này là 15"
    assert carried_wrong(ClassCounts("", 4, 9, 2), opening) == "ghi các loại cuối kỳ khác với đầu kỳ này"
