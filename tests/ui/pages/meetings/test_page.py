"""The page of meetings: list, head, choosing, adding, deleting, closing, opening again, preview."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Meeting
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.services.meetings.agenda.agenda import list_items
from dvqc_desktop.services.meetings.meetings import get_meeting, list_meetings
from dvqc_desktop.ui.dialogs.print_preview.window import PrintPreviewWindow
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.meetings.page import MeetingsPage
from dvqc_desktop.ui.widgets.badge import Badge
from tests.ui.kit import child, dialog, open_dialogs, press
from tests.ui.pages.meetings.kit import MINUTES, VOTES, go_to, key, open_meetings, said


@pytest.fixture
def page(window: MainWindow) -> MeetingsPage:
    return open_meetings(window)


def test_the_list_puts_the_next_meeting_first_and_chooses_it(page: MeetingsPage) -> None:
    names = [f"{row.held_on:%d/%m} {page.list.rows.name_of(row)}" for row in page.list.rows.meetings()]
    assert names[:4] == [
        "24/11 Ngày đảng (kỳ 2)",
        "04/12 Họp công tác (kỳ 1)",
        "11/12 Quần chúng góp ý quý IV",
        "05/11 Họp công tác (kỳ 1)",
    ]
    assert said(page, "meetingTitleLabel") == "Ngày đảng, kỳ 2 tháng 11/2026"
    assert said(page, "meetingMonthLabel") == "Tháng 11: 1/2 buổi đã họp"


def test_choosing_another_meeting_shows_it_in_the_same_sub_tab(page: MeetingsPage) -> None:
    page.tabs.setCurrentIndex(MINUTES)
    page.list.setFocus()
    key(page.list, Qt.Key.Key_Down)
    assert said(page, "meetingTitleLabel") == "Họp công tác, kỳ 1 tháng 12/2026"
    assert page.tabs.currentIndex() == MINUTES


def test_a_year_without_meetings_says_so(page: MeetingsPage) -> None:
    years = child(page, QComboBox, "meetingYearCombo")
    assert [years.itemText(at) for at in range(years.count())] == ["Năm 2026", "Mọi năm"]
    years.setCurrentIndex(1)
    page.refresh()
    assert len(page.list.rows.meetings()) == 8


def test_the_head_is_edited_in_place_and_undone_by_name(page: MeetingsPage) -> None:
    meeting_id = go_to(page, "24/11")
    place = child(page, QLineEdit, "meetingPlaceEdit")
    place.setText("Hội trường")
    place.editingFinished.emit()
    assert page.store.read(get_meeting, meeting_id).place == "Hội trường"
    assert page.store.undo_label() == "sửa họp 24/11/2026"
    page.store.undo()
    assert place.text() == "Phòng giao ca Phân xưởng Z2"


def test_a_time_that_is_none_is_refused_and_the_old_one_comes_back(page: MeetingsPage, window: MainWindow) -> None:
    go_to(page, "24/11")
    start = child(page, QLineEdit, "meetingStartEdit")
    start.setText("nửa đêm")
    start.editingFinished.emit()
    assert "errorDialog" in open_dialogs(window)
    assert start.text() == "16:30"


def test_a_new_meeting_comes_with_its_usual_items(page: MeetingsPage, window: MainWindow) -> None:
    press(page, "addMeetingButton")
    form = dialog(window, "meetingDialog")
    assert child(form, QComboBox, "newMeetingKindCombo").currentText() == "Ngày đảng (kỳ 2)"
    assert child(form, QLineEdit, "newMeetingPlaceEdit").text() == "Phòng giao ca Phân xưởng Z2"
    press(form, "saveMeetingButton")
    row = next(row for row in page.store.read(list_meetings) if row.id == page.list.current_id())
    assert (row.kind, f"{row.held_on:%d/%m}") == ("party_day", "27/11")
    assert len(page.store.read(list_items, row.id)) == 6


def test_a_new_meeting_with_a_wrong_time_stays_open_with_the_reason(page: MeetingsPage, window: MainWindow) -> None:
    page.new_item()
    form = dialog(window, "meetingDialog")
    child(form, QLineEdit, "newMeetingStartEdit").setText("99")
    child(form, QCheckBox, "newMeetingTemplateCheck").setChecked(False)
    press(form, "saveMeetingButton")
    assert said(form, "meetingErrorLabel").startswith("“99” không phải giờ trong ngày.")


def test_a_planned_meeting_is_deleted_by_key_and_a_held_one_is_refused(page: MeetingsPage, window: MainWindow) -> None:
    go_to(page, "04/12")
    key(page.list, Qt.Key.Key_Delete)
    assert len(page.list.rows.meetings()) == 7
    go_to(page, "05/11")
    key(page.list, Qt.Key.Key_Delete)
    assert "errorDialog" in open_dialogs(window)
    assert len(page.list.rows.meetings()) == 7


def test_minutes_are_closed_after_they_were_read_and_opened_with_a_reason(
    page: MeetingsPage, window: MainWindow
) -> None:
    go_to(page, "05/11")
    press(page, "closeMinutesButton")
    question = dialog(window, "confirmDialog")
    go = child(question, QPushButton, "confirmGoButton")
    assert not go.isEnabled()
    child(question, QCheckBox, "confirmReadCheck").setChecked(True)
    go.click()
    assert child(page, Badge, "meetingStateBadge").text() == "Đã ký"
    assert not child(page, QLineEdit, "meetingPlaceEdit").isEnabled()
    press(page, "reopenMinutesButton")
    form = dialog(window, "reopenDialog")
    press(form, "reopenButton")
    assert "thiếu lý do" in said(form, "reopenErrorLabel")
    child(form, QLineEdit, "reopenReasonEdit").setText("sửa số phiếu")
    press(form, "reopenButton")
    assert child(page, Badge, "meetingStateBadge").text() == "Chờ ký biên bản"


def test_closed_minutes_let_nothing_be_changed(page: MeetingsPage) -> None:
    for tab in range(5):
        go_to(page, "22/10", tab)
    for name in ("addAgendaItemButton", "markAllPresentButton", "addVoteButton", "addTaskButton", "editTaskButton"):
        assert not child(page, QPushButton, name).isEnabled(), name
    assert page.minutes.text.isReadOnly()
    assert page.votes.text.isReadOnly()


def test_closed_minutes_changed_behind_the_back_are_told(page: MeetingsPage) -> None:
    meeting_id = go_to(page, "22/10")
    assert child(page, Badge, "meetingStateBadge").text() == "Đã ký"

    def tamper(session: Session) -> Change:
        session.get_one(Meeting, meeting_id).place = "Nơi khác"
        return Change("sửa", "", page.topics)

    page.store.write(tamper)
    assert child(page, Badge, "meetingStateBadge").text() == "Đã ký, nội dung khác lúc chốt"


def test_the_agenda_is_seen_before_it_is_printed(page: MeetingsPage, qtbot: QtBot, window: MainWindow) -> None:
    go_to(page, "24/11")
    press(page, "meetingPreviewButton")
    qtbot.waitUntil(lambda: window.findChild(PrintPreviewWindow) is not None)
    preview = child(window, PrintPreviewWindow, "printPreviewWindow")
    qtbot.waitUntil(lambda: preview.page_count() == 1)
    preview.close()
    qtbot.waitUntil(lambda: not window.jobs.busy)


def test_an_empty_agenda_is_refused_in_words(page: MeetingsPage, qtbot: QtBot, window: MainWindow) -> None:
    go_to(page, "04/12")
    for item in page.store.read(list_items, page.list.current_id() or 0):
        page.agenda.table.select_row(0)
        assert item.title
        press(page, "removeAgendaItemButton")
    page.print_current()
    qtbot.waitUntil(lambda: "errorDialog" in open_dialogs(window))


def test_a_party_group_concludes_and_the_zones_are_in_reading_order(page: MeetingsPage) -> None:
    assert page.tabs.tabText(VOTES) == "Biểu quyết, kết luận"
    assert page.zones()[0] is page.list
