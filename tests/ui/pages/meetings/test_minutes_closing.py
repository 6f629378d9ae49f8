"""Closing asks for what is missing and who approved; versions are held side by side."""

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QTableWidget, QWidget

from dvqc_desktop.services.meetings.agenda.agenda import list_items
from dvqc_desktop.services.meetings.minutes.minutes import set_item_conclusion
from dvqc_desktop.services.meetings.minutes.versions import list_versions, version_record
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.meetings.page import MeetingsPage
from tests.ui.kit import child, dialog, press
from tests.ui.pages.meetings.kit import AGENDA, MINUTES, go_to, open_meetings, said


@pytest.fixture
def page(window: MainWindow) -> MeetingsPage:
    return open_meetings(window)


def close(page: MeetingsPage, window: MainWindow, approved: str) -> QWidget:
    """Closes the minutes shown as a user does."""
    press(page, "closeMinutesButton")
    form = dialog(window, "confirmDialog")
    child(form, QLineEdit, "minutesApprovedEdit").setText(approved)
    child(form, QCheckBox, "confirmReadCheck").click()
    press(form, "confirmGoButton")
    return form


def table_rows(form: QWidget) -> list[tuple[str, ...]]:
    table = child(form, QTableWidget, "versionTable")
    cells = [[table.item(row, column) for column in range(3)] for row in range(table.rowCount())]
    return [tuple(cell.text() if cell else "" for cell in row) for row in cells]


def test_closing_asks_for_what_is_missing_and_who_approved(page: MeetingsPage, window: MainWindow) -> None:
    meeting_id = go_to(page, "05/11", MINUTES)
    assert child(page, QPushButton, "minutesVersionsButton").isHidden()
    form = close(page, window, "các đồng chí dự họp")
    assert any("chưa ghi kết luận" in made.text() for made in form.findChildren(QLabel))
    assert page.store.read(version_record, meeting_id, 1).approved_by == "các đồng chí dự họp"
    assert page.minutes.text.isReadOnly()
    assert not child(page, QPushButton, "boldButton").isEnabled()


def test_both_versions_stand_side_by_side_with_the_reason(page: MeetingsPage, window: MainWindow) -> None:
    meeting_id = go_to(page, "05/11", MINUTES)
    close(page, window, "hội nghị")
    press(page, "reopenMinutesButton")
    form = dialog(window, "reopenDialog")
    press(form, "reopenButton")
    assert "thiếu lý do" in said(form, "reopenErrorLabel")
    child(form, QLineEdit, "reopenReasonEdit").setText("sai hạn")
    press(form, "reopenButton")
    page.store.write(set_item_conclusion, page.store.read(list_items, meeting_id)[1].id, "Phổ biến trước 15/11.")
    page.minutes.show_versions()
    form = dialog(window, "versionsDialog")
    assert said(form, "versionReasonLabel") == "Lý do mở lại bản trước: sai hạn."
    changed = ("sửa", "Kết luận: Phổ biến cách kẹp hai chi tiết cho cả nhóm tiện.", "Kết luận: Phổ biến trước 15/11.")
    assert table_rows(form) == [changed]
    child(form, QCheckBox, "versionAllCheck").click()
    assert len(table_rows(form)) > 10
    form.close()
    close(page, window, "hội nghị")
    assert [row.reason for row in page.store.read(list_versions, meeting_id)] == ["sai hạn", None]
    press(page, "minutesVersionsButton")
    form = dialog(window, "versionsDialog")
    assert table_rows(form) == [changed]
    before = child(form, QComboBox, "versionBeforeCombo")
    before.setCurrentIndex(1)
    before.activated.emit(1)
    assert said(form, "versionSumLabel") == "Hai bản như nhau"


def test_an_extract_is_offered_beside_the_annex_where_the_minutes_are_shown(page: MeetingsPage) -> None:
    extract, annex = "Trích biên bản mục đang chọn", "Phụ lục nội bộ"
    menu = child(page, QPushButton, "meetingPapersButton").menu()
    go_to(page, "05/11", AGENDA)
    menu.aboutToShow.emit()
    assert annex in [act.text() for act in menu.actions()]
    assert extract not in [act.text() for act in menu.actions()]
    go_to(page, "05/11", MINUTES)
    menu.aboutToShow.emit()
    assert [act.text() for act in menu.actions()].count("Biên bản") == 1
    assert extract in [act.text() for act in menu.actions()]
