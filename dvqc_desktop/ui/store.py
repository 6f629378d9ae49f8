"""The one door between the window and the book: reads, writes, and what has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from dvqc_desktop.domain.changes import EVERYTHING, Change, Topic
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors.names import NamesAreHidden
from dvqc_desktop.domain.errors.store import DiskFailedKept
from dvqc_desktop.domain.name_veil import NameVeil, has_hidden
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.history.undoing import closed_since
from dvqc_desktop.services.people.hidden_names import names_to_hide
from dvqc_desktop.ui.class_names import keep_class_names

if TYPE_CHECKING:
    from dvqc_desktop.db.authorizer import Columns
    from dvqc_desktop.db.engine import Database

P = ParamSpec("P")
T = TypeVar("T")


class Store(QObject):
    """Reads and writes one open book, for the window's thread and for one job; the Database lets one in at a time.

    `changed` carries a frozenset of Topic, `written` the Change of an act, `recorded` that of what cannot be taken
    back, `refused` an AppError. All arrive in the window's thread, whichever thread wrote.
    """

    changed = Signal(object)
    written = Signal(object)
    recorded = Signal(object)
    refused = Signal(object)
    _done_anywhere = Signal(object)
    _recorded_anywhere = Signal(object)
    _kept_anywhere = Signal()

    def __init__(self, database: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database
        self._veil: NameVeil | None = None
        self._done_anywhere.connect(self._announce)
        self._recorded_anywhere.connect(self._announce_record)
        self._kept_anywhere.connect(self._read_anew)
        keep_class_names(self.read(class_names))

    @property
    def database(self) -> Database:
        """The open book itself, for backups and for closing it."""
        return self._database

    def read(self, fn: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `fn(session, …)` returns, run in a read transaction; without names while these are hidden."""
        with self._database.reading() as session:
            found = fn(session, *args, **kwargs)
        return found if self._veil is None else self._veil.value(found)

    @property
    def hides_names(self) -> bool:
        """True while whatever is read comes without names."""
        return self._veil is not None

    def hide_names(self, wanted: bool) -> None:
        """Hides the names in everything read from now on, or shows them again; every page reads anew."""
        self._veil = NameVeil(self._database.read(names_to_hide)) if wanted else None
        self.changed.emit(EVERYTHING)

    def veiled(self, text: str) -> str:
        """A text for the screen, without names while these are hidden."""
        return text if self._veil is None else self._veil.text(text)

    def read_outward(
        self, columns: Columns, fn: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Like `read`, for what leaves the book: any other column is refused. Raises OutwardReadRefusedError."""
        return self._database.read_outward(columns, fn, *args, **kwargs)

    def write(self, use_case: Callable[Concatenate[Any, P], Change], *args: P.args, **kwargs: P.kwargs) -> Change:
        """Runs one act of the user as one transaction and one undo step; raises AppError when it is refused."""
        _refuse_hidden(args, kwargs)
        with self._showing_kept():
            change = self._database.write(use_case, *args, **kwargs)
        self._done_anywhere.emit(change)
        return change

    def record(self, use_case: Callable[Concatenate[Any, P], Change], *args: P.args, **kwargs: P.kwargs) -> Change:
        """Writes down what happened and cannot be taken back, such as a file handed out; no undo step."""
        _refuse_hidden(args, kwargs)
        with self._showing_kept():
            change = self._database.record(use_case, *args, **kwargs)
        self._recorded_anywhere.emit(change)
        return change

    def keep(self, use_case: Callable[Concatenate[Any, P], Change], *args: P.args, **kwargs: P.kwargs) -> None:
        """Writes beside the history and without telling anybody, such as what is being typed; raises AppError."""
        self._database.write(use_case, *args, **kwargs)

    def attempt(
        self, use_case: Callable[Concatenate[Any, P], Change], *args: P.args, **kwargs: P.kwargs
    ) -> Change | None:
        """Like `write`, but a refusal is told through `refused` and gives None."""
        try:
            return self.write(use_case, *args, **kwargs)
        except AppError as error:
            self.refused.emit(error)
            return None

    def undo(self) -> Change | None:
        """Takes the last act back; None when it was refused or there is nothing to take back."""
        return self._replay(self.undo_label, self._database.undo)

    def redo(self) -> Change | None:
        """Does again what was taken back last; None when it was refused or there is nothing."""
        return self._replay(self.redo_label, self._database.redo)

    def undo_group(self, group_id: int) -> Change:
        """Takes a single older act back; raises AppError where a later act stands on it."""
        with self._showing_kept():
            change = self._database.undo_group(group_id, closed_since)
        self._done_anywhere.emit(change)
        return change

    def undo_label(self) -> str | None:
        """The name of the act that undo would take back."""
        return self._database.undo_label()

    def redo_label(self) -> str | None:
        """The name of the act that redo would do again."""
        return self._database.redo_label()

    def file_changed(self) -> None:
        """Another file took the book's place, as after a restore: everything is read again."""
        if self._veil is not None:
            self._veil = NameVeil(self._database.read(names_to_hide))
        keep_class_names(self.read(class_names))
        self.changed.emit(EVERYTHING)

    def close(self) -> None:
        """Closes the book after whoever uses it now has finished."""
        self._database.close()

    def _replay(self, label: Callable[[], str | None], act: Callable[[], Change]) -> Change | None:
        if label() is None:
            return None
        try:
            with self._showing_kept():
                change = act()
        except AppError as error:
            self.refused.emit(error)
            return None
        self._done_anywhere.emit(change)
        return change

    @contextmanager
    def _showing_kept(self) -> Iterator[None]:
        """Where the disk failed after an act was written, every page reads anew: the user sees that it is there."""
        try:
            yield
        except DiskFailedKept:
            self._kept_anywhere.emit()
            raise

    @Slot()
    def _read_anew(self) -> None:
        self.changed.emit(EVERYTHING)

    @Slot(object)
    def _announce(self, change: Change) -> None:
        if Topic.SETTINGS in change.topics:
            keep_class_names(self.read(class_names))
        if self._veil is not None and change.topics & {Topic.MEMBERS, Topic.WORKERS}:
            self._veil = NameVeil(self._database.read(names_to_hide))
        self.changed.emit(change.topics)
        self.written.emit(change)

    @Slot(object)
    def _announce_record(self, change: Change) -> None:
        self.changed.emit(change.topics)
        self.recorded.emit(change)


def _refuse_hidden(*values: object) -> None:
    """What was read without names is never written back, in this sitting or out of a draft of an earlier one."""
    if has_hidden(values):
        raise NamesAreHidden
