"""A new plan in a real window: begun from a situation whose sentences the cell may rewrite."""

from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from dvqc_desktop.services.people.people import PersonFields
from dvqc_desktop.services.people.workers import add_worker
from dvqc_desktop.services.plans.plan_reading import find_plan
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.plans.page import PlansPage
from tests.ui.kit import child, dialog, press
from tests.ui.pages.plans.plan_kit import person, plan

TODAY = date(2026, 11, 20)
NEW = "Nguyễn Văn Mới"


@pytest.fixture
def asked(page: PlansPage, window: MainWindow) -> QDialog:
    """The dialog of a new plan, with somebody who has none."""
    page.store.write(add_worker, PersonFields(NEW, trade="tiện"), TODAY)
    page.new_item()
    return dialog(window, "newPlanDialog")


def choose(asked: QDialog, title: str) -> None:
    combo = child(asked, QComboBox, "newPlanTemplateCombo")
    combo.setCurrentIndex(combo.findText(title))


def test_a_plan_is_refused_while_everybody_has_one(page: PlansPage, window: MainWindow) -> None:
    page.new_item()
    asked = dialog(window, "newPlanDialog")
    press(asked, "newPlanSaveButton")
    assert "cũng đang có kế hoạch" in child(asked, QLabel, "newPlanDialogError").text()


def test_a_plan_may_begin_blank(page: PlansPage, asked: QDialog) -> None:
    assert not child(asked, QPushButton, "editTemplateButton").isEnabled()
    press(asked, "newPlanSaveButton")
    assert child(page, QLabel, "planNameLabel").text() == NEW
    assert "Bản nháp" in child(page, QLabel, "planDraftLabel").text()
    assert plan(page, NEW).steps == ()


def test_a_plan_begins_from_a_situation(page: PlansPage, asked: QDialog) -> None:
    combo = child(asked, QComboBox, "newPlanTemplateCombo")
    titles = [combo.itemText(place) for place in range(combo.count())]
    assert titles[:2] == ["Không theo mẫu, ghi từ đầu", "Người mới vào"]
    assert "Đảng viên phấn đấu" not in titles
    choose(asked, "Người mới vào")
    assert child(asked, QLabel, "newPlanAskLabel").text().startswith("Nên hỏi: Anh/chị thấy việc nào quen tay rồi")
    press(asked, "newPlanSaveButton")
    assert [step.offset_days for step in plan(page, NEW).steps] == [1, 14, 30, 35]


def test_the_sentences_are_rewritten_and_restored(page: PlansPage, window: MainWindow, asked: QDialog) -> None:
    choose(asked, "Người mới vào")
    press(asked, "editTemplateButton")
    form = dialog(window, "templateDialog")
    child(form, QPlainTextEdit, "templateStepsEdit").setPlainText("mai: hỏi thăm")
    press(form, "templateSaveButton")
    assert "ghi số ngày" in child(form, QLabel, "templateDialogError").text()
    child(form, QPlainTextEdit, "templateStepsEdit").setPlainText("2: Hỏi thăm | một lần")
    child(form, QLineEdit, "templateRequirementEdit").setText("Xếp loại tích cực")
    press(form, "templateSaveButton")
    assert "không được dùng làm chỉ tiêu" in child(form, QLabel, "templateDialogError").text()
    child(form, QLineEdit, "templateRequirementEdit").setText("Tự chạy được máy")
    press(form, "templateSaveButton")
    assert child(asked, QComboBox, "newPlanTemplateCombo").currentText() == "Người mới vào"
    press(asked, "newPlanSaveButton")
    made = plan(page, NEW)
    assert [(step.text, step.offset_days, step.measure) for step in made.steps] == [("Hỏi thăm", 2, "một lần")]
    assert made.text.requirement == "Tự chạy được máy"


def test_the_first_sentences_come_back(page: PlansPage, window: MainWindow, asked: QDialog) -> None:
    choose(asked, "Mức sản lượng")
    press(asked, "editTemplateButton")
    press(dialog(window, "templateDialog"), "templateRestoreButton")
    assert page.store.undo_label() == "trả về mẫu kế hoạch gốc “Mức sản lượng”"
    assert page.store.read(find_plan, person(page, NEW)) is None
