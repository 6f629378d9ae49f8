"""After kill -9 at a random moment no acknowledged edit is missing, none is half there, and the file verifies."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dvqc_desktop.db.backup import check_open_book
from dvqc_desktop.db.engine import open_database
from dvqc_desktop.services.settings import read_setting
from tests.conftest import KEY
from tests.db.test_undo import state_of
from tests.faults.editor import STEP, edit

ROOT = Path(__file__).resolve().parents[2]
EDITS = 200


def run_and_kill(book: Path, seed: int) -> int:
    """Starts the editor, kills it after a random number of edits; gives the last acknowledged one."""
    command = [sys.executable, "-m", "tests.faults.editor", str(book), str(seed), str(EDITS)]
    editor = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ})
    assert editor.stdout is not None
    killed_after = random.Random(seed).randrange(1, EDITS)
    acknowledged = 0
    for line in editor.stdout:
        acknowledged = int(line)
        if acknowledged == killed_after:
            editor.kill()
    editor.stdout.close()
    editor.wait()
    return acknowledged


@pytest.mark.parametrize("seed", range(5))
def test_no_acknowledged_edit_is_lost_by_a_kill(empty_book: Path, tmp_path: Path, seed: int) -> None:
    killed, replayed = (Path(shutil.copy(empty_book, tmp_path / name)) for name in ("killed.dvqc", "replayed.dvqc"))
    acknowledged = run_and_kill(killed, seed)
    survivor, reference = open_database(killed, KEY), open_database(replayed, KEY)
    kept = survivor.read(read_setting, STEP)
    rng = random.Random(seed)
    for step in range(1, kept + 1):
        edit(reference, rng, step)
    check_open_book(survivor)
    same = state_of(survivor) == state_of(reference)
    survivor.close()
    reference.close()
    assert acknowledged <= kept <= acknowledged + 1
    assert same
