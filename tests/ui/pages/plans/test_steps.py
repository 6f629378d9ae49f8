"""The table of steps: edited in the table or in a form, done by a key, moved with the start of the plan."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from dvqc_desktop.services.plans.plan_reading import PlanView, find_plan
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.plans.page import PlansPage
from dvqc_desktop.ui.pages.plans.plan.step_model import DONE, DUE, NUMBER, OWNER, STATE, TARGET, TEXT
from dvqc_desktop.ui.pages.plans.plan.steps import StepsPanel
from tests.ui.kit import child, dialog, press, put

TODAY = date(2026, 11, 20)


@pytest.fixture
def steps(page: PlansPage) -> StepsPanel:
    return page.people.form.panels.steps


def plan(page: PlansPage) -> PlanView:
    found = page.store.read(find_plan, page.people._person_id or 0)
    assert found is not None
    return found


def write(steps: StepsPanel, row: int, column: int, value: object) -> None:
    steps.model.setData(steps.model.index(row, column), value)
    QApplication.sendPostedEvents()


def shown(steps: StepsPanel, row: int, column: int) -> str:
    return str(steps.model.index(row, column).data())


def test_the_ladder_reads_as_in_the_mock_up_long_words_in_more_lines(qtbot: QtBot, steps: StepsPanel) -> None:
    assert [shown(steps, row, STATE) for row in range(5)] == [
        "Đạt",
        "Đạt",
        "Đạt (chậm 4 ngày)",
        "Đang làm: 166",
        "Chưa đến",
    ]
    assert (shown(steps, 3, DUE), shown(steps, 3, DONE), shown(steps, 3, TARGET)) == ("20/11", "–", "170")
    assert shown(steps, 0, OWNER) == "Thúy Lợi"
    qtbot.waitUntil(lambda: steps.view.rowHeight(0) > steps.view.rowHeight(2) > steps.view.rowHeight(3))


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
    press(page, "stepDoneButton")
    assert plan(page).steps[3].done_on is None
    first = plan(page).steps[3].id
    qtbot.keyClick(steps.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [row.id for row in plan(page).steps].index(first) == 2
    qtbot.keyClick(steps.view, Qt.Key.Key_Delete)
    assert first not in [row.id for row in plan(page).steps]


def test_acts_without_a_chosen_step_say_so(page: PlansPage, steps: StepsPanel) -> None:
    steps.view.setCurrentIndex(steps.model.index(5, TEXT))
    for name in ("stepDoneButton", "stepUpButton", "stepDownButton", "stepRemoveButton"):
        press(page, name)
        assert child(page, QLabel, "planStepError").text() == "Chọn một bước trước."


def test_a_step_is_given_as_days_after_the_start_and_moves_with_it(page: PlansPage, steps: StepsPanel) -> None:
    write(steps, 3, DUE, "+60")
    step = plan(page).steps[3]
    assert (step.offset_days, step.due_on) == (60, date(2026, 11, 27))
    assert steps.model.index(3, DUE).data(Qt.ItemDataRole.EditRole) == "+60"
    assert "60 ngày sau ngày bắt đầu" in steps.model.index(3, DUE).data(Qt.ItemDataRole.ToolTipRole)
    start = child(page, QLineEdit, "planStartEdit")
    start.setText("05/10/2026")
    start.commit()
    assert plan(page).steps[3].due_on == date(2026, 12, 4)
    assert plan(page).steps[0].due_on == date(2026, 10, 9)


def test_the_form_of_a_step_holds_all_of_it(page: PlansPage, steps: StepsPanel, window: MainWindow) -> None:
    steps.view.setCurrentIndex(steps.model.index(3, TEXT))
    press(page, "stepFormButton")
    asked = dialog(window, "stepDialog")
    child(asked, QLineEdit, "stepOffsetEdit").setText("hai tuần")
    press(asked, "stepSaveButton")
    assert "ghi số ngày" in child(asked, QLabel, "stepDialogError").text()
    child(asked, QLineEdit, "stepOffsetEdit").setText("67")
    assert child(asked, QLineEdit, "stepDueEdit").text() == "04/12/2026"
    child(asked, QLineEdit, "stepMeasureEdit").setText("170 cái/công, 3 ngày liền")
    child(asked, QLineEdit, "stepTargetEdit").setText("nhiều")
    press(asked, "stepSaveButton")
    assert "mức là một con số" in child(asked, QLabel, "stepDialogError").text()
    child(asked, QLineEdit, "stepTargetEdit").setText("172,5")
    press(asked, "stepSaveButton")
    step = plan(page).steps[3]
    assert (step.offset_days, step.measure, step.target_value) == (67, "170 cái/công, 3 ngày liền", 172.5)


def test_a_new_step_may_begin_in_the_form(page: PlansPage, steps: StepsPanel, window: MainWindow) -> None:
    steps.view.setCurrentIndex(steps.model.index(5, TEXT))
    press(page, "stepFormButton")
    asked = dialog(window, "stepDialog")
    press(asked, "stepSaveButton")
    assert "còn trống" in child(asked, QLabel, "stepDialogError").text()
    put(child(asked, QPlainTextEdit, "stepTextEdit"), "Kèm anh Quý cách kẹp")
    child(asked, QLineEdit, "stepDueEdit").setText("cuối năm")
    press(asked, "stepSaveButton")
    assert "ngày ghi như" in child(asked, QLabel, "stepDialogError").text()
    child(asked, QLineEdit, "stepDueEdit").setText("18/12/2026")
    child(asked, QComboBox, "stepOwnerCombo").setCurrentIndex(1)
    press(asked, "stepSaveButton")
    step = plan(page).steps[5]
    assert (step.text, step.due_on, step.owner_name) == ("Kèm anh Quý cách kẹp", date(2026, 12, 18), "Trần Bích Hà")
