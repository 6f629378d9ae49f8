"""The person page: opened from everywhere, filtered by kind, read on in slices, never copied; its sheet is printed."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QListView, QListWidget, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import SpellEnd
from dvqc_desktop.domain.timeline import EntryKind
from dvqc_desktop.services.contacts.contacts import ContactFields, record_contact
from dvqc_desktop.services.people.timeline import SLICE
from dvqc_desktop.services.people.workers import end_worker
from dvqc_desktop.ui.dialogs.person_page.dialog import PersonPage
from dvqc_desktop.ui.dialogs.print_preview.window import PrintPreviewWindow
from dvqc_desktop.ui.frame.search import GlobalSearch
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from tests.ui.kit import child, dialog, open_dialogs, press

DUNG, LOI = 19, 1


def opened(window: MainWindow) -> PersonPage:
    page = dialog(window, "personPage")
    assert isinstance(page, PersonPage)
    return page


def name_shown(window: MainWindow) -> str:
    return child(opened(window), QLabel, "personNameLabel").text()


@pytest.fixture
def page(window: MainWindow) -> PersonPage:
    assert window.frame is not None
    window.frame.acts.open_person(DUNG)
    return opened(window)


@pytest.mark.parametrize(
    ("name", "row_id", "whose"),
    [
        (PageName.BOARD, DUNG, "Đào Thị Dung"),
        (PageName.PLANS, DUNG, "Đào Thị Dung"),
        (PageName.PLANS, LOI, "Nguyễn Thúy Lợi"),
        (PageName.MEMBERS, LOI, "Nguyễn Thúy Lợi"),
    ],
)
def test_f5_opens_the_page_of_whoever_is_chosen(
    window: MainWindow, qtbot: QtBot, name: PageName, row_id: int, whose: str
) -> None:
    assert window.frame is not None
    window.frame.navigate(name, row_id)
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert name_shown(window) == whose


def test_links_on_the_pages_open_it_too(window: MainWindow) -> None:
    assert window.frame is not None
    for name, row_id, link in (
        (PageName.PLANS, DUNG, "planTimelineLink"),
        (PageName.MEMBERS, LOI, "memberTimelineLink"),
    ):
        window.frame.navigate(name, row_id)
        press(window, link)
        opened(window).close()
        assert "personPage" not in open_dialogs(window)


def test_the_search_leads_to_it_by_f5_and_for_those_gone(window: MainWindow, qtbot: QtBot) -> None:
    assert window.frame is not None
    search = child(window, GlobalSearch, "globalSearchEdit")
    search.setFocus()
    search.textEdited.emit("dung")
    qtbot.keyClick(search, Qt.Key.Key_F5)
    assert name_shown(window) == "Đào Thị Dung"
    opened(window).close()
    window.frame.store.write(end_worker, DUNG, SpellEnd.LEFT, date(2026, 11, 20))
    search.textEdited.emit("dung")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert name_shown(window) == "Đào Thị Dung"


def test_a_kind_is_filtered_and_strengths_stand_first(page: PersonPage) -> None:
    kinds = child(page, QListWidget, "personKindList")
    kinds.setCurrentRow(1)
    assert {entry.kind for entry in page.model.rows()} == {EntryKind.CLASS}
    assert kinds.item(1).text() == f"Phân loại  {len(page.model.rows())}"
    assert page.model.rows()[0].lines[0].startswith("Mặt mạnh")


def meet_often(session: Session) -> Change:
    for number in range(SLICE + 10):
        change = record_contact(session, (DUNG,), ContactFields(LOI, date(2026, 3, 2) + timedelta(number), said="Thử"))
    return change


def test_a_long_history_is_read_in_slices(window: MainWindow) -> None:
    assert window.frame is not None
    window.frame.store.write(meet_often)
    window.frame.acts.open_person(DUNG)
    page = opened(window)
    view = child(page, QListView, "personTimelineView")
    assert len(page.model.rows()) == SLICE
    while page.model.canFetchMore(view.rootIndex()):
        page.model.fetchMore(view.rootIndex())
    assert len(page.model.rows()) == page._head.total


def test_nothing_of_it_goes_to_the_clipboard_or_the_title(page: PersonPage, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("trước")
    view = child(page, QListView, "personTimelineView")
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "trước"
    assert "Dung" not in page.windowTitle()


def test_enter_leads_to_where_an_entry_was_made(window: MainWindow, page: PersonPage) -> None:
    view = child(page, QListView, "personTimelineView")
    place = next(row for row, entry in enumerate(page.model.rows()) if entry.source == "contact")
    view.activated.emit(page.model.index(place, 0))
    assert window.frame is not None
    assert window.frame.shelf.current_name is PageName.PLANS
    assert "personPage" not in open_dialogs(window)


def test_its_sheet_is_shown_and_saved_only_once_warned(window: MainWindow, page: PersonPage, qtbot: QtBot) -> None:
    press(page, "printPersonSheetButton")
    qtbot.waitUntil(lambda: bool(page.findChildren(PrintPreviewWindow)), timeout=20_000)
    preview = page.findChildren(PrintPreviewWindow)[-1]
    qtbot.waitUntil(lambda: preview.page_count() == 4, timeout=20_000)
    press(preview, "savePdfButton")
    question = dialog(preview, "confirmDialog")
    assert not child(question, QPushButton, "confirmGoButton").isEnabled()
    assert not preview.findChildren(QFileDialog)
    preview.close()
