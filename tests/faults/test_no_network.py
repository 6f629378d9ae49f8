"""The program asks the network for nothing: sockets are refused while every page of the window is seen."""

import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QTabWidget

from dvqc_desktop.ui.frame.nav import PAGES
from dvqc_desktop.ui.main_window import MainWindow
from tests.ui.conftest import locked_window, sample_db, settings, window  # noqa: F401 - fixtures

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


@pytest.fixture
def attempts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every try to reach another machine, refused."""
    tried: list[str] = []

    def refuse(name: str) -> Any:
        def call(*arguments: Any, **_options: Any) -> None:
            tried.append(f"{name} {arguments[1:]}")
            raise OSError("no network")

        return call

    for name in ("connect", "connect_ex", "sendto", "bind"):
        monkeypatch.setattr(socket.socket, name, refuse(name))
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse(name))
    return tried


def inet_sockets() -> list[str]:
    """Sockets of this process to other machines, whoever opened them."""
    here = Path("/proc/self")
    known = {
        line.split()[9]
        for name in ("tcp", "tcp6", "udp", "udp6")
        if (here / "net" / name).exists()
        for line in (here / "net" / name).read_text().splitlines()[1:]
    }
    links = [str(handle.readlink()) for handle in (here / "fd").iterdir() if handle.is_symlink()] if known else []
    return [link for link in links if link.startswith("socket:[") and link[8:-1] in known]


def test_no_page_reaches_for_the_network(attempts: list[str], request: pytest.FixtureRequest) -> None:
    shown: MainWindow = request.getfixturevalue("window")
    assert shown.frame is not None
    for name, _words, _icon in PAGES:
        shown.frame.navigate(name)
        page = shown.frame.shelf.current()
        assert page is not None
        for tabs in page.findChildren(QTabWidget):
            for place in range(tabs.count()):
                tabs.setCurrentIndex(place)
    assert attempts == []
    assert inet_sockets() == []


def test_the_program_starts_without_qts_network() -> None:
    """Nothing of the start brings Qt's network library into the process."""
    code = (
        "import sys; from dvqc_desktop.cli import main; main(['--start-check']); "
        "assert 'PySide6.QtNetwork' not in sys.modules and 'ssl' not in sys.modules, 'network'"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_try_would_be_seen(attempts: list[str]) -> None:
    with pytest.raises(OSError, match="no network"):
        socket.create_connection(("127.0.0.1", 9))
    with pytest.raises(OSError, match="no network"), socket.socket() as one:
        one.connect(("127.0.0.1", 9))
    assert len(attempts) == 2
