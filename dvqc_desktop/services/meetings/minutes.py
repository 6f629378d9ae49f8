"""The minutes: text and conclusion of each item, closing with a fingerprint, opening again with a reason."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Table, func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import (
    AgendaItem,
    AgendaItemPerson,
    Attendance,
    Base,
    DocumentNumber,
    ItemOpinion,
    Meeting,
    Resolution,
    ResolutionSection,
    Task,
    Vote,
)
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import MeetingKind, MeetingState
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors.meetings import (
    MeetingNotClosedError,
    MeetingNotHeldError,
    ReopenReasonMissingError,
    RollCallIncompleteError,
)
from dvqc_desktop.domain.names import nfc, one_line
from dvqc_desktop.services.meetings.attendance import roll_call
from dvqc_desktop.services.meetings.meeting_guard import day_words, fetch, note_work, open_item, open_meeting
from dvqc_desktop.services.rules import keep_rules

TOPICS = frozenset({Topic.MEETINGS})
_STATE_COLUMNS = frozenset({"state", "closed_at", "content_hash", "papers_sent_on", "handed_in_on"})
_RESULT_COLUMNS = frozenset({"done_on", "result"})


def set_item_minutes(session: Session, item_id: int, text: str) -> Change:
    """Keep what was said on an item. Raises MeetingMissingError, MeetingClosedError."""
    item, meeting = open_item(session, item_id)
    item.minutes_text = nfc(text) or None
    note_work(meeting)
    return Change("ghi biên bản mục", str(item.position), TOPICS, item_id)


def set_item_conclusion(session: Session, item_id: int, text: str) -> Change:
    """Keep what was concluded on an item. Raises MeetingMissingError, MeetingClosedError."""
    item, meeting = open_item(session, item_id)
    item.conclusion = nfc(text) or None
    note_work(meeting)
    return Change("ghi kết luận mục", str(item.position), TOPICS, item_id)


def closing_remarks(session: Session, meeting_id: int) -> tuple[str, ...]:
    """What the minutes still lack, in words; none of it stops the closing, people decide."""
    meeting = fetch(session, Meeting, meeting_id)
    remarks = []
    empty = session.execute(
        select(AgendaItem.position)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.minutes_text.is_(None), AgendaItem.conclusion.is_(None))
        .order_by(AgendaItem.position)
    ).scalars()
    positions = ", ".join(str(position) for position in empty)
    if positions:
        remarks.append(f"Mục {positions} chưa ghi nội dung")
    if meeting.secretary_id is None:
        remarks.append("Chưa ghi thư ký")
    if meeting.chair_id is None:
        remarks.append("Chưa ghi chủ trì")
    if not session.execute(select(func.count()).where(Resolution.meeting_id == meeting_id)).scalar_one():
        remarks.append("Chưa ghi kết luận của buổi họp")
    loose = select(func.count()).where(Task.meeting_id == meeting_id, Task.owner_id.is_(None) | Task.due_on.is_(None))
    if count := session.execute(loose).scalar_one():
        remarks.append(f"{count} việc chưa có người làm hoặc hạn")
    return tuple(remarks)


def close_minutes(session: Session, meeting_id: int) -> Change:
    """Freeze the meeting: nothing in it can be changed until it is opened again; its fingerprint is kept.

    Raises MeetingMissingError, MeetingClosedError, MeetingNotHeldError before the day, RollCallIncompleteError.
    """
    meeting = open_meeting(session, meeting_id)
    if meeting.held_on > clock.today():
        raise MeetingNotHeldError(day=format_date(meeting.held_on))
    if meeting.kind != MeetingKind.CRITICISM:
        missing = [row for row in roll_call(session, meeting_id) if row.presence is None and row.has_to_attend]
        if missing:
            raise RollCallIncompleteError(day=format_date(meeting.held_on), count=len(missing))
    meeting.state = MeetingState.CLOSED.value
    meeting.closed_at = clock.now()
    keep_rules(session, meeting)
    session.flush()
    meeting.content_hash = content_hash(session, meeting_id)
    return Change("chốt biên bản", day_words(meeting), TOPICS, meeting_id)


def reopen_minutes(session: Session, meeting_id: int, reason: str) -> Change:
    """Open closed minutes again; the reason stands in the history.

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
    return Change("mở lại biên bản", f"{day_words(meeting)} ({words})", TOPICS, meeting_id)


def is_unaltered(session: Session, meeting_id: int) -> bool:
    """Whether closed minutes still have the fingerprint taken when they were closed."""
    meeting = fetch(session, Meeting, meeting_id)
    return meeting.content_hash is not None and meeting.content_hash == content_hash(session, meeting_id)


def content_hash(session: Session, meeting_id: int) -> str:
    """SHA-256, hex, over everything a meeting holds; tasks without what became of them later.

    Empty columns are left out, so that a column added by a newer program does not break old fingerprints.
    """
    parts = [list(rows) for rows in _content(session, meeting_id)]
    text = json.dumps(parts, ensure_ascii=False, default=str, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _content(session: Session, meeting_id: int) -> Iterator[Iterator[dict[str, Any]]]:
    items = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id)
    papers = select(Resolution.id).where(Resolution.meeting_id == meeting_id)
    yield _rows(session, Meeting, Meeting.__table__.c.id == meeting_id)
    whole: tuple[type[Base], ...] = (AgendaItem, Attendance, Vote, Resolution, Task)
    of_items: tuple[type[Base], ...] = (AgendaItemPerson, ItemOpinion)
    for model in whole:
        yield _rows(session, model, model.__table__.c.meeting_id == meeting_id)
    for model in of_items:
        yield _rows(session, model, model.__table__.c.agenda_item_id.in_(items))
    of_papers: tuple[type[Base], ...] = (ResolutionSection, DocumentNumber)
    for model in of_papers:
        yield _rows(session, model, model.__table__.c.resolution_id.in_(papers))


def _rows(session: Session, model: type[Base], condition: Any) -> Iterator[dict[str, Any]]:
    table = model.__table__
    assert isinstance(table, Table)
    kept = [column for column in table.columns if not _changes_after_closing(table, column)]
    for row in session.execute(select(*kept).where(condition).order_by(table.c.id)):
        yield {name: value for name, value in row._mapping.items() if value is not None}


def _changes_after_closing(table: Table, column: Column[Any]) -> bool:
    later = _STATE_COLUMNS if table.name == Meeting.__tablename__ else frozenset()
    return column.name in (_RESULT_COLUMNS if table.name == Task.__tablename__ else later)
