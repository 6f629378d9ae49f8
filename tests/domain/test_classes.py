"""Up and down among the classes."""

import pytest

from dvqc_desktop.domain.classes import CLASS_WORDS, WorkerClass, moved, totals_words


@pytest.mark.parametrize(
    ("before", "after", "step"),
    [
        ("needs_help", "average", 1),
        ("average", "active", 1),
        ("active", "average", -1),
        ("average", "average", 0),
        ("unclassified", "active", 0),
        ("active", "unclassified", 0),
    ],
)
def test_only_a_change_between_two_given_classes_is_a_move(before, after, step):
    assert moved(WorkerClass(before), WorkerClass(after)) == step


def test_every_class_has_its_word_and_none_says_weak():
    assert set(CLASS_WORDS) == set(WorkerClass)
    assert not any("kém" in word.lower() for word in CLASS_WORDS.values())


def test_totals_are_told_in_words_without_an_empty_fourth_class():
    totals = {WorkerClass.ACTIVE: 5, WorkerClass.AVERAGE: 8, WorkerClass.NEEDS_HELP: 2, WorkerClass.UNCLASSIFIED: 0}
    assert totals_words(totals, CLASS_WORDS) == "5 tích cực, 8 trung bình, 2 cần giúp từng mặt"
    assert totals_words({WorkerClass.UNCLASSIFIED: 3}, CLASS_WORDS).endswith("0 cần giúp từng mặt, 3 chưa phân loại")
