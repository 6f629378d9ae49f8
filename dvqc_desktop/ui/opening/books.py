"""Opening and making the file of a book; runs in a job, so it touches no widget."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.ui.opening.warmup import import_rest
from dvqc_desktop.wiping import wipe

if TYPE_CHECKING:
    from concurrent.futures import Future

    from dvqc_desktop.db.engine import Database
    from dvqc_desktop.db.keys import Seal
    from dvqc_desktop.services.unit import Unit


@dataclass(frozen=True)
class NewBook:
    """What the first-run questions gave: where the file goes, its passphrase, whose book it is."""

    path: Path
    passphrase: str
    unit: Unit


def begin_key(path: Path, passphrase: str) -> Future[Seal]:
    """Begins to work out a book's key in a thread of its own: what is still being imported is imported meanwhile.

    Its result raises WaitBeforeTrying, and what `read_salt` raises.
    """
    from concurrent.futures import ThreadPoolExecutor

    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="key")
    begun = pool.submit(_seal_of, path, passphrase)
    pool.shutdown(wait=False)
    return begun


def _seal_of(path: Path, passphrase: str) -> Seal:
    from dvqc_desktop.db.keys import Seal, derive_key, read_salt
    from dvqc_desktop.wrong_tries import WrongTries

    salt = read_salt(path)
    WrongTries(salt).check()
    return Seal(derive_key(passphrase, salt), salt)


def open_with_passphrase(path: Path, passphrase: str, begun: Future[Seal] | None = None) -> Database:
    """Opens a book by its passphrase; a wrong one is counted, and several make the next try wait.

    Params: begun - the key, where `begin_key` works on it already.
    Raises WaitBeforeTrying, WrongPassphrase, BookMissing, BookEmpty, BookNotEncrypted, BookDamaged, BookNewer,
    BookInUse.
    """
    begun = begun or begin_key(path, passphrase)
    import_rest()
    seal = begun.result()
    try:
        return _opened(path, passphrase, seal)
    finally:
        wipe(seal.key)


def _opened(path: Path, passphrase: str, seal: Seal) -> Database:
    from dvqc_desktop.db.engine import open_database
    from dvqc_desktop.domain.errors.store import BookDamaged, WrongPassphrase
    from dvqc_desktop.wrong_tries import WrongTries

    tries = WrongTries(seal.salt)
    try:
        database = open_database(path, seal.key)
    except WrongPassphrase:
        if _head_is_lost(path, passphrase, seal.salt):
            raise BookDamaged from None
        tries.failed()
        raise
    tries.succeeded()
    return database


def _head_is_lost(path: Path, passphrase: str, salt: bytes) -> bool:
    """True when the file's first bytes no longer hold its salt: with its newest copy's the passphrase is right."""
    from dvqc_desktop.db.cipher import any_page_verifies
    from dvqc_desktop.db.keys import passing_key, read_salt
    from dvqc_desktop.db.register import copies_in
    from dvqc_desktop.services.upkeep.copies import main_folder

    for copy in copies_in(main_folder(path), path.stem)[:1]:
        with suppress(AppError):
            other = read_salt(copy)
            if other != salt:
                with passing_key(passphrase, other) as key:
                    return any_page_verifies(path, key, other)
    return False


def needs_repair(error: AppError) -> bool:
    """True when the file itself is damaged or emptied, so that a copy has to take its place."""
    from dvqc_desktop.domain.errors.store import BookDamaged, BookEmpty

    return isinstance(error, BookDamaged | BookEmpty)


def key_of(passphrase: str, salt: bytes) -> bytes:
    """The key of a file with this salt; costs a derivation."""
    from dvqc_desktop.db.keys import derive_key

    return derive_key(passphrase, salt)


def same_passphrase(database: Database, passphrase: str) -> bool:
    """Whether the open book has this passphrase; a wrong one is counted as at opening. Raises WaitBeforeTrying."""
    from dvqc_desktop.wrong_tries import WrongTries

    tries = WrongTries(database.salt)
    tries.check()
    if not database.passphrase_matches(passphrase):
        tries.failed()
        return False
    tries.succeeded()
    return True


def open_with_code(path: Path, code: str) -> Database:
    """Opens a book by the code on its recovery sheet. Raises RecoveryCodeMistyped, and what opening raises.

    The book notes that its passphrase was forgotten, until it has a new one.
    """
    from dvqc_desktop.db.engine import open_database
    from dvqc_desktop.db.keys import key_from_recovery_code, read_salt
    from dvqc_desktop.domain import clock
    from dvqc_desktop.services.book_keys import OPENED_BY_CODE
    from dvqc_desktop.wrong_tries import WrongTries

    salt = read_salt(path)
    key = key_from_recovery_code(code)
    try:
        database = open_database(path, key)
    finally:
        wipe(key)
    WrongTries(salt).succeeded()
    database.note(OPENED_BY_CODE, clock.today().isoformat())
    return database


def seconds_to_wait(path: Path) -> int:
    """How long the next try has to wait, in seconds; 0 for a file that cannot be read."""
    from dvqc_desktop.wrong_tries import WrongTries

    try:
        with path.open("rb") as file:
            return WrongTries(file.read(16)).wait_seconds()
    except OSError:
        return 0


def make_book(new: NewBook) -> Database:
    """Makes the file of a new book and writes into it whose book it is. Raises BookExists, PassphraseRefused."""
    from dvqc_desktop.db.engine import create_database
    from dvqc_desktop.db.keys import new_seal
    from dvqc_desktop.services.passphrases import check_new_passphrase, names_of_unit
    from dvqc_desktop.services.unit import save_unit

    check_new_passphrase(new.passphrase, names_of_unit(new.unit))
    seal = new_seal(new.passphrase)
    try:
        database = create_database(new.path, seal.key, seal.salt)
    finally:
        wipe(seal.key)
    database.write(save_unit, new.unit)
    return database
