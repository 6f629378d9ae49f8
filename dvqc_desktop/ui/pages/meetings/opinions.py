"""The way from a meeting of criticism to its opinions: the session is begun where there is none."""

from dvqc_desktop.services.contacts.opinion_reading import SessionFields, session_of
from dvqc_desktop.services.contacts.opinions import open_session
from dvqc_desktop.services.meetings.meetings import MeetingDetail
from dvqc_desktop.ui.pages.base import PageContext, PageName
from dvqc_desktop.ui.pages.plans.opinions.view import OpinionsView


def open_opinions(context: PageContext, meeting: MeetingDetail) -> None:
    """Shows the opinions of the meeting's session in the tab of mentoring."""
    session_id = context.store.read(session_of, meeting.id, meeting.held_on)
    if session_id is None:
        fields = SessionFields(meeting.held_on, meeting.held_on, meeting.id)
        change = context.store.attempt(open_session, fields)
        session_id = None if change is None else change.row_id
        if change is not None:
            context.toast(f"Đã {change.label}.")
    context.open_view(PageName.PLANS, OpinionsView.key, session_id)
