"""A build without the cipher opens nothing and makes nothing: not a byte is written in plain."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from dvqc_desktop.db import cipher
from dvqc_desktop.db.engine import create_database, open_database
from dvqc_desktop.domain.errors.store import CipherMissing
from tests.conftest import KEY, SALT

ROOT = Path(__file__).resolve().parents[2]
# An installation in which ordinary SQLite stands in the cipher's place (reliability notes L18).
PLAIN = """
import sqlite3, sys, types
package = types.ModuleType("sqlcipher3"); package.dbapi2 = sqlite3
sys.modules.update({"sqlcipher3": package, "sqlcipher3.dbapi2": sqlite3})
from pathlib import Path
from dvqc_desktop.db.engine import create_database, open_database
from dvqc_desktop.domain.errors.store import CipherMissing
made, there = Path(sys.argv[1]), Path(sys.argv[2])
for act in (lambda: create_database(made, bytes(32), bytes(16)), lambda: open_database(there, bytes(range(32)))):
    try:
        act()
    except CipherMissing as refusal:
        print(type(refusal).__name__)
"""


def test_ordinary_sqlite_in_the_ciphers_place_is_refused(empty_book: Path, tmp_path: Path) -> None:
    there = Path(shutil.copy(empty_book, tmp_path / "so.dvqc"))
    command = [sys.executable, "-c", PLAIN, str(tmp_path / "moi.dvqc"), str(there)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["CipherMissing", "CipherMissing"]
    assert [path.name for path in tmp_path.iterdir()] == ["so.dvqc"]
    assert there.read_bytes() == empty_book.read_bytes()


def test_a_wrong_driver_is_refused_in_this_process_too(
    book_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cipher, "dbapi2", sqlite3)
    for act in (lambda: create_database(tmp_path / "moi.dvqc", KEY, SALT), lambda: open_database(book_path, KEY)):
        with pytest.raises(CipherMissing):
            act()


@pytest.mark.parametrize("name", sorted(cipher.SETTINGS))
def test_each_setting_that_is_not_taken_is_refused(book_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setitem(cipher.SETTINGS, name, (cipher.SETTINGS[name][0], "something else"))
    with pytest.raises(CipherMissing, match=name):
        open_database(book_path, KEY)


def test_no_book_begins_like_a_plain_one(empty_book: Path) -> None:
    assert empty_book.read_bytes()[:16] == SALT
    assert b"CREATE TABLE" not in empty_book.read_bytes()
