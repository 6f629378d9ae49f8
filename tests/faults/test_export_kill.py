"""Kills during an export leave nothing readable outside: the name is free, old or whole, and no other file stays."""

import contextlib
import multiprocessing
import os
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from dvqc_desktop.domain.errors.workbooks import WorkbookMakerStoppedError
from dvqc_desktop.exports.child import in_child
from dvqc_desktop.exports.excel.listing import ListHead, ShownList, build_list_workbook
from tests.faults.exporter import export_kills
from tests.faults.scan import find_leaks

MARKER = "Điều riêng 7Q4: chỉ để thử"
KILLS = 20  # G14; `dev.py bench faults` takes more


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Everything the program may write to: temp, state, settings, and the folder of the file."""
    for name in ("TMPDIR", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="programs are forked")
def test_after_a_kill_and_the_next_start_nothing_readable_stands_outside_the_book_and_the_files_asked_for() -> None:
    ends = export_kills(KILLS)
    assert (ends[""], ends["bytes outside"]) == (KILLS, 0)
    assert ends["files handed out"] > KILLS


@pytest.mark.skipif(os.name == "nt", reason="programs are forked")
def test_a_program_that_puts_its_rows_into_a_temporary_file_is_seen() -> None:
    """The control."""
    assert export_kills(3, 1, "careless")["words outside"] >= 2


def kill_the_child(seconds: float) -> None:
    end = time.monotonic() + 20
    while not multiprocessing.active_children() and time.monotonic() < end:
        threading.Event().wait(0.01)
    threading.Event().wait(seconds)
    for child in multiprocessing.active_children():
        with contextlib.suppress(OSError):
            child.kill()


@pytest.mark.parametrize("seconds", [0.1, 0.6])
def test_a_child_killed_while_it_makes_a_workbook_has_written_nothing(room: Path, seconds: float) -> None:
    lines = tuple(f"{MARKER} {number}" for number in range(200_000))
    shown = ShownList("Danh sách", "Tổ", date(2026, 11, 20), "tất cả", "", (ListHead("Tên"),), lines)
    killer = threading.Thread(target=kill_the_child, args=(seconds,))
    killer.start()
    with pytest.raises(WorkbookMakerStoppedError):
        in_child(build_list_workbook, shown)
    killer.join()
    assert find_leaks(room, MARKER) == []
    assert [path for path in room.rglob("*") if path.is_file()] == []
