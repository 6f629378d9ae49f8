"""Everything around the pages of an open book: navigation, menus, search, status, toasts, keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dvqc_desktop.db.keys import own_key
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.backups import CopyState
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.services.first_steps import first_steps
from dvqc_desktop.services.search import FoundKind, FoundPerson
from dvqc_desktop.services.settings import read_setting
from dvqc_desktop.services.unit import get_unit
from dvqc_desktop.services.upkeep.copies import read_states
from dvqc_desktop.ui.dialogs.privacy.finishing import finish_due_erasures
from dvqc_desktop.ui.drafts import DraftKeeper
from dvqc_desktop.ui.frame.acts import BookActs
from dvqc_desktop.ui.frame.copy_keeper import CopyKeeper
from dvqc_desktop.ui.frame.hiding import NameHiding
from dvqc_desktop.ui.frame.keys import keys_of_frame
from dvqc_desktop.ui.frame.menus import MenuBuilder
from dvqc_desktop.ui.frame.nav import PAGES, NavColumn
from dvqc_desktop.ui.frame.places import go_to_place
from dvqc_desktop.ui.frame.search import GlobalSearch
from dvqc_desktop.ui.frame.shelf import PageShelf
from dvqc_desktop.ui.frame.status import StatusBar
from dvqc_desktop.ui.opening.empty_book import EmptyBookPage
from dvqc_desktop.ui.opening.unlock import APP_TITLE
from dvqc_desktop.ui.pages.base import PageContext, PageName
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from dvqc_desktop.ui.main_window import MainWindow

RECOUNT_MS = 1500
READY_MS = 700  # the overview is being read: the board is made meanwhile


class BookFrame(QObject):
    """Built when a book is opened, taken down when it is locked."""

    def __init__(self, window: MainWindow, store: Store) -> None:
        super().__init__(window)
        self.window = window
        self.store = store
        self.acts = BookActs(self)
        self.drafts = DraftKeeper(self)
        self.hiding = NameHiding(self)
        self.context = PageContext(
            store,
            window.jobs,
            self.navigate,
            self.toast,
            self.acts.open_backup,
            self.count,
            window.settings.recall,
            window.settings.remember,
            self.say,
            self.open_view,
            self.tell,
        )
        self._shortcuts: list[QShortcut] = []
        self._build()
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(RECOUNT_MS)
        self._recount.timeout.connect(self._count_again)
        self._ready = QTimer(self)
        self._ready.setSingleShot(True)
        self._ready.setInterval(READY_MS)
        self._ready.timeout.connect(lambda: self.shelf.make_ready(PageName.BOARD))
        self.keeper = CopyKeeper(store, window.jobs, self)
        self.keeper.made.connect(self.copies_changed)
        self.keeper.damaged.connect(self.offer_repair)
        store.changed.connect(self._changed)
        store.written.connect(self._written)
        store.recorded.connect(self._recorded)

    def start(self) -> None:
        """Shows the first page."""
        self.navigate(PageName.OVERVIEW)
        self.nav.tabs.setFocus()
        states = read_states(self.store.database)
        self.status.say(states.told.words if states.state is CopyState.BAD else "")
        if states.clock_fault:
            self.tell(states.clock_fault)
        self._ready.start()
        finish_due_erasures(self.context)
        if self.window.names_hidden:
            self.hiding.set(True)
        self.drafts.offer_left()

    def navigate(self, name: PageName, row_id: int | None = None) -> None:
        """Shows a page, and a row there."""
        index = [page for page, _words, _icon in PAGES].index(name)
        self.nav.tabs.blockSignals(True)
        self.nav.tabs.setCurrentIndex(index)
        self.nav.tabs.blockSignals(False)
        self.shelf.show_page(name, row_id)
        self.menus.refresh()

    def open_view(self, name: PageName, view: str, row_id: int | None = None) -> None:
        """Shows one view of a page that has several."""
        self.navigate(name)
        page = self.shelf.current()
        if page is not None:
            page.open_view(view, row_id)

    def toast(self, text: str) -> None:
        """Says what was done, over the page and in the status bar, with the way back."""
        self._toast.say(self.store.veiled(text))
        self.status.say(text, undoable=True)

    def tell(self, text: str) -> None:
        """Says something that cannot be taken back."""
        self._toast.say(self.store.veiled(text), undoable=False)
        self.status.say(text)

    def say(self, text: str) -> None:
        """Puts a sentence into the status bar alone."""
        self.status.say(text)

    def count(self, name: PageName, count: int) -> None:
        """Paints a counter beside a page's tab."""
        self.nav.tabs.set_count([page for page, _words, _icon in PAGES].index(name), count)

    def idle_minutes(self) -> int:
        """After how many idle minutes the book locks."""
        return int(self.store.read(read_setting, "lock.idle_minutes"))

    def build_again(self) -> None:
        """Builds all parts anew, as after a change of theme or type; counters beside the tabs stay."""
        name = self.shelf.current_name or PageName.OVERVIEW
        counts = [self.nav.tabs.count_of(place) for place in range(self.nav.tabs.count())]
        self._take_down()
        self._build()
        for place, count in enumerate(counts):
            self.nav.tabs.set_count(place, count)
        self.navigate(name)
        self.nav.tabs.setFocus()

    def close(self) -> None:
        """Takes all parts out of the window."""
        self._recount.stop()
        self._ready.stop()
        self._take_down()
        self.deleteLater()

    def refresh_status(self) -> None:
        """Reads again what the status bar says about saving, locking and backup."""
        upkeep = read_states(self.store.database)
        self.status.show_backup(upkeep.told, upkeep.short_words)
        self.status.show_lock(self.idle_minutes())

    @Slot()
    def copies_changed(self) -> None:
        """After copies were made, failed or went: the status bar and the overview tell it."""
        if not self.store.database.closed:
            self.store.changed.emit(frozenset({Topic.SETTINGS, Topic.UPKEEP}))

    @Slot()
    def offer_repair(self) -> None:
        """The open book turned out to be damaged: it is closed, and its newest whole copy is offered."""
        key = own_key(self.store.database.key)  # the book wipes its own when it is closed
        self.window.offer_repair(self.store.database.path, lambda _salt: key)

    def _build(self) -> None:
        window = self.window
        self.nav = NavColumn(self.acts.footer())
        window.row.insertWidget(0, self.nav)
        self.nav.show()  # at once: a layout shows what it takes in only when the events come round
        self._guide: EmptyBookPage | None = None
        self.shelf = PageShelf(window.page_stack, self.context, self._stand_in)
        self.status = StatusBar(self.store.veiled)
        window.setStatusBar(self.status)
        self._toast = Toast(window.page_stack)
        self.menus = MenuBuilder(window, self.acts.menus())
        self.search = GlobalSearch()
        self.search.set_store(self.store)
        self._corner = QWidget(window.menuBar())
        corner_row = QHBoxLayout(self._corner)
        corner_row.setContentsMargins(0, 3, 8, 4)
        corner_row.addWidget(self.search)
        window.menuBar().setCornerWidget(self._corner, Qt.Corner.TopRightCorner)
        self._corner.show()
        window.menuBar().show()
        self._connect()
        self._name_unit()
        self.refresh_status()
        self.status.show_saved(clock.now())
        self.status.show_names(self.hiding.is_on)
        self.acts.refresh()

    def _stand_in(self, name: PageName) -> QWidget | None:
        """The guide of a new book, in the place of its overview."""
        if name is not PageName.OVERVIEW:
            return None
        state = self.store.read(first_steps)
        if not state.is_new:
            return None
        if self._guide is None:
            self._guide = EmptyBookPage(self.acts.guide())
            self.window.page_stack.addWidget(self._guide)
        self._guide.show_steps(state)
        return self._guide

    def _connect(self) -> None:
        self.nav.tabs.currentChanged.connect(self._tab_chosen)
        self.search.chosen.connect(self._go_to_person)
        self.search.place_chosen.connect(partial(go_to_place, self))
        self.search.whole_wanted.connect(self.acts.open_person)
        self.status.undo_wanted.connect(self.acts.undo)
        self.status.names_toggled.connect(self.hiding.toggle)
        self._toast.undo_wanted.connect(self.acts.undo)
        self.window.page_stack.currentChanged.connect(self._toast.stay_above)
        self._shortcuts = keys_of_frame(self)

    def _take_down(self) -> None:
        self.shelf.close()
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts.clear()
        self.search.set_store(None)
        window = self.window
        window.menuBar().clear()
        self.menus.close()
        window.menuBar().hide()
        window.row.removeWidget(self.nav)
        if self._guide is not None:
            window.page_stack.removeWidget(self._guide)
            self._guide.setParent(None)
            self._guide.deleteLater()
        for widget in (self.nav, self._toast, self._corner, self.status):
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()

    def _name_unit(self) -> None:
        unit = self.store.read(get_unit)
        self.nav.org.set_names(unit.name, unit.parent_name, unit.superior_name)
        short = unit.name.removeprefix("Tổ đảng ").removeprefix("Chi bộ ")
        self.window.setWindowTitle(f"{short} – {APP_TITLE}" if short else APP_TITLE)

    @Slot(int)
    def _tab_chosen(self, index: int) -> None:
        self.navigate(PAGES[index][0])

    @Slot(object)
    def _go_to_person(self, person: FoundPerson) -> None:
        if person.kind == FoundKind.GONE:
            self.acts.open_person(person.person_id)
            return
        page = PageName.MEMBERS if person.kind == FoundKind.MEMBER else PageName.BOARD
        self.navigate(page, person.person_id)

    @Slot(object)
    def _changed(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.MEMBERS, Topic.WORKERS}:
            self.search.forget()
        if Topic.SETTINGS in topics:
            self._name_unit()
            self.refresh_status()
        self.acts.refresh()
        self._recount.start()

    @Slot()
    def _count_again(self) -> None:
        """Brings the counter of overdue work up to date once the user pauses."""
        if not self.window.jobs.busy:
            self.shelf.freshen_hidden(PageName.OVERVIEW)

    @Slot(object)
    def _written(self, change: Change) -> None:
        self._tell_done(change, undoable=True)

    @Slot(object)
    def _recorded(self, change: Change) -> None:
        self._tell_done(change, undoable=False)

    def _tell_done(self, change: Change, undoable: bool) -> None:
        self._toast.withdraw()
        self.status.say(f"Đã {change.label}.", undoable)
        self.status.show_saved(clock.now())
