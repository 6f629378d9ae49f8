"""After a power cut at any instant every kept act is there, none is half there, and the book is whole."""

import sys
from collections import Counter
from pathlib import Path

import pytest

from dvqc_desktop.db import cipher
from tests.faults.powercut import bad, power_cuts
from tests.faults.swaps import SCENES

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the recorder asks Linux which file is synced")
STATES, STATES_INSIDE, STARTS = 5_000, 150, 15  # G2 and a taste of G3; `dev.py bench faults` takes more


@pytest.mark.parametrize("seed", range(1, 6))
def test_no_edit_is_lost_or_half_kept(empty_book: Path, seed: int) -> None:
    """Each time other edits."""
    assert power_cuts(SCENES["edits"](empty_book, seed=seed), STATES // 5, seed) == Counter({"": STATES // 5})


@pytest.mark.parametrize("scene", [name for name in SCENES if name != "edits"])
def test_larger_work_is_done_or_not_done(empty_book: Path, scene: str) -> None:
    states = {"upgrade": STARTS, "erasing": 2 * STARTS}.get(scene, STATES_INSIDE)
    assert power_cuts(SCENES[scene](empty_book), states) == Counter({"": states})


LAX = {
    "no sync": {"synchronous": ("OFF", 0)},
    "less sync": {"synchronous": ("NORMAL", 1)},
    "journal in memory": {"journal_mode": ("MEMORY", "memory")},
    "the usual pair": {
        "journal_mode": ("DELETE", "delete"),
        "synchronous": ("FULL", 2),
        "locking_mode": ("NORMAL", "normal"),
    },
}


@pytest.mark.parametrize(
    ("lax", "least"), [("no sync", 25), ("less sync", 2), ("journal in memory", 25), ("the usual pair", 2)]
)
def test_laxer_settings_are_seen_to_lose(
    empty_book: Path, monkeypatch: pytest.MonkeyPatch, lax: str, least: int
) -> None:
    for name, setting in LAX[lax].items():
        monkeypatch.setitem(cipher.SETTINGS, name, setting)
    assert bad(power_cuts(SCENES["edits"](empty_book), 60)) >= least
