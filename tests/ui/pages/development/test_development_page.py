"""The candidates' page: the list, what falls due, introducing, helping, leading on."""

from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.services.development import list_candidates
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.development.page import DevelopmentPage
from dvqc_desktop.ui.widgets.date_edit import OptionalDateEdit
from dvqc_desktop.ui.widgets.segment import Segment
from tests.ui.kit import child, dialog, open_dialogs, press

TODAY = date(2026, 11, 20)


@pytest.fixture
def page(window: MainWindow) -> DevelopmentPage:
    assert window.frame is not None
    made = window.frame.shelf.show_page(PageName.DEVELOPMENT)
    assert isinstance(made, DevelopmentPage)
    return made


def column(page: QWidget, name: str, number: int) -> list[str]:
    model = child(page, QTableView, name).model()
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def choose(page: DevelopmentPage, name: str) -> None:
    child(page, QTableView, "candidateTable").selectRow(column(page, "candidateTable", 0).index(name))


def test_candidates_stand_by_stage_and_those_without_a_helper_are_seen(page: DevelopmentPage) -> None:
    rows = dict(zip(column(page, "candidateTable", 0), column(page, "candidateTable", 1), strict=True))
    assert rows["Lê Kim Oanh"] == "Dự bị" and rows["Ngô Quang Minh"] == "Lập hồ sơ"
    helpers = dict(zip(column(page, "candidateTable", 0), column(page, "candidateTable", 4), strict=True))
    assert helpers["Vũ Thị Nhựng"] == "chưa có"


def test_what_falls_due_is_listed_by_day_and_leads_to_the_candidate(page: DevelopmentPage) -> None:
    assert column(page, "deadlineTable", 0) == ["27/11/2026", "03/12/2026", "11/12/2026"]
    assert column(page, "deadlineTable", 2)[:2] == ["7 ngày", "13 ngày"]
    table = child(page, QTableView, "deadlineTable")
    table.doubleClicked.emit(table.model().index(0, 0))
    assert child(page, QLabel, "candidateNameLabel").text() == "Ngô Quang Minh"


def test_the_filter_finds_by_candidate_and_by_helper(page: DevelopmentPage) -> None:
    child(page, QLineEdit, "developmentFilterEdit").setText("bich ha")
    assert set(column(page, "candidateTable", 0)) == {"Hoàng Đình Sang", "Ngô Quang Minh"}
    child(page, QLineEdit, "developmentFilterEdit").setText("zzz")
    assert column(page, "candidateTable", 0) == []


def test_a_worker_is_introduced_and_undo_takes_it_back(page: DevelopmentPage, qtbot: QtBot) -> None:
    press(page, "addCandidateButton")
    shown = dialog(page.window(), "candidateDialog")
    people = child(shown, QComboBox, "candidatePersonCombo")
    listed = [people.itemText(index) for index in range(people.count())]
    assert not any("Nhựng" in words for words in listed)
    qtbot.waitUntil(people.hasFocus)
    assert people.currentText() == "Chọn người…"
    press(shown, "saveCandidateButton")
    assert open_dialogs(page.window()) == ["candidateDialog"]
    people.setCurrentIndex(next(index for index, words in enumerate(listed) if "Lương Thị Mai" in words))
    press(shown, "saveCandidateButton")
    assert "Lương Thị Mai" in column(page, "candidateTable", 0)
    page.store.undo()
    assert "Lương Thị Mai" not in column(page, "candidateTable", 0)


def test_the_next_stage_is_noted_and_a_day_before_the_last_one_refused(page: DevelopmentPage) -> None:
    choose(page, "Hoàng Đình Sang")
    press(page, "nextStageButton")
    shown = dialog(page.window(), "stageDialog")
    day = child(shown, OptionalDateEdit, "stageOnEdit")
    day.setText("01/10/2026")
    press(shown, "saveCandidateButton")
    assert "sớm hơn bước trước" in child(shown, QLabel, "candidateErrorLabel").text()
    day.setText("15/11/2026")
    press(shown, "saveCandidateButton")
    assert column(page, "candidateStageTable", 1)[-1] == "Học lớp nhận thức về Đảng"


def test_a_helper_is_given(page: DevelopmentPage) -> None:
    choose(page, "Vũ Thị Nhựng")
    press(page, "candidateHelperButton")
    shown = dialog(page.window(), "candidateHelperDialog")
    press(shown, "saveCandidateButton")
    assert open_dialogs(page.window()) == ["candidateHelperDialog"]
    child(shown, QComboBox, "candidateHelperCombo").setCurrentIndex(1)
    press(shown, "saveCandidateButton")
    row = next(row for row in page.store.read(list_candidates, TODAY) if row.name == "Vũ Thị Nhựng")
    assert len(row.helpers) == 1


def test_an_introduction_is_corrected_in_the_form(page: DevelopmentPage) -> None:
    choose(page, "Bùi Thị Hạnh")
    press(page, "editCandidateButton")
    shown = dialog(page.window(), "candidateDialog")
    child(shown, OptionalDateEdit, "candidateIntroducedEdit").setText("")
    press(shown, "saveCandidateButton")
    assert open_dialogs(page.window()) == ["candidateDialog"]
    child(shown, OptionalDateEdit, "candidateIntroducedEdit").setText("3/11/2026")
    press(shown, "saveCandidateButton")
    assert open_dialogs(page.window()) == []


def test_who_is_no_longer_followed_moves_to_all(page: DevelopmentPage) -> None:
    choose(page, "Vũ Thị Nhựng")
    press(page, "nextStageButton")
    shown = dialog(page.window(), "stageDialog")
    stage = child(shown, QComboBox, "stageCombo")
    stage.setCurrentIndex(stage.count() - 1)
    press(shown, "saveCandidateButton")
    assert "Vũ Thị Nhựng" not in column(page, "candidateTable", 0)
    child(page, Segment, "developmentSegment").group.buttons()[1].click()
    choose(page, "Vũ Thị Nhựng")
    assert not child(page, QPushButton, "nextStageButton").isVisible()
