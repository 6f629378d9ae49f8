"""Kills during an export leave nothing readable outside: the name is free, old or whole, and no other file stays."""

import contextlib
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from dvqc_desktop.domain.errors.workbooks import WorkbookMakerStoppedError
from dvqc_desktop.exports.child import in_child
from dvqc_desktop.exports.excel.listing import ListHead, ShownList, build_list_workbook
from dvqc_desktop.exports.unfinished import tidy
from tests.faults.scan import find_leaks

MARKER = "Điều riêng 7Q4: chỉ để thử"
WRITER = """
import os, sys
from pathlib import Path
if sys.argv[2] == "named":
    del os.O_TMPFILE
from dvqc_desktop.exports.atomic import write_file
content = ("{marker}" * 20_000).encode()
print("begun", flush=True)
while True:
    write_file(Path(sys.argv[1]) / "bao-cao.xlsx", content)
"""
KILLS = 8


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Everything the program may write to: temp, state, settings, and the folder of the file."""
    for name in ("TMPDIR", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    (tmp_path / "usb").mkdir()
    return tmp_path


def kill_a_writer(room: Path, way: str) -> None:
    code = WRITER.format(marker=MARKER)
    with subprocess.Popen([sys.executable, "-c", code, str(room / "usb"), way], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None and writer.stdout.readline()
        threading.Event().wait(random.Random(way).random() / 10)
        writer.send_signal(signal.SIGKILL)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("way", ["nameless", "named"])
def test_killed_while_writing_only_whole_files_stay_after_the_next_start(room: Path, way: str) -> None:
    for _ in range(KILLS // 2):
        kill_a_writer(room, way)
        tidy(young_seconds=0)
        files = [path for path in room.rglob("*") if path.is_file()]
        assert [path.name for path in files] in ([], ["bao-cao.xlsx"])
        assert all(path.read_bytes() == (MARKER * 20_000).encode() for path in files)


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
