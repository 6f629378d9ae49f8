"""Copies of the book as the window tells them: how good their state is, which there are, and making them."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from dvqc_desktop.db import register
from dvqc_desktop.db.backup import LAST_BACKUP, back_up, check_whole
from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import ChangeGroup, Maintenance
from dvqc_desktop.db.register import Entry
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.backups import (
    CopyState,
    Judged,
    LastCopies,
    check_is_due,
    clock_fault,
    judge_away,
    judge_check,
    judge_here,
    when,
    worst,
)
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import BackupPlace
from dvqc_desktop.domain.errors.copies import NoSecondPlace
from dvqc_desktop.domain.errors.store import BookDamaged, StoreError
from dvqc_desktop.services.settings import read_setting, store_setting

SECOND_FOLDER = "backup.second_folder"
REMINDER = "backup.reminder_days"
CHECKED_ON = "checked_on"
DAMAGED = "damaged"
_LAST_ACT = select(ChangeGroup.id, ChangeGroup.at).order_by(ChangeGroup.id.desc()).limit(1)
_CHAIN_AT = text("SELECT chain FROM change_group WHERE id = :id")
_ACTS_AFTER = text("SELECT count(*) FROM change_group WHERE id > :id AND kind <> 'record'")


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that can be given back: where it is, how many acts were done after it (None: it has acts of its own)."""

    path: Path
    at: datetime
    place: BackupPlace
    sequence: int
    size: int
    acts_after: int | None


@dataclass(frozen=True, slots=True)
class States:
    """The state of the copies: here, off this machine, the weekly check; a fault of the clock in words, or empty."""

    here: Judged
    away: Judged
    check: Judged
    away_on: date | None
    clock_fault: str

    @property
    def state(self) -> CopyState:
        """The worst of the three."""
        return worst([self.here.state, self.away.state, self.check.state])

    @property
    def told(self) -> Judged:
        """The one that the status bar tells: that off this machine, unless another is bad."""
        bad = (one for one in (self.check, self.here, self.away) if one.state is CopyState.BAD)
        return next(bad, self.away)

    @property
    def short_words(self) -> str:
        """The told state in the few words that the status bar has room for."""
        if self.told is self.check:
            return "Tệp sổ bị hỏng"
        if self.told is self.here:
            return "Sao lưu trên máy: chưa xong"
        return f"Sao lưu ra USB: {when(self.away_on, clock.today())}" if self.away_on else "Chưa sao lưu ra USB"


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The states, the second place, and the copies that can be given back, the newest first."""

    states: States
    second_folder: str
    copies: tuple[Copy, ...]


def main_folder(book: Path) -> Path:
    """Where the copies on this machine are kept: a folder beside the book, so that it is found without the book."""
    return book.with_name(f"{book.stem} - sao lưu")


def read_states(database: Database) -> States:
    """The state of the copies of an open book; looks at no file."""
    with database.reading() as session:
        entries = register.list_entries(session.connection(), good=False)
        today, last_act = clock.today(), session.execute(_LAST_ACT).one_or_none()
        away = _with_note(session, register.last_copies(entries, register.AWAY))
        checked = _note(session, CHECKED_ON)
        return States(
            here=judge_here(register.last_copies(entries, [BackupPlace.MAIN]), today),
            away=judge_away(away, today, int(read_setting(session, REMINDER))),
            check=judge_check(date.fromisoformat(checked) if checked else None, bool(_note(session, DAMAGED)), today),
            away_on=away.at.date() if away.at else None,
            clock_fault=clock_fault(last_act.at if last_act else None, clock.now()),
        )


def read_upkeep(database: Database) -> Upkeep:
    """The states with the copies that are there; a stick that was pulled out may answer late."""
    states = read_states(database)
    with database.reading() as session:
        folder = str(read_setting(session, SECOND_FOLDER) or "")
        entries = register.list_entries(session.connection())
    there = [entry for entry in entries if entry.is_there]
    with database.reading() as session:
        return Upkeep(states, folder, tuple(_copy(session, entry) for entry in there))


def set_second_folder(session: Session, folder: str) -> Change:
    """Keeps the second place of the copies, such as a folder on a USB stick."""
    store_setting(session, SECOND_FOLDER, folder)
    return Change("đổi chỗ giữ bản sao", "", frozenset({Topic.SETTINGS, Topic.UPKEEP}))


def copy_here(database: Database) -> Path:
    """Makes a verified copy on this machine. Raises what `back_up` raises."""
    made = back_up(database, main_folder(database.path), BackupPlace.MAIN)
    _note_checked(database)
    return made


def copy_away(database: Database) -> Path:
    """Makes a verified copy at the second place. Raises NoSecondPlace, and what `back_up` raises."""
    folder = database.read(read_setting, SECOND_FOLDER)
    if not folder:
        raise NoSecondPlace
    return back_up(database, Path(folder), BackupPlace.SECOND)


def copy_if_changed(database: Database) -> Path | None:
    """Makes a copy here when something was written since the last one, and one at the second place if that is there.

    A second place that is not plugged in is left for later; None when nothing has changed here.
    """
    if database.closed:
        return None
    made = copy_here(database) if _changed(database, BackupPlace.MAIN) else None
    folder = database.read(read_setting, SECOND_FOLDER)
    if folder and Path(folder).is_dir() and _changed(database, BackupPlace.SECOND):
        with suppress(StoreError):  # it stands in the register, and the state of the copies tells it
            copy_away(database)
    return made


def copy_before(database: Database) -> None:
    """Makes sure that a verified copy of the present state exists before a large act; none while there is one.

    A copy that fails stands in the register and turns the state red; it does not stop the act, which can be undone.
    Raises BookDamaged.
    """
    if not _changed(database, BackupPlace.MAIN):
        return
    try:
        copy_here(database)
    except BookDamaged:
        raise
    except StoreError:
        return


def check_book(database: Database) -> None:
    """The full check, once a week and when asked for. Raises BookDamaged; what it found stays noted."""
    try:
        check_whole(database)
    except BookDamaged:
        with suppress(StoreError):
            database.note(DAMAGED, clock.today().isoformat())
        raise
    _note_checked(database)


def check_if_due(database: Database) -> None:
    """The weekly check, where a week has passed. Raises BookDamaged."""
    if database.closed:
        return
    checked = database.find_note(CHECKED_ON)
    if check_is_due(date.fromisoformat(checked) if checked else None, clock.today()):
        check_book(database)


def _changed(database: Database, place: BackupPlace) -> bool:
    with database.reading() as session:
        return register.changed_since_copy(session.connection(), place)


def _note_checked(database: Database) -> None:
    """A verified copy proves the book it was made from: each of its pages was read, and the copy was checked whole."""
    database.note(CHECKED_ON, clock.today().isoformat())
    database.note(DAMAGED, "")


def _copy(session: Session, entry: Entry) -> Copy:
    last = {"id": entry.copied.last_group_id}
    known = entry.copied.last_group_id == 0 or session.execute(_CHAIN_AT, last).scalar() == entry.copied.head
    later = int(session.execute(_ACTS_AFTER, last).scalar_one()) if known else None
    return Copy(entry.path, entry.at, entry.place, entry.copied.sequence, entry.size, later)


def _with_note(session: Session, away: LastCopies) -> LastCopies:
    """Copies made before there was a register are known by a note of their day alone."""
    noted = _note(session, LAST_BACKUP)
    if away.at is not None or not noted:
        return away
    return LastCopies(datetime.fromisoformat(noted), 0, away.failure)


def _note(session: Session, key: str) -> str:
    return str(session.execute(select(Maintenance.value).where(Maintenance.key == key)).scalar() or "")
