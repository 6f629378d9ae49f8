"""The table of steps and the figures: edited in the table, done by a key, drawn as a ladder."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from dvqc_desktop.services.plan_reading import PlanView, find_plan
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.plans.figures import read_number, read_points
from dvqc_desktop.ui.pages.plans.page import PlansPage
from dvqc_desktop.ui.pages.plans.step_model import DONE, DUE, NUMBER, OWNER, STATE, TARGET, TEXT
from dvqc_desktop.ui.pages.plans.steps import StepsPanel
from tests.ui.kit import child, dialog, put

TODAY = date(2026, 11, 20)


@pytest.fixture
def steps(page: PlansPage) -> StepsPanel:
    return page.form.panels.steps


def plan(page: PlansPage) -> PlanView:
    found = page.store.read(find_plan, page._person_id or 0)
    assert found is not None
    return found


def write(steps: StepsPanel, row: int, column: int, value: object) -> None:
    steps.model.setData(steps.model.index(row, column), value)
    QApplication.sendPostedEvents()


def shown(steps: StepsPanel, row: int, column: int) -> str:
    return str(steps.model.index(row, column).data())


def test_the_ladder_reads_as_in_the_mock_up(steps: StepsPanel) -> None:
    assert [shown(steps, row, STATE) for row in range(5)] == [
        "Đạt",
        "Đạt",
        "Đạt (chậm 4 ngày)",
        "Đang làm: 166",
        "Chưa đến",
    ]
    assert (shown(steps, 3, DUE), shown(steps, 3, DONE), shown(steps, 3, TARGET)) == ("20/11", "–", "170")
    assert shown(steps, 0, OWNER) == "Thúy Lợi"


def test_cells_are_written_one_act_each(page: PlansPage, steps: StepsPanel) -> None:
    write(steps, 3, TEXT, "170 cái/công cả ca")
    write(steps, 3, DUE, "27/11")
    write(steps, 3, TARGET, "172")
    write(steps, 3, STATE, "168 một buổi")
    write(steps, 3, DONE, "20/11/2026")
    step = plan(page).steps[3]
    assert (step.text, step.due_on, step.target_value) == ("170 cái/công cả ca", date(2026, 11, 27), 172.0)
    assert (step.result, step.done_on) == ("168 một buổi", TODAY)
    page.store.undo()
    assert plan(page).steps[3].done_on is None


def test_what_is_no_day_or_number_is_told_under_the_table(page: PlansPage, steps: StepsPanel) -> None:
    before = plan(page).steps
    write(steps, 3, DUE, "thứ Sáu")
    assert child(page, QLabel, "planStepError").text() == "“thứ Sáu”: ngày ghi như 20/11/2026."
    write(steps, 3, TARGET, "nhiều")
    assert "mức là một con số" in child(page, QLabel, "planStepError").text()
    write(steps, 3, DONE, "21/11/2026")
    assert "chưa đến" in child(page, QLabel, "planStepError").text()
    write(steps, 3, TEXT, " ")
    assert plan(page).steps == before
    assert not steps.model.setData(steps.model.index(3, TEXT), "x", Qt.ItemDataRole.DisplayRole)


def test_the_last_row_takes_a_new_step(qtbot: QtBot, page: PlansPage, steps: StepsPanel) -> None:
    view = steps.view
    view.setCurrentIndex(steps.model.index(5, TEXT))
    view.edit(steps.model.index(5, TEXT))
    editor = view.findChild(QLineEdit)
    assert editor is not None
    put(editor, "Kèm anh Quý cách kẹp")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(plan(page).steps) == 6)
    assert plan(page).steps[5].text == "Kèm anh Quý cách kẹp"
    assert not steps.model.flags(steps.model.index(6, OWNER)) & Qt.ItemFlag.ItemIsEditable
    assert not steps.model.flags(steps.model.index(0, NUMBER)) & Qt.ItemFlag.ItemIsEditable


def test_the_owner_is_chosen_from_the_members(page: PlansPage, steps: StepsPanel) -> None:
    index = steps.model.index(3, OWNER)
    steps.view.edit(index)
    combo = steps.view.findChild(QComboBox)
    assert combo is not None
    names = [combo.itemText(place) for place in range(combo.count())]
    assert names == ["–", "Trần Bích Hà", "Nguyễn Thúy Lợi", "Lê Kim Oanh"]
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    QApplication.sendPostedEvents()
    assert plan(page).steps[3].owner_name == "Trần Bích Hà"


def test_keys_finish_move_and_remove_the_current_step(qtbot: QtBot, page: PlansPage, steps: StepsPanel) -> None:
    steps.view.setFocus()
    steps.view.setCurrentIndex(steps.model.index(3, DONE))
    qtbot.keyClick(steps.view, Qt.Key.Key_Space)
    assert plan(page).steps[3].done_on == TODAY
    child(page, QPushButton, "stepDoneButton").click()
    assert plan(page).steps[3].done_on is None
    first = plan(page).steps[3].id
    qtbot.keyClick(steps.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [row.id for row in plan(page).steps].index(first) == 2
    qtbot.keyClick(steps.view, Qt.Key.Key_Delete)
    assert first not in [row.id for row in plan(page).steps]


def test_acts_without_a_chosen_step_say_so(page: PlansPage, steps: StepsPanel) -> None:
    steps.view.setCurrentIndex(steps.model.index(5, TEXT))
    for name in ("stepDoneButton", "stepUpButton", "stepDownButton", "stepRemoveButton"):
        child(page, QPushButton, name).click()
        assert child(page, QLabel, "planStepError").text() == "Chọn một bước trước."


def test_the_chart_shows_only_what_was_agreed_to(page: PlansPage) -> None:
    assert page.form.panels.chart.isVisibleTo(page)
    assert "mới nhất 166" in page.form.panels.chart.chart.accessibleName()
    other = next(found for found in page._people.values() if found.name == "Đào Thị Dung")
    page.open_row(other.person_id)
    assert not page.form.panels.chart.isVisibleTo(page)


def test_a_series_begins_with_the_day_of_consent(page: PlansPage, window: MainWindow) -> None:
    other = next(found for found in page._people.values() if found.name == "Đào Thị Dung")
    page.open_row(other.person_id)
    child(page, QPushButton, "seriesButton").click()
    asked = dialog(window, "seriesDialog")
    child(asked, QLineEdit, "seriesNameEdit").setText("Hàng phải sửa")
    child(asked, QLineEdit, "seriesNormEdit").setText("ba")
    child(asked, QPushButton, "seriesSaveButton").click()
    assert "con số" in child(asked, QLabel, "seriesDialogError").text()
    child(asked, QLineEdit, "seriesNormEdit").setText("3")
    child(asked, QPushButton, "seriesSaveButton").click()
    assert "đồng ý" in child(asked, QLabel, "seriesDialogError").text()
    child(asked, QLineEdit, "seriesAgreedEdit").setText("20/11/2026")
    child(asked, QPushButton, "seriesSaveButton").click()
    assert "còn trống" in child(asked, QLabel, "seriesDialogError").text()
    child(asked, QLineEdit, "seriesUnitEdit").setText("%")
    child(asked, QPushButton, "seriesSaveButton").click()
    assert plan(page).series[0].norm == 3.0
    assert page.form.panels.chart.isVisibleTo(page)


def test_figures_are_typed_or_pasted_from_excel(page: PlansPage, window: MainWindow) -> None:
    child(page, QPushButton, "seriesButton").click()
    asked = dialog(window, "pointsDialog")
    child(asked, QPushButton, "pointsSaveButton").click()
    assert "Ghi một con số" in child(asked, QLabel, "pointsDialogError").text()
    child(asked, QLineEdit, "pointValueEdit").setText("cao")
    child(asked, QPushButton, "pointsSaveButton").click()
    assert "cần một con số" in child(asked, QLabel, "pointsDialogError").text()
    child(asked, QLineEdit, "pointValueEdit").setText("168,5")
    child(asked, QPlainTextEdit, "pointsPasteEdit").setPlainText("tuần này\t160")
    child(asked, QPushButton, "pointsSaveButton").click()
    assert child(asked, QLabel, "pointsDialogError").text().startswith("Dòng 1")
    child(asked, QPlainTextEdit, "pointsPasteEdit").setPlainText("19/11/2026\t165")
    child(asked, QPushButton, "pointsSaveButton").click()
    points = dict(plan(page).series[0].points)
    assert (points[TODAY], points[date(2026, 11, 19)]) == (168.5, 165.0)


def test_lines_are_read_with_tab_semicolon_or_blank() -> None:
    day = date(2026, 11, 20)
    for line in ("20/11/2026\t166", "20/11/2026;166", "20/11/2026 166", "\n20.11.2026\t166,0\n"):
        assert read_points(line) == ([(day, 166.0)], 0)
    assert read_points("20/11/2026") == ([], 1)
    assert read_number("") is None
