"""A damaged book in the window: found at opening or by the check, a whole copy is offered, the loss is named."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from dvqc_desktop.db import changelog
from dvqc_desktop.db.engine import create_database
from dvqc_desktop.db.keys import new_seal
from dvqc_desktop.services.upkeep.copies import copy_here, main_folder
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.opening import books
from tests.db.acts import add_person
from tests.ui.kit import child, dialog, open_dialogs, press

PASSPHRASE = "năm con én lượn trên sông"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A closed book with a copy, and one act after it."""
    seal = new_seal(PASSPHRASE)
    database = create_database(tmp_path / "Tổ 6.dvqc", seal.key, seal.salt)
    database.write(add_person, "Lê An")
    copy_here(database)
    database.write(add_person, "Lê Bình")
    database.close()
    return database.path


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 4
    path.write_bytes(content)


def unlock(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    window.show_unlock(path)
    assert child(window, QComboBox, "bookCombo").currentData() == path
    child(window, QLineEdit, "passphraseEdit").setText(PASSPHRASE)
    press(window, "unlockButton")
    settle(window, qtbot)


@pytest.mark.parametrize("place", [200, 3])
def test_a_damaged_book_is_repaired_from_the_unlock_page(
    locked_window: MainWindow, book: Path, qtbot: QtBot, place: int
) -> None:
    flip(book, place)
    unlock(locked_window, book, qtbot)
    offer = dialog(locked_window, "repairDialog")
    assert "Tổ 6-0001.dvqc" in child(offer, QLabel, "repairCopyLabel").text()
    assert "Không đọc được trong tệp hỏng" in child(offer, QLabel, "repairLostLabel").text()
    press(offer, "repairButton")
    settle(locked_window, qtbot)
    assert locked_window.store is not None
    assert len(list(book.parent.glob("Tổ 6 (hỏng 2026-11-20*).dvqc"))) == 1
    assert open_dialogs(locked_window) == []


def test_without_a_copy_another_file_may_be_chosen(locked_window: MainWindow, book: Path, qtbot: QtBot) -> None:
    (copy,) = main_folder(book).iterdir()
    elsewhere = copy.rename(book.parent / "giữ riêng.dvqc")
    flip(book, 200)
    unlock(locked_window, book, qtbot)
    told = dialog(locked_window, "errorDialog")
    assert "Chưa tìm được bản sao lưu nào" in child(told, QLabel, "errorWhatLabel").text()
    press(told, "chooseCopyButton")
    dialog(locked_window, "repairFileDialog").close()
    locked_window.offer_repair(book, lambda salt: books.key_of(PASSPHRASE, salt))
    settle(locked_window, qtbot)
    again = dialog(locked_window, "errorDialog")
    again.close()
    repair = locked_window.findChildren(QPushButton, "otherCopyButton")[-1].window()
    repair.take_file(str(elsewhere))  # type: ignore[attr-defined]
    settle(locked_window, qtbot)
    press(dialog(locked_window, "repairDialog"), "repairButton")
    settle(locked_window, qtbot)
    assert locked_window.store is not None


def test_damage_found_by_the_weekly_check_names_what_was_lost(window: MainWindow, qtbot: QtBot) -> None:
    assert window.store is not None and window.frame is not None
    database = window.store.database
    copy_here(database)
    database.write(add_person, "Lê Bình")
    with database.writing_unlogged() as connection:
        changelog.drop_triggers(connection)
        connection.exec_driver_sql("UPDATE change_row SET after = '{}' WHERE id = 3")
    database.note("checked_on", "2026-11-01")
    window.frame.keeper.check_when_free()
    qtbot.waitUntil(lambda: "repairDialog" in open_dialogs(window), timeout=20_000)
    offer = dialog(window, "repairDialog")
    lost = child(offer, QLabel, "repairLostLabel").text()
    assert "1 việc ghi sau bản này cần ghi lại:" in lost and "thêm Lê Bình" in lost
    press(offer, "repairButton")
    settle(window, qtbot)
    assert window.store is not None
