"""The books of all released schemas open for ever, by passphrase and by recovery code, with all that was in them."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from dvqc_desktop.db import schema
from dvqc_desktop.db.backup import check_open_book, restore_book
from dvqc_desktop.db.engine import Database, open_as_it_is, open_database
from dvqc_desktop.db.keys import derive_key, key_from_recovery_code, read_salt
from dvqc_desktop.db.proof import facts_of
from tests import freeze_schema
from tests.db.next_release import ahead
from tests.vaults.make import FOLDER, PASSPHRASE

VAULTS = sorted(FOLDER.glob("*.dvqc"))
UPKEEP = {"maintenance", "backup_entry", "draft"}


def told_of(vault: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(vault.with_suffix(".json").read_text("utf-8"))
    return found


def holds_everything(database: Database, told: dict[str, Any]) -> bool:
    facts = facts_of(database.connection)
    names = [row[0] for row in database.connection.execute("SELECT full_name FROM person ORDER BY id").fetchall()]
    counts = {name: count for name, count in told["counts"].items() if name not in UPKEEP}
    return facts.head == told["head"] and names == told["people"] and counts.items() <= facts.counts.items()


def test_every_release_has_its_book() -> None:
    assert [vault.stem for vault in VAULTS] == list(schema.REVISIONS)


@pytest.mark.parametrize("vault", VAULTS, ids=lambda vault: vault.stem)
def test_a_book_of_a_release_opens_whole_by_passphrase_and_code(vault: Path, tmp_path: Path) -> None:
    book, told = Path(shutil.copy(vault, tmp_path / "so.dvqc")), told_of(vault)
    key = derive_key(PASSPHRASE, read_salt(book))
    assert key_from_recovery_code(told["code"]) == key
    database = open_database(book, key)
    check_open_book(database)
    assert holds_everything(database, told)
    database.close()


@pytest.mark.parametrize("vault", VAULTS, ids=lambda vault: vault.stem)
def test_a_copy_of_a_release_is_given_back_and_upgraded(vault: Path, tmp_path: Path) -> None:
    book, told = Path(shutil.copy(vault, tmp_path / "so-0001.dvqc")), told_of(vault)
    key = key_from_recovery_code(told["code"])
    with ahead():
        restore_book(book, key, tmp_path / "lai.dvqc")
        database = open_as_it_is(tmp_path / "lai.dvqc", key)
        check_open_book(database)
        assert holds_everything(database, told)
        database.close()


def test_the_steps_still_make_the_schema_of_the_newest_release(db: Database, tmp_path: Path) -> None:
    listing = text("SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'index') AND name NOT LIKE 'search%'")
    book = Path(shutil.copy(VAULTS[-1], tmp_path / "kept.dvqc"))
    kept = open_as_it_is(book, key_from_recovery_code(told_of(VAULTS[-1])["code"]))
    with db.reading() as made, kept.reading() as released:
        same = made.execute(listing).all() == released.execute(listing).all()
    kept.close()
    assert same, "run python -m tests.freeze_schema, or after the release make a new step"


def test_after_the_release_the_baseline_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = freeze_schema.BASELINE.read_bytes()
    monkeypatch.setattr(freeze_schema, "RELEASED", True)
    assert freeze_schema.main() == 1
    assert "0002" in capsys.readouterr().err and freeze_schema.BASELINE.read_bytes() == before
