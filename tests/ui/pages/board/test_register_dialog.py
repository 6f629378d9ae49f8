"""The dialog of the register in a real window: proposals, cells, refusals, the year's end, the paper."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLabel, QLineEdit, QPushButton

from dvqc_desktop.services.members.year_register import fill_year, propose_lines, read_register
from dvqc_desktop.ui.dialogs.print_preview.window import PrintPreviewWindow
from dvqc_desktop.ui.pages.board.register.dialog import RegisterTable
from dvqc_desktop.ui.pages.board.register.model import HEADS, MEMBER, REQUIREMENT, RESULT
from dvqc_desktop.ui.widgets.person_combo import PersonCombo
from dvqc_desktop.ui.widgets.table import TableView
from tests.ui.export_kit import export_to, rows_under_head
from tests.ui.kit import child, dialog, open_dialogs, press, put

YEAR = 2026


@pytest.fixture
def register(page):
    page.tasks.open_register()
    return dialog(page, "registerDialog")


@pytest.fixture
def filled(page):
    page.store.write(fill_year, YEAR, [row.fields for row in page.store.read(propose_lines, YEAR)])
    page.tasks.open_register()
    return dialog(page, "registerDialog")


def lines(page):
    return page.store.read(read_register, YEAR)


def type_into(register, row, column, text):
    table = child(register, RegisterTable, "registerTable")
    table.setCurrentIndex(table.model().index(row, column))
    table.edit(table.currentIndex())
    edit = table.findChild(QLineEdit)
    edit.selectAll()
    put(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def test_the_register_hangs_in_the_menu_of_further_tasks(page):
    menu = child(page, QPushButton, "boardMoreButton").menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Sổ phân công năm…").trigger()
    assert open_dialogs(page) == ["registerDialog"]


def test_people_accept_the_lines_of_the_chain_one_by_one(page, register):
    offered = len(page.store.read(propose_lines, YEAR))
    assert str(offered) in child(register, QLabel, "registerProposalLabel").text()
    press(register, "fillFromChainButton")
    form = dialog(register, "fillRegisterDialog")
    table = child(form, TableView, "proposedLineTable")
    table.model().setData(table.model().index(0, MEMBER), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert child(form, QPushButton, "fillRegisterButton").text() == f"Đưa {offered - 1} dòng vào sổ"
    press(form, "fillRegisterButton")
    assert len(lines(page)) == offered - 1
    assert child(register, RegisterTable, "registerTable").model().rowCount() == offered - 1
    page.store.undo()
    assert lines(page) == ()


def test_no_line_ticked_is_said_in_the_form(page, register):
    press(register, "fillFromChainButton")
    form = dialog(register, "fillRegisterDialog")
    model = child(form, TableView, "proposedLineTable").model()
    for row in range(model.rowCount()):
        model.setData(model.index(row, MEMBER), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    press(form, "fillRegisterButton")
    assert child(form, QLabel, "fillRegisterError").text() == "Chưa chọn dòng nào."
    assert lines(page) == ()


def test_a_result_is_typed_into_its_cell(page, filled, qtbot):
    type_into(filled, 0, RESULT, "Đã gặp 36 lần")
    qtbot.waitUntil(lambda: lines(page)[0].fields.result == "Đã gặp 36 lần")
    assert child(filled, QCheckBox, "registerMissingCheck").text() == f"Chưa ghi kết quả ({len(lines(page)) - 1})"


def test_the_lines_shown_leave_for_excel(page, filled, qtbot, tmp_path):
    press(filled, "exportRegisterButton")
    sheet = export_to(qtbot, page.window(), page.context.jobs, tmp_path / "a.xlsx")
    head, *rows = rows_under_head(sheet, "Đảng viên")
    assert head == list(HEADS) and len(rows) == len(lines(page))
    assert "năm 2026" in sheet["A3"].value


def test_a_class_word_is_refused_under_the_table(page, filled, qtbot):
    before = lines(page)
    type_into(filled, 0, REQUIREMENT, "đưa lên tích cực")
    qtbot.waitUntil(lambda: child(filled, QLabel, "registerError").text() != "")
    assert "không ghi chữ “tích cực”" in child(filled, QLabel, "registerError").text()
    assert lines(page) == before


def test_the_lines_without_a_result_are_shown_alone(page, filled, qtbot):
    type_into(filled, 0, RESULT, "Đã gặp 36 lần")
    qtbot.waitUntil(lambda: bool(lines(page)[0].fields.result))
    child(filled, QCheckBox, "registerMissingCheck").setChecked(True)
    table = child(filled, RegisterTable, "registerTable")
    assert table.model().rowCount() == len(lines(page)) - 1


def test_the_end_of_the_year_asks_for_results(page, monkeypatch):
    page.store.write(fill_year, YEAR, [row.fields for row in page.store.read(propose_lines, YEAR)])
    monkeypatch.setenv("DVQC_TODAY", "2026-12-15")
    page.tasks.open_register()
    told = child(dialog(page, "registerDialog"), QLabel, "registerCountLabel").text()
    assert told == f"{len(lines(page))} dòng · hết năm, còn {len(lines(page))} dòng cần ghi kết quả"


def test_a_line_of_ones_own_with_a_group(page, register):
    press(register, "addRegisterLineButton")
    form = dialog(register, "registerLineDialog")
    press(form, "saveLineButton")
    assert child(form, QLabel, "registerMemberComboError").text() == "Chưa ghi được dòng: chưa chọn đảng viên."
    child(form, PersonCombo, "registerMemberCombo").select(2)
    press(form, "saveLineButton")
    assert "chưa chọn quần chúng" in child(form, QLabel, "registerWhomComboError").text()
    child(form, PersonCombo, "registerWhomCombo").select(-1)
    press(form, "saveLineButton")
    assert [(row.member, row.whom) for row in lines(page)] == [("Trần Bích Hà", "Nhóm 1")]
    assert open_dialogs(page) == ["registerDialog"]


def test_a_line_is_taken_out_by_the_delete_key(page, filled):
    before = lines(page)
    table = child(filled, RegisterTable, "registerTable")
    table.setCurrentIndex(table.model().index(1, RESULT))
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert lines(page) == before[:1] + before[2:]


def test_without_a_line_chosen_nothing_is_taken_out(page, register):
    press(register, "removeRegisterLineButton")
    assert child(register, QLabel, "registerError").text() == "Chọn dòng cần bỏ trước."


def test_another_year_is_another_register(page, filled):
    combo = child(filled, QComboBox, "registerYearCombo")
    assert child(filled, QFrame, "registerProposalStrip").isHidden()
    combo.setCurrentIndex(combo.findData(2027))
    combo.activated.emit(combo.currentIndex())
    assert child(filled, RegisterTable, "registerTable").model().rowCount() == 0
    assert "năm 2027 có 7 việc" in child(filled, QLabel, "registerProposalLabel").text()


def test_the_paper_is_previewed_over_the_dialog(page, filled, qtbot):
    press(filled, "previewRegisterButton")
    qtbot.waitUntil(lambda: bool(filled.findChildren(PrintPreviewWindow)))
    qtbot.waitUntil(lambda: not page.context.jobs.busy)
    assert filled.findChildren(PrintPreviewWindow)[-1].document().name == "Sổ phân công đảng viên"
