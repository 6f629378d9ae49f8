"""A backup counts only when it was read back whole; a restore never overwrites."""

import errno
from pathlib import Path

import pytest

from dvqc_desktop.db import backup, changelog
from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.domain.errors.store import (
    BackupFailed,
    BackupFolderUnusable,
    BookDamaged,
    BookExists,
    BookReadOnly,
    DiskFull,
)
from tests.conftest import KEY
from tests.db.acts import add_person
from tests.db.test_undo import state_of


def verify_book(path: Path, key: bytes) -> None:
    database = open_database(path, key)
    try:
        backup.check_open_book(database)
    finally:
        database.close()


def test_a_backup_opens_with_the_same_key_and_holds_the_same(db: Database, tmp_path: Path) -> None:
    db.write(add_person, "Lê An")
    made = backup.back_up(db, tmp_path / "sao lưu")
    assert [path.name for path in made.parent.iterdir()] == ["so-0001.dvqc"]
    copy = open_database(made, KEY)
    assert state_of(copy) == state_of(db)
    copy.close()
    assert db.find_note(backup.LAST_BACKUP) == "2026-11-20"


def test_backups_are_numbered_not_dated(db: Database, tmp_path: Path) -> None:
    names = [backup.back_up(db, tmp_path / "b").name for _ in range(3)]
    (tmp_path / "b" / "so-0002.dvqc").unlink()
    assert names == ["so-0001.dvqc", "so-0002.dvqc", "so-0003.dvqc"]
    assert backup.back_up(db, tmp_path / "b").name == "so-0004.dvqc"


def test_a_folder_that_cannot_be_made_is_told(db: Database, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(BackupFolderUnusable):
        backup.back_up(db, tmp_path / "file")


@pytest.mark.parametrize(
    ("number", "refusal"),
    [(errno.ENOSPC, DiskFull), (errno.EROFS, BookReadOnly), (errno.EIO, BackupFailed)],
)
def test_a_disk_that_fails_is_told_and_leaves_no_copy(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, refusal: type[Exception]
) -> None:
    def fail(path: Path) -> None:
        raise OSError(number, "English words of the system")

    monkeypatch.setattr(backup, "sync_file", fail)
    with pytest.raises(refusal) as told:
        backup.back_up(db, tmp_path / "b")
    assert "English" not in str(told.value)
    assert not (tmp_path / "b").exists()


def test_a_failed_backup_keeps_a_folder_that_was_there(db: Database, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with db.writing_unlogged() as connection:
        changelog.drop_triggers(connection)
    db.write(add_person, "Lê An")
    db.connection.execute("PRAGMA foreign_keys=OFF")
    db.connection.execute("INSERT INTO membership (person_id) VALUES (999)")
    with pytest.raises(BookDamaged):
        backup.back_up(db, tmp_path / "b")
    assert list((tmp_path / "b").iterdir()) == []


def test_a_restore_gives_the_same_book_and_never_overwrites(db: Database, tmp_path: Path) -> None:
    db.write(add_person, "Lê An")
    made = backup.back_up(db, tmp_path / "b")
    backup.restore_book(made, KEY, tmp_path / "moi.dvqc")
    verify_book(tmp_path / "moi.dvqc", KEY)
    with pytest.raises(BookExists):
        backup.restore_book(made, KEY, tmp_path / "moi.dvqc")


@pytest.mark.parametrize("place", [5000, 40_000, 90_000, -100])
def test_a_flipped_bit_is_found_by_the_check(db: Database, place: int) -> None:
    db.write(add_person, "Lê An")
    db.close()
    content = bytearray(db.path.read_bytes())
    content[place] ^= 4
    db.path.write_bytes(content)
    with pytest.raises(BookDamaged):
        verify_book(db.path, KEY)


def test_a_copy_that_lost_rows_does_not_count(db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db.write(add_person, "Lê An")
    counts = iter(({"person": 0}, {"person": 1}))
    monkeypatch.setattr(backup, "_counts", lambda connection: next(counts))
    with pytest.raises(BackupFailed, match="không khớp"):
        backup.back_up(db, tmp_path / "b")
    assert not (tmp_path / "b").exists()


def test_a_copy_that_reads_back_damaged_does_not_count(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(checked: Database) -> None:
        if checked is not db:
            raise BookDamaged

    monkeypatch.setattr(backup, "check_open_book", check)
    with pytest.raises(BackupFailed, match="đọc lại bị lỗi"):
        backup.back_up(db, tmp_path / "b")


def test_a_damaged_book_gives_no_backup_that_counts(db: Database, tmp_path: Path) -> None:
    db.write(add_person, "Lê An")
    with db.writing_unlogged() as connection:
        changelog.drop_triggers(connection)
        connection.exec_driver_sql("UPDATE change_row SET after = '{}'")
    with pytest.raises(BookDamaged):
        backup.back_up(db, tmp_path / "b")
