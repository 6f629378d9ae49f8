"""Before anybody is classified the book says what it is kept for; the day of consent is kept and found."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain import clock
from dvqc_desktop.services.people.people import get_person
from dvqc_desktop.services.unit import get_unit, has_statement, save_unit
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.board.only import LETS
from dvqc_desktop.ui.pages.board.page import BoardPage
from dvqc_desktop.ui.widgets.date_edit import OptionalDateEdit
from tests.ui.kit import child, dialog, open_dialogs, press

DUNG = 19


@pytest.fixture
def board(window: MainWindow) -> BoardPage:
    assert window.frame is not None
    window.frame.navigate(PageName.BOARD)
    page = window.frame.shelf.current()
    assert isinstance(page, BoardPage)
    return page


def forget_statement(database: Database) -> None:
    database.write(save_unit, replace(database.read(get_unit), keeper=""))


def test_the_statement_is_asked_for_once_before_the_first_class(
    window: MainWindow, board: BoardPage, sample_db: Database
) -> None:
    forget_statement(sample_db)
    board.acts.reclassify([DUNG])
    made = dialog(window, "statementDialog")
    assert "reclassifyDialog" not in open_dialogs(window)
    press(made, "saveStatementButton")
    assert child(made, QLabel, "bookKeeperEditError").text()
    child(made, QLineEdit, "bookKeeperEdit").setText("Nguyễn Thúy Lợi, tổ trưởng đảng")
    assert child(made, QPlainTextEdit, "bookPurposeEdit").toPlainText()
    press(made, "saveStatementButton")
    assert sample_db.read(has_statement)
    assert "statementDialog" not in open_dialogs(window)
    assert len(open_dialogs(window)) == 1


def test_a_book_with_its_statement_is_not_asked(window: MainWindow, board: BoardPage) -> None:
    board.acts.reclassify([DUNG])
    assert open_dialogs(window) != ["statementDialog"]
    assert len(open_dialogs(window)) == 1


def test_the_day_of_consent_is_kept_and_whoever_has_none_is_found(
    window: MainWindow, board: BoardPage, sample_db: Database
) -> None:
    board.acts.edit_worker(DUNG)
    made = dialog(window, "workerDialog")
    edit = child(made, OptionalDateEdit, "workerConsentEdit")
    edit.setText("21/11/2026")
    press(made, "saveWorkerButton")
    assert "chưa đến" in child(made, QLabel, "workerConsentEditError").text()
    edit.setText("05/01/2026")
    press(made, "saveWorkerButton")
    assert sample_db.read(get_person, DUNG).consent_on == date(2026, 1, 5)
    assert clock.today() == date(2026, 11, 20)
    assert "boardOnlyUnasked" in LETS


def test_proposals_are_agreed_once_the_book_says_what_it_is_kept_for(
    window: MainWindow, board: BoardPage, sample_db: Database
) -> None:
    forget_statement(sample_db)
    board.acts.agree(DUNG)
    assert open_dialogs(window) == ["statementDialog"]
