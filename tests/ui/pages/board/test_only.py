"""Only show: people whose class is past its review and people who reached their aim, on cards and in the list."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QTableView

from dvqc_desktop.services.classes.classes import classify
from dvqc_desktop.ui.pages.board.listing.cells import CLASS_COLUMN
from dvqc_desktop.ui.pages.board.words import full_words
from dvqc_desktop.ui.tokens import TOKENS
from tests.team_kit import ACTIVE, class_form
from tests.ui.kit import child
from tests.ui.pages.board.board_kit import names


@pytest.fixture
def stale(page, ids):
    """Tiến's class is past its day of review."""
    form = replace(class_form(ACTIVE, date(2026, 11, 13)), review_on=date(2026, 11, 19))
    page.store.write(classify, ids["Tiến"], form)
    return ids["Tiến"]


def open_menu(page):
    child(page, QPushButton, "boardOnlyButton").menu().aboutToShow.emit()


def shown(page):
    lists = ("boardListActive", "boardListAverage", "boardListWeak", "boardListUnclassified")
    return {name for listed in lists for name in names(page, listed)}


def test_only_classes_past_their_review_are_shown_and_counted(page, stale):
    open_menu(page)
    action = child(page, QAction, "boardOnlyStale")
    assert action.text() == "Phân loại cần xem lại (1)"
    action.setChecked(True)
    assert shown(page) == {"Mạc Văn Tiến"}
    assert child(page, QPushButton, "boardOnlyButton").text() == "Chỉ hiện (1)"
    assert child(page, QLabel, "boardShownLabel").text() == "Đang hiện 1/15"


def test_who_reached_his_aim_can_be_shown_alone(page):
    child(page, QAction, "boardOnlyWaiting").setChecked(True)
    assert shown(page) == {"Trịnh Đình Khải"}


def test_taking_the_filter_off_shows_everybody_again(page, stale):
    for name in ("boardOnlyStale", "boardOnlyWaiting"):
        child(page, QAction, name).setChecked(True)
    assert shown(page) == set()
    (button,) = page.stack.nobody.findChildren(QPushButton)
    button.click()
    assert len(shown(page)) == 15


def test_a_stale_class_says_so_on_the_card_and_in_the_list(page, stale):
    assert "Cần xem lại phân loại, hẹn 19/11/2026" in full_words(page.data.by_id[stale])
    page._view._buttons[-1].click()
    table = child(page, QTableView, "workerTable")
    words = {table.model().index(row, CLASS_COLUMN).data() for row in range(table.model().rowCount())}
    assert "Tích cực, cần xem lại" in words


def luminance(code):
    parts = [int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("ground", ["surface", "window", "infoBg"])
@pytest.mark.parametrize("dark", [0, 1])
def test_pale_text_can_still_be_read(ground, dark):
    ink, paper = (luminance(TOKENS[token][dark]) for token in ("text3", ground))
    assert (max(ink, paper) + 0.05) / (min(ink, paper) + 0.05) >= 4.5
