"""Copies of a book: made by the backup API, read back and compared before they count."""

import errno
import hashlib
import os
import threading
from contextlib import suppress
from pathlib import Path

from dvqc_desktop.db import cipher, former, register
from dvqc_desktop.db.engine import Database, open_as_it_is
from dvqc_desktop.db.keys import Seal, own_key
from dvqc_desktop.db.proof import Facts, check_open_book, facts_of
from dvqc_desktop.db.swap import clear_draft, draft_beside
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import BackupPlace
from dvqc_desktop.domain.errors.store import (
    BackupFailed,
    BackupFolderUnusable,
    BookDamaged,
    BookExists,
    BookReadOnly,
    DiskFull,
    StoreError,
)
from dvqc_desktop.files import put_in_place, sync_file, sync_folder
from dvqc_desktop.wiping import wipe

__all__ = ["LAST_BACKUP", "back_up", "check_open_book", "check_whole", "copy_book", "copy_proven", "restore_book"]

LAST_BACKUP = "last_backup_on"
_PAGES_A_STEP = 256
_PIECE = 1 << 20
_BREATH_SECONDS = 0.0005
_BREATH = threading.Event()  # never set: only waited for


def back_up(database: Database, folder: Path, place: BackupPlace = BackupPlace.CHOSEN) -> Path:
    """Makes one verified copy in the folder (made if need be), named by a running number; gives its path.

    It is entered in the register, and at most one older copy of the same place goes. A try that failed is entered too.
    Raises BackupFailed, BookDamaged, DiskFull or BookReadOnly; then neither a copy nor a new folder is left behind.
    """
    try:
        return _make_copy(database, folder, place)
    except StoreError as failure:
        with suppress(StoreError):  # a full disk may not take the note either; the caller tells the failure
            register.enter_failure(database, folder, place, failure.parts[0])
        raise


def _make_copy(database: Database, folder: Path, place: BackupPlace) -> Path:
    made = _make_folder(folder)
    try:
        sequence = register.next_number(database, folder)
        target = folder / register.name_of_copy(database.path, sequence)
        facts, sha256 = copy_book(database, target)
    except BaseException:
        for empty in made:
            with suppress(OSError):
                empty.rmdir()
        raise
    register.enter_copy(database, target, place, register.Copied(sequence, facts.head, facts.last_group_id, sha256))
    if place is not BackupPlace.CHOSEN:
        register.remove_one(database, folder, place)
    former.let_go(database)
    if place is not BackupPlace.MAIN:
        database.note(LAST_BACKUP, clock.today().isoformat())
    return target


def copy_book(database: Database, target: Path, seal: Seal | None = None) -> tuple[Facts, str]:
    """Copies an open book to a new file: written beside it, checked, put in place, read back; gives facts and SHA-256.

    Params: seal - key and salt of the copy; none: the book's own.
    Raises BookExists, BookDamaged for a book that is damaged itself, DiskFull, BookReadOnly, BackupFailed.
    """
    if target.exists():
        raise BookExists(name=target.name)
    draft = draft_beside(target)
    try:
        facts = copy_proven(database, draft, seal)
        written = sha256_of(draft)
        sync_file(draft)
        put_in_place(draft, target)
        _read_back(target, written)
    except OSError as error:
        raise _refusal(error) from None
    finally:
        clear_draft(draft)
    return facts, written


def copy_proven(database: Database, draft: Path, seal: Seal | None = None, *, indexes: bool = False) -> Facts:
    """Writes the pages of an open book into a draft and proves them; gives what stands in it.

    Params: indexes - whether the proof holds each index against its rows, as the weekly check does.
    Raises BookDamaged for a book that is damaged itself, DiskFull, BookReadOnly, BackupFailed.
    """
    key = own_key(seal.key if seal else database.key)  # the book may be closed while its copy is proven
    try:
        facts = copy_pages(database, draft, Seal(key, seal.salt if seal else database.salt))
        _prove(database, draft, key, facts, indexes)
    finally:
        wipe(key)
    return facts


def _prove(database: Database, draft: Path, key: bytes, facts: Facts, indexes: bool) -> None:
    try:
        copy = open_as_it_is(draft, key)
    except StoreError as error:
        raise BackupFailed(reason="bản sao không mở lại được") from error
    try:
        check_open_book(copy, indexes=indexes)
        if facts_of(copy.connection) != facts:
            raise BackupFailed(reason="bản sao không khớp với sổ")
    except BookDamaged:
        check_open_book(database)
        raise BackupFailed(reason="bản sao đọc lại bị lỗi") from None
    finally:
        copy.close()


def copy_pages(database: Database, draft: Path, seal: Seal) -> Facts:
    """Copies all pages, a few at a time so that others read and write in between; gives the facts of the last moment.

    What is written through the same connection meanwhile, SQLite writes into the copy as well.
    """
    with database.copying, database.using():
        copy = cipher.connect(draft, seal.key, seal.salt)
        try:
            copy.execute("PRAGMA synchronous=OFF")  # the caller brings the whole file onto the disk once it is proven
            copy.execute("PRAGMA journal_mode=MEMORY").fetchall()  # clearing away a file of it would parse the schema
            copy.execute("PRAGMA cache_size=-1024")  # KiB: each page is written once, none is read again
            database.connection.backup(copy, pages=_PAGES_A_STEP, progress=lambda *_left: _let_in(database))
            return facts_of(database.connection)
        finally:
            copy.close()


def _let_in(database: Database) -> None:
    database.lock.release()
    _BREATH.wait(_BREATH_SECONDS)
    database.lock.acquire()


def restore_book(backup: Path, key: bytes, target: Path) -> None:
    """Makes a book from a backup of any version; never over another file.

    Raises BookExists and what opening a book raises.
    """
    from dvqc_desktop.db.upgrade import as_current

    with as_current(backup, key) as database:
        copy_book(database, target)


def check_whole(database: Database) -> None:
    """The weekly full check of an open book, done on a passing copy so that the window does not wait.

    Raises BookDamaged, and what making a copy raises.
    """
    draft = draft_beside(database.path)
    try:
        copy_proven(database, draft, indexes=True)
    finally:
        clear_draft(draft)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes. Raises OSError."""
    content = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            content.update(piece)
    return content.hexdigest()


def _read_back(target: Path, written: str) -> None:
    """Reads the finished file from the medium, not from memory, where the system can; a stick may keep nothing."""
    if hasattr(os, "posix_fadvise"):
        handle = os.open(target, os.O_RDONLY)
        try:
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)
    if sha256_of(target) != written:
        with suppress(OSError):
            target.unlink()
        raise BackupFailed(reason="đọc lại từ ổ thì khác bản vừa ghi")


def _make_folder(folder: Path) -> list[Path]:
    """Makes the folder with its parents; gives those that were not there, the innermost first."""
    try:
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        for one in missing:
            sync_folder(one.parent)
    except OSError:
        raise BackupFolderUnusable from None
    return missing


def _refusal(error: OSError) -> StoreError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DiskFull()
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return BookReadOnly()
    return BackupFailed(reason="ổ đĩa không ghi được")
