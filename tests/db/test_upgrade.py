"""An older book is brought up to date on a copy, proven row by row, swapped in; what fails leaves the old one."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from dvqc_desktop.db import former, swap, upgrade
from dvqc_desktop.db.backup import back_up, check_open_book, restore_book
from dvqc_desktop.db.engine import Database, open_as_it_is, open_database
from dvqc_desktop.domain.errors.copies import BookOlder, UpgradeFailed
from dvqc_desktop.domain.errors.store import BookNewer
from tests.conftest import KEY
from tests.db.acts import add_person
from tests.db.next_release import ahead, at_statement
from tests.db.test_undo import state_of

ROOT = Path(__file__).resolve().parents[2]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def old(db: Database) -> Path:
    """A closed book of the first release with people in it."""
    for name in ("Lê An", "Lê Bình", "Trần Chi"):
        db.write(add_person, name)
    db.close()
    return db.path


def names_in(path: Path) -> list[str]:
    database = open_as_it_is(path, KEY)
    names = [row[0] for row in database.connection.execute("SELECT full_name FROM person ORDER BY id").fetchall()]
    check_open_book(database)
    database.close()
    return names


def test_an_older_book_is_upgraded_and_the_former_file_kept(old: Path) -> None:
    before = digest(old)
    with ahead():
        new = open_database(old, KEY)
        assert new.connection.execute("SELECT words FROM trial").fetchall() == [("Lê An",), ("Lê Bình",), ("Trần Chi",)]
        assert {row[0] for row in new.connection.execute("SELECT trade FROM person").fetchall()} == {"thợ tiện"}
        check_open_book(new)
        (kept,) = former.list_formers(new)
        new.close()
    assert digest(old.parent / kept.name) == before
    assert "trước nâng cấp" in kept.name


def test_a_newer_book_is_refused_untouched(old: Path) -> None:
    with ahead():
        open_database(old, KEY).close()
    before = digest(old)
    with pytest.raises(BookNewer):
        open_database(old, KEY)
    assert digest(old) == before


def test_an_older_copy_is_checked_and_given_back_without_a_change_to_its_file(old: Path, tmp_path: Path) -> None:
    before = digest(old)
    with ahead():
        with pytest.raises(BookOlder):
            open_as_it_is(old, KEY)
        with upgrade.as_current(old, KEY) as database:
            check_open_book(database)
        restore_book(old, KEY, tmp_path / "moi.dvqc")
        assert names_in(tmp_path / "moi.dvqc") == ["Lê An", "Lê Bình", "Trần Chi"]
    assert digest(old) == before


def test_a_failure_at_any_statement_leaves_the_old_book_and_a_retry_works(old: Path) -> None:
    before = digest(old)
    with ahead():
        with at_statement(-1, lambda: None) as met, upgrade.as_current(old, KEY):
            pass
        for number in {1, 2, *range(3, len(met) - 4, max(1, len(met) // 5))}:  # the last four come after the swap
            with at_statement(number, fail), pytest.raises(ZeroDivisionError):
                open_database(old, KEY)
            assert digest(old) == before
            assert [path.name for path in old.parent.iterdir()] == [old.name]
        open_database(old, KEY).close()
        assert names_in(old) == ["Lê An", "Lê Bình", "Trần Chi"]


def fail() -> None:
    raise ZeroDivisionError


@pytest.mark.parametrize("statement", [3, 200])
def test_a_kill_leaves_the_old_book_and_the_next_start_works(old: Path, statement: int) -> None:
    before = digest(old)
    command = [sys.executable, "-m", "tests.db.next_release", str(old), str(statement)]
    assert subprocess.run(command, cwd=ROOT, check=False, capture_output=True).returncode == -9
    assert digest(old) == before
    with ahead():
        open_database(old, KEY).close()
        assert names_in(old) == ["Lê An", "Lê Bình", "Trần Chi"]
    assert not [path for path in old.parent.iterdir() if ".part" in path.name]


@pytest.mark.parametrize(
    ("meddling", "told"),
    [
        ("UPDATE person SET full_name = 'Lê Ân' WHERE id = 1", "person không còn như cũ"),
        ("DELETE FROM maintenance WHERE key = 'last_backup_on'", "maintenance không còn như cũ"),
        ("ALTER TABLE person DROP COLUMN way_home", "person mất cột"),
        ("INSERT INTO membership (person_id) VALUES (999)", "đọc lại bị lỗi"),
    ],
)
def test_a_value_changed_between_is_found_by_the_proof(
    old: Path, monkeypatch: pytest.MonkeyPatch, meddling: str, told: str
) -> None:
    database = open_database(old, KEY)
    database.note("last_backup_on", "2026-11-13")
    database.close()
    before = digest(old)
    migrate = upgrade._migrate

    def meddle(draft: Path, key: bytes) -> None:
        migrate(draft, key)
        spoilt = open_as_it_is(draft, key)
        for (name,) in spoilt.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            spoilt.connection.execute(f'DROP TRIGGER "{name}"')
        spoilt.connection.execute("PRAGMA foreign_keys=OFF")
        spoilt.connection.execute(meddling)
        spoilt.close()

    monkeypatch.setattr(upgrade, "_migrate", meddle)
    with ahead(), pytest.raises(UpgradeFailed, match=told):
        open_database(old, KEY)
    assert digest(old) == before


def test_a_file_that_cannot_be_swapped_leaves_the_old_book(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_arguments: object) -> None:
        raise PermissionError

    before = digest(old)
    monkeypatch.setattr(swap, "put_in_place", held)
    with ahead(), pytest.raises(UpgradeFailed):
        open_database(old, KEY)
    assert digest(old) == before
    assert [path.name for path in old.parent.iterdir()] == [old.name]


def test_the_former_file_goes_after_three_verified_copies(old: Path, tmp_path: Path) -> None:
    with ahead():
        new = open_database(old, KEY)
        kept = old.parent / former.list_formers(new)[0].name
        for _copies in range(2):
            back_up(new, tmp_path / "b")
        assert kept.exists()
        back_up(new, tmp_path / "b")
        new.close()
    assert not kept.exists()


def test_a_book_keeps_its_rows_through_an_upgrade(old: Path) -> None:
    before = open_as_it_is(old, KEY)
    rows = {name: len(lines) for name, lines in state_of(before).items()}
    before.close()
    with ahead():
        after = open_database(old, KEY)
        assert {name: len(lines) for name, lines in state_of(after).items()} == rows
        after.close()
