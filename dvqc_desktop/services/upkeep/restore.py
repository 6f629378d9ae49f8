"""Giving a copy back: a new file made from it and proven, the swap, and the way back."""

import shutil
from pathlib import Path

from sqlalchemy.orm import Session

from dvqc_desktop.db import register
from dvqc_desktop.db.backup import LAST_BACKUP, copy_proven
from dvqc_desktop.db.changelog import CHAIN_KEY
from dvqc_desktop.db.engine import Database, open_as_it_is
from dvqc_desktop.db.former import FORMER_FILES, list_formers, note_former
from dvqc_desktop.db.proof import check_open_book
from dvqc_desktop.db.swap import clear_draft, draft_beside, swap_in
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import EVERYTHING, Change
from dvqc_desktop.domain.errors.copies import NothingToTakeBack
from dvqc_desktop.domain.errors.store import SwapFailed
from dvqc_desktop.files import sync_file
from dvqc_desktop.services.erasure import list_erasures, reapply
from dvqc_desktop.services.settings import store_setting
from dvqc_desktop.services.upkeep.copies import copy_before
from dvqc_desktop.services.upkeep.examine import opened_copy, seal_of

BEFORE_RESTORE = "trước khôi phục"
TAKEN_BACK = "bản khôi phục đã thôi"
RESTORED = "upkeep.restored"
_KEPT_NOTES = (LAST_BACKUP, FORMER_FILES)


def restore(database: Database, copy: Path) -> Path:
    """Puts a copy in the place of the open book, which goes on with it; gives where the former file is kept.

    A verified copy of the present state is made first. Raises what `opened_copy`, copying and swapping raise; then
    the book is as it was.
    """
    copy_before(database)
    draft = draft_beside(database.path)
    try:
        with opened_copy(copy, seal_of(database), database.find_note(CHAIN_KEY)) as source:
            copy_proven(source, draft)
        _carry(database, draft)
        _sign(draft, database.key, copy.name)
        return _take_place(database, draft, BEFORE_RESTORE)
    finally:
        clear_draft(draft)


def take_back(database: Database, former: Path) -> Path:
    """Undoes a restore: the former file takes its place again; gives where the restored one is kept.

    Raises NothingToTakeBack when the former file is gone, and what proving and swapping raise.
    """
    if not former.is_file():
        raise NothingToTakeBack(name=former.name)
    draft = draft_beside(database.path)
    try:
        _copy_file(former, draft)
        _carry(database, draft)
        kept = _take_place(database, draft, TAKEN_BACK)
    finally:
        clear_draft(draft)
    former.unlink(missing_ok=True)  # it is the book again
    return kept


def former_of_restore(database: Database) -> Path | None:
    """The file that the last restore put aside, while it is still kept."""
    for former in reversed(list_formers(database)):
        if f"({BEFORE_RESTORE} " in former.name:
            return database.path.parent / former.name
    return None


def note_restored(session: Session, name: str) -> Change:
    """Writes down in the log from which copy the book was made anew."""
    store_setting(session, RESTORED, {"from": name, "at": clock.now().isoformat(" ")})
    return Change("khôi phục sổ từ", name, EVERYTHING)


def _copy_file(former: Path, draft: Path) -> None:
    try:
        shutil.copyfile(former, draft)
    except OSError:
        raise SwapFailed from None


def _take_place(database: Database, draft: Path, why: str) -> Path:
    opened = open_as_it_is(draft, database.key)
    try:
        check_open_book(opened)
    finally:
        opened.close()
    try:
        sync_file(draft)
    except OSError:
        raise SwapFailed from None
    former = swap_in(database, draft, database.key, why)
    note_former(database, former)
    return former


def _sign(draft: Path, key: bytes, name: str) -> None:
    opened = open_as_it_is(draft, key)
    try:
        opened.record(note_restored, name)
    finally:
        opened.close()


def _carry(database: Database, draft: Path) -> None:
    """Takes over what must outlive a restore: the register of copies, notes on the file, who was taken out."""
    opened = open_as_it_is(draft, database.key)
    try:
        with database.reading() as session, opened.writing_unlogged() as connection:
            register.carry_over(session.connection(), connection)
        for key in _KEPT_NOTES:
            noted = database.find_note(key)
            if noted is not None:
                opened.note(key, noted)
        reapply(opened, database.read(list_erasures))
    finally:
        opened.close()
