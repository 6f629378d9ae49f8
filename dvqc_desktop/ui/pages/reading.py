"""Reading for a page: at once in a book of usual size, beside the window in a large one, so that nothing freezes."""

from collections.abc import Callable
from typing import TypeVar

from shiboken6 import isValid

from dvqc_desktop.domain.progress import SILENT, Progress
from dvqc_desktop.services.figures import is_large
from dvqc_desktop.ui.pages.base import Page

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
