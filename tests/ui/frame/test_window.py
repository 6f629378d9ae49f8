"""The open window: tabs, menus, undo with its name, status, search, theme, backup."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QListView, QPushButton, QTabBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.db.engine import open_database
from dvqc_desktop.domain.codes import MemberStatus
from dvqc_desktop.services.members.member_lists import list_members
from dvqc_desktop.services.members.members import set_member_status
from dvqc_desktop.services.search import FoundKind
from dvqc_desktop.services.settings import change_setting
from dvqc_desktop.ui.frame.nav import PAGES, NavTabs
from dvqc_desktop.ui.frame.search import GlobalSearch
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from tests.conftest import KEY
from tests.ui.kit import child, dialog, open_dialogs, press

TODAY = date(2026, 11, 20)
WORDS = ["Tổng quan", "Đảng viên", "Quần chúng", "Bồi dưỡng", "Sinh hoạt", "Phát triển Đảng", "Báo cáo"]
PAGE_WIDGETS = {
    PageName.OVERVIEW: "overviewPage",
    PageName.MEMBERS: "memberPage",
    PageName.BOARD: "boardPage",
    PageName.PLANS: "planPage",
    PageName.MEETINGS: "meetingPage",
    PageName.DEVELOPMENT: "developmentPage",
    PageName.REPORTS: "reportPage",
}


def member_named(window: MainWindow, name: str) -> int:
    assert window.store is not None
    return next(row.id for row in window.store.read(list_members, TODAY) if row.name == name)


def exempt(window: MainWindow) -> None:
    assert window.store is not None
    member_id = member_named(window, "Trần Bích Hà")
    window.store.write(set_member_status, member_id, MemberStatus.EXEMPT, TODAY)


def test_the_seven_pages_are_real_tabs(window: MainWindow) -> None:
    tabs = child(window, QTabBar, "navTabs")
    assert [tabs.tabText(index) for index in range(tabs.count())] == WORDS
    assert tabs.shape() == QTabBar.Shape.RoundedWest
    assert all(tabs.tabRect(index).size() == tabs.tabRect(0).size() for index in range(7))


@pytest.mark.parametrize("name", list(PageName))
def test_each_tab_shows_its_page(window: MainWindow, name: PageName) -> None:
    before = {id(made) for made in QApplication.topLevelWidgets() if made.isVisible()}
    child(window, QTabBar, "navTabs").setCurrentIndex([page for page, _words, _icon in PAGES].index(name))
    assert child(window, QWidget, PAGE_WIDGETS[name]).isVisible()
    assert window.isActiveWindow()
    assert {id(made) for made in QApplication.topLevelWidgets() if made.isVisible()} == before


def test_a_page_is_read_again_on_another_day(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    assert window.frame is not None
    window.frame.navigate(PageName.MEETINGS)
    month = child(window, QLabel, "meetingMonthLabel")
    assert month.text().startswith("Tháng 11:")
    monkeypatch.setenv("DVQC_TODAY", "2026-12-01")
    window.frame.navigate(PageName.OVERVIEW)
    window.frame.navigate(PageName.MEETINGS)
    assert month.text().startswith("Tháng 12:")


def test_keys_lead_to_pages(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert child(window, QTabBar, "navTabs").currentIndex() == 5
    qtbot.keyClick(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert child(window, QTabBar, "navTabs").currentIndex() == 6


def test_arrows_move_between_tabs(window: MainWindow, qtbot: QtBot) -> None:
    tabs = child(window, NavTabs, "navTabs")
    qtbot.keyClick(tabs, Qt.Key.Key_Down)
    assert tabs.currentIndex() == 1
    qtbot.keyClick(tabs, Qt.Key.Key_Up)
    assert tabs.currentIndex() == 0


def test_undo_is_named_in_the_menu_and_offered_in_the_status_bar(window: MainWindow) -> None:
    exempt(window)
    assert child(window, QAction, "undoAction").text() == "&Hoàn tác: đổi tình trạng của Trần Bích Hà"
    assert child(window, QLabel, "statusMessageLabel").text() == "Đã đổi tình trạng của Trần Bích Hà."
    child(window, QToolButton, "undoLinkButton").click()
    assert child(window, QAction, "redoAction").text() == "Làm &lại: đổi tình trạng của Trần Bích Hà"
    assert "hoàn tác" in child(window, QLabel, "statusMessageLabel").text()
    child(window, QAction, "redoAction").trigger()
    assert child(window, QAction, "undoAction").isEnabled()


def test_a_toast_takes_the_act_back(window: MainWindow) -> None:
    exempt(window)
    assert window.frame is not None
    window.frame.toast("Đã đổi tình trạng.")
    assert child(window, QWidget, "toastFrame").isVisible()
    press(window, "toastUndoButton")
    assert not child(window, QWidget, "toastFrame").isVisible()
    assert child(window, QAction, "redoAction").isEnabled()


def test_a_toast_never_takes_back_another_act_than_it_tells(window: MainWindow) -> None:
    exempt(window)
    assert window.frame is not None
    window.frame.toast("Đã đổi tình trạng.")
    child(window, QAction, "undoAction").trigger()
    assert not child(window, QWidget, "toastFrame").isVisible()
    window.frame.tell("Đây là sổ mẫu.")
    child(window, QAction, "redoAction").trigger()
    assert child(window, QWidget, "toastFrame").isVisible()


def test_a_toast_stays_above_the_page_turned_to(window: MainWindow) -> None:
    assert window.frame is not None
    window.frame.toast("Đã đổi tình trạng.")
    window.frame.navigate(PageName.BOARD)
    toast = child(window, QWidget, "toastFrame")
    place = toast.mapTo(window.page_stack, toast.rect().center())
    met = window.page_stack.childAt(place)
    assert met is not None and (met is toast or toast.isAncestorOf(met))


def test_the_header_and_the_title_name_the_unit_and_no_person(window: MainWindow) -> None:
    assert child(window, QLabel, "orgUnitLabel").text() == "Tổ đảng Tổ máy 6"
    assert child(window, QLabel, "orgSuperiorLabel").text() == "Đảng bộ X.40"
    assert window.windowTitle() == "Tổ máy 6 – Sổ công tác quần chúng"


def test_search_finds_across_lists_without_accents_and_opens_the_place(window: MainWindow, qtbot: QtBot) -> None:
    search = child(window, GlobalSearch, "globalSearchEdit")
    with qtbot.waitSignal(search.chosen) as chosen:
        qtbot.keyClicks(search, "kim oanh")
        qtbot.keyClick(search, Qt.Key.Key_Return)
    assert (chosen.args[0].kind, chosen.args[0].name) == (FoundKind.MEMBER, "Lê Kim Oanh")
    assert child(window, QLabel, "memberNameLabel").text() == "Lê Kim Oanh"


def test_search_says_when_nobody_fits(window: MainWindow, qtbot: QtBot) -> None:
    search = child(window, GlobalSearch, "globalSearchEdit")
    qtbot.keyClicks(search, "zzz")
    assert search._model.item(0).text() == "Không có gì khớp “zzz”"
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


def test_f3_and_ctrl_f_lead_to_the_boxes(window: MainWindow, qtbot: QtBot) -> None:
    assert window.frame is not None
    window.frame.navigate(PageName.MEMBERS)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.focusWidget() is child(window, GlobalSearch, "globalSearchEdit")
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget().objectName() == "memberFilterEdit"


def test_f1_shows_the_keys_and_f6_goes_from_zone_to_zone(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert open_dialogs(window) == ["keySheetDialog"]
    dialog(window, "keySheetDialog").close()
    child(window, NavTabs, "navTabs").setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.focusWidget() is child(window, QListView, "navFooterList")


def test_dark_and_larger_type_keep_the_page(window: MainWindow) -> None:
    assert window.frame is not None
    window.frame.navigate(PageName.MEMBERS)
    for name in ("darkAction", "largerAction", "darkAction", "largerAction"):
        child(window, QAction, name).trigger()
        assert child(window, QWidget, "memberPage").isVisible()


def test_a_refusal_is_told_over_the_window(window: MainWindow) -> None:
    assert window.store is not None
    window.store.attempt(set_member_status, 1, MemberStatus.EXEMPT, date(2026, 11, 21))
    assert open_dialogs(window) == ["errorDialog"]


def test_closing_ends_threads_and_closes_the_book(window: MainWindow) -> None:
    assert window.store is not None
    path = window.store.database.path
    window.close()
    assert window.store is None and window.frame is None
    open_database(path, KEY).close()


def test_every_menu_entry_that_is_awake_has_words_and_the_mnemonics_stand(window: MainWindow) -> None:
    titles = [action.text() for action in window.menuBar().actions()]
    assert titles == ["&Tệp", "&Sửa", "&Xem", "&Nghiệp vụ", "&In", "Trợ &giúp"]
    assert child(window, QPushButton, "toastUndoButton").text() == "Hoàn tác"


def test_overdue_work_is_counted_beside_the_tab_and_kept_up_to_date_from_other_pages(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.frame is not None and window.store is not None
    tabs = child(window, NavTabs, "navTabs")
    before = tabs.count_of(0)
    window.frame.navigate(PageName.MEMBERS)
    window.store.write(change_setting, "contact.interval_days", 60)
    qtbot.waitUntil(lambda: tabs.count_of(0) < before, timeout=5000)
    assert window.frame.shelf.current_name is PageName.MEMBERS


def test_overdue_work_is_still_counted_after_a_change_of_theme(window: MainWindow) -> None:
    assert window.frame is not None
    before = window.frame.nav.tabs.count_of(0)
    window.frame.navigate(PageName.BOARD)
    window.frame.build_again()
    assert window.frame.nav.tabs.count_of(0) == before > 0


def test_a_toast_goes_by_its_cross(window: MainWindow) -> None:
    assert window.frame is not None
    window.frame.toast("Đã ghi.")
    press(window, "toastCloseButton")
    assert not child(window, QWidget, "toastFrame").isVisible()


def test_the_book_is_about_something(window: MainWindow) -> None:
    action = next(action for action in window.findChildren(QAction) if action.text() == "&Về phần mềm")
    action.trigger()
    assert open_dialogs(window) == ["aboutDialog"]


def test_the_board_is_made_while_the_overview_is_read(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.findChild(QWidget, "boardPage") is not None)
    assert not window.findChild(QWidget, "boardPage").isVisible()
