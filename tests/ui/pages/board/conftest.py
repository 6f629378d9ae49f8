"""The board alone in a real window, over the sample cell."""

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow

from dvqc_desktop.services.people.groups import list_groups
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.jobs import Jobs
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.board.page import BoardPage
from dvqc_desktop.ui.store import Store
from tests.ui.pages.board.lane_kit import settled


@pytest.fixture
def led_to():
    """Where the page wanted to go: pairs of page and row."""
    return []


@pytest.fixture
def page(qtbot, sample_db, led_to):
    """The page alone in a window of the size it has at 1366 x 768, reading again after each act as in the frame."""
    theme.apply_theme(QApplication.instance())
    store, window = Store(sample_db), QMainWindow()
    qtbot.addWidget(window)
    jobs = Jobs(window)
    page = BoardPage(PageContext(store, jobs, lambda name, row_id=None: led_to.append((name, row_id)), str))
    store.changed.connect(lambda _topics: page.refresh())
    window.setCentralWidget(page)
    window.resize(1198, 706)
    window.show()
    page.refresh()
    yield page
    jobs.close()


@pytest.fixture
def ids(page):
    return {card.name.split()[-1]: card.id for card in page.data.cards}


@pytest.fixture
def lanes(page, qtbot):
    """The area of lanes, all of them made and filled."""
    page._view._buttons[1].click()
    settled(page, qtbot)
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    return page.stack.lanes_area


@pytest.fixture
def groups(page):
    return {row.name[-1]: row.id for row in page.store.read(list_groups)}
