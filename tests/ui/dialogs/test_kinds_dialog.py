"""Kinds of meeting in the real window: an own kind made and used, a shipped one changed and set back."""

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

from dvqc_desktop.services.meetings.meetings import list_meetings
from dvqc_desktop.services.meetings.year.kinds import list_kinds, own_kinds
from dvqc_desktop.services.rules import own_values
from dvqc_desktop.ui.dialogs.kinds.dialog import KindsDialog
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.meetings.page import MeetingsPage
from tests.ui.kit import child, dialog, press

NAME = "Họp tổ nữ công"


@pytest.fixture
def sheet(window):
    opened = KindsDialog(window, window.frame.context)
    opened.open()
    return opened


def make(sheet):
    press(sheet, "addKindButton")
    child(sheet, QLineEdit, "kindNameEdit").setText(NAME)
    child(sheet, QLineEdit, "kindMinutesEdit").setText("45")
    press(sheet, "saveKindButton")


def titles(sheet):
    return [line.split(" | ")[1] for line in sheet.items.lines()]


def test_an_own_kind_is_made_and_chosen_for_a_meeting(window, sheet):
    make(sheet)
    assert [(kind.name, kind.minutes) for kind in window.store.read(own_kinds)] == [(NAME, 45)]
    press(sheet, "closeKindsButton")
    window.frame.navigate(PageName.MEETINGS)
    page = child(window, MeetingsPage, "meetingPage")
    press(page, "addMeetingButton")
    asked = dialog(window, "meetingDialog")
    kind = child(asked, QComboBox, "newMeetingKindCombo")
    kind.setCurrentIndex(kind.findText(NAME))
    press(asked, "saveMeetingButton")
    assert any(row.kind_name == NAME for row in window.store.read(list_meetings))
    assert child(page, QLabel, "meetingTitleLabel").text() == f"{NAME}, tháng 11/2026"
    assert child(page, QComboBox, "meetingTypeCombo").currentText() == NAME


def test_what_cannot_be_taken_is_said_under_its_field(window, sheet):
    press(sheet, "addKindButton")
    press(sheet, "saveKindButton")
    assert child(sheet, QLabel, "kindNameEditError").text() == "Ghi tên loại họp."
    child(sheet, QLineEdit, "kindNameEdit").setText(NAME)
    sheet.items.table.cellWidget(0, 1).setText(" ")
    press(sheet, "saveKindButton")
    assert child(sheet, QLabel, "kindItemsError").text().startswith("Dòng 1: ghi số phút")
    assert window.store.read(own_kinds) == ()


def test_items_are_added_moved_and_taken_out(window, sheet):
    before = titles(sheet)
    press(sheet, "lowerKindItemButton")
    assert titles(sheet)[:2] == before[1::-1]
    press(sheet, "raiseKindItemButton")
    press(sheet, "removeKindItemButton")
    assert titles(sheet) == before[1:]
    press(sheet, "addKindItemButton")
    assert titles(sheet)[1] == ""


def test_a_shipped_kind_is_changed_and_set_back(window, sheet):
    sheet.items.table.cellWidget(0, 0).setValue(7)
    press(sheet, "saveKindButton")
    assert window.store.read(own_values)["agenda.template.regular"][0].startswith("7 | ")
    assert sheet.list.item(0).text().endswith("(đã sửa)")
    press(sheet, "resetKindButton")
    assert window.store.read(own_values) == {}
    press(sheet, "saveKindButton")
    assert window.store.read(own_values) == {}
    assert not child(sheet, QPushButton, "resetKindButton").isEnabled()


def test_an_own_kind_is_taken_away(window, sheet):
    make(sheet)
    assert child(sheet, QPushButton, "resetKindButton").text() == "Xóa loại này"
    press(sheet, "resetKindButton")
    assert not any(row.own for row in window.store.read(list_kinds))
