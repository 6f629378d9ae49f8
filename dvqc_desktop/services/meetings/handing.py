"""Papers of a meeting on their way: sent to the members before it, handed up after it (42-HD/BTCTW 28/10/2025)."""

from datetime import date

from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Meeting
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import MeetingState
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors.meetings import HandedInEarlyError, PapersDayFutureError, PapersSentLateError
from dvqc_desktop.services.meetings.meeting_guard import day_words, fetch, note_work

TOPICS = frozenset({Topic.MEETINGS})


def mark_papers_sent(session: Session, meeting_id: int, day: date | None) -> Change:
    """Note the day on which invitation and materials went to the members; None takes the note back.

    Raises MeetingMissingError, PapersDayFutureError, PapersSentLateError for a day after the meeting.
    """
    meeting = fetch(session, Meeting, meeting_id)
    if day is not None:
        _check_past(day)
        if day > meeting.held_on:
            raise PapersSentLateError(day=format_date(day), held=format_date(meeting.held_on))
        if meeting.state == MeetingState.PLANNED:
            note_work(meeting)
    meeting.papers_sent_on = day
    return Change("ghi đã gửi giấy mời" if day else "bỏ dấu đã gửi giấy mời", day_words(meeting), TOPICS, meeting_id)


def mark_handed_in(session: Session, meeting_id: int, day: date | None) -> Change:
    """Note the day on which minutes and resolution were handed up, also once they are closed; None takes it back.

    Raises MeetingMissingError, PapersDayFutureError, HandedInEarlyError for a day before the meeting.
    """
    meeting = fetch(session, Meeting, meeting_id)
    if day is not None:
        _check_past(day)
        if day < meeting.held_on:
            raise HandedInEarlyError(day=format_date(day), held=format_date(meeting.held_on))
    meeting.handed_in_on = day
    return Change("ghi đã nộp giấy tờ" if day else "bỏ dấu đã nộp giấy tờ", day_words(meeting), TOPICS, meeting_id)


def _check_past(day: date) -> None:
    if day > clock.today():
        raise PapersDayFutureError(day=format_date(day))
