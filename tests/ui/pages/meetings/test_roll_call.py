"""The roll is called by keyboard and mouse; quorum, rate and absences are told in words."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from dvqc_desktop.domain.codes import Presence
from dvqc_desktop.services.meetings.meetings import get_meeting
from dvqc_desktop.services.meetings.roll.attendance import roll_call
from dvqc_desktop.ui.dialogs.print_preview.window import PrintPreviewWindow
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.meetings.page import MeetingsPage
from dvqc_desktop.ui.pages.meetings.roll.attendance_table import EXCUSED, PAST, REASON
from tests.ui.kit import child, open_dialogs, press
from tests.ui.pages.meetings.kit import ROLL, go_to, key, open_meetings, said


@pytest.fixture
def page(window: MainWindow) -> MeetingsPage:
    return open_meetings(window)


def presences(page: MeetingsPage, meeting_id: int) -> list[str | None]:
    return [row.presence for row in page.store.read(roll_call, meeting_id)]


def test_the_keys_one_two_three_call_the_current_member(page: MeetingsPage) -> None:
    meeting_id, table = go_to(page, "24/11", ROLL), page.attendance.table
    for row, code in ((0, Qt.Key.Key_1), (1, Qt.Key.Key_2), (2, Qt.Key.Key_3)):
        table.select_row(row)
        key(table, code)
    assert presences(page, meeting_id) == ["present", "absent_excused", "absent_unexcused"]


def test_space_and_letters_call_one_after_the_other(page: MeetingsPage) -> None:
    meeting_id, table = go_to(page, "24/11", ROLL), page.attendance.table
    table.select_row(0)
    for code in (Qt.Key.Key_Space, Qt.Key.Key_M, Qt.Key.Key_K):
        key(table, code)
    assert presences(page, meeting_id) == ["present", "late", "absent_unexcused"]
    assert table.currentIndex().column() == REASON
    key(table, Qt.Key.Key_0)
    assert presences(page, meeting_id)[2] is None


def test_enter_opens_the_reason_with_those_of_the_list(page: MeetingsPage, window: MainWindow) -> None:
    meeting_id, table = go_to(page, "24/11", ROLL), page.attendance.table
    table.select_row(0)
    key(table, Qt.Key.Key_Return)
    box = next(made for made in table.viewport().findChildren(QComboBox) if made.isVisible())
    offered = [box.itemText(place) for place in range(box.count())]
    assert "việc gia đình" in offered and not any("ốm" in words or "sức khỏe" in words for words in offered)
    box.setEditText("ca sản xuất")
    table.commitData(box)
    assert page.store.read(roll_call, meeting_id)[0].reason == "ca sản xuất"


def test_a_reason_that_tells_of_health_is_refused(page: MeetingsPage, window: MainWindow) -> None:
    meeting_id, table = go_to(page, "24/11", ROLL), page.attendance.table
    table.rows.setData(table.rows.index(0, REASON), "đi khám bệnh", Qt.ItemDataRole.EditRole)
    assert "errorDialog" in open_dialogs(window)
    assert page.store.read(roll_call, meeting_id)[0].reason == "Việc gia đình, đã báo 19/11"


def test_absences_running_are_told_beside_the_name(page: MeetingsPage) -> None:
    table = page.attendance.table
    go_to(page, "24/11", ROLL)
    assert said(page, "attendanceWarningLabel") == ""
    assert said(page, "attendanceRateLabel") == "Tỉ lệ dự họp dự kiến: 66,7%, mục tiêu trên 90%"
    go_to(page, "05/11", ROLL)
    table.select_row(0)
    key(table, Qt.Key.Key_2)
    go_to(page, "24/11", ROLL)
    words = "vắng có lý do 3 lần liền"
    assert said(page, "attendanceWarningLabel") == f"Nên gặp hỏi thăm: Trần Bích Hà {words}."
    assert str(table.rows.index(0, 0).data()).endswith(words)


def test_the_list_to_sign_is_printed_from_the_roll_call(page: MeetingsPage, window: MainWindow, qtbot: QtBot) -> None:
    go_to(page, "24/11", ROLL)
    press(page, "printSignatureSheetButton")
    qtbot.waitUntil(lambda: window.findChild(PrintPreviewWindow) is not None)
    preview = child(window, PrintPreviewWindow, "printPreviewWindow")
    assert preview.windowTitle() == "Xem trước khi in – Danh sách ký tên"
    preview.close()
    qtbot.waitUntil(lambda: not window.jobs.busy)


def test_a_click_in_a_choice_calls_and_the_reason_is_typed_beside(page: MeetingsPage) -> None:
    meeting_id, table = go_to(page, "24/11", ROLL), page.attendance.table
    table.clicked.emit(table.rows.index(2, EXCUSED))
    assert table.rows.flags(table.rows.index(2, REASON)) & Qt.ItemFlag.ItemIsEditable
    table.rows.setData(table.rows.index(2, REASON), "ca đêm", Qt.ItemDataRole.EditRole)
    assert page.store.read(roll_call, meeting_id)[2].reason == "ca đêm"


def test_everybody_is_marked_present_and_the_strip_turns_green(page: MeetingsPage) -> None:
    go_to(page, "24/11", ROLL)
    assert page.attendance.strip.words() == (
        "Dự kiến có mặt 2/3, trong đó chính thức 1/2. Biểu quyết cần quá nửa tổng số đảng viên chính thức được "
        "triệu tập (2 phiếu trên 2), nên chưa biểu quyết được; vẫn họp, trao đổi trước được."
    )
    table = page.attendance.table
    table.clicked.emit(table.rows.index(0, 2))
    press(page, "markAllPresentButton")
    assert page.attendance.strip.property("tone") == "ok"


def test_earlier_meetings_stand_at_the_right(page: MeetingsPage) -> None:
    go_to(page, "24/11", ROLL)
    rows = page.attendance.table.rows
    heads = [rows.headerData(PAST + at, Qt.Orientation.Horizontal) for at in range(3)]
    assert heads == ["06/10", "22/10", "05/11"]
    assert rows.index(0, PAST + 1).data() == "vắng có lý do"


@pytest.mark.qt_log_ignore("grabbing the keyboard", "raise|propagateSizeHints")
def test_late_and_not_called_are_in_the_menu_of_the_row(page: MeetingsPage) -> None:
    meeting_id, table = go_to(page, "24/11", ROLL), page.attendance.table
    table.customContextMenuRequested.emit(QPoint(20, table.rowViewportPosition(2) + 5))
    menu = child(page, QMenu, "presenceMenu")
    next(act for act in menu.actions() if act.text() == "Đến muộn").trigger()
    assert presences(page, meeting_id)[2] is Presence.LATE
    menu.close()


def test_guests_are_noted_one_a_line(page: MeetingsPage) -> None:
    meeting_id = go_to(page, "24/11", ROLL)
    guests = child(page, QPlainTextEdit, "guestEdit")
    assert guests.toPlainText() == "Chi ủy viên phụ trách: Nguyễn Văn Thuận"
    guests.setPlainText("Đại diện công đoàn\n\nChi ủy viên: Nguyễn Văn Thuận")
    page.attendance.leave()
    assert page.store.read(get_meeting, meeting_id).guests == "Đại diện công đoàn; Chi ủy viên: Nguyễn Văn Thuận"
