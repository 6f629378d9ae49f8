"""Carrying over, putting off, inviting and noting papers, done in the real window."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QListWidget, QListWidgetItem, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from dvqc_desktop.services.meetings.agenda.agenda import AgendaRow, list_items, set_standing
from dvqc_desktop.services.meetings.agenda.backlog import list_backlog
from dvqc_desktop.services.meetings.meetings import get_meeting
from dvqc_desktop.services.people.leaders import workers_of
from dvqc_desktop.services.rules import set_rule
from dvqc_desktop.ui.dialogs.print_preview.window import PrintPreviewWindow
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.meetings.agenda.agenda_table import TITLE, AgendaTable
from dvqc_desktop.ui.pages.meetings.page import MeetingsPage
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from tests.ui.kit import child, dialog, open_dialogs, press
from tests.ui.pages.meetings.kit import go_to, open_meetings, said

TASKS = "Kiểm điểm việc kỳ trước chưa xong"


@pytest.fixture
def page(window: MainWindow) -> MeetingsPage:
    """The page with the meeting of 24/11."""
    made = open_meetings(window)
    go_to(made, "24/11")
    return made


def items(page: MeetingsPage) -> tuple[AgendaRow, ...]:
    return page.store.read(list_items, page.list.current_id() or 0)


def titles(page: MeetingsPage) -> list[str]:
    return [item.title for item in items(page)]


def lines(form: QDialog, name: str) -> list[QListWidgetItem]:
    found = child(form, QListWidget, name)
    return [found.item(place) for place in range(found.count())]


def said_on(form: QDialog, name: str) -> str:
    return child(form, QPushButton, name).text()


def choose_paper(page: MeetingsPage, words: str) -> None:
    """Opens the menu of papers beside the preview and chooses an entry."""
    menu = child(page, QPushButton, "meetingPapersButton").menu()
    menu.aboutToShow.emit()
    next(act for act in menu.actions() if act.text() == words).trigger()


class Drop(QDropEvent):
    """A drop of one of the table's own rows, at a height of its viewport."""

    def __init__(self, table: AgendaTable, height: int) -> None:
        self._table, self._mime = table, QMimeData()
        left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        super().__init__(QPointF(60, height), table.rows.supportedDropActions(), self._mime, left, plain)

    def source(self) -> AgendaTable:
        return self._table


def test_a_row_dropped_below_another_moves_there_and_comes_back(page: MeetingsPage) -> None:
    table, before = page.agenda.table, titles(page)
    table.select_row(0)
    table.dropEvent(Drop(table, table.rowViewportPosition(2) + table.rowHeight(2) - 4))
    assert titles(page) == [before[1], before[2], before[0], *before[3:]]
    assert table.current_row() == 2
    page.store.undo()
    assert titles(page) == before


def test_the_preview_offers_what_is_open_and_takes_it_in_one_act(page: MeetingsPage, window: MainWindow) -> None:
    press(page, "carryOverButton")
    form = dialog(window, "carryOverDialog")
    assert child(form, QComboBox, "carryMeetingCombo").currentText() == "05/11/2026  Họp công tác (kỳ 1)"
    assert lines(form, "carryOverList")[0].text() == "Việc chưa xong"
    assert said_on(form, "carryOverSaveButton") == "Chép 2 dòng vào chương trình"
    press(form, "carryOverSaveButton")
    assert titles(page)[-2:] == [TASKS, "Biểu quyết, phân công việc, kết luận"]
    page.store.undo()
    assert TASKS not in titles(page)


def test_what_the_agenda_has_cannot_be_ticked_again(page: MeetingsPage, window: MainWindow) -> None:
    for _ in range(2):
        press(page, "carryOverButton")
        press(dialog(window, "carryOverDialog"), "carryOverSaveButton")
    form = dialog(window, "carryOverDialog")
    assert said(form, "carryOverErrorLabel") == "Chưa đánh dấu dòng nào."
    task = lines(form, "carryOverList")[1]
    assert task.text().endswith("đã có ở mục 6)")
    assert not task.flags() & Qt.ItemFlag.ItemIsEnabled
    assert titles(page).count(TASKS) == 1


def test_another_meeting_offers_its_standing_items(page: MeetingsPage, window: MainWindow) -> None:
    held = go_to(page, "05/11")
    item = page.store.read(list_items, held)[1]
    page.store.write(set_standing, item.id, True)
    go_to(page, "24/11")
    press(page, "carryOverButton")
    form = dialog(window, "carryOverDialog")
    assert item.title in lines(form, "carryOverList")[1].text()
    lines(form, "carryOverList")[-1].setCheckState(Qt.CheckState.Unchecked)
    meetings = child(form, QComboBox, "carryMeetingCombo")
    meetings.setCurrentIndex(1)
    meetings.activated.emit(1)
    assert item.title not in " ".join(line.text() for line in lines(form, "carryOverList"))


def test_the_invitation_is_copied_without_a_workers_name(page: MeetingsPage, window: MainWindow) -> None:
    choose_paper(page, "Lời mời để dán vào tin nhắn…")
    press(dialog(window, "invitationDialog"), "copyInvitationButton")
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Tổ đảng Tổ máy 6 kính mời các đồng chí dự sinh hoạt tổ đảng kỳ 2")
    workers = page.store.read(workers_of, date(2026, 11, 24))
    assert workers and not any(worker.name in text for worker in workers)
    assert open_dialogs(window) == []


@pytest.mark.parametrize("words", ["Giấy mời", "Danh sách ký tên"])
def test_every_paper_is_seen_before_it_is_printed(
    page: MeetingsPage, window: MainWindow, qtbot: QtBot, words: str
) -> None:
    choose_paper(page, words)
    qtbot.waitUntil(lambda: window.findChild(PrintPreviewWindow) is not None)
    preview = child(window, PrintPreviewWindow, "printPreviewWindow")
    assert preview.windowTitle() == f"Xem trước khi in – {words}"
    qtbot.waitUntil(lambda: preview.page_count() == 1)
    preview.close()
    qtbot.waitUntil(lambda: not window.jobs.busy)


def test_the_invitation_takes_a_number_at_one_click(page: MeetingsPage, window: MainWindow) -> None:
    choose_paper(page, "Lời mời để dán vào tin nhắn…")
    form = dialog(window, "invitationDialog")
    assert said(form, "invitationNumberLabel").startswith("Số giấy mời để trống")
    press(form, "takeInvitationNumberButton")
    assert said(form, "invitationNumberLabel") == "Giấy mời: Số 01-GM/TĐ"
    assert not child(form, QPushButton, "takeInvitationNumberButton").isVisible()


def test_a_unit_without_such_numbers_is_told_so(page: MeetingsPage, window: MainWindow) -> None:
    page.store.write(set_rule, "number.types.party_group", ("conclusion | Kết luận",))
    choose_paper(page, "Lời mời để dán vào tin nhắn…")
    form = dialog(window, "invitationDialog")
    press(form, "takeInvitationNumberButton")
    assert said(form, "invitationErrorLabel").startswith("Chưa giữ được số: đơn vị không ra loại văn bản này")


def test_the_invitation_leads_to_its_paper(page: MeetingsPage, window: MainWindow, qtbot: QtBot) -> None:
    choose_paper(page, "Lời mời để dán vào tin nhắn…")
    press(dialog(window, "invitationDialog"), "invitationPaperButton")
    qtbot.waitUntil(lambda: window.findChild(PrintPreviewWindow) is not None)
    child(window, PrintPreviewWindow, "printPreviewWindow").close()
    qtbot.waitUntil(lambda: not window.jobs.busy)


def test_sending_is_noted_at_one_click_then_corrected_or_taken_back(page: MeetingsPage, window: MainWindow) -> None:
    meeting_id, sent = page.list.current_id() or 0, child(page, QPushButton, "papersSentButton")
    sent.click()
    assert (sent.text(), sent.property("role")) == ("Đã gửi 20/11", "")
    sent.click()
    form = dialog(window, "papersDayDialog")
    child(form, DateEdit, "papersDayEdit").set_day(date(2026, 11, 30))
    press(form, "papersDaySaveButton")
    assert "chưa tới" in said(form, "papersDayErrorLabel")
    child(form, DateEdit, "papersDayEdit").set_day(date(2026, 11, 19))
    press(form, "papersDaySaveButton")
    assert page.store.read(get_meeting, meeting_id).papers_sent_on == date(2026, 11, 19)
    sent.click()
    press(dialog(window, "papersDayDialog"), "papersDayClearButton")
    assert sent.text() == "Đánh dấu đã gửi"


def test_handing_in_is_noted_once_the_meeting_was_held(page: MeetingsPage) -> None:
    handed = child(page, QPushButton, "handedInButton")
    assert not handed.isVisibleTo(page)
    meeting_id = go_to(page, "05/11")
    handed.click()
    assert handed.text() == "Đã nộp 20/11"
    assert page.store.read(get_meeting, meeting_id).handed_in_on == date(2026, 11, 20)
    go_to(page, "11/09")
    assert not handed.isVisibleTo(page)


def test_an_item_put_off_waits_in_the_list_and_is_taken_back(page: MeetingsPage, window: MainWindow) -> None:
    page.agenda.table.select_row(1)
    title = items(page)[1].title
    press(page, "putOffItemButton")
    assert title not in titles(page)
    assert child(page, QPushButton, "backlogLink").text() == "Việc để kỳ sau (1)…"
    press(page, "backlogLink")
    press(dialog(window, "backlogDialog"), "backlogTakeButton")
    assert titles(page)[-2] == title
    assert page.store.read(list_backlog) == ()


def test_something_is_noted_for_later_and_dropped(page: MeetingsPage, window: MainWindow) -> None:
    press(page, "backlogLink")
    form = dialog(window, "backlogDialog")
    new = child(form, QLineEdit, "backlogNewEdit")
    new.setText("Giúp Đào Thị Dung")
    press(form, "backlogAddButton")
    assert "có tên quần chúng" in said(form, "backlogErrorLabel")
    new.setText("Bàn quỹ của tổ")
    new.returnPressed.emit()
    assert [line.text() for line in lines(form, "backlogList")] == ["Bàn quỹ của tổ (10 phút, ghi 20/11)"]
    press(form, "backlogDropButton")
    assert lines(form, "backlogList")[0].text() == "Chưa có việc nào để kỳ sau."
    assert not child(form, QPushButton, "backlogTakeButton").isEnabled()


@pytest.mark.qt_log_ignore("grabbing the keyboard", "raise|propagateSizeHints")
def test_the_menu_of_an_item_marks_it_standing(page: MeetingsPage) -> None:
    table = page.agenda.table
    table.select_row(4)
    table.customContextMenuRequested.emit(QPoint(60, table.rowViewportPosition(4) + 4))
    menu = child(page, QMenu, "agendaItemMenu")
    menu.actions()[0].trigger()
    menu.close()
    assert items(page)[4].standing
    spoken = table.rows.index(4, TITLE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith(", mục thường kỳ")


def test_an_item_of_a_meeting_held_is_left_for_later_and_taken_up_again(page: MeetingsPage) -> None:
    go_to(page, "05/11")
    page.agenda.table.select_row(1)
    later = child(page, QPushButton, "putOffItemButton")
    later.click()
    assert items(page)[1].postponed and later.text() == "Bàn kỳ này"
    later.click()
    assert not items(page)[1].postponed and later.text() == "Để kỳ sau"
