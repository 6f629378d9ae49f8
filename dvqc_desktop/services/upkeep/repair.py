"""A damaged book: its newest verified copy is found without it, the loss is named, the copy takes its place."""

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db import register
from dvqc_desktop.db.backup import copy_proven
from dvqc_desktop.db.engine import Database, open_as_it_is
from dvqc_desktop.db.former import note_former
from dvqc_desktop.db.keys import Seal, read_salt
from dvqc_desktop.db.models import ChangeGroup
from dvqc_desktop.db.swap import clear_draft, draft_beside, swap_closed
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors.copies import NoCopyLeft
from dvqc_desktop.files import sync_file
from dvqc_desktop.services.erasure import list_erasures, reapply
from dvqc_desktop.services.upkeep.copies import main_folder
from dvqc_desktop.services.upkeep.examine import opened_copy
from dvqc_desktop.services.upkeep.restore import note_restored

DAMAGED_FILE = "hỏng"
_ACTS_NAMED = 6
KeyFor = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Repair:
    """The newest verified copy of a damaged book: its last act, and in sentences what the book has after it."""

    copy: Path
    seal: Seal
    last_group_id: int
    written_until: datetime | None
    lost: tuple[str, ...]


def find_repair(book: Path, key_for: KeyFor, folders: Sequence[Path] = ()) -> Repair:
    """Looks for the newest whole copy beside the book and in these folders, each from its newest number down.

    Params: key_for - the key for a file's salt, as the damaged head of the book may no longer hold it.
    Raises NoCopyLeft.
    """
    found = [repair for folder in (main_folder(book), *folders) if (repair := _newest_in(folder, book, key_for))]
    if not found:
        raise NoCopyLeft
    return max(found, key=lambda one: one.last_group_id)


def look_at_copy(book: Path, copy: Path, key_for: KeyFor) -> Repair:
    """A copy that the user chose. Raises what `opened_copy` raises."""
    salt = read_salt(copy)
    seal = Seal(key_for(salt), salt)
    with opened_copy(copy, seal, None) as opened, opened.reading() as session:
        last, until = session.execute(select(func.max(ChangeGroup.id), func.max(ChangeGroup.at))).one()
    return Repair(copy, seal, last or 0, until, _lost(book, seal, last or 0, until))


def repair(book: Path, found: Repair) -> Database:
    """Puts the copy in the damaged book's place and opens it; the damaged file stays beside it under a dated name.

    Raises what proving and swapping raise; then the damaged file is where it was.
    """
    draft = draft_beside(book)
    try:
        with opened_copy(found.copy, found.seal, None) as source:
            copy_proven(source, draft)
        with closing(open_as_it_is(draft, found.seal.key)) as made:
            _take_register(book, found.seal, made)
            made.record(note_restored, found.copy.name)
        sync_file(draft)
        damaged = swap_closed(book, draft, DAMAGED_FILE)
    finally:
        clear_draft(draft)
    database = open_as_it_is(book, found.seal.key)
    note_former(database, damaged)
    return database


def _newest_in(folder: Path, book: Path, key_for: KeyFor) -> Repair | None:
    for copy in register.copies_in(folder, book.stem):
        with suppress(AppError):
            return look_at_copy(book, copy, key_for)
    return None


def _take_register(book: Path, seal: Seal, made: Database) -> None:
    """The register of the damaged book and who was taken out of it, where they can still be read."""
    with suppress(AppError), closing(open_as_it_is(book, seal.key)) as damaged:
        with damaged.reading() as session, made.writing_unlogged() as connection:
            register.carry_over(session.connection(), connection)
        reapply(made, damaged.read(list_erasures))


def _lost(book: Path, seal: Seal, last: int, until: datetime | None) -> tuple[str, ...]:
    """What was done after the copy, by its names where the damaged book still tells them."""
    try:
        with closing(open_as_it_is(book, seal.key)) as damaged, damaged.reading() as session:
            return _acts_after(session, last)
    except AppError:
        since = f"sau {until:%H:%M %d/%m/%Y}" if until else "từ đầu"
        return (f"Không đọc được trong tệp hỏng những việc ghi {since}: xem lại giấy tờ từ lúc đó.",)


def _acts_after(session: Session, last: int) -> tuple[str, ...]:
    later = select(ChangeGroup.at, ChangeGroup.act, ChangeGroup.subject).where(
        ChangeGroup.id > last, ChangeGroup.kind == "act", ChangeGroup.state == "done"
    )
    acts = session.execute(later.order_by(ChangeGroup.id)).all()
    if not acts:
        return ("Không mất việc nào đã ghi.",)
    named = tuple(f"{row.at:%H:%M %d/%m}: {f'{row.act} {row.subject}'.strip()}" for row in acts[-_ACTS_NAMED:])
    more = len(acts) - len(named)
    return (f"{len(acts)} việc ghi sau bản này cần ghi lại:", *((f"… {more} việc trước đó",) if more else ()), *named)
