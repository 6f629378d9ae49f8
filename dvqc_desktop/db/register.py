"""The register of copies: which were made where, which counted, which went; it stands outside the change log."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Table, insert, select, text, update

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.keys import key_print
from dvqc_desktop.db.models import BackupEntry
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.backups import LastCopies, one_to_remove
from dvqc_desktop.domain.codes import BackupPlace

SUFFIX = ".dvqc"
AWAY = (BackupPlace.SECOND, BackupPlace.CHOSEN)
_SEQUENCE = re.compile(r"-(\d{4,})\.dvqc$")
_ENTRIES = cast(Table, BackupEntry.__table__)
_LAST_GROUP = text("SELECT coalesce(max(id), 0) FROM change_group")


@dataclass(frozen=True, slots=True)
class Copied:
    """What is known of a copy that counts: its running number, the log's head and last act in it, its SHA-256."""

    sequence: int
    head: str
    last_group_id: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the register."""

    id: int
    at: Any
    place: BackupPlace
    path: Path
    size: int
    copied: Copied
    failure: str
    key_print: str

    @property
    def is_there(self) -> bool:
        """True while the file stands where it was put, in its full length."""
        try:
            return self.path.stat().st_size == self.size
        except OSError:
            return False


def name_of_copy(book: Path, sequence: int) -> str:
    """The file name of a copy."""
    return f"{book.stem}-{sequence:04d}{SUFFIX}"


def sequence_of(path: Path) -> int:
    """The running number in a copy's name, 0 where there is none."""
    found = _SEQUENCE.search(path.name)
    return int(found.group(1)) if found else 0


def copies_in(folder: Path, stem: str) -> list[Path]:
    """The files in a folder named like copies of this book, the newest number first; none where it cannot be read."""
    try:
        found = [path for path in folder.iterdir() if path.name.startswith(f"{stem}-") and sequence_of(path)]
    except OSError:
        return []
    return sorted(found, key=sequence_of, reverse=True)


def next_number(database: Database, folder: Path) -> int:
    """The number of the next copy: above every number used in the folder and in the register for it."""
    with database.reading() as session:
        used = select(_ENTRIES.c.sequence).where(_ENTRIES.c.folder == str(folder))
        known = session.execute(used.order_by(_ENTRIES.c.sequence.desc()).limit(1)).scalar() or 0
    return max([int(known), *(sequence_of(path) for path in copies_in(folder, database.path.stem))]) + 1


def enter_copy(database: Database, target: Path, place: BackupPlace, copied: Copied) -> None:
    """Enters a copy that counts."""
    values = {"sequence": copied.sequence, "size": target.stat().st_size, "sha256": copied.sha256}
    values |= {"head": copied.head, "last_group_id": copied.last_group_id, "failure": None}
    _enter(database, target, place, values)


def enter_failure(database: Database, folder: Path, place: BackupPlace, why: str) -> None:
    """Enters a try that made no copy, with why."""
    values = {"sequence": 0, "size": 0, "sha256": "", "head": "", "last_group_id": 0, "failure": why.rstrip(".")}
    _enter(database, folder / "-", place, values)


def _enter(database: Database, target: Path, place: BackupPlace, values: dict[str, Any]) -> None:
    where = {"at": clock.now(), "place": place.value, "folder": str(target.parent), "file_name": target.name}
    with database.writing_unlogged() as connection:
        known_by = {"key_print": key_print(database.key), "removed": False}
        connection.execute(insert(_ENTRIES), {**where, **values, **known_by})


def list_entries(connection: Connection, *, good: bool = True) -> list[Entry]:
    """The register, the newest line first: the copies that count and were not removed, or also the failed tries."""
    wanted = select(_ENTRIES).where(_ENTRIES.c.removed.is_(False)).order_by(_ENTRIES.c.id.desc())
    if good:
        wanted = wanted.where(_ENTRIES.c.failure.is_(None))
    return [_entry(row) for row in connection.execute(wanted).all()]


def last_copies(entries: Iterable[Entry], places: Iterable[BackupPlace]) -> LastCopies:
    """The newest copy that counts among these places, and why the try after it did not; `entries` newest first."""
    wanted, failure = set(places), ""
    for entry in entries:
        if entry.place in wanted and not entry.failure:
            return LastCopies(entry.at, entry.copied.sequence, failure)
        if entry.place in wanted and not failure:
            failure = entry.failure
    return LastCopies(None, 0, failure)


def changed_since_copy(connection: Connection, place: BackupPlace) -> bool:
    """True when something was written since the newest copy of a place that is still there, or there is none."""
    kept = next((one for one in list_entries(connection) if one.place is place and one.is_there), None)
    return kept is None or kept.copied.last_group_id != connection.execute(_LAST_GROUP).scalar_one()


def remove_one(database: Database, folder: Path, place: BackupPlace) -> None:
    """After a new copy was verified at most one older one of the same place goes, chosen by running number."""
    with database.reading() as session:
        entries = list_entries(session.connection())
    there = {one.copied.sequence: one for one in entries if one.place is place and one.path.parent == folder}
    there = {sequence: one for sequence, one in there.items() if one.is_there}
    going = one_to_remove(list(there))
    if going is None:
        return
    try:
        there[going].path.unlink()
    except OSError:  # held by another program, or a stick made read-only: it goes after a later copy
        return
    with database.writing_unlogged() as connection:
        connection.execute(update(_ENTRIES).where(_ENTRIES.c.id == there[going].id).values(removed=True))


def carry_over(source: Connection, target: Connection) -> None:
    """Puts the register of one book in the place of another's, as after a restore: it knows the newer copies too."""
    rows = [dict(row) for row in source.execute(select(_ENTRIES)).mappings().all()]
    target.execute(_ENTRIES.delete())
    if rows:
        target.execute(insert(_ENTRIES), rows)


def _entry(row: Any) -> Entry:
    copied = Copied(row.sequence, row.head, row.last_group_id, row.sha256)
    path = Path(row.folder) / row.file_name
    return Entry(row.id, row.at, BackupPlace(row.place), path, row.size, copied, row.failure or "", row.key_print)
