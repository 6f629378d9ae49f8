"""The encrypted connection: one key, one set of settings, asserted at each open."""

import hashlib
import hmac
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import chain, count, islice
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from dvqc_desktop.db.keys import read_salt
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors.store import (
    BookDamaged,
    BookInUse,
    BookReadOnly,
    CipherMissing,
    DiskFailed,
    DiskFull,
    WrongPassphrase,
)

# Asked for at each open and read back: TRUNCATE with EXTRA lost nothing in 100,000 power cuts (reliability notes L1).
SETTINGS = {
    "foreign_keys": ("ON", 1),
    "secure_delete": ("ON", 1),
    "temp_store": ("MEMORY", 2),
    "mmap_size": ("0", 0),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "cipher_memory_security": ("ON", 1),
    "locking_mode": ("EXCLUSIVE", "exclusive"),
    "journal_mode": ("TRUNCATE", "truncate"),
    "synchronous": ("EXTRA", 3),
    "cache_size": ("-98304", -98304),  # KiB at most: a page read again is decrypted again; a small book never fills it
}
_PAGE = 4096
_RESERVED = 80  # of each page: 16 bytes of initial vector, 64 of HMAC-SHA512
_PAGES_TRIED = 64
_HEX = b"0123456789abcdef"
# Kept statements would sit in SQLite's small fast memory; each other piece is then locked in RAM by a system call
# of its own (cipher_memory_security), and a report takes five times as long.
_STATEMENTS_KEPT = 0

_SYMPTOMS: tuple[tuple[str, type[AppError]], ...] = (
    ("disk is full", DiskFull),
    ("disk I/O error", DiskFailed),
    ("database is locked", BookInUse),
    ("table is locked", BookInUse),
    ("locking protocol", BookInUse),
    ("permission denied", BookReadOnly),
    ("readonly database", BookReadOnly),
    ("unable to open", BookReadOnly),
    ("malformed", BookDamaged),
    ("vtable constructor failed", BookDamaged),  # the index of words cannot be read
    ("not a database", BookDamaged),
)


def connect(path: Path, key: bytes, salt: bytes, *, exclusive: bool = True) -> Any:
    """A connection to the file with its settings asserted; the caller has made sure that the file may be made.

    `exclusive` takes the file for this program alone, at once. Raises CipherMissing, BookInUse and the like.
    """
    connection = _opened(path)
    try:
        _assert_cipher(connection)
        connection.execute("PRAGMA cipher_log_level=NONE")
        _give_key(connection, key, salt)
        _apply_settings(connection)
        if exclusive:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
    except dbapi2.Error as error:
        connection.close()
        raise told(error) or error from None
    except AppError:
        connection.close()
        raise
    return connection


def _opened(path: Path) -> Any:
    try:
        return dbapi2.connect(
            str(path), check_same_thread=False, timeout=1.0, isolation_level=None, cached_statements=_STATEMENTS_KEPT
        )
    except dbapi2.Error as error:
        raise told(error) or error from None


def open_existing(path: Path, key: bytes, *, exclusive: bool = True) -> Any:
    """A connection to a book that is there. Raises WrongPassphrase, BookDamaged, BookInUse and the rest by name."""
    salt = read_salt(path)
    try:
        connection = connect(path, key, salt, exclusive=exclusive)
    except BookDamaged:
        raise (BookDamaged if any_page_verifies(path, key, salt) else WrongPassphrase)() from None
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except dbapi2.Error as error:
        connection.close()
        raise told(error) or error from None
    return connection


def close(connection: Any) -> None:
    """Closes a connection and leaves nothing beside the file: its empty journal goes while the lock is still held."""
    with suppress(dbapi2.Error):
        connection.execute("PRAGMA journal_mode=DELETE").fetchall()
    connection.close()


@contextmanager
def refusals() -> Iterator[None]:
    """Turns what the disk or the file did into its refusal; our own bugs fly on."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        refusal = told(error.orig if isinstance(error, DBAPIError) and error.orig else error)
        if refusal is None:
            raise
        raise refusal from error


def told(error: Exception) -> AppError | None:
    """The refusal that a driver's error means, or None where the error is our own bug."""
    text = str(error)
    return next((kind() for symptom, kind in _SYMPTOMS if symptom in text), None)


def any_page_verifies(path: Path, key: bytes, salt: bytes) -> bool:
    """True when some page of the file carries the HMAC of this key: then the key is right and the file damaged."""
    return any(islice(_pages_verified(path, key, salt), _PAGES_TRIED))


def every_page_verifies(path: Path, key: bytes, salt: bytes) -> bool:
    """True when all pages carry the HMAC of this key; a file that is damaged all the same lacks its end."""
    return all(_pages_verified(path, key, salt))


def _pages_verified(path: Path, key: bytes, salt: bytes) -> Iterator[bool]:
    """Page by page whether it carries the HMAC of this key; a last piece shorter than a page is left out.

    SQLCipher 4 pages: HMAC-SHA512 over content, initial vector and page number; its key is PBKDF2-SHA512 of the key,
    over the salt with each byte ^ 0x3a, in 2 rounds.
    """
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    with path.open("rb") as file:
        for number in count(1):
            page = file.read(_PAGE)
            if len(page) < _PAGE:
                return
            signed = page[16 if number == 1 else 0 : _PAGE - _RESERVED + 16] + struct.pack("<I", number)
            expected = page[_PAGE - _RESERVED + 16 :]
            yield hmac.compare_digest(hmac.new(mac_key, signed, "sha512").digest(), expected)


def _give_key(connection: Any, key: bytes, salt: bytes) -> None:
    """Gives the raw key, as SQLCipher writes it (x'…'), in a buffer that is cleared.

    In the text of a PRAGMA it would stay in freed memory until the process ends.
    """
    spec = bytearray(b"x'" + bytes(2 * (len(key) + len(salt))) + b"'")
    for place, byte in enumerate(chain(key, salt), 1):
        spec[2 * place], spec[2 * place + 1] = _HEX[byte >> 4], _HEX[byte & 15]
    try:
        connection.set_key(spec)
    finally:
        spec[:] = bytes(len(spec))


def salt_of(connection: Any) -> bytes:
    """The salt of an open file, told by the cipher.

    Reading it from the file would be the end of our lock: where POSIX rules, a process that closes any handle of a
    file loses all its locks on it.
    """
    return bytes.fromhex(connection.execute("PRAGMA cipher_salt").fetchone()[0])


def _assert_cipher(connection: Any) -> None:
    version = connection.execute("PRAGMA cipher_version").fetchone()
    if not version or not version[0]:
        raise CipherMissing(detail="cipher_version")


def _apply_settings(connection: Any) -> None:
    for name, (value, expected) in SETTINGS.items():
        connection.execute(f"PRAGMA {name}={value}").fetchall()
        row = connection.execute(f"PRAGMA {name}").fetchone()
        if row is not None and str(row[0]) != str(expected):
            raise CipherMissing(detail=name)
