"""Where the window is put together: builds, connects, runs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from dvqc_desktop.exports.unfinished import tidy
from dvqc_desktop.paths import APP_NAME
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.main_window import MainWindow, show_main
from dvqc_desktop.ui.opening.warmup import import_rest
from dvqc_desktop.ui.stopping import stop_by_signals
from dvqc_desktop.ui.user_settings import UserSettings
from dvqc_desktop.ui.vietnamese import VietnameseWords

if TYPE_CHECKING:
    from argparse import Namespace

START_CHECK = "--start-check"
FaultHandler = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def open_window(path: Path | str, passphrase: str) -> QMainWindow:
    """The window with an open book, shown; needs a running QApplication from the caller.

    Closing it ends its threads and closes the book. Raises what opening a book raises: WrongPassphrase, BookMissing,
    BookDamaged and the like.
    """
    from dvqc_desktop.ui.opening.books import open_with_passphrase

    database = open_with_passphrase(Path(path), passphrase)
    window = build_window(UserSettings())
    window.take_book(database)
    show_main(window)
    return window


def build_window(settings: UserSettings) -> MainWindow:
    """A locked window, not yet shown, in the user's theme and with Qt's own words in Vietnamese."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("a QApplication must run before the window is built")
    theme.apply_theme(app, settings.dark, settings.larger)
    if app.findChild(VietnameseWords) is None:
        app.installTranslator(VietnameseWords(app))
    return MainWindow(settings)


def main(arguments: list[str]) -> int:
    """Starts the window; gives the exit status. `--start-check` shows the unlock page once and quits."""
    wanted = _parse(arguments)
    app = QApplication([sys.argv[0]])
    app.setApplicationName(APP_NAME)
    settings = UserSettings()
    window = build_window(settings)
    sys.excepthook = _fault_teller(window)
    stop_by_signals(window)
    window.show_unlock(Path(wanted.file).absolute() if wanted.file else None)
    after_paint = _AfterFirstPaint(window)
    window.installEventFilter(after_paint)
    show_main(window)
    if wanted.start_check:
        QTimer.singleShot(0, window.close)
    status = app.exec()
    tidy()
    return status


def _prepare() -> None:
    """What can wait until the unlock page is seen."""
    tidy()
    import_rest()


class _AfterFirstPaint(QObject):
    """Imports the libraries of the book once the unlock page stands on the screen, while the passphrase is typed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._begun = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._begun:
            self._begun = True
            QTimer.singleShot(0, self._begin)
        return False

    def _begin(self) -> None:
        self._window.removeEventFilter(self)
        self._window.jobs.run_quietly(lambda _progress: _prepare(), lambda _result: None)


def _parse(arguments: list[str]) -> Namespace:
    import argparse

    parser = argparse.ArgumentParser(prog=APP_NAME, add_help=False)
    parser.add_argument("file", nargs="?")
    parser.add_argument(START_CHECK, action="store_true", dest="start_check")
    return parser.parse_args(arguments)


def _fault_teller(window: MainWindow) -> FaultHandler:
    """The handler for our own faults: to the log without personal data, then to the user."""

    def tell(kind: type[BaseException], fault: BaseException, _trace: TracebackType | None) -> None:
        from dvqc_desktop.faultlog import log_fault, told_of
        from dvqc_desktop.ui.messages import show_fault

        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        log_fault("window", fault)
        show_fault(window, "\n".join(told_of(fault)))

    return tell
