"""Keys of a book: from the passphrase and the file's own salt, and as the code on the recovery sheet."""

import base64
import binascii
import hashlib
import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from argon2.exceptions import HashingError
from argon2.low_level import ARGON2_VERSION, Type, core, error_to_str, ffi

from dvqc_desktop.domain.errors.store import (
    BookEmpty,
    BookForbidden,
    BookMissing,
    BookNotEncrypted,
    RecoveryCodeMistyped,
    WrongPassphrase,
)
from dvqc_desktop.wiping import wipe

SALT_LENGTH = 16
KEY_LENGTH = 32
_ARGON2 = {"t_cost": 3, "m_cost": 128 * 1024, "lanes": 4, "threads": 4}  # memory in KiB
_CHECKSUM_LENGTH = 3
_LOOKALIKES = str.maketrans({"0": "O", "1": "I", "8": "B"})
_PLAIN_HEADER = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Seal:
    """What closes a file: its key, and the salt that stands in its first bytes."""

    key: bytes = field(repr=False)
    salt: bytes


def new_seal(passphrase: str) -> Seal:
    """A new salt, and the key that the passphrase gives with it; costs a derivation, about a third of a second."""
    salt = new_salt()
    return Seal(derive_key(passphrase, salt), salt)


def new_salt() -> bytes:
    """A random salt for a new book: 16 bytes."""
    return os.urandom(SALT_LENGTH)


def read_salt(path: Path) -> bytes:
    """The salt a book was made with: its first 16 bytes.

    Raises BookMissing, BookForbidden, BookEmpty, BookNotEncrypted, or WrongPassphrase for a file too short to be one.
    """
    salt = _first_bytes(path)
    if not salt:
        raise BookEmpty(name=path.name)
    if salt == _PLAIN_HEADER:
        raise BookNotEncrypted(name=path.name)
    if len(salt) < SALT_LENGTH:
        raise WrongPassphrase
    return salt


def _first_bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise BookMissing(name=path.name)
        with path.open("rb") as file:
            return file.read(SALT_LENGTH)
    except PermissionError:
        raise BookForbidden(name=path.name) from None
    except OSError:  # a name no file can have, a stick that was pulled out
        raise BookMissing(name=path.name) from None


def derive_key(passphrase: str, salt: bytes) -> bytes:
    """The key of a book, 32 bytes: Argon2id over the passphrase in NFC, 128 MiB, 3 passes, 4 lanes.

    Whoever asks for it wipes it when done; `passing_key` does that. Other threads go on meanwhile.
    """
    normal = unicodedata.normalize("NFC", passphrase)
    secret = normal.encode()
    try:
        return _argon2id(secret, salt)
    finally:
        wipe(secret)
        if normal is not passphrase:
            wipe(normal)


@contextmanager
def passing_key(passphrase: str, salt: bytes) -> Iterator[bytes]:
    """The key that a passphrase gives, wiped from memory at the end of the block."""
    key = derive_key(passphrase, salt)
    try:
        yield key
    finally:
        wipe(key)


def own_key(key: bytes) -> bytes:
    """A key of one's own, to be wiped when it is no longer needed."""
    return bytes(memoryview(key))


def _argon2id(secret: bytes, salt: bytes) -> bytes:
    """The library's usual call leaves secret and result in buffers that nobody clears; here they are our own."""
    made = bytearray(KEY_LENGTH)
    # cffi keeps no buffer alive for a pointer to it: they are named here until the work is done
    out, pwd, salted = (ffi.from_buffer("uint8_t[]", buffer) for buffer in (made, secret, salt))
    sizes = {"outlen": KEY_LENGTH, "pwdlen": len(secret), "saltlen": len(salt)}
    given = {"out": out, "pwd": pwd, "salt": salted, "version": ARGON2_VERSION}
    status = core(ffi.new("argon2_context *", {**given, **sizes, **_ARGON2}), Type.ID.value)
    if status:
        raise HashingError(error_to_str(status))
    key = bytes(made)
    made[:] = bytes(KEY_LENGTH)
    return key


def recovery_code(key: bytes) -> str:
    """The key as the recovery sheet shows it: groups of four letters and digits, a checksum at the end."""
    text = base64.b32encode(key + _checksum(key)).decode()
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))


def key_from_recovery_code(code: str) -> bytes:
    """The key behind a typed recovery code; case, spaces and dashes do not matter. Raises RecoveryCodeMistyped."""
    signs = "".join(character for character in code.upper() if character.isalnum())
    letters = signs.translate(_LOOKALIKES).encode("ascii", "replace")
    try:
        raw = base64.b32decode(letters)
    except (binascii.Error, ValueError):
        raise RecoveryCodeMistyped from None
    key, checksum = raw[:KEY_LENGTH], raw[KEY_LENGTH:]
    wipe(signs, letters, raw)
    if len(key) != KEY_LENGTH or checksum != _checksum(key):
        raise RecoveryCodeMistyped
    return key


def _checksum(key: bytes) -> bytes:
    return _digest(b"dvqc recovery", key)[:_CHECKSUM_LENGTH]


def key_print(key: bytes) -> str:
    """A short print of a key, by which copies made under it are known; the key cannot be found from it."""
    return _digest(b"dvqc key print", key).hex()[:16]


def _digest(purpose: bytes, key: bytes) -> bytes:
    """SHA-256 over both, without a second copy of the key."""
    content = hashlib.sha256(purpose)
    content.update(key)
    return content.digest()
