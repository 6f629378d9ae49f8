"""The papers of the minutes, from their sub-tab: the whole, an extract of the item chosen, the internal annex."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from dvqc_desktop.exports.documents.minutes_papers import annex_document, extract_by_command, minutes_by_command
from dvqc_desktop.exports.documents.model import Document
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.papers import PaperJob


class MinutesPapers:
    """Opens the preview of each, over the sub-tab."""

    def __init__(self, above: QWidget, context: PageContext) -> None:
        self._above, self._context = above, context

    def fill(self, menu: QMenu, meeting_id: int, item_id: int | None) -> None:
        """The entries of the menu."""
        database = self._context.store.database
        menu.clear()
        self._add(menu, "Biên bản", lambda: minutes_by_command(database, meeting_id))
        if item_id is not None:
            self._add(menu, "Trích biên bản mục đang chọn", lambda: extract_by_command(database, item_id))
        self._add(menu, "Phụ lục nội bộ", lambda: annex_document(database, meeting_id))

    def _add(self, menu: QMenu, words: str, make: Callable[[], Document]) -> None:
        job = PaperJob(self._above, self._context, f"{words[:1].lower()}{words[1:]}")
        menu.addAction(f"{words}…").triggered.connect(lambda _on=False: job.show(make, lambda _document: 0))
