"""What an erasure still has to do after its act: file and reachable copies written anew; resumed at the next start."""

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database, open_as_it_is
from dvqc_desktop.db.former import list_formers
from dvqc_desktop.db.models import BackupEntry
from dvqc_desktop.db.notes import find_note
from dvqc_desktop.db.proof import check_open_book
from dvqc_desktop.db.register import copies_in
from dvqc_desktop.db.swap import clear_draft, draft_beside
from dvqc_desktop.domain.codes import ErasureState
from dvqc_desktop.domain.errors.store import StoreError
from dvqc_desktop.files import put_in_place, sync_file
from dvqc_desktop.services.erasure import (
    ErasureRow,
    carry_out,
    due_erasures,
    list_erasures,
    reapply,
    sweep,
)
from dvqc_desktop.services.privacy.pending import PENDING, is_pending
from dvqc_desktop.services.upkeep.copies import copy_before, main_folder

UNREACHED = "erasure_unreached"


@dataclass(frozen=True, slots=True)
class Finished:
    """How many wishes were carried out, and the copies that could not be reached."""

    done: int
    unreached: tuple[str, ...]


def something_to_finish(session: Session) -> bool:
    """Whether a wish is due, or an erasure was cut short before its file and copies were written anew."""
    return bool(due_erasures(session)) or is_pending(session)


def finish_erasures(database: Database) -> Finished:
    """Carries out the wishes that are due, then writes file and copies anew; what a kill cut short is done again.

    A verified copy of the book is made first, and cleaned like all others. Raises BookDamaged.
    """
    due = database.read(due_erasures)
    if due:
        copy_before(database)
    for erasure_id in due:
        database.record(carry_out, erasure_id)
    if not database.read(something_to_finish):
        return Finished(0, ())
    sweep(database)
    unreached = clean_copies(database)
    database.note(UNREACHED, json.dumps(unreached, ensure_ascii=False))
    database.note(PENDING, "0")
    return Finished(len(due), unreached)


def unreached_copies(session: Session) -> tuple[str, ...]:
    """The copies that the last erasure could not reach: on a stick that was not there, or under another passphrase."""
    noted = find_note(session.connection(), UNREACHED)
    return tuple(json.loads(noted)) if noted else ()


def clean_copies(database: Database) -> tuple[str, ...]:
    """Takes erased people out of every reachable copy and former file; gives the names of those out of reach."""
    wishes = database.read(list_erasures)
    unreached = []
    formers = [(0, database.path.parent / former.name) for former in list_formers(database)]
    for entry_id, path in (*database.read(_copies), *_unlisted(database), *formers):
        try:
            facts = _clean_copy(database, path, wishes)
        except (OSError, StoreError):
            unreached.append(path.name)
            continue
        with database.writing_unlogged() as connection:
            connection.execute(update(BackupEntry).where(BackupEntry.id == entry_id), facts)
    return tuple(unreached)


def _copies(session: Session) -> tuple[tuple[int, Path], ...]:
    rows = session.execute(
        select(BackupEntry.id, BackupEntry.folder, BackupEntry.file_name).where(
            BackupEntry.removed.is_(False), BackupEntry.failure.is_(None)
        )
    ).all()
    return tuple((row.id, Path(row.folder) / row.file_name) for row in rows)


def _unlisted(database: Database) -> list[tuple[int, Path]]:
    """Copies in the usual folder that a power cut kept out of the register."""
    listed = {path for _, path in database.read(_copies)}
    found = copies_in(main_folder(database.path), database.path.stem)
    return [(0, path) for path in found if path not in listed]


def _clean_copy(database: Database, path: Path, wishes: tuple[ErasureRow, ...]) -> dict[str, object]:
    """Makes a new copy from an old one without the erased people, checks it, and puts it in the old one's place.

    A copy without any of them stays as it is. Gives what the register should know of the one that stands there now;
    up to which act of the book it reaches is what it was.
    """
    draft = draft_beside(path)
    try:
        shutil.copyfile(path, draft)
        copy = open_as_it_is(draft, database.key)
        try:
            changed = reapply(copy, [row for row in wishes if row.state is ErasureState.DONE])
            if changed:
                check_open_book(copy)
        finally:
            copy.close()
        if changed:
            sync_file(draft)
            put_in_place(draft, path)
        content = path.read_bytes()
    finally:
        clear_draft(draft)
    return {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
