"""The book locks when the system says that the user goes, hides at once while a job runs, and takes its copies back."""

import ctypes
import threading
from ctypes import wintypes

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.ui.frame.clipboard import ClipboardWatch
from dvqc_desktop.ui.frame.session import (
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    MessageFilter,
    SessionWatch,
    user_goes,
)
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from tests.ui.kit import child, open_dialogs


@pytest.mark.parametrize(
    ("message", "detail", "goes"),
    [
        (WM_WTSSESSION_CHANGE, 0x7, True),  # locked
        (WM_WTSSESSION_CHANGE, 0x2, True),  # another user takes the screen
        (WM_WTSSESSION_CHANGE, 0x8, False),  # unlocked
        (WM_POWERBROADCAST, 0x4, True),  # goes to sleep
        (WM_POWERBROADCAST, 0x12, False),  # wakes up
        (0x200, 0x7, False),  # the mouse moves
    ],
)
def test_windows_messages_that_lock(window: MainWindow, message: int, detail: int, goes: bool) -> None:
    told = wintypes.MSG(message=message, wParam=detail)
    watch = window.findChild(SessionWatch)
    assert isinstance(watch, SessionWatch) and user_goes(message, detail) == goes
    for kind in (b"xcb_generic_event_t", b"windows_generic_MSG"):
        assert window.store is not None
        assert MessageFilter(watch).nativeEventFilter(kind, ctypes.addressof(told)) == (False, 0)
    assert (window.store is None) == goes


def test_while_a_job_runs_the_window_is_covered_at_once_and_locks_after_it(window: MainWindow, qtbot: QtBot) -> None:
    assert window.frame is not None
    window.frame.shelf.show_page(PageName.MEMBERS).new_item()
    go = threading.Event()
    window.jobs.run_quietly(lambda _progress: go.wait(10), lambda _result: None)
    window.lock_at_once()
    assert open_dialogs(window) == [] and window.windowTitle() == "Sổ công tác quần chúng"
    assert child(window, QLabel, "lockCoverLabel").isVisible() and window.store is not None
    assert child(window, QWidget, "lockCover").geometry() == window.rect()
    go.set()
    qtbot.waitUntil(lambda: window.store is None)
    assert child(window, QWidget, "unlockPage").isVisible()


def test_what_we_copied_is_taken_back_and_what_others_copied_stays(window: MainWindow) -> None:
    watch, clipboard = window.findChild(ClipboardWatch), QGuiApplication.clipboard()
    assert isinstance(watch, ClipboardWatch)
    window.activateWindow()
    clipboard.setText("Đào Thị Dung")
    watch.clear_ours()
    assert clipboard.text() == ""
    clipboard.setText("Đào Thị Dung")
    clipboard.blockSignals(True)
    clipboard.setText("của chương trình khác")
    clipboard.blockSignals(False)
    window.lock_book()
    assert clipboard.text() == "của chương trình khác"
