"""The papers of the minutes that have no row of their own on the command line's list: an extract, the annex."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from dvqc_desktop.exports.documents.minutes_papers import annex_document, extract_by_command
from dvqc_desktop.exports.documents.model import Document
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.papers import PaperJob


def add_minutes_papers(menu: QMenu, above: QWidget, context: PageContext, meeting_id: int, item_id: int | None) -> None:
    """Offers the extract of the item chosen, if any, and the internal annex of a meeting."""
    database = context.store.database

    def add(words: str, make: Callable[[], Document]) -> None:
        job = PaperJob(above, context, f"{words[:1].lower()}{words[1:]}")
        menu.addAction(words).triggered.connect(lambda _on=False: job.show(make, lambda _document: 0))

    if item_id is not None:
        add("Trích biên bản mục đang chọn", lambda: extract_by_command(database, item_id))
    add("Phụ lục nội bộ", lambda: annex_document(database, meeting_id))
