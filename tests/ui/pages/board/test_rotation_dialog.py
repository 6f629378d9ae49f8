"""The rotation of shifts is set in the worker's sheet, and for the people selected, a group or a member at once."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

from dvqc_desktop.services.people.shifts import list_shift_hours, rotation_of
from dvqc_desktop.ui.dialogs.settings import SettingsDialog
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


def hours(page) -> dict[str, str]:
    return {shift.name: f"{shift.start}–{shift.end}" for shift in page.store.read(list_shift_hours)}


def test_hours_and_names_of_shifts_are_given_beside_the_rotation(page):
    page.acts.set_rotation([by_name(page)["Trịnh Đình Khải"]])
    form = dialog(page, "rotationDialog")
    press(form, "rotationHoursButton")
    asked = dialog(page, "shiftsDialog")
    child(asked, QLineEdit, "shiftStartEdit1").setText("6 giờ sáng")
    press(asked, "saveShiftsButton")
    assert "giờ ghi như 6:00" in child(asked, QLabel, "shiftsError").text()
    child(asked, QLineEdit, "shiftStartEdit1").setText("6h")
    press(asked, "saveShiftsButton")
    assert "mới có một đầu" in child(asked, QLabel, "shiftsError").text()
    child(asked, QLineEdit, "shiftEndEdit1").setText("14:00")
    child(asked, QLineEdit, "shiftNameEdit1").setText("Ca sáng")
    press(asked, "addShiftButton")
    count = len(hours(page)) + 1
    child(asked, QLineEdit, f"shiftNameEdit{count}").setText("Ca gãy")
    press(asked, "saveShiftsButton")
    assert hours(page)["Ca sáng"] == "06:00:00–14:00:00" and "Ca gãy" in hours(page)
    combo = form.findChildren(QComboBox, "rotationWeekCombo")[0]
    assert "Ca sáng" in [combo.itemText(place) for place in range(combo.count())]


def test_the_settings_lead_to_the_hours_too(window):
    assert window.frame is not None
    SettingsDialog(window, window.frame.context).open()
    press(dialog(window, "settingsDialog"), "openShiftsButton")
    assert dialog(window, "shiftsDialog").isVisible()
