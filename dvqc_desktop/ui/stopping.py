"""Ends the program in good order when the system asks by a signal: drafts are kept, the book is closed."""

import os
import signal

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QWidget

SIGNALS = (signal.SIGTERM, signal.SIGINT)


def stop_by_signals(window: QWidget) -> None:
    """Closes the window at SIGTERM or SIGINT."""
    if os.name != "nt":
        _wake_python(window)
    for number in SIGNALS:
        signal.signal(number, lambda _number, _frame: window.close())


def _wake_python(window: QWidget) -> None:
    """Python looks at a signal only when it runs: a pipe wakes it at once. Windows ends a session by a message."""
    ours, pythons = os.pipe()
    for one in (ours, pythons):
        os.set_blocking(one, False)
    signal.set_wakeup_fd(pythons, warn_on_full_buffer=False)
    notifier = QSocketNotifier(ours, QSocketNotifier.Type.Read, window)
    notifier.activated.connect(lambda: os.read(ours, 64))
    keeper = QObject(window)

    def let_go() -> None:
        signal.set_wakeup_fd(-1)
        os.close(ours)
        os.close(pythons)

    keeper.destroyed.connect(let_go)
