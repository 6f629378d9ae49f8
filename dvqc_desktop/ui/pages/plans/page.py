"""Bồi dưỡng: one view at a time of the work with people, each with its own buttons in the head."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.ui.pages.base import Page, PageContext
from dvqc_desktop.ui.pages.plans.balance.view import BalanceView
from dvqc_desktop.ui.pages.plans.opinions.view import OpinionsView
from dvqc_desktop.ui.pages.plans.people.people_view import PeopleView
from dvqc_desktop.ui.pages.plans.register.register import RegisterView
from dvqc_desktop.ui.pages.plans.team.view import TeamView
from dvqc_desktop.ui.pages.plans.view import View
from dvqc_desktop.ui.widgets.basics import PAGE_MARGINS, PageHeader
from dvqc_desktop.ui.widgets.segment import Segment

VIEWS: tuple[type[View], ...] = (PeopleView, RegisterView, OpinionsView, TeamView, BalanceView)
KINDS = {view.key: view for view in VIEWS}


class PlansPage(Page):
    """The tab: head, segment of views, the view now chosen.

    A view is made when it is first turned to; one that is not shown reads again when it is.
    """

    topics: ClassVar[frozenset[Topic]] = frozenset().union(*(view.topics for view in VIEWS))

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("planPage")
        self._views: dict[str, View] = {}
        self._stale = set(KINDS)
        self._segment = Segment("planViewSegment", [(view.key, view.words) for view in VIEWS])
        self._head = PageHeader("Bồi dưỡng", self._segment)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(*PAGE_MARGINS)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        self._segment.chosen.connect(self._turn)
        self._stack.setCurrentWidget(self.view())
        self._show_tools()

    @property
    def people(self) -> PeopleView:
        """The view of each person with plan and contacts."""
        view = self._made(PeopleView.key)
        assert isinstance(view, PeopleView)
        return view

    def view(self) -> View:
        """The view now shown."""
        return self._made(str(self._segment.value()))

    def show_view(self, key: str) -> None:
        """Turns to a view, as when another page leads to it."""
        self._segment.set_value(key)
        self._turn()

    def open_view(self, key: str, row_id: int | None) -> None:
        """Turns to a view and to a row there."""
        self.show_view(key)
        if row_id is not None:
            self.view().open_row(row_id)

    def refresh(self) -> None:
        """Reads the view shown again; the others when they are turned to."""
        self._stale = set(KINDS)
        self._read()

    def filter_edit(self) -> QLineEdit | None:
        """The filter of the view."""
        return self.view().filter_edit()

    def new_item(self) -> None:
        """Begins what the view keeps."""
        self.view().new_item()

    def open_row(self, row_id: int) -> None:
        """Chooses a person."""
        self.show_view(PeopleView.key)
        self.people.open_row(row_id)

    def print_current(self) -> None:
        """The paper of the view, shown before it is printed."""
        self.view().print_current()

    def current_person(self) -> int | None:
        """The worker now chosen."""
        return self.view().current_person()

    def shown_person(self) -> int | None:
        """Worker or member now chosen."""
        return self.view().shown_person()

    def _made(self, key: str) -> View:
        """The view of this key, made at its first use."""
        if key not in self._views:
            made = self._views[key] = KINDS[key](self.context)
            self._stack.addWidget(made)
            self._head.row.addWidget(made.tools)
            made.noted.connect(self._show_tools)
        return self._views[key]

    @Slot()
    def _turn(self) -> None:
        self._stack.setCurrentWidget(self.view())
        self._show_tools()
        self._read()

    def _read(self) -> None:
        view = self.view()
        if view.key in self._stale:
            self._stale.discard(view.key)
            view.refresh()

    @Slot()
    def _show_tools(self) -> None:
        shown = self.view()
        for view in self._views.values():
            view.tools.setVisible(view is shown)
        self._head.set_note(shown.note)
