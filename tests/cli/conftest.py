"""The command line run in this process, on books that open with a passphrase; two are made once and copied."""

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dvqc_desktop.cli import main

PASSPHRASE = "bốn năm từ không liền nghĩa"
SAMPLES = Path(__file__).resolve().parents[1] / "samples"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command gave: exit status, standard output, standard error."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The output, read as JSON."""
        return json.loads(self.out)


Run = Callable[..., Ran]


def digest(path: Path) -> str:
    """The SHA-256 of a file, to see that it did not change."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Logs and settings go to the test's own folder; the passphrase is given."""
    for variable in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "settings"))
    monkeypatch.setenv("DVQC_PASSPHRASE", PASSPHRASE)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command with its arguments in this process."""

    def go(*arguments: object) -> Ran:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Ran(status, told.out, told.err)

    return go


def _made(folder: Path, *arguments: str) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DVQC_TODAY", "2026-11-20")
        patch.setenv("DVQC_PASSPHRASE", PASSPHRASE)
        patch.setenv("XDG_STATE_HOME", str(folder))
        book = folder / "so.dvqc"
        assert main(["new", str(book), *arguments]) == 0
    return book


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample cell as the command makes it; copy it or only read it."""
    return _made(tmp_path_factory.mktemp("cli"), "--sample", "to-may-6")


@pytest.fixture(scope="session")
def imported_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with both sample lists imported; only read it."""
    book = _made(tmp_path_factory.mktemp("cli"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DVQC_TODAY", "2026-11-20")
        patch.setenv("DVQC_PASSPHRASE", PASSPHRASE)
        assert main(["import", str(book), str(SAMPLES / "dang-vien-to-may-6.xlsx"), "--kind", "members"]) == 0
        assert main(["import", str(book), str(SAMPLES / "cong-nhan-to-may-6.xlsx"), "--kind", "workers"]) == 0
    return book


@pytest.fixture
def book(sample_file: Path, tmp_path: Path) -> Path:
    """A copy of the sample cell, the test's own."""
    return Path(shutil.copy(sample_file, tmp_path / "mau.dvqc"))
