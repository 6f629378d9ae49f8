"""The rotation of shifts is set in the worker's sheet, and for the people selected, a group or a member at once."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from dvqc_desktop.services.people.shifts import rotation_of
from tests.ui.kit import child, dialog, open_dialogs, press

TODAY = date(2026, 11, 20)


def by_name(page) -> dict[str, int]:
    return {card.name: card.id for card in page.data.cards}


def weeks(form, *shifts):
    for combo, shift in zip(form.findChildren(QComboBox, "rotationWeekCombo"), shifts, strict=False):
        combo.setCurrentText(shift)


def test_it_is_set_in_the_sheet_of_a_worker(page):
    khai = by_name(page)["Trịnh Đình Khải"]
    page.acts.edit_worker(khai)
    form = dialog(page, "workerDialog")
    weeks(form, "Ca 1", "", "Ca 2")
    press(form, "saveWorkerButton")
    assert child(form, QLabel, "rotationError").text() == "Tuần sau chưa chọn ca."
    weeks(form, "Ca 1", "Ca đêm", "Ca 2")
    press(form, "saveWorkerButton")
    assert page.store.read(rotation_of, khai, TODAY) == ("Ca 1", "Ca đêm", "Ca 2")
    page.acts.edit_worker(khai)
    again = dialog(page, "workerDialog")
    shown = [combo.currentText() for combo in again.findChildren(QComboBox, "rotationWeekCombo")]
    assert shown == ["Ca 1", "Ca đêm", "Ca 2", ""]
    press(again, "cancelWorkerButton")


def test_a_whole_group_gets_it_as_one_act(page):
    khai = by_name(page)["Trịnh Đình Khải"]
    page.acts.set_rotation([khai])
    form = dialog(page, "rotationDialog")
    who = child(form, QComboBox, "rotationWhoCombo")
    assert who.currentText() == "Trịnh Đình Khải"
    who.setCurrentIndex(1)
    assert who.currentText().startswith("Cả nhóm 1 (")
    weeks(form, "Ca 1", "Ca 2")
    press(form, "rotationSaveButton")
    assert "rotationDialog" not in open_dialogs(page)
    label = page.store.undo_label()
    assert label is not None
    assert label.startswith("đặt xoay ca ")
    assert page.store.read(rotation_of, khai, TODAY) == ("Ca 1", "Ca 2")


def test_the_people_selected_lose_it_where_all_weeks_are_blank(page):
    people = list(by_name(page).values())[:2]
    for shifts in (("Ca 1", "Ca 2"), ("", "")):
        page.acts.set_rotation(people)
        form = dialog(page, "rotationDialog")
        assert child(form, QComboBox, "rotationWhoCombo").currentText() == "2 người đang chọn"
        weeks(form, *shifts)
        press(form, "rotationSaveButton")
    assert page.store.undo_label() == "bỏ xoay ca 2 người"


def test_a_gap_is_said_and_a_member_is_among_those_offered(page):
    page.acts.set_rotation([])
    form = dialog(page, "rotationDialog")
    who = child(form, QComboBox, "rotationWhoCombo")
    who.setCurrentIndex(who.findText("Đồng chí Nguyễn Thúy Lợi"))
    weeks(form, "", "Ca 2")
    press(form, "rotationSaveButton")
    assert child(form, QLabel, "rotationError").text() == "Tuần này chưa chọn ca."
    child(form, QPushButton, "rotationCancelButton").click()
