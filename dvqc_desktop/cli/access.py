"""The passphrase, from where it may come, and books opened with it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dvqc_desktop.domain.errors.commands import (
    PassphraseFileError,
    PassphraseNotGivenError,
    PassphrasesDifferError,
)

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database

VARIABLE = "DVQC_PASSPHRASE"


def take_passphrase(file: Path | None, *, twice: bool = False) -> str:
    """The passphrase from a file, else from DVQC_PASSPHRASE, else typed in; `twice` for that of a new book.

    Raises PassphraseFileError, PassphraseNotGivenError, PassphrasesDifferError.
    """
    if file is not None:
        return _from_file(file)
    given = os.environ.get(VARIABLE)
    if given:
        return _as_utf8(given)
    if not sys.stdin.isatty():
        raise PassphraseNotGivenError
    typed = _ask("Mật khẩu sổ")
    if twice and _ask("Gõ lại mật khẩu") != typed:
        raise PassphrasesDifferError
    return typed


@contextmanager
def opened(book: Path, passphrase_file: Path | None) -> Iterator["Database"]:
    """An open book, closed at the end. Raises what the passphrase and the opening raise."""
    from dvqc_desktop.db.engine import open_database

    database = open_database(book, key_of(book, passphrase_file))
    try:
        yield database
    finally:
        database.close()


def key_of(book: Path, passphrase_file: Path | None) -> bytes:
    """The key of a book that is there. Raises what the passphrase and the file's first bytes raise."""
    from dvqc_desktop.db.keys import derive_key, read_salt

    salt = read_salt(book)
    return derive_key(take_passphrase(passphrase_file), salt)


def _as_utf8(given: str) -> str:
    """The variable's bytes read as UTF-8, whatever the console's own encoding took them for."""
    try:
        return os.fsencode(given).decode("utf-8")
    except UnicodeDecodeError:
        raise PassphraseNotGivenError from None


def _ask(words: str) -> str:
    return str(click.prompt(words, hide_input=True, err=True))


def _from_file(file: Path) -> str:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise PassphraseFileError(name=file.name) from None
    if not lines or not lines[0]:
        raise PassphraseFileError(name=file.name)
    return lines[0]
