"""What every page of the window is, and what the frame gives to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from PySide6.QtWidgets import QLineEdit, QWidget

from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.ui.jobs import Jobs
from dvqc_desktop.ui.store import Store


class PageName(StrEnum):
    """The seven pages, in the order of the tabs."""

    OVERVIEW = "overview"
    MEMBERS = "members"
    BOARD = "board"
    PLANS = "plans"
    MEETINGS = "meetings"
    DEVELOPMENT = "development"
    REPORTS = "reports"


def _nothing_kept(_key: str) -> str:
    """Stands for the memory of a page shown alone."""
    return ""


def _nothing(*_values: object) -> None:
    """Stands for what a page shown alone, outside the window, does not have."""


@dataclass(frozen=True)
class PageContext:
    """What a page may use of the window.

    `navigate(page, row_id)` shows another page and opens a row there; `toast(text)` says what was done, with undo;
    `back_up()` asks where a copy of the book goes; `count(page, n)` paints a counter beside a tab;
    `recall(key)` and `remember(key, kept)` keep choices of this user on this machine, never anything of a person.
    `open_view(page, view, row_id)` shows one view of a page that has several, and a row there.
    `say(text)` puts a standing sentence into the status bar, as on which day a page looks;
    `tell(text)` says what was done and cannot be taken back.
    """

    store: Store
    jobs: Jobs
    navigate: Callable[[PageName, int | None], None]
    toast: Callable[[str], None]
    back_up: Callable[[], object] = _nothing
    count: Callable[[PageName, int], object] = _nothing
    recall: Callable[[str], str] = _nothing_kept
    remember: Callable[[str, str], object] = _nothing
    say: Callable[[str], object] = _nothing
    open_view: Callable[[PageName, str, int | None], object] = _nothing
    tell: Callable[[str], object] = _nothing


class Page(QWidget):
    """One tab. The frame calls `refresh` when the page is shown and stale, or a watched topic has changed."""

    topics: ClassVar[frozenset[Topic]] = frozenset()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.store = context.store

    def refresh(self) -> None:
        """Reads again what the page shows; keeps selection and typed text."""

    def filter_edit(self) -> QLineEdit | None:
        """The page's filter box, for Ctrl+F."""
        return None

    def zones(self) -> list[QWidget]:
        """The parts that F6 goes through, in reading order; the whole page where it has none of its own."""
        return [self]

    def new_item(self) -> None:
        """Ctrl+N: begins a new item of this page."""

    def print_current(self) -> None:
        """Ctrl+P: the print preview of what is shown."""

    def open_row(self, row_id: int) -> None:
        """Selects the row with this id, as when another page leads here."""

    def open_view(self, key: str, row_id: int | None) -> None:
        """Turns to one of the page's views, and to a row there, as when another page leads to it."""

    def selected_ids(self) -> list[int]:
        """The workers selected on the page."""
        return []

    def current_person(self) -> int | None:
        """The worker now chosen on the page, for Ctrl+G; None where the page chooses nobody, or several."""
        chosen = self.selected_ids()
        return chosen[0] if len(chosen) == 1 else None

    def shown_person(self) -> int | None:
        """Worker or member now chosen, for F5; None where the page chooses nobody."""
        return self.current_person()
