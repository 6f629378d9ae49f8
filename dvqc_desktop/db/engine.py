"""The open book: one connection, used by one thread at a time, and the only place that commits."""

import hmac
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from dvqc_desktop.db import authorizer, changelog, cipher, dialect, notes, schema, undo
from dvqc_desktop.db.keys import new_salt, own_key, passing_key
from dvqc_desktop.db.undo import Guard
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors.copies import BookOlder
from dvqc_desktop.domain.errors.store import BookExists, BookReadOnly, DiskFailed, DiskFailedKept, DiskFailedUnsure
from dvqc_desktop.wiping import wipe

P = ParamSpec("P")
T = TypeVar("T")
UseCase = Callable[Concatenate[Session, P], Change]


class Database:
    """An open book. Reads and writes from several threads wait for one another."""

    def __init__(self, path: Path, key: bytes, connection: Any) -> None:
        self.path = path
        self.lock = threading.RLock()
        # Held while pages are copied, taken before `lock`: that one goes free in between, closing waits for this one.
        self.copying = threading.RLock()
        self.closed = False
        self._inside = 0  # how often the thread that holds `lock` is within `using`
        self._to_open_anew = False
        self._bound: Engine | Connection
        self.key = b""
        self._take(key, connection)

    @contextmanager
    def using(self) -> Iterator[None]:
        """The file for this thread alone; after an error of the disk it is opened anew, now or before its next use.

        Through a connection that met one the cipher reads nothing more, and calls a whole book damaged.
        """
        with self.lock:
            if self._to_open_anew and not self._inside:
                self._open_anew()
            self._inside += 1
            try:
                with cipher.refusals():
                    yield
            except DiskFailed:
                self._to_open_anew = True
                raise
            finally:
                self._inside -= 1
                if self._to_open_anew and not self._inside:
                    with suppress(AppError):
                        self._open_anew()

    def _open_anew(self) -> None:
        """Leaves the file as it is while it is being copied by another thread."""
        if self.closed or not self.copying.acquire(blocking=False):
            return
        try:
            with cipher.refusals():
                self._shut()
                self.closed = False  # it goes on when the disk does
                self._take(self.key, cipher.open_existing(self.path, self.key))
                self._to_open_anew = False
        finally:
            self.copying.release()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session in a read transaction, rolled back at the end."""
        with self.using(), Session(self._engine, autoflush=False) as session:
            yield session

    def read(self, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What a query gives, in a read transaction of its own."""
        with self.reading() as session:
            return query(session, *args, **kwargs)

    def read_outward(
        self,
        columns: authorizer.Columns,
        query: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Like `read`, for what leaves the book: the engine refuses every column but these.

        Raises OutwardReadRefusedError.
        """
        with self.using(), authorizer.only(self.connection, columns):
            return self.read(query, *args, **kwargs)

    def write(self, use_case: UseCase[P], *args: P.args, **kwargs: P.kwargs) -> Change:
        """Runs a use case as one transaction, one undo step and one entry of the audit trail.

        Raises what the use case refuses (AppError); then nothing has changed.
        """
        with self._acting(), self._act() as session:
            change = use_case(session, *args, **kwargs)
            session.flush()
            connection = session.connection()
            if changelog.close_group(connection, change) is not None:
                undo.forget_redo(connection)
        return change

    def record(self, use_case: UseCase[P], *args: P.args, **kwargs: P.kwargs) -> Change:
        """Like `write`, for what happened and cannot be taken back: no undo step, and what was undone can be redone."""
        with self._acting(), self._act() as session:
            change = use_case(session, *args, **kwargs)
            session.flush()
            changelog.close_group(session.connection(), change, changelog.RECORD)
        return change

    @contextmanager
    def in_one_commit(self) -> Iterator[None]:
        """What is written within is committed together at the end, or nothing of it; the log keeps each act apart.

        For a book being filled, whose acts need not wait for the disk one by one; nothing is read beside them.
        """
        with self.writing_unlogged() as connection:
            before, self._bound = self._bound, connection
            try:
                yield
            finally:
                self._bound = before

    @contextmanager
    def _act(self) -> Iterator[Session]:
        with Session(self._bound, join_transaction_mode="create_savepoint") as session, session.begin():
            yield session

    @contextmanager
    def writing_unlogged(self) -> Iterator[Connection]:
        """A write transaction beside the change log: for notes on the file itself and for measuring data."""
        with self.using(), dialect.writing(self._bound) as connection:
            yield connection

    @contextmanager
    def _acting(self) -> Iterator[None]:
        """Where the disk failed, looks whether the book holds the act. Raises DiskFailedKept or DiskFailedUnsure."""
        with self.lock:
            before = self._last_act()
            try:
                with self.using():
                    yield
            except DiskFailed as refusal:
                try:
                    kept = self._last_act() != before
                except AppError:
                    raise DiskFailedUnsure from refusal
                raise (DiskFailedKept() if kept else refusal) from refusal.__cause__

    def _last_act(self) -> object:
        with self.using():
            return self.connection.execute("SELECT max(id) FROM change_group").fetchone()

    def undo(self) -> Change:
        """Takes the last act back. Raises NothingToUndo or UndoConflict."""
        with self._acting(), self.writing_unlogged() as connection:
            return undo.replay(connection, undo.UNDO)

    def redo(self) -> Change:
        """Brings back the act undone last. Raises NothingToUndo or UndoConflict."""
        with self._acting(), self.writing_unlogged() as connection:
            return undo.replay(connection, undo.REDO)

    def undo_group(self, group_id: int, guard: Guard | None = None) -> Change:
        """Takes an older act back, as an act of its own. Raises ActNotUndoable or LaterActStands."""
        with self._acting(), self.writing_unlogged() as connection:
            return undo.undo_group(connection, group_id, guard)

    def undo_label(self) -> str | None:
        """The act that undo would take back, in words, or None."""
        return self._label(undo.UNDO)

    def redo_label(self) -> str | None:
        """The act that redo would bring back, in words, or None."""
        return self._label(undo.REDO)

    def _label(self, direction: str) -> str | None:
        found = self.read(lambda session: undo.find_next(session.connection(), direction))
        return changelog.read_change(found).label if found else None

    def note(self, key: str, value: str) -> None:
        """Keeps a note on the file itself, such as the day of the last backup, outside the change log."""
        with self.writing_unlogged() as connection:
            notes.keep_note(connection, key, value)

    def find_note(self, key: str) -> str | None:
        """A note kept by `note`, or None."""
        with self.reading() as session:
            return notes.find_note(session.connection(), key)

    def passphrase_matches(self, passphrase: str) -> bool:
        """True when the passphrase is the book's own; costs a key derivation, about a third of a second."""
        with passing_key(passphrase, self.salt) as key:
            return hmac.compare_digest(key, self.key)

    def change_file(self, put_new_file: Callable[[], object], key: bytes) -> None:
        """Closes the file, lets another take its name, and goes on with that one under its key.

        Raises what `put_new_file` raises; then the book goes on with the old file.
        """
        with self.copying, self.lock:
            self._shut()
            try:
                put_new_file()
            except BaseException:
                self._take(self.key, cipher.open_existing(self.path, self.key))
                raise
            self._take(key, cipher.open_existing(self.path, key))

    def _take(self, key: bytes, connection: Any) -> None:
        before, self.key = self.key, own_key(key)
        wipe(before)
        self.closed = False
        self.connection = connection
        self.salt = cipher.salt_of(connection)
        self._engine = dialect.engine_over(connection)
        self._writer = self._engine.execution_options(write=True)
        self._bound = self._writer

    def close(self) -> None:
        """Closes the file once a copy being made of it is done, and wipes its key; it cannot be used again."""
        with self.copying, self.lock:
            self._shut()
            wipe(self.key)
            self.key = b""

    def _shut(self) -> None:
        self.closed = True
        cipher.close(self.connection)
        self._engine.dispose()


def create_database(path: Path, key: bytes, salt: bytes | None = None) -> Database:
    """Makes a new book; the salt is the one the key was derived with. Raises BookExists, BookReadOnly and the like."""
    if path.exists():
        raise BookExists(name=path.name)
    if not path.parent.is_dir():
        raise BookReadOnly
    try:
        database = Database(path, key, cipher.connect(path, key, salt or new_salt()))
    except BaseException:
        _remove(path)
        raise
    try:
        with database.writing_unlogged() as plain:
            schema.create(plain)
    except BaseException:
        database.close()
        _remove(path)
        raise
    return database


def _remove(path: Path) -> None:
    """Takes away a book that could not be made, and its journal."""
    for part in (path, path.with_name(path.name + "-journal")):
        with suppress(OSError):
            part.unlink(missing_ok=True)


def open_database(path: Path, key: bytes) -> Database:
    """Opens a book that is there; one of an older schema is brought up to date first, on a copy.

    Raises by name: missing, empty, plain, wrong key, damaged, newer, in use; UpgradeFailed.
    """
    try:
        return open_as_it_is(path, key)
    except BookOlder:
        from dvqc_desktop.db.upgrade import open_upgraded

        return open_upgraded(path, key)


def open_as_it_is(path: Path, key: bytes) -> Database:
    """Opens a book without changing a byte of it; an older one is refused (BookOlder) like a newer one."""
    database = Database(path, key, cipher.open_existing(path, key))
    try:
        with database.reading() as session:
            schema.check_version(session.connection())
    except BaseException:
        database.close()
        raise
    return database
