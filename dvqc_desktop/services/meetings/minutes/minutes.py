"""The minutes: text, conclusion and internal note of each item, begin and end, closing and opening again."""

from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy.orm import Session

from dvqc_desktop.db.models import AgendaItem, Meeting
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.annex import sentences
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import MeetingKind, MeetingState
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors.meetings import (
    MeetingNotClosedError,
    MeetingNotHeldError,
    ReopenReasonMissingError,
    RollCallIncompleteError,
)
from dvqc_desktop.domain.errors.minutes import AnnexClassError, MinutesSayClassError, SentenceMovedError
from dvqc_desktop.domain.marked_text import Mark, cut_text, marked_nfc, marks_from_json, marks_to_json
from dvqc_desktop.domain.names import nfc, one_line
from dvqc_desktop.services.meetings.meeting_guard import day_words, fetch, note_work, open_item, open_meeting
from dvqc_desktop.services.meetings.minutes.closing_remarks import places
from dvqc_desktop.services.meetings.minutes.fingerprint import content_hash
from dvqc_desktop.services.meetings.minutes.named_workers import items_saying_classes, named_in
from dvqc_desktop.services.meetings.minutes.versions import keep_version, note_reopening
from dvqc_desktop.services.meetings.roll.attendance import roll_call
from dvqc_desktop.services.rules import keep_rules

TOPICS = frozenset({Topic.MEETINGS})


class ItemPart(StrEnum):
    """The parts of an item that are printed."""

    MINUTES = "minutes"
    CONCLUSION = "conclusion"


def set_item_minutes(session: Session, item_id: int, text: str, marks: Iterable[Mark] = ()) -> Change:
    """Keep what was said on an item. Raises MeetingMissingError, MeetingClosedError."""
    item, meeting = open_item(session, item_id)
    _put(item, ItemPart.MINUTES, text, marks)
    note_work(meeting)
    return Change("ghi biên bản mục", str(item.position), TOPICS, item_id)


def set_item_conclusion(session: Session, item_id: int, text: str, marks: Iterable[Mark] = ()) -> Change:
    """Keep what was concluded on an item. Raises MeetingMissingError, MeetingClosedError."""
    item, meeting = open_item(session, item_id)
    _put(item, ItemPart.CONCLUSION, text, marks)
    note_work(meeting)
    return Change("ghi kết luận mục", str(item.position), TOPICS, item_id)


def set_internal_note(session: Session, item_id: int, text: str) -> Change:
    """Keep what stays in the internal annex of an item. Raises MeetingMissingError, MeetingClosedError."""
    item, meeting = open_item(session, item_id)
    item.internal_note = nfc(text) or None
    note_work(meeting)
    return Change("ghi phụ lục nội bộ mục", str(item.position), TOPICS, item_id)


def move_to_annex(session: Session, item_id: int, part: ItemPart, sentence: str) -> Change:
    """Move a sentence from a printed part of an item to its internal annex.

    Raises MeetingMissingError, MeetingClosedError, SentenceMovedError where it no longer stands there, and
    AnnexClassError for one that says a named person's class.
    """
    item, meeting = open_item(session, item_id)
    text, marks = _held(item, part)
    found = next((one for one in sentences(text) if one.text == sentence), None)
    if found is None:
        raise SentenceMovedError
    if any(one.classed for one in named_in(session, sentence, meeting.held_on)):
        raise AnnexClassError
    _put(item, part, *cut_text(text, marks, found.start, found.end))
    item.internal_note = "\n".join(filter(None, (item.internal_note, sentence)))
    return Change("chuyển vào phụ lục nội bộ mục", str(item.position), TOPICS, item_id)


def begin_meeting(session: Session, meeting_id: int) -> Change:
    """Note that the meeting begins now. Raises MeetingMissingError, MeetingClosedError."""
    meeting = open_meeting(session, meeting_id)
    meeting.start_time = f"{clock.now():%H:%M}"
    note_work(meeting)
    return Change("ghi giờ bắt đầu", day_words(meeting), TOPICS, meeting_id)


def end_meeting(session: Session, meeting_id: int) -> Change:
    """Note that the meeting ends now. Raises MeetingMissingError, MeetingClosedError."""
    meeting = open_meeting(session, meeting_id)
    meeting.end_time = f"{clock.now():%H:%M}"
    note_work(meeting)
    return Change("ghi giờ kết thúc", day_words(meeting), TOPICS, meeting_id)


def close_minutes(session: Session, meeting_id: int, approved_by: str = "") -> Change:
    """Freeze the meeting: nothing in it can be changed until it is opened again.

    Its fingerprint and its whole content are kept as a version; `approved_by` says who approved the minutes.

    Raises MeetingMissingError, MeetingClosedError, MeetingNotHeldError before the day, RollCallIncompleteError,
    MinutesSayClassError where a named person's class is written.
    """
    meeting = open_meeting(session, meeting_id)
    _check_ready(session, meeting)
    meeting.state = MeetingState.CLOSED.value
    meeting.closed_at = clock.now()
    keep_rules(session, meeting)
    session.flush()
    meeting.content_hash = content_hash(session, meeting_id)
    session.flush()
    keep_version(session, meeting, one_line(approved_by))
    return Change("chốt biên bản", day_words(meeting), TOPICS, meeting_id)


def reopen_minutes(session: Session, meeting_id: int, reason: str) -> Change:
    """Open closed minutes again; the version closed before is kept with the reason.

    Raises MeetingMissingError, MeetingNotClosedError, ReopenReasonMissingError.
    """
    meeting = fetch(session, Meeting, meeting_id)
    if meeting.state != MeetingState.CLOSED:
        raise MeetingNotClosedError(day=format_date(meeting.held_on))
    words = one_line(reason)
    if not words:
        raise ReopenReasonMissingError
    meeting.state = MeetingState.HELD.value
    meeting.closed_at = None
    meeting.content_hash = None
    note_reopening(session, meeting_id, words)
    return Change("mở lại biên bản", f"{day_words(meeting)} ({words})", TOPICS, meeting_id)


def _check_ready(session: Session, meeting: Meeting) -> None:
    if meeting.held_on > clock.today():
        raise MeetingNotHeldError(day=format_date(meeting.held_on))
    if meeting.kind != MeetingKind.CRITICISM:
        missing = [row for row in roll_call(session, meeting.id) if row.presence is None and row.has_to_attend]
        if missing:
            raise RollCallIncompleteError(day=format_date(meeting.held_on), count=len(missing))
    told = items_saying_classes(session, meeting.id)
    if told:
        raise MinutesSayClassError(act="chốt được", items=places(told))


def _held(item: AgendaItem, part: ItemPart) -> tuple[str, tuple[Mark, ...]]:
    if part is ItemPart.MINUTES:
        return item.minutes_text or "", marks_from_json(item.minutes_marks)
    return item.conclusion or "", marks_from_json(item.conclusion_marks)


def _put(item: AgendaItem, part: ItemPart, text: str, marks: Iterable[Mark]) -> None:
    words, kept = marked_nfc(text, marks)
    if part is ItemPart.MINUTES:
        item.minutes_text, item.minutes_marks = words or None, marks_to_json(kept)
    else:
        item.conclusion, item.conclusion_marks = words or None, marks_to_json(kept)
