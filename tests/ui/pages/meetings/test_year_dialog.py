"""The year of meetings in the real window: twelve months, what is missing planned by one button, meetings opened."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from dvqc_desktop.services.meetings.meetings import MeetingForm, add_meeting, delete_meeting, list_meetings
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.meetings.page import MeetingsPage
from tests.ui.kit import child, dialog, open_dialogs, press

CRITICISM = "Quần chúng góp ý"


@pytest.fixture
def page(window):
    window.frame.navigate(PageName.MEETINGS)
    return child(window, MeetingsPage, "meetingPage")


@pytest.fixture
def sheet(window, page):
    planned = [row.id for row in window.store.read(list_meetings) if row.kind == "criticism" and row.state == "planned"]
    for row_id in planned:
        window.store.write(delete_meeting, row_id)
    press(page, "meetingYearButton")
    return dialog(window, "meetingYearDialog")


def line(sheet, words):
    rows = sheet.table.model()
    return next(row for row in range(rows.rowCount()) if rows.index(row, 0).data() == words)


def cell(sheet, words, month):
    return sheet.table.model().index(line(sheet, words), month)


def test_what_was_held_and_what_is_missing_stands_in_its_months(window, sheet):
    assert cell(sheet, "Họp công tác (kỳ 1)", 11).data() == "05 đã họp"
    assert cell(sheet, CRITICISM, 9).data() == "11/09 đã họp"
    assert cell(sheet, CRITICISM, 10).data() == "còn thiếu"
    assert "Quần chúng góp ý quý IV" in child(sheet, QLabel, "meetingYearMissingLabel").text()


def test_a_kind_of_the_cells_own_has_its_line(window, page):
    own = MeetingForm("other", date(2026, 10, 7), kind_name="Họp tổ nữ công")
    window.store.write(add_meeting, own)
    window.store.write(add_meeting, replace(own, held_on=date(2026, 10, 8), kind_name=None))
    press(page, "meetingYearButton")
    made = dialog(window, "meetingYearDialog")
    assert cell(made, "Họp tổ nữ công", 10).data().startswith("07")
    assert cell(made, "Buổi họp khác", 10).data().startswith("08")


def test_one_button_plans_what_is_missing(window, sheet):
    assert child(sheet, QPushButton, "planMissingButton").text() == "Lên lịch 1 buổi còn thiếu"
    press(sheet, "planMissingButton")
    assert "dự kiến" in cell(sheet, CRITICISM, 12).data()
    assert not child(sheet, QPushButton, "planMissingButton").isEnabled()
    assert "Đề nghị" not in child(sheet, QLabel, "meetingYearMissingLabel").text()


def test_a_missing_place_is_planned_alone_and_a_meeting_is_opened(window, page, sheet):
    sheet.table.activated.emit(cell(sheet, CRITICISM, 12))
    assert "dự kiến" in cell(sheet, CRITICISM, 10).data()
    sheet.table.activated.emit(cell(sheet, "Họp công tác (kỳ 1)", 11))
    assert open_dialogs(window) == []
    assert child(page, QLabel, "meetingTitleLabel").text() == "Họp công tác, kỳ 1 tháng 11/2026"


def test_the_years_are_turned(window, sheet):
    press(sheet, "yearAfterButton")
    assert child(sheet, QLabel, "meetingYearLabel").text() == "Năm 2027"
    assert cell(sheet, CRITICISM, 1).data() == "chưa có"
    press(sheet, "yearBeforeButton")
    press(sheet, "yearBeforeButton")
    assert cell(sheet, CRITICISM, 1).data() == "–"


def test_another_page_leads_to_the_year(window, page):
    window.frame.context.open_view(PageName.MEETINGS, "year", None)
    assert open_dialogs(window) == ["meetingYearDialog"]
