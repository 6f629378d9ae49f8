"""The search box leads to people and to the places of all meetings."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListView
from pytestqt.qtbot import QtBot

from dvqc_desktop.services.meetings.meetings import list_meetings
from dvqc_desktop.services.meetings.passed.resolutions import save_section
from dvqc_desktop.services.meetings.tasks.tasks import TaskForm, add_task
from dvqc_desktop.ui.frame.found_list import FOUND
from dvqc_desktop.ui.frame.search import GlobalSearch
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.meetings.page import MeetingsPage
from dvqc_desktop.ui.pages.meetings.passed.parts import PartsDialog
from tests.ui.kit import child, open_dialogs
from tests.ui.pages.meetings.kit import AGENDA, MINUTES, TASKS, VOTES


@pytest.fixture
def search(window: MainWindow) -> GlobalSearch:
    return child(window, GlobalSearch, "globalSearchEdit")


def lines(search: GlobalSearch) -> list[str]:
    return [search._model.item(row).text() for row in range(search._model.rowCount())]


def take(search: GlobalSearch, qtbot: QtBot, typed: str) -> None:
    """Types and takes what is found first."""
    qtbot.keyClicks(search, typed)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert search.text() == ""


def test_people_come_first_then_places_with_their_kinds(search: GlobalSearch, qtbot: QtBot) -> None:
    qtbot.keyClicks(search, "oanh")
    shown = lines(search)
    assert shown[:2] == ["Đảng viên", "Lê Kim Oanh, Khoan"]
    assert "Chương trình, biên bản" in shown
    assert search._model.first().name == "Lê Kim Oanh"  # type: ignore[union-attr]


def test_minutes_found_open_their_meeting_tab_and_item(window: MainWindow, search: GlobalSearch, qtbot: QtBot) -> None:
    take(search, qtbot, "xin nhan viec hop chi doan")
    page = child(window, MeetingsPage, "meetingPage")
    assert page.tabs.currentIndex() == MINUTES
    assert child(page, QListView, "minuteItemList").currentIndex().row() == 1
    assert "Xin nhận việc họp chi đoàn" in page.minutes.sheet.text.toPlainText()


@pytest.mark.parametrize(
    ("typed", "tab", "row"),
    [
        ("ban voi chi doan viec hop sau ca", TASKS, None),
        ("muc qd 14 quy iv", AGENDA, 1),
        ("nhat tri de nghi", VOTES, None),
    ],
)
def test_other_places_open_their_tab(
    window: MainWindow, search: GlobalSearch, qtbot: QtBot, typed: str, tab: int, row: int | None
) -> None:
    take(search, qtbot, typed)
    page = child(window, MeetingsPage, "meetingPage")
    assert page.tabs.currentIndex() == tab
    if tab == TASKS:
        assert page.tasks.rows.row(page.tasks.table.current_row()).text == "Bàn với chi đoàn việc họp sau ca"
    if row is not None:
        assert page.agenda.table.current_row() == row


def test_a_promise_outside_a_meeting_opens_the_worker(window: MainWindow, search: GlobalSearch, qtbot: QtBot) -> None:
    assert window.store is not None
    window.store.write(add_task, TaskForm("Xin lại thẻ gửi xe", promised_to_id=10))
    take(search, qtbot, "the gui xe")
    assert open_dialogs(window) == ["personPage"]
    child(window, QDialog, "personPage").close()


def test_a_task_of_nobody_opens_the_overview(window: MainWindow, search: GlobalSearch, qtbot: QtBot) -> None:
    assert window.store is not None and window.frame is not None
    window.frame.navigate(PageName.BOARD)
    window.store.write(add_task, TaskForm("Sửa lại bảng tin"))
    take(search, qtbot, "bang tin")
    assert window.frame.shelf.current_name is PageName.OVERVIEW


def test_f5_is_left_to_the_menu_while_a_place_is_marked(search: GlobalSearch, qtbot: QtBot) -> None:
    qtbot.keyClicks(search, "muc qd 14")
    with qtbot.assertNotEmitted(search.whole_wanted):
        qtbot.keyClick(search, Qt.Key.Key_F5)


def test_the_list_paints_places_in_two_columns(search: GlobalSearch, qtbot: QtBot) -> None:
    qtbot.keyClicks(search, "hop chi doan")
    popup = search._completer.popup()
    assert popup is not None and popup.isVisible()
    rows = [popup.model().index(row, 0) for row in range(popup.model().rowCount())]
    popup.setCurrentIndex(next(index for index in rows if index.data(FOUND) is not None))
    picture = popup.grab().toImage()
    assert len({picture.pixelColor(x, picture.height() // 2).name() for x in range(picture.width())}) > 5


def test_a_part_of_a_resolution_opens_its_parts(window: MainWindow, search: GlobalSearch, qtbot: QtBot) -> None:
    assert window.store is not None
    meeting = next(row for row in window.store.read(list_meetings) if row.held_on == date(2026, 11, 5))
    window.store.write(save_section, meeting.id, "past.praise", "Biểu dương góc giữ xe gọn gàng.")
    take(search, qtbot, "goc giu xe")
    dialog = child(window, PartsDialog, "resolutionDialog")
    assert dialog.isVisible() and dialog.focusWidget() is dialog.edits["past.praise"]
    dialog.close()
