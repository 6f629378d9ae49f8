"""Where a place found stands on the page of meetings: its sub-tab, and its row there."""

from dvqc_desktop.services.meetings.passed.resolutions import MAIN
from dvqc_desktop.services.meetings.search import SUBJECT, TITLE, FoundPlace, PlaceKind
from dvqc_desktop.ui.pages.meetings.page import MeetingsPage


def show_place(page: MeetingsPage, place: FoundPlace) -> None:
    """Turns the page, which shows the meeting, to the place."""
    if place.kind in (PlaceKind.VOTE, PlaceKind.RESOLUTION):
        _show_passed(page, place)
    elif place.kind is PlaceKind.TASK:
        page.tabs.setCurrentWidget(page.tasks)
        page.tasks.table.keep_row([row.id for row in page.tasks.rows.shown()], place.row_id)
        page.tasks.table.setFocus()
    elif place.kind is PlaceKind.MEETING or place.field == TITLE:
        page.tabs.setCurrentWidget(page.agenda)
        page.agenda.table.keep_row([row.id for row in page.agenda.table.rows.shown()], place.row_id)
        page.agenda.table.setFocus()
    else:
        page.tabs.setCurrentWidget(page.minutes)
        page.minutes.show_item(place.row_id)
        page.minutes.list.setFocus()


def _show_passed(page: MeetingsPage, place: FoundPlace) -> None:
    page.tabs.setCurrentWidget(page.votes)
    if place.kind is PlaceKind.RESOLUTION:
        page.votes.text.setFocus()
        if place.field not in (MAIN, SUBJECT):
            page.votes.paper.open_part(place.field)
        return
    page.votes.table.keep_row([row.id for row in page.votes.rows.shown()], place.row_id)
    page.votes.table.setFocus()
