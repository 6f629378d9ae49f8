"""A whole round of the 15 of the sample cell, from its opening to the closed figures, by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import RoundState
from dvqc_desktop.services.classes import rounds
from dvqc_desktop.services.classes.classes import class_history
from dvqc_desktop.services.classes.movement import class_counts
from dvqc_desktop.ui.pages.board.words import movement_badge
from tests.ui.kit import child, dialog, open_dialogs, put
from tests.ui.pages.board.round_kit import TODAY, hit, told

KEY = Qt.Key
PROPOSED = {
    "1": ("Cường", "Hạnh", "Nhựng", "Sang", "Minh", "Mai"),
    "3": ("Dung",),
    "2": ("Khải", "Quý", "Lực", "Thu", "Tiến", "Bình", "Hướng", "Yến"),
}


@pytest.fixture
def begin(page, qtbot):
    """Space on a button of the board opens a dialog."""

    def press_space(button, opened):
        qtbot.waitUntil(lambda: child(page, QPushButton, button).isVisible())
        child(page, QPushButton, button).setFocus()
        QTest.keyClick(page.window().focusWidget(), KEY.Key_Space)
        return dialog(page, opened)

    return press_space


def accept(form):
    QTest.keyClick(form.focusWidget() or form, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)


def walk_through(walk):
    digit_of = {name: digit for digit, names in PROPOSED.items() for name in names}
    for _ in range(15):
        digit = digit_of[told(walk, "walkName").split()[-1]]
        hit(walk, digit)
        if digit == "3":
            hit(walk, KEY.Key_Return)


def agree_third(form):
    """Strengths and aspect are known; cause and help are written."""
    assert "chất lượng sản phẩm" in child(form, QWidget, "aspectChecks").words()
    child(form, QWidget, "causeChecks").findChildren(QCheckBox)[0].setFocus()
    hit(form, KEY.Key_Space)
    child(form, QLineEdit, "helpEdit").setFocus()
    put(form.focusWidget(), "Đồng chí Hà kèm mỗi tuần một buổi")
    accept(form)


def test_a_whole_round_by_keyboard_alone(page, ids, begin):
    accept(begin("newRoundButton", "roundDialog"))
    walk = begin("walkRoundButton", "roundWalk")
    walk_through(walk)
    assert told(walk, "walkBarWords") == "15/15 đã có đề nghị"
    assert told(walk, "walkDone") == "Mọi người đã có đề nghị."
    hit(walk, KEY.Key_Escape)
    assert page.store.read(class_counts, TODAY)[WorkerClass.ACTIVE] == 5
    accept(begin("agreeTogetherButton", "agreeTogetherDialog"))
    agree_third(begin("agreeNextButton", "reclassifyDialog"))
    meeting = begin("roundNextButton", "roundDialog")
    assert told(meeting, "roundTotals") == "Theo sổ đến ngày 20/11/2026: 6 tích cực, 8 trung bình, 1 cần giúp từng mặt."
    child(meeting, QLineEdit, "roundNumberEdit").setFocus()
    put(meeting.focusWidget(), "08-KL/TĐ")
    accept(meeting)
    accept(begin("roundNextButton", "roundDialog"))
    assert open_dialogs(page) == []
    check_figures(page, ids, begin)


def check_figures(page, ids, begin):
    """The closed round, the history, the comparison with the round before, the badges."""
    row = page.store.read(rounds.list_rounds)[0]
    assert (row.state, row.document_number, row.closed_on) == (RoundState.CLOSED, "08-KL/TĐ", TODAY)
    assert row.totals == page.store.read(class_counts, TODAY)
    assert list(row.totals.values()) == [6, 8, 1, 0]
    entry = page.store.read(class_history, ids["Khải"])[0]
    assert (entry.worker_class, entry.round_id) == (WorkerClass.AVERAGE, row.id)
    assert entry.reason == "Thống nhất trong đợt quý IV năm 2026"
    assert movement_badge(page.data.by_id[ids["Khải"]])[1] == "tiến bộ"
    assert movement_badge(page.data.by_id[ids["Mai"]])[1] == "từ TB"
    form = begin("newRoundButton", "roundDialog")
    words = {found.text() for found in form.findChildren(QLabel)}
    assert "Đợt quý IV năm 2026, chốt 20/11/2026, số 08-KL/TĐ" in words
    assert not child(page, QWidget, "roundStrip").isVisible()
