"""A backup counts only when it was read back whole; a restore never overwrites."""

import errno
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dvqc_desktop.db import backup, changelog, proof, register
from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.db.keys import key_print
from dvqc_desktop.domain.backups import LastCopies
from dvqc_desktop.domain.codes import BackupPlace
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

ROOT = Path(__file__).resolve().parents[2]


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
    facts = (proof.Facts(1, "", {"person": count}, {}) for count in (0, 1))
    monkeypatch.setattr(backup, "facts_of", lambda connection: next(facts))
    with pytest.raises(BackupFailed, match="không khớp"):
        backup.back_up(db, tmp_path / "b")
    assert not (tmp_path / "b").exists()


def test_a_copy_that_reads_back_damaged_does_not_count(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(checked: Database, **_how: bool) -> None:
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


def entries_of(db: Database, *, good: bool = True) -> list[register.Entry]:
    with db.reading() as session:
        return register.list_entries(session.connection(), good=good)


def test_a_copy_is_entered_with_its_head_and_print(db: Database, tmp_path: Path) -> None:
    db.write(add_person, "Lê An")
    made = backup.back_up(db, tmp_path / "b", BackupPlace.MAIN)
    (entry,) = entries_of(db)
    assert (entry.path, entry.place, entry.size) == (made, BackupPlace.MAIN, made.stat().st_size)
    assert entry.copied.sha256 == backup.sha256_of(made) and entry.copied.last_group_id == 1
    assert entry.key_print == key_print(KEY) and KEY.hex() not in entry.key_print
    assert db.find_note(backup.LAST_BACKUP) is None, "a copy on the same machine is none off it"


def test_a_try_that_failed_stands_in_the_register(db: Database, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    backup.back_up(db, tmp_path / "b", BackupPlace.SECOND)
    with pytest.raises(BackupFolderUnusable):
        backup.back_up(db, tmp_path / "file", BackupPlace.SECOND)
    last = register.last_copies(entries_of(db, good=False), [BackupPlace.SECOND])
    assert last.sequence == 1 and "không ghi được" in last.failure
    assert register.last_copies(entries_of(db), [BackupPlace.MAIN]) == LastCopies()


def test_what_is_written_while_pages_are_copied_is_in_the_copy(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = []

    def write_meanwhile(database: Database) -> None:
        if not written:
            written.append(database.write(add_person, "Lê Muộn"))

    monkeypatch.setattr(backup, "_PAGES_A_STEP", 5)
    monkeypatch.setattr(backup, "_let_in", write_meanwhile)
    copy = open_database(backup.back_up(db, tmp_path / "b"), KEY)
    assert state_of(copy) == state_of(db) and written
    copy.close()


def test_a_stick_that_keeps_nothing_is_found_by_reading_back(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(draft: Path, target: Path) -> None:
        target.write_bytes(bytes(draft.stat().st_size))

    monkeypatch.setattr(backup, "put_in_place", lose)
    with pytest.raises(BackupFailed, match="khác bản vừa ghi"):
        backup.back_up(db, tmp_path / "b")
    assert not (tmp_path / "b").exists() and entries_of(db) == []


def test_the_rotation_takes_one_copy_and_never_the_newest(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "one_to_remove", lambda numbers: min(numbers) if len(numbers) > 2 else None)
    for day in ("2026-11-20", "2009-01-01", "2036-05-05", "2026-11-21"):
        monkeypatch.setenv("DVQC_TODAY", day)
        backup.back_up(db, tmp_path / "b", BackupPlace.MAIN)
    assert sorted(path.name for path in (tmp_path / "b").iterdir()) == ["so-0003.dvqc", "so-0004.dvqc"]
    assert [entry.copied.sequence for entry in entries_of(db)] == [4, 3]


def test_a_copy_held_by_another_program_goes_later(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".dvqc":
            raise PermissionError

    monkeypatch.setattr(register, "one_to_remove", min)
    backup.back_up(db, tmp_path / "b", BackupPlace.MAIN)
    monkeypatch.setattr(Path, "unlink", held)
    backup.back_up(db, tmp_path / "b", BackupPlace.MAIN)
    assert [entry.copied.sequence for entry in entries_of(db)] == [2]


def test_closing_waits_for_the_copy_being_made(db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closer = threading.Thread(target=db.close)
    monkeypatch.setattr(backup, "_PAGES_A_STEP", 5)
    breathe = backup._let_in
    monkeypatch.setattr(backup, "_let_in", lambda one: (closer.ident or closer.start(), breathe(one)))
    backup.copy_book(db, tmp_path / "ban-sao.dvqc")
    closer.join()
    assert db.closed
    open_database(tmp_path / "ban-sao.dvqc", KEY).close()


def test_the_weekly_check_finds_damage_and_leaves_nothing(db: Database) -> None:
    db.write(add_person, "Lê An")
    backup.check_whole(db)
    with db.writing_unlogged() as connection:
        changelog.drop_triggers(connection)
        connection.exec_driver_sql("UPDATE change_row SET after = '{}'")
    with pytest.raises(BookDamaged):
        backup.check_whole(db)
    assert [path.name for path in db.path.parent.iterdir() if path.suffix == ".part"] == []


OTHER = """
import sys
from pathlib import Path
from dvqc_desktop.db import cipher
from dvqc_desktop.domain.errors.store import BookInUse
try:
    cipher.open_existing(Path(sys.argv[1]), bytes(range(32)))
except BookInUse:
    print("in use")
"""


def test_after_a_copy_the_book_is_still_ours_alone(db: Database, tmp_path: Path) -> None:
    backup.back_up(db, tmp_path)
    assert db.passphrase_matches("không phải câu này") is False
    command = [sys.executable, "-c", OTHER, str(db.path)]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout == "in use\n"
