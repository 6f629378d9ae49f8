"""What is copied in a private box is kept out of histories, cannot be dragged away, and is soon gone."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.widgets import private_edit
from dvqc_desktop.ui.widgets.private_edit import EXCLUSIONS, PrivateEdit, clear_private_copy

MARKER = "ngại-chạy-mức-5T1"


@pytest.fixture
def box(qtbot: QtBot) -> PrivateEdit:
    made = PrivateEdit("privateNoteEdit", "Phần riêng")
    qtbot.addWidget(made)
    made.setPlainText(MARKER)
    made.selectAll()
    made.show()
    return made


def copied() -> QMimeData:
    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    return data


def test_a_copy_goes_with_the_words_that_histories_heed(box: PrivateEdit, qtbot: QtBot) -> None:
    qtbot.keyClick(box, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied().text() == MARKER
    assert all(copied().hasFormat(kind) for kind in EXCLUSIONS)
    assert len([kind for kind in EXCLUSIONS if "ClipboardContentFromMonitor" in kind or "History" in kind]) == 2


def test_a_copy_is_gone_when_its_time_is_over(box: PrivateEdit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_edit, "COPIED_MS", 10)
    box.cut()
    assert QGuiApplication.clipboard().text() == MARKER
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().text())


def test_what_was_copied_elsewhere_since_stays(box: PrivateEdit) -> None:
    box.copy()
    QGuiApplication.clipboard().setText("Thử 170")
    clear_private_copy()
    assert QGuiApplication.clipboard().text() == "Thử 170"


def test_locking_and_closing_take_a_copy_away(box: PrivateEdit, window: MainWindow) -> None:
    box.copy()
    window.lock_book()
    assert QGuiApplication.clipboard().text() == ""
    box.selectAll()
    box.copy()
    window.close()
    assert QGuiApplication.clipboard().text() == ""


def test_a_press_on_selected_words_drags_nothing(box: PrivateEdit, qtbot: QtBot) -> None:
    qtbot.mousePress(box.viewport(), Qt.MouseButton.LeftButton, pos=box.cursorRect().center())
    assert not box.textCursor().hasSelection()


def test_half_a_minute_is_the_time() -> None:
    assert private_edit.COPIED_MS == 30_000
