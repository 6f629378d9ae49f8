"""Copies are never thrown away by the clock, and an import does what its preview said."""

from collections import Counter
from pathlib import Path

import pytest

from dvqc_desktop.db.backup import back_up
from dvqc_desktop.db.engine import Database
from tests.faults import rotation
from tests.faults.imports import imports
from tests.faults.rotation import histories


def test_the_newest_copies_stay_through_years_of_wrong_clocks() -> None:
    assert histories(20) == Counter({"": 20})


def test_a_rule_by_age_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: a rotation that throws the newest away."""
    monkeypatch.setattr(rotation, "one_to_remove", lambda kept: kept[-1] if len(kept) > 30 else None)
    assert histories(2) == Counter({"one of the newest": 2})


def test_numbers_go_on_while_the_clock_jumps(db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = []
    for day in ("2026-11-20", "2009-01-01", "2036-05-05", "2026-11-21"):
        monkeypatch.setenv("DVQC_TODAY", day)
        names.append(back_up(db, tmp_path / "copies").name)
    assert names == sorted(names) and len(set(names)) == 4


def test_fifty_imports_do_what_was_shown_and_nothing_the_second_time(empty_book: Path) -> None:
    assert imports(empty_book, 50) == Counter({"": 50})
