"""The month's set and the bound register, asked for in the window and shown before printing."""

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from dvqc_desktop.exports.documents.model import Book, PaperSet
from dvqc_desktop.ui.dialogs.print_preview.window import PrintPreviewWindow
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.meetings.page import MeetingsPage
from tests.ui.kit import child, dialog, open_dialogs, press


@pytest.fixture
def page(window: MainWindow) -> MeetingsPage:
    assert window.frame is not None
    made = window.frame.shelf.show_page(PageName.MEETINGS)
    assert isinstance(made, MeetingsPage)
    return made


def preview(page: MeetingsPage, qtbot: QtBot) -> PrintPreviewWindow:
    qtbot.waitUntil(lambda: page.window().findChild(PrintPreviewWindow) is not None, timeout=20_000)
    found = child(page.window(), PrintPreviewWindow, "printPreviewWindow")
    qtbot.waitUntil(lambda: found.page_count() > 0, timeout=20_000)
    return found


def test_the_set_of_a_month_has_the_papers_ticked(page: MeetingsPage, qtbot: QtBot) -> None:
    press(page, "printMonthSetButton")
    asked = dialog(page.window(), "monthSetDialog")
    assert child(asked, QComboBox, "monthSetCombo").currentText() == "11/2026 (2 buổi họp)"
    for box in asked.findChildren(QCheckBox):
        box.setChecked(box.objectName() == "monthSetCheck_agenda")
    press(asked, "monthSetPreviewButton")
    window = preview(page, qtbot)
    document = window.document()
    assert isinstance(document, PaperSet)
    assert [paper.name for paper in document.papers] == ["Chương trình", "Chương trình"]
    window.close()


def test_a_set_without_any_paper_is_not_made(page: MeetingsPage) -> None:
    press(page, "printMonthSetButton")
    asked = dialog(page.window(), "monthSetDialog")
    for box in asked.findChildren(QCheckBox):
        box.setChecked(False)
    press(asked, "monthSetPreviewButton")
    assert child(asked, QLabel, "monthSetFault").text() == "Chọn ít nhất một loại giấy để in."
    assert open_dialogs(page.window()) == ["monthSetDialog"]
    asked.reject()


def test_the_register_of_a_year_is_shown_before_it_is_bound(page: MeetingsPage, qtbot: QtBot) -> None:
    press(page, "printBookButton")
    asked = dialog(page.window(), "bookPrintDialog")
    assert child(asked, QComboBox, "bookKindCombo").itemText(0) == "Sổ biên bản sinh hoạt tổ đảng"
    assert child(asked, QComboBox, "bookYearCombo").currentText() == "2026"
    press(asked, "bookPreviewButton")
    window = preview(page, qtbot)
    document = window.document()
    assert isinstance(document, Book)
    assert document.name == "Sổ biên bản sinh hoạt tổ đảng năm 2026"
    both_sides = child(window, QCheckBox, "bothSidesCheck")
    both_sides.setChecked(True)
    assert window.rules().count("page.sides") == 2
    window.close()
