"""Words broken over lines: whole words, no more lines than asked for, an ellipsis only where something is left over."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from dvqc_desktop.ui.widgets.two_lines import broken

WORDS = "Từ 130 lên 140 cái/công, cùng anh Cường gá thử"


def test_words_go_on_in_as_many_lines_as_they_need_and_no_more_than_asked_for(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    whole = metrics.horizontalAdvance(WORDS)
    assert broken(WORDS, metrics, whole, 3) == [WORDS]
    two = broken(WORDS, metrics, whole * 2 // 3, 3)
    assert (len(two), " ".join(two)) == (2, WORDS)
    short = broken(WORDS, metrics, whole // 4, 2)
    assert len(short) == 2 and short[1].endswith("…")
    assert all(metrics.horizontalAdvance(line) <= whole // 4 for line in short)


def test_a_word_longer_than_the_line_is_elided_and_the_next_goes_below(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    first, second = broken("chuyên-môn-kỹ-thuật-phân-xưởng hai", metrics, metrics.horizontalAdvance("chuyên-môn"), 2)
    assert (first[-1], second) == ("…", "hai")
