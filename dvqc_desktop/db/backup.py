"""Copies of a book: made by the backup API, read back and compared before they count; and the full check."""

import errno
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

from dvqc_desktop.db import audit, changelog, cipher
from dvqc_desktop.db.engine import Database, open_database, refusals
from dvqc_desktop.db.keys import Seal, read_salt
from dvqc_desktop.domain import clock
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

LAST_BACKUP = "last_backup_on"
_PAGES_A_STEP = 1000
_SEQUENCE = re.compile(r"-(\d{4,})\.dvqc$")


def back_up(database: Database, folder: Path) -> Path:
    """Makes one verified copy in the folder (made if need be), named by a running number; gives its path.

    Raises BackupFailed, BookDamaged, DiskFull or BookReadOnly; then neither a copy nor a new folder is left behind.
    """
    made = _make_folder(folder)
    try:
        target = folder / f"{database.path.stem}-{_next_number(folder, database.path.stem):04d}.dvqc"
        copy_book(database, target)
    except BaseException:
        for empty in made:
            with suppress(OSError):
                empty.rmdir()
        raise
    database.note(LAST_BACKUP, clock.today().isoformat())
    return target


def copy_book(database: Database, target: Path, seal: Seal | None = None) -> None:
    """Copies an open book to a new file: written beside it, checked, then put in place; `seal` none: the book's own.

    Raises BookExists, BookDamaged for a book that is damaged itself, DiskFull, BookReadOnly, BackupFailed.
    """
    if target.exists():
        raise BookExists(name=target.name)
    draft = target.with_name(target.name + ".part")
    seal = seal or Seal(database.key, read_salt(database.path))
    try:
        draft.unlink(missing_ok=True)
        _copy_pages(database, draft, seal)
        _compare(database, draft, seal.key)
        sync_file(draft)
        put_in_place(draft, target)
    except OSError as error:
        raise _refusal(error) from None
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def restore_book(backup: Path, key: bytes, target: Path) -> None:
    """Makes a book from a backup; never over another file. Raises BookExists and what opening a book raises."""
    database = open_database(backup, key)
    try:
        copy_book(database, target)
    finally:
        database.close()


def check_open_book(database: Database) -> None:
    """The full check of an open book: cipher, structure, foreign keys and the chain of the change log.

    Raises BookDamaged; LogAltered where an act of the log is not as it was sealed.
    """
    with database.reading() as session:
        connection = session.connection()
        raw = database.connection
        structure = [row[0] for row in raw.execute("PRAGMA integrity_check").fetchall()]
        cipher_faults = raw.execute("PRAGMA cipher_integrity_check").fetchall()
        orphans = raw.execute("PRAGMA foreign_key_check").fetchall()
        if cipher_faults or orphans or structure != ["ok"]:
            raise BookDamaged
        audit.check_log(connection)


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


def _copy_pages(database: Database, draft: Path, seal: Seal) -> None:
    with database.lock, refusals():
        copy = cipher.connect(draft, seal.key, seal.salt)
        try:
            database.connection.backup(copy, pages=_PAGES_A_STEP)
        finally:
            cipher.close(copy)


def _compare(database: Database, draft: Path, key: bytes) -> None:
    try:
        copy = open_database(draft, key)
    except StoreError as error:
        raise BackupFailed(reason="bản sao không mở lại được") from error
    try:
        check_open_book(copy)
        if _counts(copy.connection) != _counts(database.connection):
            raise BackupFailed(reason="số dòng trong bản sao không khớp với sổ")
    except BookDamaged:
        check_open_book(database)
        raise BackupFailed(reason="bản sao đọc lại bị lỗi") from None
    finally:
        copy.close()


def _counts(connection: Any) -> dict[str, int]:
    tables = [table.name for table in changelog.logged_tables()]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}


def _next_number(folder: Path, stem: str) -> int:
    numbers = [
        int(found.group(1))
        for path in folder.iterdir()
        if path.name.startswith(f"{stem}-") and (found := _SEQUENCE.search(path.name))
    ]
    return max(numbers, default=0) + 1
