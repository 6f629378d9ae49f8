"""Every rule in the real window: found without accents, set with its reason, refused under its field, set back."""

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTableView

from dvqc_desktop.services.rules import load_rule_pack, own_values, set_rule
from dvqc_desktop.ui.dialogs.rules.dialog import RulesDialog
from dvqc_desktop.ui.dialogs.settings import SettingsDialog
from tests.ui.kit import child, dialog, press


@pytest.fixture
def sheet(window):
    opened = RulesDialog(window, window.frame.context)
    opened.open()
    return opened


def find(sheet, words):
    child(sheet, QLineEdit, "ruleFilterEdit").setText(words)
    return [child(sheet, QTableView, "ruleTable").model().index(row, 0).data() for row in range(sheet.rows.rowCount())]


def value(sheet, kind=QLineEdit):
    return child(sheet, kind, "ruleValueEdit")


def test_the_settings_lead_to_the_rules(window):
    SettingsDialog(window, window.frame.context).open()
    press(dialog(window, "settingsDialog"), "openRulesButton")
    assert dialog(window, "rulesDialog").rows.total() == len(load_rule_pack().rules)


def test_a_rule_is_found_without_accents_and_shown_with_its_source(window, sheet):
    assert find(sheet, "gian dong dung") == ["Lời văn: giãn dòng đúng"]
    assert "399-QĐ/TW" in child(sheet, QLabel, "ruleSourceLabel").text()
    assert "27/05/2026" in child(sheet, QLabel, "ruleSourceLabel").text()
    assert child(sheet, QLabel, "ruleCountLabel").text().startswith("Đang hiện 1/")


def test_a_value_is_set_with_its_reason_and_marked_as_the_cells_own(window, sheet):
    find(sheet, "gian dong dung")
    value(sheet).setText("18,5")
    child(sheet, QLineEdit, "ruleReasonEdit").setText("Mẫu của Đảng ủy")
    press(sheet, "saveRuleButton")
    assert window.store.read(own_values) == {"text.line": 18.5}
    assert sheet.rows.row(0).reason == "Mẫu của Đảng ủy"
    assert "giá trị gốc: 19 pt" in child(sheet, QLabel, "ruleOwnLabel").text()


def test_what_does_not_fit_is_said_under_the_field(window, sheet):
    find(sheet, "gian dong dung")
    value(sheet).setText("rộng")
    press(sheet, "saveRuleButton")
    assert child(sheet, QLabel, "ruleValueEditError").text() == "Ghi số từ 14 đến 30 pt."
    assert window.store.read(own_values) == {}


def test_the_cells_own_values_are_shown_alone_and_set_back(window):
    window.store.write(set_rule, "text.line", 18)
    sheet = RulesDialog(window, window.frame.context, "text.line")
    sheet.open()
    child(sheet, QCheckBox, "ownRulesCheck").setChecked(True)
    assert [row.rule.key for row in sheet.rows.shown()] == ["text.line"]
    press(sheet, "resetRuleButton")
    assert window.store.read(own_values) == {}
    assert not child(sheet, QPushButton, "resetRuleButton").isEnabled()


def test_usual_forms_are_chosen_and_yes_or_no_is_a_choice(window, sheet):
    find(sheet, "chi bo ky thay mat")
    value(sheet, QComboBox).setCurrentText("T/M CHI ỦY")
    press(sheet, "saveRuleButton")
    find(sheet, "le dia phuong tinh thoi luong")
    value(sheet, QComboBox).setCurrentIndex(0)
    press(sheet, "saveRuleButton")
    assert window.store.read(own_values) == {"signature.cell.authority": "T/M CHI ỦY", "meeting.duration_local": True}


def test_lines_are_typed_below_each_other(window, sheet):
    find(sheet, "muc thuong co buoi hop khac")
    value(sheet, QPlainTextEdit).setPlainText("5 | Mở đầu | chủ trì\n\n10 | Kết luận | ")
    press(sheet, "saveRuleButton")
    assert window.store.read(own_values) == {"agenda.template.other": ("5 | Mở đầu | chủ trì", "10 | Kết luận |")}


def test_a_section_is_shown_alone_and_nothing_found_disables_the_buttons(window, sheet):
    section = child(sheet, QComboBox, "ruleSectionCombo")
    section.setCurrentIndex(section.findData("Biểu quyết"))
    assert {row.rule.section for row in sheet.rows.shown()} == {"Biểu quyết"}
    assert find(sheet, "không có gì như thế") == []
    assert not child(sheet, QPushButton, "saveRuleButton").isEnabled()
