"""On a Linux desktop the book locks when the login service or the screen saver tells that the user goes."""

import shutil
import subprocess
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from pytestqt.qtbot import QtBot

from dvqc_desktop.ui.frame.session_bus import LOGIN, LOGIN_PATH, PROPERTIES, SCREEN_SAVERS, BusWatch, own_session_path

SESSION = f"{LOGIN_PATH}/session/_32"
SAVER, SAVER_PATH = SCREEN_SAVERS[1]
TELLING: dict[str, tuple[str, str, str, list[Any]]] = {
    "it goes to sleep": (LOGIN_PATH, f"{LOGIN}.Manager", "PrepareForSleep", [True]),
    "the session is locked": (SESSION, f"{LOGIN}.Session", "Lock", []),
    "another user takes over": (SESSION, PROPERTIES, "PropertiesChanged", [f"{LOGIN}.Session", {"Active": False}, []]),
    "the screen is covered": (SAVER_PATH, SAVER, "ActiveChanged", [True]),
}
SILENT: tuple[tuple[str, str, str, list[Any]], ...] = (
    (LOGIN_PATH, f"{LOGIN}.Manager", "PrepareForSleep", [False]),
    (f"{LOGIN_PATH}/session/_35", f"{LOGIN}.Session", "Lock", []),
    (SESSION, PROPERTIES, "PropertiesChanged", [f"{LOGIN}.Session", {"IdleHint": True}, []]),
)


@pytest.fixture(scope="module")
def bus() -> Iterator[tuple[QDBusConnection, QDBusConnection]]:
    """A bus of our own: one connection to hear, one that speaks as the services do."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("no bus on this machine")
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        names = [f"{part}-{uuid.uuid4()}" for part in ("hears", "speaks")]
        hears, speaks = (QDBusConnection.connectToBus(address, name) for name in names)
        assert all(speaks.registerService(service) for service in (LOGIN, SAVER))
        yield hears, speaks
        for name in names:
            QDBusConnection.disconnectFromBus(name)
        daemon.terminate()


def say(speaks: QDBusConnection, told: tuple[str, str, str, list[Any]]) -> None:
    message = QDBusMessage.createSignal(*told[:3])
    message.setArguments(told[3])
    assert speaks.send(message)


def test_each_sign_of_leaving_is_heard_and_no_other(
    bus: tuple[QDBusConnection, QDBusConnection], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "2")
    hears, speaks = bus
    watch, heard = BusWatch(), []
    watch.gone.connect(lambda: heard.append(1))
    assert watch.listen(hears, hears)
    for silent in SILENT:
        say(speaks, silent)
    for count, told in enumerate(TELLING.values(), 1):
        say(speaks, told)
        qtbot.waitUntil(lambda count=count: len(heard) >= count)
        assert len(heard) == count


def test_without_a_bus_it_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = QDBusConnection("nowhere")
    assert not BusWatch().listen(nowhere, nowhere)
    for number, path in (("", ""), ("c1", f"{LOGIN_PATH}/session/c1"), ("12", f"{LOGIN_PATH}/session/_312")):
        monkeypatch.setenv("XDG_SESSION_ID", number)
        assert own_session_path() == path
