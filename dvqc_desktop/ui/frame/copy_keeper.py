"""Copies made by themselves: every half hour when something changed, the weekly check, and when the book is closed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dvqc_desktop.domain.backups import EVERY_MINUTES
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors.store import BookDamaged

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database
    from dvqc_desktop.ui.jobs import Jobs
    from dvqc_desktop.ui.store import Store

CHECK_AFTER_MS = 60_000
TRY_AGAIN_MS = 30_000


class CopyKeeper(QObject):
    """Works while a book is open, in jobs; `made` when the state of the copies may be another, `damaged` on damage."""

    made = Signal()
    damaged = Signal()

    def __init__(self, store: Store, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._jobs = store, jobs
        self._copies, self._again = QTimer(self), QTimer(self)
        self._copies.setInterval(EVERY_MINUTES * 60_000)
        self._copies.timeout.connect(self.copy_when_free)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.copy_when_free)
        self._check = QTimer(self)
        self._check.setSingleShot(True)
        self._check.timeout.connect(self.check_when_free)
        self._copies.start()
        self._check.start(CHECK_AFTER_MS)

    def stop(self) -> None:
        """Begins nothing any more."""
        for timer in (self._copies, self._again, self._check):
            timer.stop()

    @Slot()
    def copy_when_free(self) -> None:
        """Makes a copy beside the window when something was written; waits while another job works."""
        from dvqc_desktop.services.upkeep.copies import copy_if_changed

        if self._jobs.busy:
            self._again.start(TRY_AGAIN_MS)
            return
        database = self._store.database
        self._jobs.run_quietly(
            lambda _progress: copy_if_changed(database), lambda _made: self.made.emit(), self._failed
        )

    @Slot()
    def check_when_free(self) -> None:
        """Checks the book whole when a week has passed; waits while another job works."""
        from dvqc_desktop.services.upkeep.copies import check_if_due

        if self._jobs.busy:
            self._check.start(TRY_AGAIN_MS)
            return
        database = self._store.database
        self._jobs.run_quietly(lambda _progress: check_if_due(database), lambda _done: self.made.emit(), self._failed)

    def _failed(self, error: AppError) -> None:
        """A copy that could not be made is told by the state of the copies, without a dialog each half hour."""
        self.made.emit()
        if isinstance(error, BookDamaged):
            self.damaged.emit()


class BookCloser:
    """Makes the last copy of a book and closes it: beside the window when it is locked, at once at the end."""

    def __init__(self, jobs: Jobs) -> None:
        self.makes_copies = True
        self._jobs = jobs
        self._waiting: list[Database] = []

    def close_beside(self, database: Database) -> None:
        """Closes in a job, so that the unlock page stands at once; whatever opens a book next comes after it."""
        if not self.makes_copies:
            database.close()
            return
        self._waiting.append(database)
        self._jobs.run_quietly(lambda _progress: self._close(database), lambda _closed: None)

    def close_all(self) -> None:
        """Closes at once what still waits, after the jobs have ended."""
        for database in list(self._waiting):
            self._close(database)

    def close_now(self, database: Database) -> None:
        """Closes here and now."""
        self._waiting.append(database)
        self._close(database)

    def _close(self, database: Database) -> None:
        from dvqc_desktop.services.upkeep.copies import copy_if_changed

        if self.makes_copies and not database.closed:
            with suppress(AppError):  # it stands in the register; the next opening tells it
                copy_if_changed(database)
        if not database.closed:
            database.close()
        self._waiting.remove(database)
