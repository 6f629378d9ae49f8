"""A book is opened by its key alone, and every other file is refused by name, unchanged."""

import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from dvqc_desktop.db import cipher
from dvqc_desktop.db.engine import Database, create_database, open_database
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors import store as refused
from tests.conftest import KEY, SALT
from tests.db.acts import add_person


def refusal(path: Path, key: bytes = KEY) -> type[AppError]:
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(AppError) as raised:
        open_database(path, key)
    assert (path.read_bytes() if path.exists() else None) == before
    assert all(raised.value.parts)
    return raised.type


def test_the_settings_of_the_store_are_in_force(db: Database) -> None:
    for name, (_, expected) in cipher.SETTINGS.items():
        assert str(db.connection.execute(f"PRAGMA {name}").fetchone()[0]) == str(expected)


def test_the_file_begins_with_its_salt_and_holds_no_plain_text(db: Database) -> None:
    db.write(add_person, "Phạm Văn Cường")
    db.close()
    content = db.path.read_bytes()
    assert content[:16] == SALT
    assert b"SQLite" not in content
    assert "Phạm".encode() not in content


def test_closing_leaves_nothing_beside_the_file(db: Database) -> None:
    db.write(add_person, "Phạm Văn Cường")
    db.close()
    assert [path.name for path in db.path.parent.iterdir()] == ["so.dvqc"]


def test_a_wrong_key_is_told_from_damage(book_path: Path) -> None:
    assert refusal(book_path, os.urandom(32)) is refused.WrongPassphrase
    content = bytearray(book_path.read_bytes())
    content[200] ^= 1
    book_path.write_bytes(content)
    assert refusal(book_path) is refused.BookDamaged


def test_an_empty_file_is_no_new_book(tmp_path: Path) -> None:
    path = tmp_path / "so.dvqc"
    path.touch()
    assert refusal(path) is refused.BookEmpty


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    assert refusal(tmp_path / "so.dvqc") is refused.BookMissing


def test_a_plain_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "so.dvqc"
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE t (a)")
    plain.close()
    assert refusal(path) is refused.BookNotEncrypted


@pytest.mark.parametrize("content", [b"short", b"some text that is no book at all, but long enough" * 200])
def test_any_other_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "so.dvqc"
    path.write_bytes(content)
    assert refusal(path) is refused.WrongPassphrase


def test_a_newer_file_is_refused_untouched(db: Database) -> None:
    with db.writing_unlogged() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    db.close()
    assert refusal(db.path) is refused.BookNewer


def test_a_file_without_a_version_counts_as_damaged(db: Database) -> None:
    with db.writing_unlogged() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    db.close()
    assert refusal(db.path) is refused.BookDamaged


def test_a_second_program_is_kept_out_while_the_book_is_open(db: Database) -> None:
    with pytest.raises(refused.BookInUse):
        open_database(db.path, KEY)


def test_making_a_book_never_overwrites(book_path: Path) -> None:
    with pytest.raises(refused.BookExists):
        create_database(book_path, KEY, SALT)


def test_a_book_needs_its_folder(tmp_path: Path) -> None:
    with pytest.raises(refused.BookReadOnly):
        create_database(tmp_path / "missing" / "so.dvqc", KEY, SALT)


def test_a_book_that_cannot_be_made_whole_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dvqc_desktop.db.schema.REVISIONS", ("'",))
    with pytest.raises(Exception, match="revision"):
        create_database(tmp_path / "so.dvqc", KEY, SALT)
    assert not (tmp_path / "so.dvqc").exists()


def test_a_book_whose_journal_cannot_be_made_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(AppError):
        create_database(tmp_path / ("x" * 248 + ".dvqc"), KEY, SALT)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(refused.BookReadOnly):
        cipher.connect(tmp_path, KEY, SALT)


def test_a_file_that_may_not_be_read_is_told(book_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(*_given: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", forbid)
    with pytest.raises(refused.BookForbidden):
        open_database(book_path, KEY)


def test_damage_deep_in_the_file_is_told_when_it_is_read(db: Database) -> None:
    for number in range(300):
        db.write(add_person, f"Người thứ {number}")
    db.close()
    content = bytearray(db.path.read_bytes())
    for page in range(20, len(content) // 4096):
        content[page * 4096 + 100] ^= 1
    db.path.write_bytes(content)
    with pytest.raises(refused.BookDamaged):
        opened = open_database(db.path, KEY)
        try:
            opened.read(lambda session: session.execute(text("SELECT after FROM change_row")).all())
        finally:
            opened.close()


def test_an_error_of_the_driver_shows_no_values(db: Database) -> None:
    secret = {"k": "điều riêng", "v": "không phải JSON"}
    with pytest.raises(IntegrityError) as raised:
        db.write(lambda session: session.execute(text("INSERT INTO setting (key, value) VALUES (:k, :v)"), secret))
    assert "riêng" not in str(raised.value)
