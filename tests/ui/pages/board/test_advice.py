"""Advice in the window: proposals in the dialog of the chain, and the joint proposal accepted line by line."""

import os
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QTableView, QWidget

from dvqc_desktop.domain.codes import LinkKind, SpellEnd
from dvqc_desktop.domain.errors.advice import AdviceStoppedError
from dvqc_desktop.domain.progress import SILENT
from dvqc_desktop.services.people.workers import end_worker
from dvqc_desktop.ui.pages.board.advice import work as advice_work
from dvqc_desktop.ui.pages.board.advice.table import HOLDER, PERSON, REASONS
from tests.services.advice_kit import link
from tests.ui.kit import child, dialog, open_dialogs, press

TODAY = date(2026, 11, 20)
CHECK, DISPLAY = Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.DisplayRole


@pytest.fixture
def left(page, ids):
    """Sang has left: three people have nobody."""
    page.store.write(end_worker, ids["Sang"], SpellEnd.TRANSFERRED, TODAY)
    return page


@pytest.fixture
def form(left):
    press(left, "adviseGapsButton")
    return dialog(left, "adviceDialog")


def table_of(form):
    return child(form, QTableView, "adviceTable")


def cells(form, column):
    model = table_of(form).model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def row_of(form, name):
    return cells(form, PERSON).index(name)


def choose_holder(form, name, holder):
    table = table_of(form)
    table.opened.emit(row_of(form, name))
    combo = table.findChildren(QComboBox, "adviceHolderCombo")[-1]
    combo.setCurrentIndex(combo.findText(holder, Qt.MatchFlag.MatchStartsWith))
    combo.activated.emit(combo.currentIndex())


def holders(page, ids):
    cards = page.data.by_id
    return {
        name: cards[ids[name]].holder.name if cards[ids[name]].holder else None for name in ("Yến", "Hướng", "Bình")
    }


def keep_apart(page, one, other):
    link(page.store, LinkKind.APART, one, other)


def test_the_first_holder_proposed_is_taken_by_one_click(page, ids):
    page.acts.assign([ids["Yến"]])
    form = dialog(page, "holderDialog")
    words = " ".join(found.text() for found in child(form, QWidget, "proposalPart").findChildren(QLabel))
    assert "cùng nghề khoan, cùng Nhóm 3, cùng ca" in words
    press(form, f"takeHolder_{ids['Minh']}")
    assert child(form, QComboBox, "holderCombo").currentData() == ids["Minh"]
    press(form, "assignButton")
    assert page.data.by_id[ids["Yến"]].holder.id == ids["Minh"]


def test_whoever_goes_outside_the_rules_is_shown_no_proposals(page, ids):
    page.acts.assign([ids["Yến"]])
    form = dialog(page, "holderDialog")
    child(form, QCheckBox, "exceptionCheck").setChecked(True)
    assert not child(form, QWidget, "proposalPart").isVisible()
    page.acts.assign([ids["Yến"], ids["Mai"]])
    assert not child(dialog(page, "holderDialog"), QWidget, "proposalPart").isVisible()


def test_nobody_who_fits_is_said(page, ids):
    for member in page.data.members:
        keep_apart(page, ids["Dung"], member.id)
    page.acts.assign([ids["Dung"]])
    words = [found.text() for found in child(page, QWidget, "proposalPart").findChildren(QLabel)]
    assert "Chưa tìm được người hợp quy tắc dây chuyền." in words


def test_lines_accepted_are_one_act_and_undo_restores_everything(left, form, ids):
    before = holders(left, ids)
    assert child(form, QPushButton, "takeAdviceButton").text() == "Nhận 3 đề nghị"
    press(form, "takeAdviceButton")
    assert open_dialogs(left) == []
    assert holders(left, ids) == {"Yến": "Ngô Quang Minh", "Hướng": "Ngô Quang Minh", "Bình": "Lê Kim Oanh"}
    assert left.store.undo_label() == "phân công phụ trách 3 người"
    left.store.undo()
    assert holders(left, ids) == before


def test_a_line_refused_stays_a_gap_and_is_named(left, form, ids, qtbot):
    table = table_of(form)
    table.select_row(row_of(form, "Hồ Sỹ Bình"))
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert child(form, QLabel, "adviceLeftLabel").text() == "Để lại, chưa phân công: Hồ Sỹ Bình."
    assert child(form, QPushButton, "takeAdviceButton").text() == "Nhận 2 đề nghị"
    press(form, "takeAdviceButton")
    assert holders(left, ids) == {"Yến": "Ngô Quang Minh", "Hướng": "Ngô Quang Minh", "Bình": None}


def test_a_click_on_the_tick_leaves_a_line_out(form, qtbot):
    table = table_of(form)
    place = table.visualRect(table.model().index(0, PERSON)).topLeft() + QPoint(16, 16)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.model().index(0, PERSON).data(CHECK) == Qt.CheckState.Unchecked
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(60, 0))
    assert table.model().index(0, PERSON).data(CHECK) == Qt.CheckState.Unchecked


def test_no_line_ticked_is_said_and_nothing_is_written(left, form, qtbot):
    for row in range(3):
        table_of(form).select_row(row)
        qtbot.keyClick(table_of(form), Qt.Key.Key_Space)
    press(form, "takeAdviceButton")
    assert "Chưa chọn dòng nào." in {found.text() for found in form.findChildren(QLabel)}
    assert left.store.undo_label() == "ghi rời danh sách Hoàng Đình Sang"


def test_another_holder_is_chosen_in_the_line_and_the_load_follows(left, form, ids):
    choose_holder(form, "Cao Thị Yến", "Vũ Thị Nhựng")
    assert cells(form, HOLDER)[row_of(form, "Cao Thị Yến")] == "Vũ Thị Nhựng"
    words = [found.text() for found in child(form, QWidget, "adviceLoadPanel").findChildren(QLabel)]
    place = words.index("Vũ Thị Nhựng")
    assert words[place + 1 : place + 4] == ["2", "", "3"]
    press(form, "takeAdviceButton")
    assert holders(left, ids)["Yến"] == "Vũ Thị Nhựng"


def test_two_kept_apart_whom_people_put_together_are_told_and_the_later_one_stays(left, ids):
    keep_apart(left, ids["Yến"], ids["Hướng"])
    press(left, "adviseGapsButton")
    form = dialog(left, "adviceDialog")
    assert len({cells(form, HOLDER)[row_of(form, name)] for name in ("Cao Thị Yến", "Đinh Công Hướng")}) == 2
    for name in ("Cao Thị Yến", "Đinh Công Hướng"):
        choose_holder(form, name, "Vũ Thị Nhựng")
    assert any(words.startswith("Không xếp cùng người phụ trách với") for words in cells(form, REASONS))
    press(form, "takeAdviceButton")
    assert sorted(holders(left, ids).values(), key=str).count("Vũ Thị Nhựng") == 1
    assert len(cells(dialog(left, "adviceDialog"), PERSON)) == 1
    press(dialog(left, "adviceDialog"), "takeAdviceButton")
    assert None not in holders(left, ids).values()


def test_somebody_for_whom_nobody_is_found_stands_last_without_a_tick(page, ids, qtbot):
    for member in page.data.members:
        keep_apart(page, ids["Dung"], member.id)
    page.acts.advise([ids["Dung"], ids["Yến"]], TODAY)
    form = dialog(page, "adviceDialog")
    assert cells(form, PERSON) == ["Cao Thị Yến", "Đào Thị Dung"]
    assert cells(form, REASONS)[1] == "Chưa tìm được người hợp quy tắc dây chuyền."
    table_of(form).select_row(1)
    qtbot.keyClick(table_of(form), Qt.Key.Key_Space)
    assert table_of(form).model().index(1, PERSON).data(CHECK) is None


def test_the_dialog_of_leaving_goes_on_to_the_replacement(page, ids):
    page.acts.end_worker(ids["Sang"])
    form = dialog(page, "endWorkerDialog")
    assert child(form, QCheckBox, "replacementCheck").text() == "Ghi xong thì đề nghị người thay cho 2 người"
    press(form, "endWorkerButton")
    assert sorted(cells(dialog(page, "adviceDialog"), PERSON)) == ["Hồ Sỹ Bình", "Đinh Công Hướng"]


def test_the_replacement_is_left_for_later_where_it_is_not_wanted(page, ids):
    page.acts.end_worker(ids["Sang"])
    child(dialog(page, "endWorkerDialog"), QCheckBox, "replacementCheck").setChecked(False)
    press(dialog(page, "endWorkerDialog"), "endWorkerButton")
    assert open_dialogs(page) == []


def test_many_people_are_worked_out_beside_the_window(left, ids, qtbot, monkeypatch):
    monkeypatch.setattr(advice_work, "FEW", 2)
    monkeypatch.setattr("dvqc_desktop.ui.pages.board.advice.dialog.FEW", 2)
    press(left, "adviseGapsButton")
    form = dialog(left, "adviceDialog")
    qtbot.waitUntil(lambda: table_of(form).model().rowCount() == 3, timeout=30_000)
    press(form, "takeAdviceButton")
    qtbot.waitUntil(lambda: "adviceDialog" not in open_dialogs(left), timeout=10_000)
    assert None not in holders(left, ids).values()


def test_a_process_that_was_ended_is_told_as_a_proposal_not_made():
    with pytest.raises(AdviceStoppedError, match="Chưa lập được đề nghị"):
        advice_work.elsewhere(SILENT, os._exit, 1)


def test_the_menu_of_other_tasks_opens_it_and_says_when_there_is_nobody_left(page, ids):
    page.acts.assign([ids["Yến"]], ids["Minh"])
    press(dialog(page, "holderDialog"), "assignButton")
    page.tasks.fill(page._more_menu)
    next(entry for entry in page._more_menu.actions() if entry.text() == "Đề nghị phân công…").trigger()
    assert cells(dialog(page, "adviceDialog"), PERSON) == []
