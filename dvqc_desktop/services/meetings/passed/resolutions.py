"""What a meeting passed: a cell a resolution, a Party group a conclusion; by sections, its number in the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Meeting, Resolution, ResolutionSection, Vote
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import ResolutionKind
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.marked_text import Mark, MarkedText, marked_nfc, marks_from_json, marks_to_json
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.services.meetings.meeting_guard import fetch, note_work, open_meeting
from dvqc_desktop.services.meetings.passed.numbers import give_back, give_number, move_number, number_of, printed_number
from dvqc_desktop.services.rules import meeting_rules
from dvqc_desktop.services.unit import Unit, get_unit

TOPICS = frozenset({Topic.MEETINGS})
MAIN = "main"


@dataclass(frozen=True, slots=True)
class ResolutionRow:
    """The paper of a meeting: its kind, number within the term, the number as printed, the text of its main section.

    `vote_id` is the vote that adopted it, `subject` what it is about where that is not the usual.
    """

    id: int
    kind: str
    number: int | None
    term: str | None
    text: str | None
    printed_number: str | None
    vote_id: int | None
    subject: str | None


def resolution_kind(unit: Unit) -> ResolutionKind:
    """A Party group passes conclusions and proposals to its cell, a cell resolutions (399-QĐ/TW, art. 11)."""
    return ResolutionKind.CONCLUSION if unit.is_group else ResolutionKind.RESOLUTION


def save_resolution(session: Session, meeting_id: int, text: str) -> Change:
    """Keep the main section of what the meeting passed. Raises as `save_section`."""
    return save_section(session, meeting_id, MAIN, text)


def save_section(session: Session, meeting_id: int, key: str, text: str, marks: Iterable[Mark] = ()) -> Change:
    """Keep a section; the first text takes the next number of the term, the last one emptied gives it back.

    Raises MeetingMissingError, MeetingClosedError.
    """
    meeting = open_meeting(session, meeting_id)
    noun = "kết luận" if get_unit(session).is_group else "nghị quyết"
    row, (words, kept) = _find(session, meeting_id), marked_nfc(text, marks)
    if not words.strip():
        if row is not None:
            _empty(session, row, key)
        return Change(f"xóa {noun}", _day(meeting), TOPICS, meeting_id)
    row = row or _begin(session, meeting)
    section = _section(session, row.id, key)
    if section is None:
        section = ResolutionSection(resolution_id=row.id, key=key, position=0)
        session.add(section)
    section.text, section.text_marks = words, marks_to_json(kept)
    row.adopted_on = meeting.held_on
    session.flush()
    note_work(meeting)
    return Change(f"ghi {noun}", _day(meeting), TOPICS, row.id)


def adopt_by(session: Session, meeting_id: int, vote_id: int | None) -> Change:
    """Say which vote adopted the paper, None for none. Raises MeetingMissingError, MeetingClosedError."""
    meeting = open_meeting(session, meeting_id)
    row = _find(session, meeting_id) or _begin(session, meeting)
    if vote_id is not None and fetch(session, Vote, vote_id).meeting_id != meeting_id:
        vote_id = None
    row.vote_id = vote_id
    return Change("ghi biểu quyết thông qua", _day(meeting), TOPICS, row.id)


def set_subject(session: Session, meeting_id: int, subject: str) -> Change:
    """Say what the paper is about; empty for the usual words. Raises MeetingMissingError, MeetingClosedError."""
    meeting = open_meeting(session, meeting_id)
    row = _find(session, meeting_id) or _begin(session, meeting)
    row.subject = one_line(subject) or None
    return Change("ghi trích yếu", _day(meeting), TOPICS, row.id)


def renumber_resolution(session: Session, meeting_id: int, number: int) -> Change:
    """Give the paper of a meeting another number of its term, one kept for later among them.

    Raises MeetingMissingError, MeetingClosedError, NumberRangeError, NumberTakenError, NumberVoidError.
    """
    meeting = open_meeting(session, meeting_id)
    row = session.execute(select(Resolution).where(Resolution.meeting_id == meeting_id)).scalars().one()
    given = number_of(session, row.id)
    if given is None:
        give_number(session, row.id, row.kind, meeting.held_on)
        session.flush()
        given = number_of(session, row.id)
    if given is not None and given.number != number:
        move_number(session, given, number)
    return Change("đổi số văn bản", _day(meeting), TOPICS, row.id)


def find_resolution(session: Session, meeting_id: int) -> ResolutionRow | None:
    """The paper of a meeting, or None."""
    row = _find(session, meeting_id)
    if row is None:
        return None
    given, main = number_of(session, row.id), _section(session, row.id, MAIN)
    text = main.text if main is not None else None
    if given is None:
        return ResolutionRow(row.id, row.kind, None, None, text, None, row.vote_id, row.subject)
    printed = printed_number(row.kind, given.number, get_unit(session), meeting_rules(session, meeting_id))
    return ResolutionRow(row.id, row.kind, given.number, given.term or None, text, printed, row.vote_id, row.subject)


def section_texts(session: Session, meeting_id: int) -> dict[str, MarkedText]:
    """What is written in the sections of a meeting's paper, by key."""
    rows = session.execute(
        select(ResolutionSection)
        .join(Resolution, Resolution.id == ResolutionSection.resolution_id)
        .where(Resolution.meeting_id == meeting_id)
    ).scalars()
    return {row.key: MarkedText(row.text, marks_from_json(row.text_marks)) for row in rows}


def _begin(session: Session, meeting: Meeting) -> Resolution:
    """A new paper, which takes the next number."""
    row = Resolution(meeting_id=meeting.id, kind=resolution_kind(get_unit(session)).value)
    session.add(row)
    session.flush()
    give_number(session, row.id, row.kind, meeting.held_on)
    session.flush()
    return row


def _empty(session: Session, row: Resolution, key: str) -> None:
    section = _section(session, row.id, key)
    if section is not None:
        session.delete(section)
        session.flush()
    left = select(func.count()).where(ResolutionSection.resolution_id == row.id)
    if session.execute(left).scalar_one():
        return
    given = number_of(session, row.id)
    if given is not None:
        give_back(session, given)
    session.delete(row)


def _find(session: Session, meeting_id: int) -> Resolution | None:
    return session.execute(select(Resolution).where(Resolution.meeting_id == meeting_id)).scalars().first()


def _section(session: Session, resolution_id: int, key: str) -> ResolutionSection | None:
    return session.execute(
        select(ResolutionSection).where(ResolutionSection.resolution_id == resolution_id, ResolutionSection.key == key)
    ).scalar_one_or_none()


def _day(meeting: Meeting) -> str:
    return f"họp {format_date(meeting.held_on)}"
