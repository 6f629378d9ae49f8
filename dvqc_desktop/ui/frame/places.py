"""Where a place found leads: the meeting with its tab and row; a task given outside one, to whom it was promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvqc_desktop.services.meetings.search import FoundPlace, home_of_task
from dvqc_desktop.ui.pages.base import PageName

if TYPE_CHECKING:
    from dvqc_desktop.ui.frame.book_frame import BookFrame


def go_to_place(frame: BookFrame, place: FoundPlace) -> None:
    """Shows the place."""
    if place.meeting_id is not None:
        _show_in_meeting(frame, place.meeting_id, place)
        return
    worker, session_id = frame.store.read(home_of_task, place.row_id)
    if session_id is not None:
        from dvqc_desktop.ui.pages.plans.opinions.view import OpinionsView

        frame.open_view(PageName.PLANS, OpinionsView.key, session_id)
    elif worker is not None:
        frame.acts.open_person(worker)
    else:
        frame.navigate(PageName.OVERVIEW, place.row_id)


def _show_in_meeting(frame: BookFrame, meeting_id: int, place: FoundPlace) -> None:
    from dvqc_desktop.ui.pages.meetings.found import show_place
    from dvqc_desktop.ui.pages.meetings.page import MeetingsPage

    frame.navigate(PageName.MEETINGS, meeting_id)
    page = frame.shelf.current()
    if isinstance(page, MeetingsPage):
        show_place(page, place)
