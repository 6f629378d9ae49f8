"""What a meeting passed: a cell a resolution, a Party group a conclusion; numbered by kind through the term."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Meeting, Resolution
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import ResolutionKind
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors.meetings import ResolutionNumberTakenError
from dvqc_desktop.domain.names import nfc
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.services.meetings.meeting_guard import note_work, open_meeting
from dvqc_desktop.services.rules import meeting_rules
from dvqc_desktop.services.unit import Unit, get_unit

TOPICS = frozenset({Topic.MEETINGS})


@dataclass(frozen=True, slots=True)
class ResolutionRow:
    """The paper of a meeting: its kind, number within the term, the number as printed, and the text."""

    id: int
    kind: str
    number: int | None
    term: str | None
    text: str | None
    printed_number: str | None


def resolution_kind(unit: Unit) -> ResolutionKind:
    """A Party group passes conclusions and proposals to its cell, a cell resolutions (399-QĐ/TW, art. 11)."""
    return ResolutionKind.CONCLUSION if unit.is_group else ResolutionKind.RESOLUTION


def save_resolution(session: Session, meeting_id: int, text: str) -> Change:
    """Keep what the meeting passed; the first text takes the next number of the term, an empty one gives it back.

    Raises MeetingMissingError, MeetingClosedError.
    """
    meeting = open_meeting(session, meeting_id)
    unit = get_unit(session)
    row = _find(session, meeting_id)
    words = nfc(text)
    noun = "kết luận" if unit.is_group else "nghị quyết"
    if not words:
        if row is not None:
            session.delete(row)
        return Change(f"xóa {noun}", f"họp {format_date(meeting.held_on)}", TOPICS, meeting_id)
    if row is None:
        kind = resolution_kind(unit)
        row = Resolution(meeting_id=meeting_id, kind=kind.value, term=unit.term or None)
        row.number = next_number(session, kind, unit.term)
        session.add(row)
    row.text = words
    row.adopted_on = meeting.held_on
    session.flush()
    note_work(meeting)
    return Change(f"ghi {noun}", f"họp {format_date(meeting.held_on)}", TOPICS, row.id)


def renumber_resolution(session: Session, meeting_id: int, number: int) -> Change:
    """Give the paper of a meeting another number of its term.

    Raises MeetingMissingError, MeetingClosedError, ResolutionNumberTakenError.
    """
    meeting = open_meeting(session, meeting_id)
    row = session.execute(select(Resolution).where(Resolution.meeting_id == meeting_id)).scalars().one()
    taken = session.execute(
        select(Meeting.held_on)
        .join(Resolution, Resolution.meeting_id == Meeting.id)
        .where(_same_series(row.kind, row.term), Resolution.number == number, Resolution.id != row.id)
    ).scalar()
    if taken is not None:
        following = next_number(session, ResolutionKind(row.kind), row.term or "")
        term = row.term or "này"
        raise ResolutionNumberTakenError(number=number, term=term, day=format_date(taken), next=following)
    row.number = number
    return Change("đổi số văn bản", f"họp {format_date(meeting.held_on)}", TOPICS, row.id)


def next_number(session: Session, kind: ResolutionKind, term: str) -> int:
    """The next number of a kind of paper: it runs from 1 through the whole term, not by year."""
    highest = select(func.max(Resolution.number)).where(_same_series(kind.value, term or None))
    return int(session.execute(highest).scalar() or 0) + 1


def find_resolution(session: Session, meeting_id: int) -> ResolutionRow | None:
    """The paper of a meeting, or None."""
    row = _find(session, meeting_id)
    if row is None:
        return None
    rules = meeting_rules(session, meeting_id)
    printed = _printed_number(ResolutionKind(row.kind), row.number, get_unit(session), rules)
    return ResolutionRow(row.id, row.kind, row.number, row.term, row.text, printed)


def _find(session: Session, meeting_id: int) -> Resolution | None:
    return session.execute(select(Resolution).where(Resolution.meeting_id == meeting_id)).scalars().first()


def _same_series(kind: str, term: str | None) -> ColumnElement[bool]:
    return (Resolution.kind == kind) & Resolution.term.is_not_distinct_from(term)


def _printed_number(kind: ResolutionKind, number: int | None, unit: Unit, rules: RulePack) -> str | None:
    """The number as papers carry it: "Số 05-NQ/CB"."""
    if number is None:
        return None
    symbol, organ = rules.text(f"number.symbol.{kind}"), rules.text(f"number.organ.{unit.kind}")
    return rules.text("number.pattern").format(number=number, symbol=symbol, organ=organ)
