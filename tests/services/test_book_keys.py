"""Changing the passphrase of an open book: what is refused, what the old one still opens, what falls due."""

import errno
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from dvqc_desktop.db import swap
from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.former import list_formers
from dvqc_desktop.db.keys import recovery_code
from dvqc_desktop.db.models import BackupEntry
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.due import DueKind
from dvqc_desktop.domain.errors.passphrases import CodeOfAnotherKey, PassphraseTooShort, PassphraseUnchanged
from dvqc_desktop.domain.errors.store import RecoveryCodeMistyped, SwapFailed
from dvqc_desktop.services import book_keys
from dvqc_desktop.services.due.due_work import new_passphrase, recovery_drill, recovery_sheet
from dvqc_desktop.services.upkeep.copies import copy_here
from tests.conftest import KEY

NEW = "mưa rơi trên mái tôn đỏ"
DAY = date(2026, 11, 20)
ROOT = Path(__file__).resolve().parents[2]


def list_copy(session, folder: Path, name: str, **other) -> Change:  # type: ignore[no-untyped-def]
    entry = BackupEntry(
        at=clock.now(), place="second", folder=str(folder), file_name=name, sequence=1, size=1, sha256="",
        head="", last_group_id=0, key_print="", **other,
    )  # fmt: skip
    session.add(entry)
    return Change("", "", frozenset())


def test_what_the_old_passphrase_still_opens_is_listed(db: Database, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    shutil.copy(db.path, tmp_path / "usb" / "so-0001.dvqc")
    (db.path.parent / "khác.dvqc").write_bytes(b"another book by its salt" * 9)
    (db.path.parent / "rỗng.dvqc").write_bytes(b"")
    db.write(list_copy, tmp_path / "usb", "so-0001.dvqc")
    db.write(list_copy, tmp_path / "rút rồi", "so-0002.dvqc")
    db.write(list_copy, tmp_path / "usb", "so-0003.dvqc", removed=True)
    change = book_keys.change_passphrase(db, NEW)
    assert [former.name for former in list_formers(db)] == [change.kept.name]
    assert [(copy.path.name, copy.seen) for copy in change.copies] == [
        (change.kept.name, True),
        ("so-0001.dvqc", True),
        ("so-0002.dvqc", False),
    ]


def test_a_new_passphrase_wants_a_new_sheet(db: Database) -> None:
    book_keys.note_sheet_printed(db)
    db.note(book_keys.OPENED_BY_CODE, "2026-11-19")
    book_keys.change_passphrase(db, NEW)
    assert [row.kind for row in db.read(lambda session: [*recovery_sheet(session, DAY)])] == [DueKind.RECOVERY]
    assert db.read(lambda session: [*recovery_drill(session, DAY), *new_passphrase(session, DAY)]) == []
    with pytest.raises(PassphraseUnchanged):
        book_keys.change_passphrase(db, NEW)
    with pytest.raises(PassphraseTooShort):
        book_keys.change_passphrase(db, "ngắn")


def test_a_change_that_fails_leaves_the_notes_on_the_sheet(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_paths: Path) -> None:
        raise OSError(errno.EIO, "")

    book_keys.note_sheet_printed(db)
    monkeypatch.setattr(swap, "put_in_place", fail)
    with pytest.raises(SwapFailed):
        book_keys.change_passphrase(db, NEW)
    assert db.find_note(book_keys.SHEET_PRINTED) == "2026-11-20" and db.key == KEY


def test_the_sheet_is_to_be_tried_a_year_after_it_was_printed_or_tried(db: Database) -> None:
    db.note(book_keys.SHEET_PRINTED, "2025-11-10")
    (row,) = db.read(lambda session: [*recovery_drill(session, DAY)])
    assert (row.what, row.due) == ("Thử phiếu khôi phục – lần gần nhất 10/11/2025", date(2026, 11, 10))
    with pytest.raises(RecoveryCodeMistyped):
        book_keys.check_recovery_code(db, "AAAA")
    with pytest.raises(CodeOfAnotherKey):
        book_keys.check_recovery_code(db, recovery_code(bytes(32)))
    book_keys.check_recovery_code(db, recovery_code(KEY))
    book_keys.note_sheet_tried(db)
    assert [row.due for row in db.read(lambda session: [*recovery_drill(session, DAY)])] == [date(2027, 11, 20)]


ELSEWHERE = """
import sys
from pathlib import Path
from dvqc_desktop.db.backup import check_open_book
from dvqc_desktop.db.engine import open_database
from dvqc_desktop.db.keys import derive_key, key_from_recovery_code, read_salt
for path in map(Path, sys.argv[3:]):
    for key in (derive_key(sys.argv[1], read_salt(path)), key_from_recovery_code(sys.argv[2])):
        database = open_database(path, key)
        check_open_book(database)
        print(database.find_note("mark"))
        database.close()
"""


def test_a_copied_idle_file_and_a_backup_open_elsewhere_by_passphrase_and_code(db: Database, tmp_path: Path) -> None:
    book_keys.change_passphrase(db, NEW)
    db.note("mark", "tổ máy 6")
    backup, code = copy_here(db), recovery_code(db.key)
    copied = Path(shutil.copy(db.path, tmp_path / "chép bằng tay.dvqc"))  # while the book is open
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("chép")] == [copied.name]
    home = tmp_path / "máy khác"
    elsewhere = {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "PATH": "", "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", ELSEWHERE, NEW, code, str(copied), str(backup)]
    done = subprocess.run(command, cwd=ROOT, env=elsewhere, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["tổ máy 6"] * 4
