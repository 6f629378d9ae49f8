"""After kill -9 at a random moment no acknowledged edit is missing, none is half there, and the file verifies."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dvqc_desktop.db import engine
from dvqc_desktop.domain.changes import Change
from tests.faults import editor, killer
from tests.faults.killed import scene_kills
from tests.faults.killer import kills
from tests.faults.scenes import Edits
from tests.faults.swaps import SCENES

KILLS, INSIDE = 200, 3  # G1 and G26; `dev.py bench faults` takes more
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="editors are forked")


@pytest.mark.timeout(300)
def test_no_acknowledged_edit_is_lost_by_a_kill(empty_book: Path) -> None:
    ends, acknowledged = kills(empty_book, KILLS)
    hot = ends.pop("hot journal")
    assert ends == {"": KILLS}
    assert hot > KILLS // 20
    assert acknowledged > KILLS // 2


def test_a_book_that_differs_from_what_was_told_is_seen(empty_book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the third process expects other edits than were made."""
    monkeypatch.setattr(killer, "edit", lambda database, seed, step: editor.edit(database, seed + 1, step))
    ends, _acknowledged = kills(empty_book, 5)
    assert ends["half"] >= 3


def test_larger_work_killed_at_any_call_is_done_or_not_done(empty_book: Path) -> None:
    """Every scene in one process of its own, with a few kills; `dev.py bench faults` takes more."""
    command = [sys.executable, "-m", "tests.faults.killed", str(empty_book), str(INSIDE)]
    done = subprocess.run(command, cwd=killer.ROOT, check=True, capture_output=True)
    assert json.loads(done.stdout) == {name: {"": INSIDE} for name in SCENES}


def test_work_told_too_early_is_seen_to_be_lost_by_a_kill(empty_book: Path) -> None:
    """The control."""

    class Hasty(Edits):
        def play(self, folder: Path, done: Callable[[], None]) -> None:
            for _ in range(self.steps):
                done()
            super().play(folder, lambda: None)

    assert scene_kills(Hasty(empty_book, steps=2), 6)[""] < 6


def test_the_lock_of_a_killed_program_is_no_question(empty_book: Path, tmp_path: Path) -> None:
    """What is there to ask lies in the system's lock alone: nothing beside the file says that it is open."""
    database = engine.open_database(Path(killer.shutil.copy(empty_book, tmp_path / "so.dvqc")), killer.KEY)
    database.write(lambda session: Change("", "", frozenset()))
    assert {path.name for path in tmp_path.iterdir()} <= {"so.dvqc", "so.dvqc-journal"}
    database.close()
