"""The fault log: codes and places, no values; it never grows without end and never stops anybody."""

from pathlib import Path

import pytest

from dvqc_desktop.faultlog import FILE_NAME, log_event, log_fault
from dvqc_desktop.paths import log_folder


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path))


def test_a_fault_is_its_kind_and_places() -> None:
    try:
        raise ValueError("Đào Thị Dung")
    except ValueError as fault:
        path = log_fault("command", fault)
    log = path.read_text("utf-8")
    assert "2026-11-20" in log
    assert "command ValueError" in log
    assert "test_faultlog.py" in log
    assert "Dung" not in log


def test_a_long_log_begins_anew() -> None:
    path = log_event("FIRST")
    path.write_text("x" * 1_000_001, encoding="utf-8")
    log_event("SECOND")
    assert path.read_text("utf-8").splitlines()[0].endswith("SECOND")


def test_a_log_that_cannot_be_written_stops_nobody() -> None:
    (log_folder() / FILE_NAME).mkdir()
    assert log_event("CODE").is_dir()
