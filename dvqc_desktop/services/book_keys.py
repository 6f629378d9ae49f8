"""Passphrase and recovery sheet of an open book: changed, tried, and what the old ones still open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hmac import compare_digest
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.former import note_former
from dvqc_desktop.db.keys import key_from_recovery_code, new_seal, read_salt
from dvqc_desktop.db.models import BackupEntry
from dvqc_desktop.db.rekey import reseal
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors.passphrases import CodeOfAnotherKey, PassphraseUnchanged
from dvqc_desktop.domain.errors.store import StoreError
from dvqc_desktop.services.passphrases import check_new_passphrase, guessable_names
from dvqc_desktop.services.unit import get_unit, save_unit
from dvqc_desktop.wiping import wipe

SHEET_PRINTED = "recovery_sheet_on"  # notes on the file: the day, empty for not since the last change
SHEET_TRIED = "recovery_drill_on"
OPENED_BY_CODE = "opened_by_code_on"
SUFFIX = ".dvqc"


@dataclass(frozen=True, slots=True)
class OldCopy:
    """A file that still opens with the passphrase before; `seen` False: its place is not plugged in now."""

    path: Path
    seen: bool = True


@dataclass(frozen=True, slots=True)
class KeyChange:
    """What a change of the passphrase left: the old file under its dated name, and all that the old one opens."""

    kept: Path
    copies: tuple[OldCopy, ...]


def change_passphrase(database: Database, passphrase: str) -> KeyChange:
    """Gives the open book a new passphrase, and with it a new recovery code; the old ones no longer open it.

    Raises PassphraseRefused, PassphraseUnchanged, and what copying and swapping raise; then nothing has changed.
    """
    check_new_passphrase(passphrase, database.read(guessable_names))
    if database.passphrase_matches(passphrase):
        raise PassphraseUnchanged
    salt = database.salt
    seal = new_seal(passphrase)
    before = {key: database.find_note(key) or "" for key in (SHEET_PRINTED, SHEET_TRIED, OPENED_BY_CODE)}
    for key in before:  # in the copy as well, so that a power cut leaves no new key with an old note
        database.note(key, "")
    try:
        kept = reseal(database, seal)
    except StoreError:
        for key, value in before.items():
            database.note(key, value)
        raise
    finally:
        wipe(seal.key)
    note_former(database, kept)  # it goes once three copies under the new key were verified
    return KeyChange(kept, copies_under(database, salt))


def copies_under(database: Database, salt: bytes) -> tuple[OldCopy, ...]:
    """The files made under an earlier key, beside the book and among its listed copies; their first bytes tell."""
    listed = database.read(_listed_copies)
    beside = (path for path in database.path.parent.glob(f"*{SUFFIX}") if path != database.path)
    found = {path: OldCopy(path) for path in sorted({*beside, *listed}) if path.is_file() and _salt_of(path) == salt}
    return (*found.values(), *(OldCopy(path, seen=False) for path in listed if not path.is_file()))


def check_recovery_code(database: Database, code: str) -> None:
    """Compares a typed code with the book's own. Raises RecoveryCodeMistyped, CodeOfAnotherKey."""
    key = key_from_recovery_code(code)
    same = compare_digest(key, database.key)
    wipe(key)
    if not same:
        raise CodeOfAnotherKey


def note_sheet_tried(database: Database) -> None:
    """Notes that the sheet was tried today and is the right one."""
    database.note(SHEET_TRIED, clock.today().isoformat())


def note_sheet_printed(database: Database) -> None:
    """Notes that the sheet was printed today and its code typed back."""
    database.note(SHEET_PRINTED, clock.today().isoformat())


def name_keeper(session: Session, keeper: str) -> Change:
    """Names the new keeper of the book, at a hand-over."""
    change = save_unit(session, replace(get_unit(session), keeper=keeper))
    return Change("bàn giao sổ cho", keeper, change.topics)


def _listed_copies(session: Session) -> tuple[Path, ...]:
    """The copies that the book knows of and that were not taken away."""
    rows = session.execute(
        select(BackupEntry.folder, BackupEntry.file_name)
        .where(~BackupEntry.removed, BackupEntry.failure.is_(None))
        .order_by(BackupEntry.id)
    ).all()
    return tuple(dict.fromkeys(Path(row.folder) / row.file_name for row in rows))


def _salt_of(path: Path) -> bytes | None:
    try:
        return read_salt(path)
    except StoreError:
        return None
