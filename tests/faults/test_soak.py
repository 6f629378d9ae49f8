"""Days of work among faults of every kind leave nothing missing, half done or unseen."""

import sys
from pathlib import Path

import pytest

from tests.faults import soak
from tests.faults.verdict import kept_step

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs are forked")


def wrong(source: Path, days: int) -> int:
    ends = soak.soak(source, 6 * days, 2, days)
    assert sum(ends[fault] for fault in soak.FAULTS) == days
    return sum(count for name, count in ends.items() if name.startswith("wrong"))


def test_after_each_day_the_book_is_what_was_told(empty_book: Path) -> None:
    """Ten days here; `dev.py bench faults G31` takes months."""
    assert wrong(empty_book, 10) == 0


def test_a_lost_act_is_seen(empty_book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: one act less is found than was kept."""
    monkeypatch.setattr(soak, "kept_step", lambda database: kept_step(database) - 1)
    assert wrong(empty_book, 5) > 0
