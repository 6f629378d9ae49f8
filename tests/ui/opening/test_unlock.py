"""The unlock page: opens by passphrase or by the recovery code; each thing that stops it has its own sentence."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.db.engine import create_database, open_database
from dvqc_desktop.db.keys import derive_key, recovery_code
from dvqc_desktop.ui.main_window import MainWindow
from tests.conftest import KEY
from tests.ui.kit import child, dialog, press

PASSPHRASE = "bốn năm từ không liền nghĩa"
SALT = bytes(range(16))


@pytest.fixture(scope="session")
def keyed_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book that opens with PASSPHRASE, made once."""
    path = tmp_path_factory.mktemp("keyed") / "so.dvqc"
    create_database(path, derive_key(PASSPHRASE, SALT), SALT).close()
    return path


@pytest.fixture
def book(keyed_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(keyed_file, tmp_path / "Tổ máy 6.dvqc"))


def try_to_open(window: MainWindow, qtbot: QtBot, path: Path, passphrase: str = PASSPHRASE) -> str:
    """Types the passphrase and presses the button; gives the sentence that stands under the field afterwards."""
    window.show_unlock(path)
    child(window, QLineEdit, "passphraseEdit").setText(passphrase)
    press(window, "unlockButton")
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=10_000)
    return child(window, QLabel, "unlockErrorLabel").text()


def test_the_right_passphrase_opens_the_book_and_remembers_it(
    locked_window: MainWindow, qtbot: QtBot, book: Path
) -> None:
    assert try_to_open(locked_window, qtbot, book) == ""
    assert locked_window.store is not None
    assert child(locked_window, QWidget, "navTabs").isVisible()
    locked_window.lock_book()
    assert child(locked_window, QComboBox, "bookCombo").currentData() == book
    assert locked_window.settings.recent_books() == [book]
    assert child(locked_window, QLineEdit, "passphraseEdit").text() == ""


def test_a_wrong_passphrase_says_so_and_three_make_wait(locked_window: MainWindow, qtbot: QtBot, book: Path) -> None:
    for _ in range(3):
        assert "mật khẩu chưa đúng" in try_to_open(locked_window, qtbot, book, "sai")
    button = child(locked_window, QPushButton, "unlockButton")
    assert not button.isEnabled() and button.text().startswith("Chờ ")
    assert locked_window.store is None
    qtbot.waitUntil(button.isEnabled, timeout=5000)
    assert button.text() == "Mở sổ"


def plain(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda path: path.unlink(), "không thấy tệp"),
        (lambda path: path.write_bytes(b""), "0 byte"),
        (plain, "SQLite thường"),
        (lambda path: path.write_bytes(b"day khong phai la so" * 400), "mật khẩu chưa đúng, hoặc tệp không phải sổ"),
    ],
)
def test_each_bad_file_has_its_own_sentence(
    locked_window: MainWindow, qtbot: QtBot, book: Path, spoil: object, sentence: str
) -> None:
    spoil(book)  # type: ignore[operator]
    assert sentence in try_to_open(locked_window, qtbot, book)
    assert locked_window.store is None


def test_nothing_typed_or_no_book_is_said_before_anything_is_tried(locked_window: MainWindow, book: Path) -> None:
    locked_window.show_unlock()
    press(locked_window, "unlockButton")
    assert "Chọn sổ" in child(locked_window, QLabel, "unlockErrorLabel").text()
    locked_window.show_unlock(book)
    press(locked_window, "unlockButton")
    assert child(locked_window, QLabel, "unlockErrorLabel").text() == "Gõ mật khẩu của sổ."


def test_the_eye_shows_the_passphrase_and_caps_lock_is_noticed(
    locked_window: MainWindow, qtbot: QtBot, book: Path
) -> None:
    locked_window.show_unlock(book)
    edit = child(locked_window, QLineEdit, "passphraseEdit")
    child(locked_window, QToolButton, "showPassphraseButton").click()
    assert edit.echoMode() == QLineEdit.EchoMode.Normal
    qtbot.keyClick(edit, "A")
    assert child(locked_window, QLabel, "capsLockLabel").isVisible()
    qtbot.keyClick(edit, "A", Qt.KeyboardModifier.ShiftModifier)
    assert not child(locked_window, QLabel, "capsLockLabel").isVisible()


def test_the_recovery_code_opens_a_book_whose_passphrase_is_lost(
    locked_window: MainWindow, qtbot: QtBot, book_path: Path
) -> None:
    locked_window.show_unlock(book_path)
    press(locked_window, "forgottenLink")
    shown = dialog(locked_window, "recoveryDialog")
    code = child(shown, QPlainTextEdit, "recoveryCodeEdit")
    code.setPlainText("AAAA-BBBB")
    press(shown, "recoveryOpenButton")
    qtbot.waitUntil(lambda: bool(child(shown, QLabel, "recoveryErrorLabel").text()))
    code.setPlainText(recovery_code(KEY).lower().replace("-", " "))
    with qtbot.waitSignal(locked_window.opened):
        press(shown, "recoveryOpenButton")
    assert locked_window.store is not None


def test_a_book_in_use_elsewhere_is_said(locked_window: MainWindow, qtbot: QtBot, book: Path) -> None:
    other = open_database(book, derive_key(PASSPHRASE, SALT))
    try:
        assert "đang mở tệp này" in try_to_open(locked_window, qtbot, book)
    finally:
        other.close()
