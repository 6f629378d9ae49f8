"""Damage to the file and to its log is found; no wrong value is ever shown."""

import shutil
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from dvqc_desktop.db.backup import back_up
from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.db.proof import check_open_book
from dvqc_desktop.domain.errors.store import BookDamaged
from tests.conftest import KEY
from tests.faults import audit, flips
from tests.faults.editor import edit
from tests.faults.mutants import mutants


@pytest.fixture
def edited(db: Database) -> Database:
    """A book with forty acts."""
    for step in range(1, 41):
        edit(db, 5, step)
    return db


@pytest.mark.parametrize(("damage", "count"), [("flip", 100), ("cut", 30), ("sector", 30), ("exchange", 30)])
def test_a_damaged_book_or_copy_never_shows_a_wrong_value(edited: Database, damage: str, count: int) -> None:
    copy = back_up(edited, edited.path.parent / "copies")
    edited.close()
    ends = flips.damaged(edited.path, damage, count // 2) + flips.damaged(copy, damage, count // 2, seed=2)
    assert set(ends) <= {"refused", "unharmed"}
    assert ends["refused"] > count // 4


def test_a_bit_turned_in_any_page_is_told_by_the_check(book_path: Path) -> None:
    whole = book_path.read_bytes()
    for start in range(0, len(whole), flips.PAGE):
        content = bytearray(whole)
        content[start + 100] ^= 1
        book_path.write_bytes(content)
        with pytest.raises(BookDamaged), closing(open_database(book_path, KEY)) as database:
            check_open_book(database)


def test_a_wrong_value_would_be_seen(edited: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: a damage that changes a value by the front door is told as wrong."""
    edited.close()

    def overwrite(content: bytearray, _rng: object) -> None:
        other = Path(shutil.copy(edited.path, edited.path.with_name("other.dvqc")))
        database = open_database(other, KEY)
        edit(database, 6, 41)
        database.close()
        content[:] = other.read_bytes()

    monkeypatch.setitem(flips.DAMAGES, "flip", overwrite)
    assert flips.damaged(edited.path, "flip", 1) == Counter(wrong=1)


def test_every_manipulation_of_the_log_is_found(edited: Database) -> None:
    ends = audit.manipulations(edited, 150)
    assert {name.split()[0] for name in ends} == {"found"}
    assert len(ends) == len(audit.WAYS)


def test_a_check_that_looks_away_is_seen(edited: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: a check that says nothing misses all."""
    monkeypatch.setattr(audit, "check_log", lambda connection: None)
    assert {name.split()[0] for name in audit.manipulations(edited, 10)} == {"missed"}


def test_damaged_workbooks_end_in_cells_or_a_refusal() -> None:
    ends = mutants(17, 60)
    assert ends["uncaught"] == 0 and sum(ends.values()) == 60
