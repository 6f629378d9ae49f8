"""A file somebody wants back: what kind of file it is, each with its own refusal, and opened only when it is whole."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from dvqc_desktop.db.changelog import CHAIN_KEY
from dvqc_desktop.db.cipher import any_page_verifies, every_page_verifies
from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.keys import Seal, read_salt
from dvqc_desktop.db.proof import check_open_book
from dvqc_desktop.db.upgrade import as_current
from dvqc_desktop.domain.errors.copies import (
    CopyCut,
    CopyDamaged,
    CopyHeadChanged,
    CopyIsFolder,
    CopyOfAnotherBook,
    CopyOtherKey,
)
from dvqc_desktop.domain.errors.store import BookDamaged, WrongPassphrase
from dvqc_desktop.services.unit import get_unit


@contextmanager
def opened_copy(copy: Path, seal: Seal, chain_key: str | None) -> Iterator[Database]:
    """A copy opened in the current schema, checked whole; its file is not changed.

    Params: seal - key and salt of the book; chain_key - by which its copies are known (None: not known).
    Raises CopyIsFolder, CopyCut, CopyHeadChanged, CopyOtherKey, CopyOfAnotherBook, CopyDamaged; BookMissing,
    BookEmpty, BookNotEncrypted, BookNewer, BookInUse.
    """
    with ExitStack() as stack:
        try:
            if copy.is_dir():
                raise CopyIsFolder(name=copy.name)
            read_salt(copy)
            opened = stack.enter_context(as_current(copy, seal.key))
            check_open_book(opened)
        except WrongPassphrase:
            head_lost = any_page_verifies(copy, seal.key, seal.salt)
            raise (CopyHeadChanged if head_lost else CopyOtherKey)(name=copy.name) from None
        except BookDamaged:
            cut = every_page_verifies(copy, seal.key, read_salt(copy))
            raise (CopyCut if cut else CopyDamaged)(name=copy.name) from None
        if chain_key is not None and opened.find_note(CHAIN_KEY) != chain_key:
            raise CopyOfAnotherBook(name=copy.name, unit=opened.read(get_unit).name or "chưa ghi tên")
        yield opened


def seal_of(database: Database) -> Seal:
    """Key and salt of an open book."""
    return Seal(database.key, database.salt)
