"""Putting the window together: the contract of `open_window`, and a start that imports nothing but Qt."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.app import open_window
from dvqc_desktop.db.engine import create_database
from dvqc_desktop.db.keys import derive_key
from dvqc_desktop.domain.errors.store import WrongPassphrase

ROOT = Path(__file__).resolve().parents[1]
PASSPHRASE = "bốn năm từ không liền nghĩa"
SALT = bytes(range(16))
FIRST_PAINT = """
import sys
from PySide6.QtWidgets import QApplication
from dvqc_desktop.app import build_window
from dvqc_desktop.ui.user_settings import UserSettings
app = QApplication([])
window = build_window(UserSettings())
window.show_unlock()
window.show()
window.grab()
heavy = {"sqlalchemy", "sqlcipher3", "alembic", "openpyxl", "lxml", "typst", "docx", "platformdirs", "argon2"}
print(sorted(heavy & set(sys.modules)))
window.close()
"""


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "so.dvqc"
    create_database(path, derive_key(PASSPHRASE, SALT), SALT).close()
    return path


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_open_window_gives_the_shown_window_and_closing_it_frees_the_book(book: Path, qtbot: QtBot) -> None:
    window = open_window(book, PASSPHRASE)
    qtbot.addWidget(window)
    assert isinstance(window, QMainWindow) and window.isVisible()
    assert window.objectName() == "mainWindow"
    assert window.findChild(QWidget, "navTabs") is not None
    window.close()
    again = open_window(str(book), PASSPHRASE)
    qtbot.addWidget(again)
    again.close()


def test_open_window_raises_what_opening_raises(book: Path, qapp: QApplication) -> None:
    with pytest.raises(WrongPassphrase):
        open_window(book, "sai")


def test_before_the_first_paint_nothing_but_qt_is_imported() -> None:
    done = python("-c", FIRST_PAINT)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


def test_a_start_check_shows_the_unlock_page_and_quits() -> None:
    done = python("-m", "dvqc_desktop", "--start-check")
    assert done.returncode == 0, done.stderr
