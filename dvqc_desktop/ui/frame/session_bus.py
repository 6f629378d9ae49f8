"""What a Linux desktop tells on its buses: the computer goes to sleep, the screen is locked, another user comes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

LOGIN = "org.freedesktop.login1"
LOGIN_PATH = "/org/freedesktop/login1"
PROPERTIES = "org.freedesktop.DBus.Properties"
SCREEN_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
)


class BusWatch(QObject):
    """`gone` when a service tells that the user leaves the screen; where there is no bus it stays silent."""

    gone = Signal()

    def listen(self, system: QDBusConnection, session: QDBusConnection) -> bool:
        """Begins to listen on both buses; True where there is one to hear."""
        own = own_session_path()
        if system.isConnected():
            self._hear(system, (LOGIN, LOGIN_PATH, f"{LOGIN}.Manager", "PrepareForSleep"), "told(bool)")
            self._hear(system, (LOGIN, own, f"{LOGIN}.Session", "Lock"), "locked()")
            self._hear(system, (LOGIN, own, PROPERTIES, "PropertiesChanged"), "changed(QString,QVariantMap)")
        if session.isConnected():
            for name, path in SCREEN_SAVERS:
                self._hear(session, (name, path, name, "ActiveChanged"), "told(bool)")
        return system.isConnected() or session.isConnected()

    def _hear(self, bus: QDBusConnection, sign: tuple[str, str, str, str], slot: str) -> None:
        bus.connect(*sign, self, SLOT(slot))  # type: ignore[call-overload]  # it takes text alone, the stub says bytes

    @Slot(bool)
    def told(self, begins: bool) -> None:
        """Sleep or a covered screen begins; its end is told by the same signal."""
        if begins:
            self.gone.emit()

    @Slot()
    def locked(self) -> None:
        """The session is to be locked."""
        self.gone.emit()

    @Slot(str, "QVariantMap")
    def changed(self, _interface: str, facts: dict[str, Any]) -> None:
        """The session is no longer the one before the screen, or was locked by the desktop itself."""
        if facts.get("Active") is False or facts.get("LockedHint") is True:
            self.gone.emit()


def own_session_path() -> str:
    """Where the login service has this session; empty, which is any session, where the system gives no number."""
    number = os.environ.get("XDG_SESSION_ID", "")
    if not number.isalnum():
        return ""
    first = f"_{ord(number[0]):02x}" if number[0].isdigit() else number[0]  # as the bus spells a leading digit
    return f"{LOGIN_PATH}/session/{first}{number[1:]}"
