"""Typing a confidence again where others read it brings a warning under the fields, and words alone take it back."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.ui.dialogs.contact import open_contact_dialog
from dvqc_desktop.ui.dialogs.contact_day.lines import WORDS as SAID_HERE
from dvqc_desktop.ui.dialogs.contact_day.table import DayTable
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.meetings.page import MeetingsPage
from dvqc_desktop.ui.pages.plans.page import PlansPage
from dvqc_desktop.ui.widgets.private_echo import PAUSE_MS, WORDS
from tests.ui.kit import child, dialog, press, put

SAID = "Ngại anh em cho là chạy mức"  # kept of Trịnh Đình Khải in the sample cell


@pytest.fixture
def shown(window: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window


def type_into(qtbot: QtBot, edit: QLineEdit | QPlainTextEdit, text: str) -> None:
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    put(edit, text)


def warned(place: QWidget) -> bool:
    line = child(place, QLabel, "privateEchoLabel")
    return line.isVisibleTo(place) and line.text() == WORDS


def khai(window: MainWindow) -> int:
    assert window.frame is not None
    window.frame.navigate(PageName.PLANS)
    found = window.frame.shelf.current()
    assert isinstance(found, PlansPage)
    return next(person.person_id for person in found.people._people.values() if person.name == "Trịnh Đình Khải")


def test_a_contact_is_warned_of_what_was_confided_before(shown: MainWindow, qtbot: QtBot) -> None:
    assert shown.frame is not None
    made = open_contact_dialog(shown, shown.frame.context, khai(shown))
    said = child(made, QPlainTextEdit, "contactTextEdit")
    type_into(qtbot, said, SAID)
    qtbot.waitUntil(lambda: warned(made))
    said.clear()
    qtbot.waitUntil(lambda: not warned(made))


def test_a_contact_is_warned_of_its_own_private_box(shown: MainWindow, qtbot: QtBot) -> None:
    assert shown.frame is not None
    made = open_contact_dialog(shown, shown.frame.context, khai(shown))
    child(made, QPlainTextEdit, "privateNoteEdit").setPlainText("Đang tính xin nghỉ việc sau Tết")
    progress = child(made, QLineEdit, "progressEdit")
    type_into(qtbot, progress, "tính xin nghỉ việc sau Tết")
    qtbot.waitUntil(lambda: warned(made))


def test_a_plan_is_warned_of_its_person_and_a_filter_is_not(shown: MainWindow, qtbot: QtBot) -> None:
    assert shown.frame is not None
    shown.frame.navigate(PageName.PLANS, khai(shown))
    page = shown.frame.shelf.current()
    assert isinstance(page, PlansPage)
    type_into(qtbot, page.people.list.filter, SAID)
    qtbot.wait(PAUSE_MS + 100)
    assert not warned(page)
    page.people.list.filter.clear()
    (wish,) = child(page, QWidget, "wishPanel").findChildren(QPlainTextEdit)
    type_into(qtbot, wish, f" {SAID}")
    qtbot.waitUntil(lambda: warned(page))


def test_minutes_are_warned_of_what_anybody_confided(shown: MainWindow, qtbot: QtBot) -> None:
    assert shown.frame is not None
    shown.frame.navigate(PageName.MEETINGS)
    page = shown.frame.shelf.current()
    assert isinstance(page, MeetingsPage)
    page.tabs.setCurrentIndex(2)
    edit = child(page, QTextEdit, "minuteEdit")
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    edit.insertPlainText(SAID)
    qtbot.waitUntil(lambda: warned(page))


def test_an_entry_of_the_register_is_warned(shown: MainWindow, qtbot: QtBot) -> None:
    assert shown.frame is not None
    shown.frame.navigate(PageName.PLANS, khai(shown))
    press(shown, "addReferralButton")
    form = dialog(shown, "proposalDialog")
    text = child(form, QPlainTextEdit, "proposalTextEdit")
    type_into(qtbot, text, SAID)
    qtbot.waitUntil(lambda: warned(form))


def test_a_dialog_without_a_line_of_its_own_is_warned_too_a_cell_of_its_grid_as_well(
    shown: MainWindow, qtbot: QtBot
) -> None:
    assert shown.frame is not None
    shown.frame.navigate(PageName.PLANS, khai(shown))
    press(shown, "stepFormButton")
    form = dialog(shown, "stepDialog")
    type_into(qtbot, child(form, QPlainTextEdit, "stepTextEdit"), SAID)
    qtbot.waitUntil(lambda: warned(form))
    form.close()
    press(shown, "contactDayButton")
    grid = dialog(shown, "contactDayDialog")
    table = child(grid, DayTable, "contactDayTable")
    table.setCurrentIndex(table.lines.index(0, SAID_HERE))
    table.edit(table.currentIndex())
    (editor,) = [edit for edit in table.findChildren(QLineEdit) if edit.isVisible()]
    type_into(qtbot, editor, SAID)
    qtbot.waitUntil(lambda: warned(grid))
