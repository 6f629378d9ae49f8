"""An act that changes many shows its number, is copied before, and waits for the number to be typed."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, get_origin, get_type_hints

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

import dvqc_desktop
from dvqc_desktop import services
from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.services.upkeep.copies import main_folder
from dvqc_desktop.services.upkeep.large_acts import is_large
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.board.page import BoardPage
from tests.ui.kit import child, dialog, open_dialogs, press


@pytest.fixture
def board(locked_window: MainWindow, cell: Database) -> BoardPage:
    locked_window.take_book(cell)
    assert locked_window.frame is not None
    locked_window.frame.navigate(PageName.BOARD)
    page = locked_window.frame.shelf.current()
    assert isinstance(page, BoardPage)
    return page


def rotate(board: BoardPage, count: int) -> None:
    """Presses the button that keeps a rotation of so many people."""
    people = [card.id for card in board.data.cards][:count]
    assert len(people) == count
    board.acts.set_rotation(people)
    form = dialog(board, "rotationDialog")
    form.findChildren(QComboBox, "rotationWeekCombo")[0].setCurrentText("Ca 2")
    press(form, "rotationSaveButton")


def copies(database: Database) -> int:
    return len(list(main_folder(database.path).glob("*.dvqc")))


def test_a_large_act_waits_for_its_number_and_is_copied_before(
    qtbot: QtBot, locked_window: MainWindow, board: BoardPage, cell: Database
) -> None:
    before = cell.undo_label()
    rotate(board, 25)
    asked = dialog(locked_window, "largeActDialog")
    assert child(asked, QLabel, "largeActWords").text() == "Ghi xoay ca cho 25 người"
    child(asked, QLineEdit, "largeActNumberEdit").setText("24")
    press(asked, "largeActButton")
    assert child(asked, QLabel, "largeActNumberEditError").text() == "Số chưa đúng: gõ 25."
    assert (cell.undo_label(), copies(cell)) == (before, 0)
    child(asked, QLineEdit, "largeActNumberEdit").setText("25")
    press(asked, "largeActButton")
    qtbot.waitUntil(lambda: open_dialogs(locked_window) == [], timeout=20_000)
    assert (cell.undo_label() != before, copies(cell)) == (True, 1)


def test_given_up_nothing_is_changed(locked_window: MainWindow, board: BoardPage, cell: Database) -> None:
    before = cell.undo_label()
    rotate(board, 25)
    press(dialog(locked_window, "largeActDialog"), "largeActBackButton")
    assert (cell.undo_label(), open_dialogs(locked_window)) == (before, ["rotationDialog"])


def test_ordinary_work_is_not_asked(locked_window: MainWindow, board: BoardPage, cell: Database) -> None:
    before = cell.undo_label()
    rotate(board, 20)
    assert (cell.undo_label() != before, open_dialogs(locked_window)) == (True, [])


def test_the_first_list_of_an_empty_book_is_not_large(db: Database, sample: Database) -> None:
    assert not db.read(is_large, 500)
    assert not sample.read(is_large, 20)
    assert sample.read(is_large, 21)


# Lines, words and cells of one form that somebody typed, or the people of one holder: never a choice of many.
OF_ONE_FORM = {
    "write_strengths",
    "write_aims",
    "edit_plan",
    "save_section",
    "set_item_minutes",
    "set_item_conclusion",
    "save_phrases",
    "save_settings",
    "save_shifts",
    "save_sheet",
    "type_values",
    "type_outputs",
    "accept_holding",
    "ask_to_stop",
    "ask_erasure",
}


def takes_many(use_case: Callable[..., Any]) -> bool:
    hints = get_type_hints(use_case)
    many = [kind for name, kind in hints.items() if inspect.isclass(get_origin(kind)) and name != "return"]
    return hints.get("return") is Change and any(
        issubclass(get_origin(kind), Iterable | Mapping)
        for kind in many  # type: ignore[arg-type]
    )


def test_no_act_on_many_goes_past_the_count() -> None:
    names = set()
    for module in pkgutil.walk_packages(services.__path__, f"{services.__name__}."):
        for name, made in vars(importlib.import_module(module.name)).items():
            ours = inspect.isfunction(made) and made.__module__ == module.name and not name.startswith("_")
            if ours and takes_many(made):
                names.add(name)
    assert {"assign_holders", "record_day"} <= names
    past = set()
    for path in (Path(dvqc_desktop.__file__).parent / "ui").rglob("*.py"):
        words = path.read_text("utf-8")
        used = {node.id for node in ast.walk(ast.parse(words)) if isinstance(node, ast.Name)}
        past |= set() if "after_count(" in words else used & names
    assert past - OF_ONE_FORM == set()
