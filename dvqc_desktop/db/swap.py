"""A proven new file takes the place of the book; the old one stays beside it under a dated name."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors.store import SwapFailed
from dvqc_desktop.files import put_in_place, sync_file, sync_folder

DRAFT = ".part"
_LONGEST_NAME_BYTES = 240  # file systems take 255; the journal's name is longer by 8


def swap_in(database: Database, proven: Path, key: bytes, why: str) -> Path:
    """Puts a proven file in the place of the open book, which goes on with it; gives where the old file is kept.

    Params: proven - a closed file in the book's own folder, already compared; key - what opens it; why - a word for
    the old one's name. Raises SwapFailed; then the book goes on with the old file. At each instant one whole file
    stands under the book's name.
    """
    with database.copying, database.lock:
        kept = free_name(database.path, why)
        try:
            _keep(database.path, kept)
            database.change_file(lambda: put_in_place(proven, database.path), key)
        except OSError:
            with suppress(OSError):
                kept.unlink(missing_ok=True)
            raise SwapFailed from None
    return kept


def swap_closed(path: Path, proven: Path, why: str) -> Path:
    """Like `swap_in`, for a book that nobody has open; gives where the old file is kept. Raises SwapFailed."""
    kept = free_name(path, why)
    try:
        _keep(path, kept)
        sync_file(proven)
        put_in_place(proven, path)
    except OSError:
        with suppress(OSError):
            kept.unlink(missing_ok=True)
        raise SwapFailed from None
    return kept


def draft_beside(path: Path) -> Path:
    """The name of a file being made for `path`; what a cut-off try left under it is taken away."""
    draft = path.with_name(path.name + DRAFT)
    clear_draft(draft)
    return draft


def clear_draft(draft: Path) -> None:
    """Takes away a draft and its journal, where they are."""
    for part in (draft, draft.with_name(draft.name + "-journal")):
        with suppress(OSError):
            part.unlink(missing_ok=True)


def free_name(path: Path, why: str) -> Path:
    """A dated name beside the book that no file has yet."""
    ending = f" ({why} {clock.now():%Y-%m-%d %H%M})"
    room = _LONGEST_NAME_BYTES - len(f"{ending} 999{path.suffix}".encode())
    stem = path.stem.encode("utf-8", "surrogateescape")[:room].decode("utf-8", "ignore") + ending
    names = (path.with_name(f"{stem}{number}{path.suffix}") for number in ("", *(f" {n}" for n in range(2, 1000))))
    return next(name for name in names if not name.exists())


def _keep(path: Path, kept: Path) -> None:
    """Gives the old file its second name; a stick that knows no second names gets a copy."""
    try:
        os.link(path, kept)
    except OSError:
        draft = kept.with_name(kept.name + DRAFT)
        try:
            shutil.copyfile(path, draft)
            sync_file(draft)
            put_in_place(draft, kept)
        finally:
            draft.unlink(missing_ok=True)
    sync_folder(kept.parent)
