"""What can be done with the meeting shown from its head: its papers, the invitation, days noted, carrying over."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu, QWidget

from dvqc_desktop.exports.documents.print_paper import PaperKind
from dvqc_desktop.services.meetings.meetings import get_meeting
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.meetings.agenda.carry_dialog import CarryOverDialog
from dvqc_desktop.ui.pages.meetings.head import MeetingHead
from dvqc_desktop.ui.pages.meetings.minutes.minutes_papers import add_minutes_papers
from dvqc_desktop.ui.pages.meetings.papers.handing import HANDED_IN, SENT, mark
from dvqc_desktop.ui.pages.meetings.papers.invitation_dialog import InvitationDialog
from dvqc_desktop.ui.pages.meetings.papers.papers import PAPERS, show_paper


class MeetingActs(QObject):
    """Answers the head; `chosen` gives the meeting shown, once what was being typed in it is kept, `chosen_item` the
    item whose minutes are on the screen."""

    def __init__(
        self,
        page: QWidget,
        context: PageContext,
        head: MeetingHead,
        chosen: Callable[[], int | None],
        chosen_item: Callable[[], int | None],
    ) -> None:
        super().__init__(page)
        self._page, self._context, self._chosen, self._chosen_item = page, context, chosen, chosen_item
        head.papers_asked.connect(self._fill_papers)
        head.carry_wanted.connect(self._carry_over)
        head.sent_wanted.connect(self._mark_sent)
        head.handed_in_wanted.connect(self._mark_handed_in)

    @Slot(object)
    def show_paper(self, kind: PaperKind) -> None:
        """Opens the preview of a paper of the meeting."""
        meeting_id = self._chosen()
        if meeting_id is not None:
            show_paper(self._page, self._context, kind, meeting_id)

    @Slot(object)
    def _fill_papers(self, menu: QMenu) -> None:
        menu.clear()
        for kind, words in PAPERS.items():
            menu.addAction(words).triggered.connect(lambda _on=False, chosen=kind: self.show_paper(chosen))
        meeting_id = self._chosen()
        if meeting_id is not None:
            add_minutes_papers(menu, self._page, self._context, meeting_id, self._chosen_item())
        menu.addSeparator()
        menu.addAction("Lời mời để dán vào tin nhắn…").triggered.connect(self._invite)

    @Slot()
    def _invite(self) -> None:
        meeting_id = self._chosen()
        if meeting_id is not None:
            dialog = InvitationDialog(self._page, self._context.store, meeting_id)
            dialog.paper_wanted.connect(self.show_paper)
            dialog.copied.connect(self._context.toast)
            dialog.open()

    @Slot()
    def _carry_over(self) -> None:
        meeting_id = self._chosen()
        if meeting_id is not None:
            CarryOverDialog(self._page, self._context.store, meeting_id).open()

    @Slot()
    def _mark_sent(self) -> None:
        meeting_id = self._chosen()
        if meeting_id is not None:
            mark(self._page, self._context, self._context.store.read(get_meeting, meeting_id), SENT)

    @Slot()
    def _mark_handed_in(self) -> None:
        meeting_id = self._chosen()
        if meeting_id is not None:
            mark(self._page, self._context, self._context.store.read(get_meeting, meeting_id), HANDED_IN)
