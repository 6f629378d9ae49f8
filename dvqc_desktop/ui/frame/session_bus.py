"""What a Linux desktop tells on its buses: the computer goes to sleep, the screen is locked, another user comes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

LOGIN = "org.freedesktop.login1"
LOGIN_PATH = "/org/freedesktop/login1"
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
            manager, its = f"{LOGIN}.Manager", f"{LOGIN}.Session"
            system.connect(LOGIN, LOGIN_PATH, manager, "PrepareForSleep", self, SLOT("told(bool)"))
            system.connect(LOGIN, own, its, "Lock", self, SLOT("locked()"))
            changes = "org.freedesktop.DBus.Properties"
            system.connect(LOGIN, own, changes, "PropertiesChanged", self, SLOT("changed(QString,QVariantMap)"))
        if session.isConnected():
            for name, path in SCREEN_SAVERS:
                session.connect(name, path, name, "ActiveChanged", self, SLOT("told(bool)"))
        return system.isConnected() or session.isConnected()

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
