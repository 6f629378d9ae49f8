"""The pages of an open book: made when first shown, read again when something they watch, or the day, has changed."""

from collections.abc import Callable
from datetime import date
from importlib import import_module

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import EVERYTHING, Topic
from dvqc_desktop.ui.pages.base import Page, PageContext, PageName

CLASSES = {
    PageName.OVERVIEW: "OverviewPage",
    PageName.MEMBERS: "MembersPage",
    PageName.BOARD: "BoardPage",
    PageName.PLANS: "PlansPage",
    PageName.MEETINGS: "MeetingsPage",
    PageName.DEVELOPMENT: "DevelopmentPage",
    PageName.REPORTS: "ReportsPage",
}


class PageShelf(QObject):
    """Shows one page at a time in the window's stack; hidden pages wait with their reading until they are shown."""

    shown = Signal(object)

    def __init__(
        self, stack: QStackedWidget, context: PageContext, stand_in: Callable[[PageName], QWidget | None]
    ) -> None:
        """`stand_in` gives the widget, already in the stack, that is shown in the place of a page for now."""
        super().__init__(stack)
        self._stack = stack
        self._stand_in = stand_in
        self._context = context
        self._pages: dict[PageName, Page] = {}
        self._stale: dict[PageName, frozenset[Topic]] = {}
        self._read_on: dict[PageName, date] = {}
        self._current: PageName | None = None
        context.store.changed.connect(self._changed)
        context.jobs.idle.connect(self._freshen)

    @property
    def current_name(self) -> PageName | None:
        """The page now shown."""
        return self._current

    def current(self) -> Page | None:
        """The page now shown, as a widget."""
        return self._pages.get(self._current) if self._current else None

    def shown_person(self) -> int | None:
        """The person chosen on the page now shown."""
        page = self.current()
        return page.shown_person() if page is not None else None

    def show_page(self, name: PageName, row_id: int | None = None) -> Page:
        """Shows a page, made now if this is the first time; opens a row there where one is given."""
        page = self._pages.get(name)
        if page is None:
            page = self._make(name)
        self._current = name
        self._freshen()
        if row_id is not None:
            page.open_row(row_id)
        self.shown.emit(name)
        return page

    def make_ready(self, name: PageName) -> None:
        """Makes a page that was never shown, without reading anything: showing it then costs the reading alone."""
        if name not in self._pages:
            self._make(name)

    def freshen_hidden(self, name: PageName) -> None:
        """Reads a hidden page again if it is stale: one whose counter stands beside its tab."""
        page = self._pages.get(name)
        if page is not None and name is not self._current and self._stale.get(name, frozenset()) & page.topics:
            page.refresh()
            self._stale[name] = frozenset()

    def close(self) -> None:
        """Takes all pages out of the window; a page that still keeps what was typed is not shown again for it."""
        self._current = None
        for page in self._pages.values():
            field = page.focusWidget()
            if field is not None:
                field.clearFocus()  # what stands in the editor of a cell is taken while the page still is whole
            self._stack.removeWidget(page)
            page.setParent(None)
            page.deleteLater()
        self._pages.clear()
        self.deleteLater()

    def _make(self, name: PageName) -> Page:
        module = import_module(f"dvqc_desktop.ui.pages.{name.value}.page")
        page: Page = getattr(module, CLASSES[name])(self._context, self._stack)
        self._pages[name] = page
        self._stale[name] = EVERYTHING
        self._stack.addWidget(page)
        return page

    @Slot(object)
    def _changed(self, topics: frozenset[Topic]) -> None:
        for name in self._pages:
            self._stale[name] = self._stale.get(name, frozenset()) | topics
        self._freshen()

    @Slot()
    def _freshen(self) -> None:
        """Reads the shown page again when it watches what has changed; waits while a job holds the book."""
        name = self._current
        if name is None or self._context.jobs.busy:
            return
        page, stale, today = self._pages[name], self._stale.get(name, frozenset()), clock.today()
        if stale & page.topics or stale == EVERYTHING or self._read_on.get(name) != today:
            page.refresh()
        self._stale[name], self._read_on[name] = frozenset(), today
        self._stack.setCurrentWidget(self._stand_in(name) or page)
