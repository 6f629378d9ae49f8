"""Windows for tests: real ones, offscreen, over a real book, with settings of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from dvqc_desktop.app import build_window
from dvqc_desktop.db.engine import Database
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.user_settings import UserSettings


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


@pytest.fixture(autouse=True)
def _taken_apart() -> Iterator[None]:
    """The windows of a test go with it: kept, each of hundreds would make the next one slower."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def sample_db(sample: Database) -> Database:
    """An open book with the sample cell."""
    return sample


@pytest.fixture
def settings(tmp_path: Path) -> UserSettings:
    """Settings nobody else has."""
    return UserSettings(tmp_path / "window.ini")


@pytest.fixture
def locked_window(qtbot: QtBot, settings: UserSettings) -> MainWindow:
    """A window without a book, shown."""
    window = build_window(settings)
    window.closer.makes_copies = False  # a copy at each closing is a tenth of a second: tests of copies ask for it
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


@pytest.fixture
def window(locked_window: MainWindow, sample_db: Database) -> MainWindow:
    """A window with the sample cell."""
    locked_window.take_book(sample_db)
    return locked_window
