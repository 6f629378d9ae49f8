"""Minutes as they were closed, each with its fingerprint, and with the reason where they were opened again."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import AgendaItem, Meeting, MinutesVersion
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import MeetingState
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors.minutes import MinutesVersionMissingError
from dvqc_desktop.domain.meetings import PRESENCE_WORDS
from dvqc_desktop.services.meetings.meeting_guard import fetch
from dvqc_desktop.services.meetings.minutes.fingerprint import content_hash, content_rows, is_unaltered
from dvqc_desktop.services.meetings.minutes.record import ItemRecord, MinutesRecord, read_record
from dvqc_desktop.services.meetings.passed.votes import VoteRow
from dvqc_desktop.services.plain_data import from_plain, to_json, to_plain


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A closed version; `reason` says why it was opened again, None for the one in force."""

    version: int
    closed_at: datetime
    content_hash: str
    reopened_at: datetime | None
    reason: str | None


def keep_version(session: Session, meeting: Meeting, approved_by: str) -> None:
    """Keep the whole content of minutes just closed; part of a use case, not one itself."""
    last = select(func.max(MinutesVersion.version)).where(MinutesVersion.meeting_id == meeting.id)
    record = read_record(session, meeting.id, approved_by)
    content = to_json({"record": to_plain(record), "rows": content_rows(session, meeting.id)})
    session.add(
        MinutesVersion(
            meeting_id=meeting.id,
            version=(session.execute(last).scalar() or 0) + 1,
            closed_at=meeting.closed_at,
            content_hash=meeting.content_hash,
            content=content,
        )
    )


def note_reopening(session: Session, meeting_id: int, reason: str) -> None:
    """Say on the version in force why it was opened again; part of a use case."""
    row = _newest(session, meeting_id)
    if row is not None:
        row.reopened_at = clock.now()
        row.reason = reason


def sealed_meetings(session: Session) -> tuple[int, ...]:
    """The meetings whose closed minutes still have their fingerprint."""
    closed = session.execute(select(Meeting.id).where(Meeting.state == MeetingState.CLOSED)).scalars().all()
    return tuple(meeting_id for meeting_id in closed if is_unaltered(session, meeting_id))


def seal_again(session: Session, meetings: Iterable[int]) -> None:
    """Takes the fingerprint of closed minutes anew where a person was taken out of the book; part of an erasure."""
    for meeting_id in meetings:
        if not is_unaltered(session, meeting_id):
            meeting, row = fetch(session, Meeting, meeting_id), _newest(session, meeting_id)
            meeting.content_hash = content_hash(session, meeting_id)
            if row is not None:
                row.content_hash = meeting.content_hash
    session.flush()


def list_versions(session: Session, meeting_id: int) -> tuple[VersionRow, ...]:
    """The closed versions of a meeting, the oldest first."""
    rows = session.execute(
        select(
            MinutesVersion.version,
            MinutesVersion.closed_at,
            MinutesVersion.content_hash,
            MinutesVersion.reopened_at,
            MinutesVersion.reason,
        )
        .where(MinutesVersion.meeting_id == meeting_id)
        .order_by(MinutesVersion.version)
    )
    return tuple(VersionRow(*row) for row in rows)


def version_record(session: Session, meeting_id: int, version: int) -> MinutesRecord:
    """The minutes as they were closed then. Raises MinutesVersionMissingError."""
    content = session.execute(
        select(MinutesVersion.content).where(MinutesVersion.meeting_id == meeting_id, MinutesVersion.version == version)
    ).scalar_one_or_none()
    if content is None:
        raise MinutesVersionMissingError
    return from_plain(MinutesRecord, json.loads(content)["record"])


def minutes_record(session: Session, meeting_id: int) -> MinutesRecord:
    """The minutes to be read or printed: closed ones as they were closed, others as they stand.

    Raises MeetingMissingError.
    """
    meeting = fetch(session, Meeting, meeting_id)
    row = _newest(session, meeting_id)
    if meeting.state == MeetingState.CLOSED and row is not None:
        return from_plain(MinutesRecord, json.loads(row.content)["record"])
    return read_record(session, meeting_id)


def meeting_of_item(session: Session, item_id: int) -> int:
    """The meeting an agenda item belongs to. Raises MeetingMissingError."""
    return fetch(session, AgendaItem, item_id).meeting_id


def record_lines(record: MinutesRecord) -> tuple[str, ...]:
    """The minutes as lines of plain text, to hold two versions side by side."""
    return tuple(_lines(record))


def _lines(record: MinutesRecord) -> Iterator[str]:
    yield f"Họp {format_date(record.held_on)}, {record.start_time or '–'} đến {record.end_time or '–'}"
    yield f"Nơi họp: {record.place or '–'}"
    yield f"Chủ trì: {record.chair or '–'}. Thư ký: {record.secretary or '–'}"
    yield f"Mời dự: {record.guests or '–'}"
    for member in record.members:
        called = PRESENCE_WORDS[member.presence] if member.presence is not None else "chưa điểm danh"
        yield f"{member.name}: {called}{f' ({member.reason})' if member.reason else ''}"
    for item in record.items:
        yield from _item_lines(item)
    yield from map(_vote_line, record.votes)
    if record.paper is not None:
        yield from (f"{record.paper.number or 'Kết luận'}", *(record.paper.text or "").split("\n"))
    for task in record.tasks:
        yield f"Việc: {task.text} – {task.owner or '–'}, hạn {format_date(task.due_on) or '–'}"
    if record.approved_by:
        yield f"Thông qua biên bản: {record.approved_by}"


def _item_lines(item: ItemRecord) -> Iterator[str]:
    yield f"Mục {item.position}. {item.title}"
    yield from filter(None, item.text.text.split("\n"))
    for opinion in item.opinions:
        inside = " [phụ lục]" if opinion.internal else ""
        yield f"{opinion.speaker or 'Ý kiến'}: {opinion.words.text}{inside}"
    yield from map(_vote_line, item.votes)
    if item.conclusion.text:
        yield f"Kết luận: {item.conclusion.text}"
    if item.note:
        yield f"Phụ lục nội bộ: {item.note}"


def _vote_line(vote: VoteRow) -> str:
    counts = f"{vote.votes_for}/{vote.convened} tán thành, {vote.votes_against} không, {vote.votes_other} ý kiến khác"
    return f"Biểu quyết “{vote.subject}”: {counts}, {'thông qua' if vote.passed else 'chưa thông qua'}"


def _newest(session: Session, meeting_id: int) -> MinutesVersion | None:
    query = select(MinutesVersion).where(MinutesVersion.meeting_id == meeting_id)
    return session.execute(query.order_by(MinutesVersion.version.desc()).limit(1)).scalar_one_or_none()
