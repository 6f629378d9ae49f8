"""A meeting's resolution or conclusion as a whole: what the book fills in beside what was written, part by part."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.domain.codes import ResolutionKind
from dvqc_desktop.domain.marked_text import Mark, MarkedText
from dvqc_desktop.domain.meetings import meeting_heading
from dvqc_desktop.domain.names import fold
from dvqc_desktop.domain.resolutions import (
    OpeningFacts,
    Part,
    PartKind,
    closing_words,
    numbered_headings,
    opening_words,
    parts_of,
)
from dvqc_desktop.services.meetings.meeting_guard import on_agenda
from dvqc_desktop.services.meetings.meetings import MeetingDetail, get_meeting
from dvqc_desktop.services.meetings.passed.resolutions import (
    ResolutionRow,
    find_resolution,
    resolution_kind,
    section_texts,
)
from dvqc_desktop.services.meetings.passed.votes import VoteRow, list_votes
from dvqc_desktop.services.meetings.quality.quality import Sheet, kept_sheet
from dvqc_desktop.services.meetings.roll.attendance import roll_call
from dvqc_desktop.services.meetings.tasks.task_results import TaskResult, task_results
from dvqc_desktop.services.meetings.tasks.tasks import TaskRow, list_tasks
from dvqc_desktop.services.rules import meeting_rules
from dvqc_desktop.services.unit import Unit, get_unit

NOUNS = {ResolutionKind.RESOLUTION: "Nghị quyết", ResolutionKind.CONCLUSION: "Kết luận"}


@dataclass(frozen=True, slots=True)
class FilledPart:
    """A part with its numbered heading ("" where it has none or says nothing), the sentence the book fills in, the
    words written and their marks."""

    part: Part
    heading: str
    sentence: str
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class ResolutionContent:
    """Everything the paper says; `vote` adopted it, None where none is known."""

    unit: Unit
    meeting: MeetingDetail
    kind: ResolutionKind
    row: ResolutionRow | None
    parts: tuple[FilledPart, ...]
    results: tuple[TaskResult, ...]
    tasks: tuple[TaskRow, ...]
    quality: Sheet | None
    vote: VoteRow | None


def read_resolution(session: Session, meeting_id: int) -> ResolutionContent:
    """The whole paper of a meeting, also before anything is written. Raises MeetingMissingError."""
    unit, meeting, row = get_unit(session), get_meeting(session, meeting_id), find_resolution(session, meeting_id)
    kind = ResolutionKind(row.kind) if row is not None else resolution_kind(unit)
    results, tasks = task_results(session, meeting_id), list_tasks(session, meeting_id)
    quality = kept_sheet(session, meeting_id)
    vote = _adopting_vote(list_votes(session, meeting_id), row)
    sentences = {PartKind.OPENING: opening_words(_opening(session, unit, meeting))}
    if vote is not None:
        sentences[PartKind.CLOSING] = closing_words(NOUNS[kind], vote.votes_for, vote.convened)
    there = {PartKind.RESULTS: bool(results), PartKind.TASKS: bool(tasks), PartKind.QUALITY: quality is not None}
    texts, parts = section_texts(session, meeting_id), parts_of(kind, meeting_rules(session, meeting_id))
    filled = {part.key for part in parts if part.key in texts or sentences.get(part.kind) or there.get(part.kind)}
    headings = numbered_headings(parts, filled)
    made = tuple(_filled(part, headings, sentences, texts) for part in parts)
    return ResolutionContent(unit, meeting, kind, row, made, results, tasks, quality, vote)


def _filled(
    part: Part, headings: dict[str, str], sentences: dict[PartKind, str], texts: dict[str, MarkedText]
) -> FilledPart:
    written = texts.get(part.key, MarkedText())
    return FilledPart(part, headings.get(part.key, ""), sentences.get(part.kind, ""), written.text, written.marks)


def _opening(session: Session, unit: Unit, meeting: MeetingDetail) -> OpeningFacts:
    roll = roll_call(session, meeting.id)
    called = any(row.presence is not None for row in roll)
    items = session.execute(select(func.count()).where(on_agenda(meeting.id))).scalar_one()
    return OpeningFacts(
        unit=unit.name or ("tổ đảng" if unit.is_group else "chi bộ"),
        meeting=meeting.title or meeting_heading(meeting.kind, meeting.held_on, unit.kind, meeting.kind_name),
        held_on=meeting.held_on,
        place=meeting.place,
        start=meeting.start_time,
        end=meeting.end_time,
        chair=meeting.chair,
        secretary=meeting.secretary,
        roll=tuple((row.status, row.presence) for row in roll) if called else (),
        agenda=items,
    )


def _adopting_vote(votes: tuple[VoteRow, ...], row: ResolutionRow | None) -> VoteRow | None:
    """The vote named for the paper, or else the last passed one whose subject speaks of it."""
    if row is not None and row.vote_id is not None:
        return next((vote for vote in votes if vote.id == row.vote_id), None)
    spoken = ("nghi quyet", "ket luan")
    found = [vote for vote in votes if vote.passed and any(words in fold(vote.subject) for words in spoken)]
    return found[-1] if found else None
