"""The dialog of rounds and the line above the board: how far a round is, given up, agreed again, compared."""

from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QLineEdit, QPushButton, QWidget

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import RoundState
from dvqc_desktop.services.classes import rounds
from dvqc_desktop.services.classes.classes import classify
from dvqc_desktop.services.classes.rounds import Basis
from tests.team_kit import Team, class_form
from tests.ui.kit import child, dialog, open_dialogs, press
from tests.ui.pages.board.board_kit import strip_words
from tests.ui.pages.board.round_kit import TODAY, open_round, propose, told

ACTIVE, AVERAGE, NEEDS_HELP = WorkerClass.ACTIVE, WorkerClass.AVERAGE, WorkerClass.NEEDS_HELP
MONDAY = date(2026, 11, 16)
LATE = "Đợt quý III/2026: sau khi chốt có 1 người ghi thêm."


@pytest.fixture
def round_id(page, ids):
    """An open round with one proposal of each class, one of them from a list."""
    made = open_round(page)
    propose(page, made, ids["Mai"], ACTIVE)
    propose(page, made, ids["Minh"], AVERAGE, rounds.IMPORT)
    propose(page, made, ids["Thu"], NEEDS_HELP)
    return made


def agree_on(page, round_id, day):
    """The round without its proposals, agreed by number on a day."""
    for card in page.data.proposed():
        page.acts.withdraw(card.proposed.id)
    page.store.write(rounds.agree_round, round_id, Basis(day, document_number="08-KL/TĐ"))


def open_dialog(page):
    press(page, "newRoundButton")
    return dialog(page, "roundDialog")


def all_words(form):
    return {found.text() for found in form.findChildren(QLabel)}


def test_the_dialog_tells_proposals_apart_from_agreed_classes(page, round_id):
    words = all_words(open_dialog(page))
    assert {"3/15 đã có đề nghị", "2 ghi tay, 1 từ danh sách nhập"} <= words
    third = "Chưa thống nhất người nào, còn chờ 3, trong đó 1 cần giúp từng mặt, thống nhất riêng từng người."
    assert third in words
    assert "12 người không có đề nghị trong đợt, giữ loại hiện nay." in words


@pytest.mark.parametrize(
    ("button", "opened"),
    [
        ("roundWalkButton", "roundWalk"),
        ("roundTogetherButton", "agreeTogetherDialog"),
        ("roundEachButton", "reclassifyDialog"),
    ],
)
def test_each_way_on_opens_from_the_dialog(page, round_id, button, opened):
    press(open_dialog(page), button)
    assert open_dialogs(page) == [opened]


def test_the_line_above_the_board_tells_how_far_the_round_is(page, round_id):
    assert "3/15 đã có đề nghị" in strip_words(page, "roundStrip")
    assert "3 chờ thống nhất" in strip_words(page, "roundStrip")
    agree_on(page, round_id, TODAY)
    said = "đã thống nhất ngày 20/11/2026, 5 tích cực, 8 trung bình, 2 cần giúp từng mặt"
    assert said in strip_words(page, "roundStrip")
    press(page, "roundNextButton")
    assert child(dialog(page, "roundDialog"), QPushButton, "closeRoundButton").isVisible()


def test_the_line_above_the_board_takes_fewer_words_in_a_narrow_window(page, round_id):
    strip = child(page, QWidget, "roundStrip")
    strip.resize(860, strip.height())
    assert child(strip, QPushButton, "agreeTogetherButton").text() == "Thống nhất 2…"
    assert strip.needed() <= 860


def test_a_round_with_nothing_agreed_is_given_up(page, ids, round_id):
    press(open_dialog(page), "abandonRoundButton")
    assert (open_dialogs(page), page.data.round, page.data.by_id[ids["Mai"]].proposed) == ([], None, None)
    assert not child(page, QWidget, "roundStrip").isVisible()
    page.store.undo()
    assert page.data.by_id[ids["Mai"]].proposed.worker_class is ACTIVE


def test_a_round_that_moved_is_closed_on_the_agreed_day_or_agreed_again(page, ids, round_id):
    agree_on(page, round_id, MONDAY)
    page.store.write(classify, ids["Mai"], class_form(ACTIVE, date(2026, 11, 18)))
    form = open_dialog(page)
    child(form, QDateEdit, "roundDateEdit").set_day(TODAY)
    press(form, "closeRoundButton")
    assert "khác số đã thống nhất" in told(form, "roundDateEditError")
    press(form, "againButton")
    again = dialog(page, "roundDialog")
    child(again, QLineEdit, "roundNumberEdit").setText("09-KL/TĐ")
    press(again, "agreeRoundButton")
    press(open_dialog(page), "closeRoundButton")
    row = page.store.read(rounds.list_rounds)[0]
    assert (row.state, row.closed_on, row.totals[ACTIVE]) == (RoundState.CLOSED, TODAY, 6)


def test_a_refusal_keeps_the_dialog_open(page, round_id):
    form = open_dialog(page)
    child(form, QLineEdit, "roundNumberEdit").setText("08-KL/TĐ")
    press(form, "agreeRoundButton")
    assert open_dialogs(page) == ["roundDialog"]


def test_closed_rounds_stand_side_by_side_and_any_two_are_compared(page):
    form = open_dialog(page)
    assert {"Hôm nay", "Đợt quý III/2026, chốt 30/09/2026, số 07-KL/TĐ"} <= all_words(form)
    assert told(form, "roundMoved") == "3 người tiến bộ, 1 người giảm."
    child(form, QComboBox, "compareFromCombo").setCurrentIndex(1)
    child(form, QComboBox, "compareToCombo").setCurrentIndex(1)
    assert "tiến bộ" in told(form, "roundMoved")
    child(form, QComboBox, "compareFromCombo").setCurrentIndex(0)
    child(form, QComboBox, "compareToCombo").setCurrentIndex(2)
    assert "giảm" in told(form, "roundMoved")


def test_somebody_entered_late_changes_no_total_and_is_told_in_a_quiet_line(page, sample_db):
    Team(sample_db).worker("Lê Văn Muộn", at=date(2026, 9, 1))
    page.refresh()
    form = open_dialog(page)
    assert "4" in all_words(form) and told(form, "roundSince") == LATE
    press(form, "compareRoundsButton")
    assert told(dialog(page, "movementDialog"), "movementSinceLabel") == LATE
    assert page.data.before[WorkerClass.UNCLASSIFIED] == 0


def test_among_very_many_people_movement_is_counted_only_when_asked_for(page, monkeypatch):
    monkeypatch.setattr("dvqc_desktop.ui.pages.board.rounds.past.AT_ONCE", 10)
    form = open_dialog(page)
    assert told(form, "roundMoved") == "Chọn hai mốc để đếm số người chuyển loại."
    child(form, QComboBox, "compareFromCombo").setCurrentIndex(1)
    assert "giảm" in told(form, "roundMoved")


def test_who_moved_between_two_rounds_opens_from_the_dialog(page):
    form = open_dialog(page)
    child(form, QComboBox, "compareFromCombo").setCurrentIndex(1)
    child(form, QComboBox, "compareToCombo").setCurrentIndex(1)
    assert told(form, "roundMoved") == "1 người tiến bộ, 0 người giảm."
    press(form, "compareRoundsButton")
    assert open_dialogs(page) == ["movementDialog"]
    assert told(dialog(page, "movementDialog"), "movementTotalsLabel") == "1 người tiến bộ, 0 người giảm"
