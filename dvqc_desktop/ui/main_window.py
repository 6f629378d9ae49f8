"""The main window: locked, it shows the unlock page alone; unlocked, the frame of the open book around its pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.frame.clipboard import ClipboardWatch
from dvqc_desktop.ui.frame.copy_keeper import BookCloser
from dvqc_desktop.ui.frame.cover import Cover
from dvqc_desktop.ui.frame.idle import IdleWatch
from dvqc_desktop.ui.frame.session import SessionWatch
from dvqc_desktop.ui.jobs import Jobs
from dvqc_desktop.ui.marks import app_mark
from dvqc_desktop.ui.opening.unlock import APP_TITLE, UnlockPage
from dvqc_desktop.ui.user_settings import SECOND_PLACE, UserSettings
from dvqc_desktop.ui.widgets.private_edit import clear_private_copy

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database
    from dvqc_desktop.services.upkeep.repair import KeyFor
    from dvqc_desktop.ui.drafts import DraftKeeper
    from dvqc_desktop.ui.frame.book_frame import BookFrame
    from dvqc_desktop.ui.store import Store
    from dvqc_desktop.ui.widgets.dialog import Dialog

CALLED_OFF_MS = 15_000  # a session that still goes on by then was not ended


class MainWindow(QMainWindow):
    """Shows one book at a time; closing it ends its threads and closes the book."""

    opened = Signal()
    locked = Signal()

    def __init__(self, settings: UserSettings) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle(APP_TITLE)
        self.setWindowIcon(QIcon(app_mark(64)))
        self.setMinimumSize(1280, 700)
        self.settings = settings
        self.jobs = Jobs(self)
        self.closer = BookCloser(self.jobs)
        self.store: Store | None = None
        self.frame: BookFrame | None = None
        self.drafts: DraftKeeper | None = None
        self.names_hidden = False
        self._path: Path | None = None
        self._unlock = UnlockPage(self.jobs, settings)
        self.page_stack = QStackedWidget()
        self.page_stack.setObjectName("pageStack")
        self.page_stack.addWidget(self._unlock)
        central = QWidget()
        self.row = QHBoxLayout(central)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(0)
        self.row.addWidget(self.page_stack, 1)
        self.setCentralWidget(central)
        self.menuBar().setObjectName("mainMenuBar")
        self.menuBar().hide()
        self._idle = IdleWatch(self)
        self._idle.idle.connect(self.lock_when_free)
        self._session = SessionWatch(self)
        self._session.gone.connect(self.lock_at_once)
        self._cover: Cover | None = None
        self.jobs.idle.connect(self._lock_covered, Qt.ConnectionType.QueuedConnection)
        self._copies = ClipboardWatch(self)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.commitDataRequest.connect(self.keep_for_session_end)
        self._unlock.opened.connect(self.take_book)
        self._unlock.new_wanted.connect(self.make_new_book)
        self._unlock.code_wanted.connect(self._ask_for_code)
        self._unlock.damaged.connect(self.offer_repair)

    def show_unlock(self, path: Path | None = None) -> None:
        """Shows the unlock page with a book chosen; none given: the one opened last."""
        self._path = path or self._path
        self._unlock.show_books(self._path)
        self.page_stack.setCurrentWidget(self._unlock)
        self.setWindowTitle(APP_TITLE)

    @Slot(object)
    def take_book(self, database: Database) -> None:
        """Shows an open book; an older one is closed first."""
        from dvqc_desktop.ui.frame.book_frame import BookFrame
        from dvqc_desktop.ui.store import Store

        self._drop_book()
        self._path = database.path
        self.settings.remember_book(database.path)
        self.store = Store(database, self)
        self.store.refused.connect(self.show_refusal)
        self.frame = BookFrame(self, self.store)
        self.drafts = self.frame.drafts
        self.frame.start()
        self._idle.start(self.frame.idle_minutes())
        self.store.changed.connect(self._settings_changed)
        self._session.listen()
        self.opened.emit()

    def warn_of_private(self, dialog: Dialog) -> None:
        """Warns in a dialog over an open book while something confided is typed where others read it."""
        if self.store is not None:
            from dvqc_desktop.ui.widgets.private_echo import warn_in

            warn_in(dialog, self.store)

    def take_sample(self, database: Database) -> None:
        """Shows the sample book and tells its passphrase."""
        from dvqc_desktop.ui.opening.sample_book import SAMPLE_PASSPHRASE

        self.take_book(database)
        if self.frame is not None:
            self.frame.tell(f"Đây là sổ mẫu, người trong sổ không có thật. Mật khẩu: {SAMPLE_PASSPHRASE}")

    @Slot()
    def lock_book(self) -> None:
        """Closes the book and shows the unlock page; no name stays on the screen."""
        if self.store is None or self.drafts is None:
            return
        self.drafts.leave_box()
        self.drafts.seal()
        for shown in self.findChildren(QWidget):
            if isValid(shown) and shown.isWindow():  # dialogs, previews, open lists: they show names too
                shown.close()
        self._copies.clear_ours()
        self._drop_book()
        self.show_unlock()
        self.locked.emit()

    @Slot()
    def lock_when_free(self) -> None:
        """Locks now, or as soon as the running job is over."""
        if self.store is not None and not self.jobs.busy:
            self.lock_book()

    @Slot()
    def lock_at_once(self) -> None:
        """The user went away: locks now; while a job runs the window is covered and the book locks after it."""
        if self.store is None or self.drafts is None or self._cover is not None:
            return
        if not self.jobs.busy:
            self.lock_book()
            return
        self.drafts.seal()
        for shown in self.findChildren(QWidget):
            if isValid(shown) and shown.isWindow():
                shown.hide()
        self.setWindowTitle(APP_TITLE)
        self._cover = Cover(self)
        self._copies.clear_ours()

    @Slot()
    def _lock_covered(self) -> None:
        """The job that a covered window waited for is over."""
        if self._cover is not None and not self.jobs.busy:
            self.lock_book()

    @Slot()
    def keep_for_session_end(self) -> None:
        """The system ends the session: what is typed is kept at once, and nothing is asked."""
        if self.drafts is not None:
            self.drafts.seal()
            QTimer.singleShot(CALLED_OFF_MS, self.drafts, self.drafts.unseal)

    @Slot()
    def make_new_book(self) -> None:
        """Asks the first-run questions and makes a new book."""
        from dvqc_desktop.ui.opening.new_book import NewBookDialog

        dialog = NewBookDialog(self, self.jobs)
        dialog.made.connect(self.take_book)
        dialog.open()

    def open_path(self, path: Path) -> None:
        """Closes the book now open and asks for the passphrase of another one."""
        self.lock_book()
        self.show_unlock(path)

    @Slot(object)
    def show_refusal(self, error: AppError) -> None:
        """Tells a refusal in its three parts."""
        from dvqc_desktop.ui import messages

        messages.show_error(self, error)

    def dress(self) -> None:
        """Takes over a change of theme or type; the book's frame is built anew in the new sizes."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply_theme(app, self.settings.dark, self.settings.larger)
        if self.frame is not None:
            self.frame.build_again()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.geometry = self.saveGeometry()
        self._idle.stop()
        if self.drafts is not None:
            self.drafts.seal()
        self.jobs.close()
        self._session.stop()
        clear_private_copy()
        self.hide()  # the last copy of the book may take a moment
        self.closer.close_all()
        if self.store is not None:
            self.closer.close_now(self.store.database)
        self._drop_book()
        super().closeEvent(event)

    @Slot(object, object)
    def offer_repair(self, path: Path, key_for: KeyFor) -> None:
        """A damaged book: its newest whole copy is looked for, and offered with what was lost; it is closed first."""
        from dvqc_desktop.ui.dialogs.upkeep.repair import RepairDialog

        if self.store is not None:
            self.lock_book()
        dialog = RepairDialog(self, self.jobs, path, key_for, self.settings.recall(SECOND_PLACE))
        dialog.repaired.connect(self.take_book)
        dialog.begin()

    @Slot(object)
    def _ask_for_code(self, path: Path) -> None:
        from dvqc_desktop.ui.opening.recovery import RecoveryDialog

        dialog = RecoveryDialog(self, self.jobs, path)
        dialog.opened.connect(self._take_recovered)
        dialog.open()

    @Slot(object)
    def _take_recovered(self, database: Database) -> None:
        """A book opened by its recovery code is shown, and asks for a new passphrase at once."""
        from dvqc_desktop.ui.dialogs.keys.open_keys import open_new_passphrase

        self.take_book(database)
        if self.frame is not None:
            open_new_passphrase(self, self.frame.context)

    @Slot(object)
    def _settings_changed(self, topics: frozenset[Topic]) -> None:
        """Another number of idle minutes counts at once."""
        if Topic.SETTINGS in topics and self.frame is not None:
            self._idle.start(self.frame.idle_minutes())

    def _drop_book(self) -> None:
        self._idle.stop()
        if self._cover is not None:
            self._cover.hide()
            self._cover.deleteLater()
            self._cover = None
        if self.frame is not None:
            self.frame.close()
            self.frame = self.drafts = None
        if self.store is not None:
            if not self.store.database.closed:
                self.closer.close_beside(self.store.database)
            self.store.deleteLater()
            self.store = None


def show_main(window: MainWindow) -> None:
    """Shows the window in the size it had, or maximised for the first time."""
    if not window.settings.geometry.isEmpty():
        window.restoreGeometry(window.settings.geometry)
        window.show()
    else:
        window.resize(1366, 728)
        window.showMaximized()
    QTimer.singleShot(0, window.raise_)
