"""A paper made in a job and shown before it is printed; a long one is announced with its number of pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.services.contacts.slip_counts import note_printed
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.ui.messages import Question, ask, show_error
from dvqc_desktop.ui.pages.base import PageContext

if TYPE_CHECKING:
    from dvqc_desktop.exports.documents.model import Document, SlipSheet
    from dvqc_desktop.ui.dialogs.print_preview.window import PrintPreviewWindow

MANY = 120  # people; from more on the number of pages is told before


class PaperJob:
    """One paper on its way to the screen: `name` as in "In danh sách", `above` what it is shown over."""

    def __init__(self, above: QWidget, context: PageContext, name: str) -> None:
        self._above, self._context, self._name = above, context, name

    def show(
        self,
        make: Callable[[], Document],
        people: Callable[[Document], int],
        shown: Callable[[PrintPreviewWindow], object] | None = None,
    ) -> None:
        """Makes the paper and shows it; `people` says how many it names, `shown` gets the preview once it is there."""
        from dvqc_desktop.exports.documents.typeset import count_pages

        def work(_progress: Progress) -> tuple[Document, int, int]:
            document, rules = make(), self._context.store.read(rules_in_force)
            named = people(document)
            return document, named, count_pages(document, rules) if named > MANY else 0

        def done(made: tuple[Document, int, int]) -> None:
            document, named, pages = made
            if not isValid(self._above):
                return
            if pages > 1:
                ask(self._above, self._question(named, pages), lambda: self._preview(document, shown))
            else:
                self._preview(document, shown)

        self._context.jobs.run(f"Đang dựng {self._name}", work, done, self._refused)

    def _refused(self, error: AppError) -> None:
        if isValid(self._above):
            show_error(self._above, error)

    def _question(self, people: int, pages: int) -> Question:
        return Question(
            f"In {self._name}",
            f"Bản in {self._name} có {pages} trang A4",
            f"Có {people} người. Muốn in ít hơn: lọc một nhóm hoặc một người phụ trách trước, rồi in phần đang hiện.",
            "Xem trước khi in",
            "Không in",
        )

    def _preview(self, document: Document, shown: Callable[[PrintPreviewWindow], object] | None) -> None:
        from dvqc_desktop.ui.dialogs.print_preview.window import preview_document

        store = self._context.store
        rules = store.read(rules_in_force)
        window = preview_document(self._above.window(), self._context.jobs, document, rules, store)
        if shown is not None:
            shown(window)


def preview_slips(above: QWidget, context: PageContext) -> None:
    """The slips of this week for all members, shown before printing; what is printed is counted, to be taken back."""
    from dvqc_desktop.exports.documents.print_paper import PaperKind, make_document

    def count(document: SlipSheet, first: int, last: int, copies: int) -> None:
        from dvqc_desktop.exports.documents.typeset import count_slips

        def work(_progress: Progress) -> int:
            return count_slips(document, context.store.read(rules_in_force), first, last) * copies

        def done(slips: int) -> None:
            context.store.attempt(note_printed, date.fromisoformat(document.week_on), slips, clock.today())

        context.jobs.run_quietly(work, done)

    database = context.store.database
    PaperJob(above, context, "phiếu gặp gỡ").show(
        lambda: make_document(database, PaperKind.CONTACT_SHEET),
        _people_on_slips,
        lambda window: window.sent.connect(count),
    )


def preview_roster(above: QWidget, context: PageContext, people: int) -> None:
    """The roster of members, shown before printing; `people` says how many it names."""
    from dvqc_desktop.exports.documents.print_paper import PaperKind, make_document

    database = context.store.database
    PaperJob(above, context, "danh sách đảng viên").show(
        lambda: make_document(database, PaperKind.ROSTER), lambda _document: people
    )


def _people_on_slips(document: Document) -> int:
    from dvqc_desktop.exports.documents.model import SlipSheet

    slips = document.slips if isinstance(document, SlipSheet) else ()
    return sum(len(slip.direct) + len(slip.via) for slip in slips)
