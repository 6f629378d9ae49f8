"""What the system tells of the user's session: it is locked, another user takes over, the computer goes to sleep.

Windows tells it by two messages to the window, a Linux desktop on its buses (session_bus.py); where nobody tells it
the idle minutes and Ctrl+L remain.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from dvqc_desktop.ui.frame.session_bus import BusWatch

WM_POWERBROADCAST = 0x0218
WM_WTSSESSION_CHANGE = 0x02B1
_GOES = {
    WM_POWERBROADCAST: {0x4},  # PBT_APMSUSPEND
    WM_WTSSESSION_CHANGE: {0x2, 0x4, 0x6, 0x7},  # console or remote session disconnected, log-off, lock
}
_WINDOWS_KINDS = (b"windows_generic_MSG", b"windows_dispatcher_MSG")
_THIS_SESSION = 0


def user_goes(message: int, detail: int) -> bool:
    """True for a Windows message that says: the user leaves the screen now."""
    return detail in _GOES.get(message, ())


class SessionWatch(QObject):
    """`gone` when the system tells that the user is not before the screen any more."""

    gone = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._filter = MessageFilter(self)
        self._bus: BusWatch | None = None
        self._listening = False

    def listen(self) -> None:
        """Begins to listen, once the window is there."""
        app = QCoreApplication.instance()
        if sys.platform == "linux" and self._bus is None:
            from PySide6.QtDBus import QDBusConnection

            self._bus = BusWatch(self)
            self._bus.gone.connect(self.gone)
            self._bus.listen(QDBusConnection.systemBus(), QDBusConnection.sessionBus())
        if sys.platform == "win32" and app is not None and not self._listening:
            self._listening = True
            app.installNativeEventFilter(self._filter)
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(self._window.winId()), _THIS_SESSION)

    def stop(self) -> None:
        """Listens no more, as when the window closes."""
        app = QCoreApplication.instance()
        if self._listening and app is not None:
            app.removeNativeEventFilter(self._filter)
            self._listening = False


class MessageFilter(QAbstractNativeEventFilter):
    """Reads Windows messages and lets every one through."""

    def __init__(self, watch: SessionWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(  # noqa: N802
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        if bytes(kind) in _WINDOWS_KINDS:  # type: ignore[arg-type]
            told = wintypes.MSG.from_address(int(message))
            if user_goes(told.message, told.wParam):
                self._watch.gone.emit()
        return False, 0
