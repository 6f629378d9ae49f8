"""Locking: by key, after idle minutes by the steady clock, never in the middle of a job; no name stays."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.db.engine import open_database
from dvqc_desktop.services.drafts import list_drafts
from dvqc_desktop.services.settings import change_setting
from dvqc_desktop.ui.frame import idle
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from tests.conftest import KEY
from tests.ui.kit import child, open_dialogs


def shown_words(window: QWidget) -> str:
    return " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_ctrl_l_closes_the_book_and_shows_no_name(window: MainWindow, qtbot: QtBot) -> None:
    assert window.store is not None and window.frame is not None
    path: Path = window.store.database.path
    window.frame.navigate(PageName.MEMBERS)
    child(window, QTableView, "memberTable")
    QGuiApplication.clipboard().setText("Đào Thị Dung")
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.findChild(QTableView, "memberTable") is None)
    assert child(window, QWidget, "unlockPage").isVisible()
    assert window.windowTitle() == "Sổ công tác quần chúng"
    assert "Hà" not in shown_words(window) and "Tổ máy 6" not in shown_words(window)
    assert QGuiApplication.clipboard().text() == ""
    open_database(path, KEY).close()


def test_dialogs_close_when_the_book_locks(window: MainWindow) -> None:
    assert window.frame is not None
    page = window.frame.shelf.show_page(PageName.MEMBERS)
    page.new_item()
    assert open_dialogs(window) == ["memberDialog"]
    window.lock_book()
    assert open_dialogs(window) == []


def test_locking_keeps_what_stands_in_the_editor_of_a_cell(window: MainWindow, qtbot: QtBot) -> None:
    assert window.store is not None and window.frame is not None
    path, before = window.store.database.path, window.store.undo_label()
    window.frame.navigate(PageName.PLANS)
    table = child(window, QTableView, "planStepTable")
    table.setCurrentIndex(table.model().index(3, 1))
    table.edit(table.currentIndex())
    editor = table.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setFocus()
    editor.setText("170 cái/công, giữ ba ngày")
    window.lock_book()
    database = open_database(path, KEY)
    assert database.read(list_drafts) == ()  # it is saved, so nothing is left to be offered
    assert database.undo_label() == "sửa một bước trong kế hoạch của Trịnh Đình Khải" != before
    database.close()


def test_the_book_locks_after_idle_minutes(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    with qtbot.waitSignal(window.locked, timeout=5000):
        moment = time.monotonic()
        monkeypatch.setattr(idle.time, "monotonic", lambda: moment + 601)


def test_other_idle_minutes_count_at_once(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert window.store is not None
    window.store.write(change_setting, "lock.idle_minutes", 3)
    assert child(window, QLabel, "autoLockLabel").text() == "Tự khóa sau 3 phút"
    with qtbot.waitSignal(window.locked, timeout=5000):
        moment = time.monotonic()
        monkeypatch.setattr(idle.time, "monotonic", lambda: moment + 181)


def test_a_key_pressed_counts_anew(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = time.monotonic()
    monkeypatch.setattr(idle.time, "monotonic", lambda: moment + 599)
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    monkeypatch.setattr(idle.time, "monotonic", lambda: moment + 700)
    with qtbot.assertNotEmitted(window.locked, wait=1200):
        pass


def test_a_running_job_is_not_cut_off(window: MainWindow, qtbot: QtBot) -> None:
    window.jobs.run_quietly(lambda _progress: None, lambda _result: None)
    window.lock_when_free()
    assert window.store is not None
    qtbot.waitUntil(lambda: not window.jobs.busy)
    window.lock_when_free()
    assert window.store is None


def test_another_book_is_asked_for_after_the_first_is_closed(window: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "khác.dvqc"
    other.write_bytes(b"x" * 32)
    window.open_path(other)
    assert window.store is None
    assert "khác" in child(window, QWidget, "bookCombo").property("currentText")
