"""A change of the passphrase makes a new file, proves it, and only then lets it take the old one's place."""

import errno
import shutil
from pathlib import Path

import pytest

from dvqc_desktop.db import backup, rekey, swap
from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.db.keys import Seal, key_from_recovery_code, recovery_code
from dvqc_desktop.domain.errors.store import BackupFailed, SwapFailed, WrongPassphrase
from tests.conftest import KEY
from tests.db.acts import add_person
from tests.db.test_undo import state_of

NEW = Seal(bytes(range(100, 132)), bytes(range(50, 66)))


def test_the_book_goes_on_under_the_new_key_alone(db: Database) -> None:
    db.write(add_person, "Lê An")
    before = state_of(db)
    rekey.reseal(db, NEW)
    assert state_of(db) == before and db.key == NEW.key
    db.write(add_person, "Lê Bình")
    db.close()
    with pytest.raises(WrongPassphrase):
        open_database(db.path, KEY)
    again = open_database(db.path, key_from_recovery_code(recovery_code(NEW.key)))
    backup.check_open_book(again)
    assert again.undo_label() == "thêm Lê Bình"
    again.close()
    assert db.path.read_bytes()[:16] == NEW.salt


def test_the_old_file_stays_under_a_dated_name_and_opens_with_the_old_key(db: Database) -> None:
    db.write(add_person, "Lê An")
    kept = rekey.reseal(db, NEW)
    assert kept.name.startswith("so (mật khẩu cũ 2026-11-20 ") and kept.suffix == ".dvqc"
    old = open_database(kept, KEY)
    assert state_of(old) == state_of(db)
    old.close()
    assert rekey.reseal(db, Seal(KEY, NEW.salt)).name != kept.name
    assert len(list(db.path.parent.iterdir())) == 3


@pytest.mark.parametrize(("module", "what"), [(swap, "put_in_place"), (swap, "sync_folder"), (backup, "put_in_place")])
def test_a_disk_that_fails_leaves_the_book_under_its_old_key(
    db: Database, monkeypatch: pytest.MonkeyPatch, module: object, what: str
) -> None:
    def fail(*_paths: Path) -> None:
        raise OSError(errno.EIO, "English words of the system")

    monkeypatch.setattr(module, what, fail)
    with pytest.raises((SwapFailed, BackupFailed)) as told:
        rekey.reseal(db, NEW)
    assert "English" not in str(told.value)
    db.write(add_person, "Lê An")
    assert db.key == KEY
    db.close()
    assert [path.name for path in db.path.parent.iterdir()] == ["so.dvqc"]


def test_where_a_file_cannot_have_two_names_the_old_one_is_copied(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_names: object) -> None:
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(swap.os, "link", no_links)
    kept = rekey.reseal(db, NEW)
    open_database(kept, KEY).close()
    assert sorted(path.suffix for path in db.path.parent.iterdir()) == [".dvqc", ".dvqc"]


def test_what_a_power_cut_left_behind_is_in_nobodys_way(db: Database) -> None:
    shutil.copy(db.path, db.path.with_name("so.dvqc.moi"))
    rekey.reseal(db, NEW)
    assert len(list(db.path.parent.iterdir())) == 2
