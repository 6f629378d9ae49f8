"""The board as of an earlier day: nothing on it can be changed, and everything says which day it is."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import SpellEnd
from dvqc_desktop.services.people.workers import end_worker
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.board.as_of import DayTeller
from tests.ui.kit import child, open_dialogs
from tests.ui.pages.board.board_kit import strip_words

SEPTEMBER, JUNE = date(2026, 9, 30), date(2026, 6, 30)


@pytest.fixture
def then(page):
    page._show_day(SEPTEMBER)
    return page


@pytest.fixture
def said(page):
    """What the page puts into the status bar."""
    told = []
    context = page.context
    page._teller = DayTeller(PageContext(page.store, context.jobs, context.navigate, str, say=told.append))
    return told


def test_keys_that_change_something_open_nothing(then, ids, qtbot):
    then.open_row(ids["Tiến"])
    for key in (Qt.Key.Key_F8, Qt.Key.Key_F7, Qt.Key.Key_F2, Qt.Key.Key_Delete):
        qtbot.keyClick(then, key)
    then.acts.agree_each()
    then.acts.agree_together()
    then.acts.edit_worker(ids["Tiến"])
    then.acts.end_worker(ids["Tiến"])
    assert open_dialogs(then) == []


def test_buttons_and_links_that_change_something_are_off(then):
    for name in ("addWorkerButton", "newRoundButton"):
        assert not child(then, QPushButton, name).isEnabled()
    for name in ("assignGapButton", "adviseGapsButton", "editChainButton"):
        assert not [made for made in then.findChildren(QPushButton, name) if made.isVisible()]


def test_other_tasks_offer_only_what_changes_nothing(then):
    then.tasks.fill(then._more_menu)
    offered = {entry.text() for entry in then._more_menu.actions() if entry.isEnabled()}
    assert "Ai đã chuyển loại…" in offered
    assert not offered & {"Đợt phân loại…", "Đề nghị phân công…"}


def test_head_strip_and_status_bar_say_the_day(page, said):
    page._show_day(SEPTEMBER)
    assert page._header.note.text() == "15 người ngoài Đảng · tại ngày 30/09/2026"
    assert strip_words(page, "asOfStrip").strip().startswith("Đang xem bảng tại ngày 30/09/2026")
    assert said[-1] == "Đang xem ngày 30/09/2026 – chỉ đọc"
    page.hide()
    assert said[-1] == ""
    page.show()
    assert said[-1] == "Đang xem ngày 30/09/2026 – chỉ đọc"
    page._back_to_today()
    assert said[-1] == ""


def test_the_strip_says_what_is_not_of_that_day(then):
    words = strip_words(then, "asOfStrip")
    assert "Chỉ xem. Người dẫn nhóm và tổng số bước kế hoạch là của hôm nay." in words
    then._show_day(JUNE)
    strip = then._as_of
    for width in (1200, 1000):
        strip.resize(width, strip.height())
        assert strip.sizeHint().width() <= width
        assert "Người dẫn nhóm" in strip_words(then, "asOfStrip")


def test_the_coverage_is_that_of_the_day(then):
    words = strip_words(then, "coverageStrip")
    assert words.startswith("Dây chuyền khi đó") and "8/8" in words and "thiếu" not in words


def test_badges_and_heads_compare_with_the_round_before_that_day(then, ids):
    assert then.data.compared_on == JUNE
    before = then.data.by_id[ids["Nhựng"]].before
    assert (before, then.data.by_id[ids["Nhựng"]].worker_class) == (WorkerClass.AVERAGE, WorkerClass.ACTIVE)
    assert then.cards_area.columns[WorkerClass.ACTIVE].head.accessibleName().endswith("đợt 30/06: 3")


def test_the_last_rounds_numbers_count_those_too_who_left_since(page, ids):
    page.store.write(end_worker, ids["Cường"], SpellEnd.TRANSFERRED, date(2026, 11, 20))
    assert page.cards_area.columns[WorkerClass.ACTIVE].head.accessibleName() == "Tích cực: 4. đợt 30/09: 4"


def test_holders_of_the_day_stand_in_the_filter_and_leaders_of_today_do_not(then):
    combo = child(then, QComboBox, "boardHelperCombo")
    listed = {combo.itemText(place) for place in range(combo.count())}
    assert {"Nguyễn Thúy Lợi", "Hồ Sỹ Bình"} <= listed
    assert all(not member.groups for member in then.data.members)


def test_somebody_who_was_not_there_then_is_shown_on_todays_board(page, ids):
    page._show_day(date(2020, 1, 6))
    assert child(page, QLabel, "asOfLabel").isVisible()
    page.open_row(ids["Dung"])
    assert page.data.is_today
    assert page.selected_ids() == [ids["Dung"]]


def test_a_day_before_anybody_offers_no_adding(page):
    page._show_day(date(2000, 1, 3))
    assert page.stack.currentWidget().objectName() == "boardNobodyThen"
