"""The smallest window: no field covers another, no button loses its words, no name its room; in both sizes of type."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPushButton, QScrollArea, QTableView, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from tests.ui.kit import child, dialog, press

SMALLEST = (1280, 700)
CONTROLS = (QLineEdit, QComboBox, QPushButton, QAbstractSpinBox)


def shown_page(window: MainWindow, name: PageName, larger: bool) -> QWidget:
    window.settings.larger = larger
    window.resize(*SMALLEST)
    window.dress()
    assert window.frame is not None
    return window.frame.shelf.show_page(name)


def visible_controls(page: QWidget) -> list[QWidget]:
    return [made for made in page.findChildren(QWidget) if isinstance(made, CONTROLS) and made.isVisible()]


@pytest.fixture(autouse=True)
def _usual_type_afterwards(window: MainWindow) -> Iterator[None]:
    yield
    window.settings.larger = False
    window.dress()


def crowded(page: QWidget) -> tuple[list[tuple[str, str]], list[str]]:
    """Controls that cover one another, and buttons that lose their words."""
    controls = visible_controls(page)
    covering = [
        (one.objectName(), other.objectName())
        for one, other in combinations(controls, 2)
        if one.parent() is other.parent() and one.geometry().intersects(other.geometry())
    ]
    cut = [
        made.text()
        for made in controls
        if isinstance(made, QPushButton) and made.width() < made.minimumSizeHint().width()
    ]
    return covering, cut


@pytest.mark.parametrize("larger", [False, True])
@pytest.mark.parametrize("name", list(PageName))
def test_no_control_covers_another_or_is_cut(window: MainWindow, qtbot: QtBot, name: PageName, larger: bool) -> None:
    page = shown_page(window, name, larger)
    qtbot.waitUntil(lambda: crowded(page) == ([], []))


def test_members_keep_their_names_in_a_small_window(window: MainWindow) -> None:
    page = shown_page(window, PageName.MEMBERS, larger=False)
    assert child(page, QTableView, "memberTable").columnWidth(0) >= 112


def test_the_charts_of_the_overview_scroll_in_larger_type(window: MainWindow, qtbot: QtBot) -> None:
    page = shown_page(window, PageName.OVERVIEW, larger=True)
    area = child(page, QScrollArea, "overviewSideArea")
    for chart in ("classRoundsChart", "weeklyContactsChart"):
        made = child(page, QWidget, chart)
        assert made.height() >= made.minimumHeight()
    qtbot.waitUntil(lambda: area.viewport().width() >= area.widget().width())


def test_a_dialog_begins_in_its_first_field(window: MainWindow, qtbot: QtBot) -> None:
    press(shown_page(window, PageName.BOARD, larger=False), "newRoundButton")
    name = child(dialog(window, "roundDialog"), QLineEdit, "roundNameEdit")
    qtbot.waitUntil(name.hasFocus)
