"""Reading for a page: at once in a book of usual size, beside the window in a large one, so that nothing freezes."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from dvqc_desktop.domain.progress import SILENT, Cancelled, Progress
from dvqc_desktop.services.reports.figures import is_large
from dvqc_desktop.ui.pages.base import Page, PageContext

COUNTING = "Đang đếm…"
T = TypeVar("T")


def read_for(page: Page, read: Callable[[Progress], T], show: Callable[[T], object]) -> None:
    """Gives what `read` brings to `show`; in a large book a job reads, and the page keeps what it shows till then.

    `read` is a chain of short reads through the store, so that the window's own reads come between them.
    """
    if not page.store.read(is_large):
        show(read(SILENT))
        return

    def done(found: T) -> None:
        if isValid(page):
            show(found)

    page.context.jobs.run_quietly(read, done)


class Question:
    """What a dialog, or a part of one, asks again and again: an old answer is never shown for a new question."""

    def __init__(self, context: PageContext, owner: QWidget) -> None:
        self._context, self._owner = context, owner
        self._number = 0
        self._large: bool | None = None

    def ask(self, read: Callable[[], T], show: Callable[[T], object]) -> None:
        """Gives what `read` brings to `show`, as `read_for` does; a question still waiting is dropped unread.

        The size of the book is looked at once: later a look would wait for the job that still reads.
        """
        self.drop()
        number = self._number
        if self._large is None:
            self._large = self._context.store.read(is_large)
        if not self._large:
            show(read())
            return

        def answer(_progress: Progress) -> T:
            if number != self._number:
                raise Cancelled
            return read()

        def take(found: T) -> None:
            if number == self._number and isValid(self._owner):
                show(found)

        self._context.jobs.run_quietly(answer, take)

    def drop(self) -> None:
        """Wants no answer any more to what was asked last."""
        self._number += 1


def page_of(widget: QWidget) -> Page:
    """The page over which a dialog stands."""
    found: QWidget | None = widget
    while not isinstance(found, Page):
        assert found is not None, "the dialog stands over a page"
        found = found.parentWidget()
    return found
