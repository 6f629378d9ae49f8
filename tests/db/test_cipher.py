"""The encrypted connection refuses a build without its cipher or a setting not taken, and tells faults by name."""

import os
from pathlib import Path
from typing import Any

import pytest

from dvqc_desktop.db import cipher
from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.domain.errors import store as refused
from tests.conftest import KEY, SALT
from tests.db.acts import add_person


class Answers:
    """A connection whose pragmas answer as told, as a wrong build's would."""

    def __init__(self, answers: dict[str, Any]) -> None:
        self.answers, self.asked = answers, ""

    def execute(self, statement: str) -> "Answers":
        self.asked = statement.removeprefix("PRAGMA ")
        return self

    def fetchone(self) -> tuple[Any] | None:
        return self.answers.get(self.asked)

    def fetchall(self) -> list[tuple[Any]]:
        return []


def test_a_build_without_the_cipher_is_refused() -> None:
    with pytest.raises(refused.CipherMissing):
        cipher._assert_cipher(Answers({"cipher_version": None}))


def test_a_setting_that_was_not_taken_is_refused_by_name() -> None:
    with pytest.raises(refused.CipherMissing) as told:
        cipher._apply_settings(Answers({"foreign_keys": (0,)}))
    assert "foreign_keys" in str(told.value)


FAULTS = {
    "database or disk is full": refused.DiskFull,
    "disk I/O error": refused.DiskFailed,
    "database is locked": refused.BookInUse,
    "attempt to write a readonly database": refused.BookReadOnly,
    "database disk image is malformed": refused.BookDamaged,
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_of_the_disk_has_its_own_refusal(text: str) -> None:
    assert isinstance(cipher.told(RuntimeError(text)), FAULTS[text])


def test_our_own_bug_is_no_refusal() -> None:
    assert cipher.told(RuntimeError("no such column: x")) is None


def test_another_error_of_the_driver_flies_on(db: Database) -> None:
    with pytest.raises(Exception, match="no such table"):
        db.read(lambda session: session.connection().exec_driver_sql("SELECT * FROM missing"))


def test_a_folder_in_place_of_a_book_is_refused(tmp_path: Path) -> None:
    with pytest.raises(refused.BookMissing):
        open_database(tmp_path, KEY)


def test_damage_of_the_schema_page_with_a_right_first_page_is_told(db: Database) -> None:
    db.write(add_person, "Lê An")
    db.close()
    content = bytearray(db.path.read_bytes())
    content[4096 + 50] ^= 1
    db.path.write_bytes(content)
    with pytest.raises(refused.BookDamaged):
        open_database(db.path, KEY).close()


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_read_only_folder_is_told(book_path: Path) -> None:
    book_path.parent.chmod(0o500)
    with pytest.raises(refused.BookReadOnly):
        open_database(book_path, KEY).write(add_person, "Lê An")


def test_a_page_is_recognised_by_the_right_key_only(book_path: Path) -> None:
    assert cipher.any_page_verifies(book_path, KEY, SALT)
    assert not cipher.any_page_verifies(book_path, bytes(32), SALT)
