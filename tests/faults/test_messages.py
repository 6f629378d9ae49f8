"""Whatever fails is told in our words: each code of the driver, each failure of a disk, each answer of a reader."""

import ctypes
import errno
import os
from pathlib import Path

import pytest
import sqlcipher3._sqlite3 as extension

from dvqc_desktop.db import cipher
from dvqc_desktop.db.engine import open_database
from dvqc_desktop.domain.errors import imports as import_errors
from dvqc_desktop.domain.errors.exports import ExportDiskFullError, ExportError, ExportFolderForbiddenError
from dvqc_desktop.domain.errors.imports import ImportRefusedError
from dvqc_desktop.domain.errors.store import BookInUse, StoreError
from dvqc_desktop.exports import atomic
from dvqc_desktop.imports import process
from tests.conftest import KEY
from tests.domain.test_errors import all_refusals
from tests.faults.breaker import Breaker, broken

# Primary results of SQLite that the world can cause; the others (a constraint, a wrong statement) are our own bugs.
BY_THE_WORLD = {3, 5, 6, 8, 10, 11, 13, 14, 15, 26}
OURS = {1, 2, 4, 9, 12, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25}
MEMORY = 7  # arrives as Python's MemoryError


def words_of(code: int) -> str:
    library = ctypes.CDLL(extension.__file__)
    library.sqlite3_errstr.restype = ctypes.c_char_p
    return str(library.sqlite3_errstr(code).decode())


@pytest.mark.parametrize("code", sorted(BY_THE_WORLD))
def test_what_the_world_does_to_the_file_is_a_refusal(code: int) -> None:
    refusal = cipher.told(RuntimeError(words_of(code)))
    assert isinstance(refusal, StoreError)
    assert words_of(code) not in str(refusal) and all(refusal.parts)


def test_every_result_of_the_driver_is_the_worlds_or_ours() -> None:
    assert BY_THE_WORLD | OURS | {MEMORY} == set(range(1, 27))
    assert [code for code in OURS if cipher.told(RuntimeError(words_of(code)))] == []


@pytest.mark.parametrize("call", ["open", "read", "write", "sync", "truncate"])
def test_each_kind_of_call_that_fails_is_told(book_path: Path, call: str) -> None:
    class Chosen(Breaker):
        def before(self, name: str, path: str, place: int, data: bytes) -> int:
            return super().before(name, path, place, data) if name == call else 0

    with broken(Chosen(1)), pytest.raises(StoreError) as told:
        database = open_database(book_path, KEY)
        try:
            database.note("a", "b")
        finally:
            database.close()
    assert all(told.value.parts)


def test_a_second_program_is_told_that_the_book_is_open(book_path: Path) -> None:
    database = open_database(book_path, KEY)
    with pytest.raises(BookInUse):
        open_database(book_path, KEY)
    database.close()


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_every_error_of_the_system_has_a_sentence_for_a_file_written(tmp_path: Path, number: int) -> None:
    refusal = atomic._refusal(OSError(number, os.strerror(number)), tmp_path / "a.pdf")
    assert isinstance(refusal, ExportError) and all(refusal.parts)
    assert os.strerror(number) not in str(refusal)


def test_a_file_too_big_and_a_right_missing_are_told_apart(tmp_path: Path) -> None:
    told = [type(atomic._refusal(OSError(code, ""), tmp_path)) for code in (errno.EFBIG, errno.EROFS)]
    assert told == [ExportDiskFullError, ExportFolderForbiddenError]


def test_what_readers_answer_is_a_dozen_sentences_at_most() -> None:
    told = {kind for kind in all_refusals() if issubclass(kind, ImportRefusedError)}
    assert set(process.REFUSALS.values()) < told
    from_reading = {kind for kind in told if kind.__module__ == import_errors.__name__}
    assert len(from_reading) <= 12
