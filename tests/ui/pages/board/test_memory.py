"""What the board remembers between sessions: the view, the density and the lanes chosen by hand, and no person."""

import pytest
from PySide6.QtWidgets import QComboBox, QMainWindow

from dvqc_desktop.ui.jobs import Jobs
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.board.page import BoardPage
from dvqc_desktop.ui.pages.board.stack import CARDS, LANES, TABLE
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.user_settings import UserSettings
from tests.ui.kit import child


@pytest.fixture
def open_board(qtbot, sample_db, tmp_path):
    """Opens the board as a new session of the same user does."""
    opened = []

    def make():
        settings, window = UserSettings(tmp_path / "w.ini"), QMainWindow()
        qtbot.addWidget(window)
        jobs, store = Jobs(window), Store(sample_db)
        opened.append(jobs)
        context = PageContext(store, jobs, lambda *_: None, str, recall=settings.recall, remember=settings.remember)
        page = BoardPage(context)
        window.setCentralWidget(page)
        window.resize(1198, 706)
        window.show()
        page.refresh()
        return page

    yield make
    for jobs in opened:
        jobs.close()


def choose_density(page, place):
    combo = child(page, QComboBox, "boardDensityCombo")
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def test_view_density_and_lanes_are_as_they_were_left(open_board):
    first = open_board()
    assert (first._view.value(), first.cards_area.delegate.compact) == (CARDS, False)
    first._view._buttons[1].click()
    first.stack.lanes_area.bar.kinds._buttons[1].click()
    choose_density(first, 0)
    again = open_board()
    assert (again._view.value(), again.stack.currentWidget()) == (LANES, again.stack.lanes_area)
    assert again.stack.lanes_area.kind() == "holder"
    assert not again.cards_area.delegate.compact


def test_lanes_begin_compact_and_cards_full_while_nothing_is_chosen(open_board):
    page = open_board()
    page._view._buttons[1].click()
    assert page.cards_area.delegate.compact
    page._view._buttons[0].click()
    assert not page.cards_area.delegate.compact


@pytest.mark.parametrize(("people", "view", "compact"), [(40, CARDS, False), (120, CARDS, True), (121, TABLE, True)])
def test_the_number_of_people_suggests_view_and_density(open_board, people, view, compact):
    page = open_board()
    page.data.total = people
    page.data.loaded.emit()
    assert (page._view.value(), page.cards_area.delegate.compact) == (view, compact)


def test_a_choice_unknown_to_this_version_is_passed_over(open_board, tmp_path):
    UserSettings(tmp_path / "w.ini").remember("board/view", "mosaic")
    assert open_board()._view.value() == CARDS


def test_the_settings_file_names_nobody(open_board, tmp_path):
    page = open_board()
    for place in (1, 2, 0):
        page._view._buttons[place].click()
    page.list_view.segment._buttons[3].click()
    UserSettings(tmp_path / "w.ini")._kept.sync()
    kept = (tmp_path / "w.ini").read_bytes()
    assert not any(part.encode() in kept for card in page.data.cards for part in (card.name, card.group, card.trade))
