"""In a large book the dialogs of the board count beside the window: a quiet word till then, never an old answer."""

import gc
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLabel, QTableView, QWidget

from dvqc_desktop.services.classes import rounds
from dvqc_desktop.services.classes.rounds import Basis, find_running_round
from dvqc_desktop.services.reports import figures
from dvqc_desktop.ui.pages.board import data
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from tests.ui.kit import child, dialog, open_dialogs, press
from tests.ui.pages.board.round_kit import TODAY, hit, open_round, told, walk_of

GROUP, HOLDER, CLASS = 1, 4, 0


@pytest.fixture
def large(page, monkeypatch):
    """The book of the page counts as a large one."""
    monkeypatch.setattr(figures, "LARGE", 0)


@pytest.fixture
def rest(page, qtbot):
    """Lets every job come to its end."""
    return lambda: qtbot.waitUntil(lambda: not page.context.jobs.busy, timeout=10_000)


@pytest.fixture
def coverage(page, large, rest):
    page.tasks.open_coverage()
    rest()
    return dialog(page, "coverageDialog")


def shown(form, name):
    table = child(form, QTableView, name)
    return [table.model().index(row, 0).data() for row in range(table.model().rowCount())]


def split(form, place):
    child(form, QButtonGroup, "coverageSplitSegment").buttons()[place].click()


def test_another_split_is_counted_beside_the_window_and_the_old_figures_go_at_once(coverage, rest):
    assert shown(coverage, "coverageTable")[0] == "Tích cực"
    split(coverage, GROUP)
    assert shown(coverage, "coverageTable") == []
    rest()
    assert shown(coverage, "coverageTable")[0] == "Nhóm 1"


def test_of_two_splits_asked_for_quickly_only_the_last_is_ever_shown(coverage, rest):
    seen = []
    child(coverage, QTableView, "coverageTable").model().modelReset.connect(
        lambda: seen.extend(shown(coverage, "coverageTable")[:1])
    )
    split(coverage, GROUP)
    split(coverage, HOLDER)
    rest()
    assert seen == ["Phạm Văn Cường"]


def test_names_behind_a_number_do_not_come_after_another_split_was_chosen(coverage, rest):
    table = child(coverage, QTableView, "coverageTable")
    table.setCurrentIndex(table.model().index(1, 6))
    assert (told(coverage, "coverageNamesLabel"), shown(coverage, "coverageNamesTable")) == ("Trung bình, chưa có", [])
    rest()
    assert shown(coverage, "coverageNamesTable") == ["Cao Thị Yến"]
    table.setCurrentIndex(table.model().index(0, 1))
    split(coverage, GROUP)
    rest()
    assert (told(coverage, "coverageNamesLabel"), shown(coverage, "coverageNamesTable")) == ("", [])


def test_the_walk_of_a_round_opens_before_its_people_are_read(page, large, rest):
    open_round(page)
    walk = walk_of(page)
    assert (told(walk, "walkDone"), shown(walk, "walkList")) == ("Đang đọc danh sách…", [])
    hit(walk, "1", "3", Qt.Key.Key_Return, Qt.Key.Key_Home)
    assert not child(walk, QWidget, "walkPerson").isEnabled()
    rest()
    assert (told(walk, "walkName"), told(walk, "walkBarWords")) == ("Phạm Văn Cường", "0/15 đã có đề nghị")
    hit(walk, "1")
    assert told(walk, "walkBarWords") == "1/15 đã có đề nghị"


def test_a_walk_closed_while_it_reads_harms_nothing(page, large, rest):
    open_round(page)
    hit(walk_of(page), Qt.Key.Key_Escape)
    rest()
    assert open_dialogs(page) == []


def test_totals_and_movement_of_rounds_are_counted_beside_the_window(page, large, rest):
    open_round(page)
    page.tasks.open_rounds()
    form = dialog(page, "roundDialog")
    day = child(form, DateEdit, "roundDateEdit")
    day.set_day(date(2026, 9, 30))
    day.picked.emit(day.day())
    child(form, QComboBox, "compareFromCombo").setCurrentIndex(1)
    assert told(form, "roundTotals") == "Theo sổ đến ngày 30/09/2026: đang đếm…"
    assert told(form, "roundMoved") == "Đang đếm…"
    rest()
    assert told(form, "roundTotals").startswith("Theo sổ đến ngày 30/09/2026: 4 ")
    assert "người tiến bộ" in told(form, "roundMoved")


def test_a_round_is_closed_once_its_day_is_counted(page, large, rest):
    round_id = open_round(page)
    page.store.write(rounds.agree_round, round_id, Basis(TODAY, document_number="05-KL/TĐ"))
    page.refresh()
    page.data._unfinished = True
    page.tasks.open_rounds()
    form = dialog(page, "roundDialog")
    assert child(form, QLabel, "roundTotals").text().endswith("đang đếm…")
    press(form, "closeRoundButton")
    assert page.store.read(find_running_round) is not None
    rest()
    assert page.store.read(find_running_round) is None


def test_many_cards_are_set_aside_from_the_collector_which_would_hold_the_window(page, qtbot, monkeypatch):
    monkeypatch.setattr(data, "AT_ONCE", 5)
    gc.unfreeze()
    page.data.load(TODAY)
    qtbot.waitUntil(lambda: page.data.complete)
    assert gc.get_freeze_count() > 0
    gc.unfreeze()
