"""The minutes of a meeting as they are read and printed: names instead of numbers, nothing looked up any more."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import AgendaItem, Meeting, Person, QualitySheet, Task
from dvqc_desktop.domain.codes import MemberStatus, Presence
from dvqc_desktop.domain.marked_text import MarkedText, marks_from_json
from dvqc_desktop.domain.meetings import agenda_subject
from dvqc_desktop.services.meetings.meeting_guard import fetch, on_agenda
from dvqc_desktop.services.meetings.minutes.item_opinions import ItemOpinionRow, list_opinions
from dvqc_desktop.services.meetings.passed.resolutions import find_resolution
from dvqc_desktop.services.meetings.passed.votes import VoteRow, list_votes
from dvqc_desktop.services.meetings.roll.attendance import roll_call
from dvqc_desktop.services.people.leaders import leaders
from dvqc_desktop.services.unit import Unit, get_unit


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member in the roll call of the minutes."""

    name: str
    status: MemberStatus
    presence: Presence | None
    reason: str | None

    @property
    def is_there(self) -> bool:
        """Present, if late."""
        return self.presence in (Presence.PRESENT, Presence.LATE)


@dataclass(frozen=True, slots=True)
class OpinionLine:
    """What somebody said on an item."""

    speaker: str | None
    words: MarkedText
    internal: bool


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """An item with what was said, concluded and voted on it; `note` stays in the annex."""

    id: int
    position: int
    title: str
    presenter: str | None
    postponed: bool
    text: MarkedText
    opinions: tuple[OpinionLine, ...]
    conclusion: MarkedText
    note: str | None
    votes: tuple[VoteRow, ...]

    @property
    def is_written(self) -> bool:
        """Whether anything was said or concluded on it."""
        return bool(self.text.text or self.opinions or self.conclusion.text)


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task given at the meeting."""

    text: str
    owner: str | None
    due_on: date | None
    report_on: date | None


@dataclass(frozen=True, slots=True)
class PassedPaper:
    """What the meeting passed: its number as printed, and its main text."""

    number: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class MinutesRecord:
    """The whole minutes; `approved_by` says who approved them, `score` is points and grade of the quality sheet."""

    unit: Unit
    kind: str
    subject: str
    held_on: date
    start_time: str | None
    end_time: str | None
    place: str | None
    chair: str | None
    chair_post: str | None
    secretary: str | None
    guests: str | None
    members: tuple[MemberLine, ...]
    items: tuple[ItemRecord, ...]
    votes: tuple[VoteRow, ...]
    paper: PassedPaper | None
    tasks: tuple[TaskLine, ...]
    score: tuple[float, str] | None
    approved_by: str
    rule_version: str | None


def read_record(session: Session, meeting_id: int, approved_by: str = "") -> MinutesRecord:
    """The minutes as they stand now. Raises MeetingMissingError."""
    meeting, unit = fetch(session, Meeting, meeting_id), get_unit(session)
    votes, tasks = list_votes(session, meeting_id), _tasks(session, meeting_id)
    post = {leader.id: leader.post for leader in leaders(session, meeting.held_on)}
    paper = find_resolution(session, meeting_id)
    return MinutesRecord(
        unit=unit,
        kind=meeting.kind,
        subject=meeting.title or agenda_subject(meeting.kind, meeting.held_on, unit.kind, meeting.kind_name),
        held_on=meeting.held_on,
        start_time=meeting.start_time,
        end_time=meeting.end_time,
        place=meeting.place,
        chair=_name(session, meeting.chair_id),
        chair_post=post.get(meeting.chair_id or 0),
        secretary=_name(session, meeting.secretary_id),
        guests=meeting.guests,
        members=tuple(
            MemberLine(row.name, row.status, row.presence, row.reason) for row in roll_call(session, meeting_id)
        ),
        items=item_records(session, meeting_id),
        votes=tuple(vote for vote in votes if vote.agenda_item_id is None),
        paper=PassedPaper(paper.printed_number, paper.text) if paper is not None else None,
        tasks=tasks,
        score=_score(session, meeting_id),
        approved_by=approved_by,
        rule_version=meeting.rule_version,
    )


def item_records(session: Session, meeting_id: int) -> tuple[ItemRecord, ...]:
    """The items of a meeting with what was said, concluded and voted on each. Raises MeetingMissingError."""
    opinions, counted = list_opinions(session, meeting_id), list_votes(session, meeting_id)
    rows = session.execute(
        select(AgendaItem, Person.full_name)
        .outerjoin(Person, Person.id == AgendaItem.presenter_id)
        .where(on_agenda(meeting_id))
        .order_by(AgendaItem.position, AgendaItem.id)
    )
    return tuple(
        ItemRecord(
            id=item.id,
            position=item.position,
            title=item.title,
            presenter=f"đồng chí {name}" if name else item.presenter_words,
            postponed=item.postponed,
            text=MarkedText(item.minutes_text or "", marks_from_json(item.minutes_marks)),
            opinions=tuple(_opinion(row) for row in opinions if row.item_id == item.id),
            conclusion=MarkedText(item.conclusion or "", marks_from_json(item.conclusion_marks)),
            note=item.internal_note,
            votes=tuple(vote for vote in counted if vote.agenda_item_id == item.id),
        )
        for item, name in rows
    )


def _opinion(row: ItemOpinionRow) -> OpinionLine:
    return OpinionLine(row.speaker, row.form.words, row.form.internal)


def _tasks(session: Session, meeting_id: int) -> tuple[TaskLine, ...]:
    owner = aliased(Person)
    rows = session.execute(
        select(Task.text, owner.full_name, Task.due_on, Task.report_on)
        .outerjoin(owner, owner.id == Task.owner_id)
        .where(Task.meeting_id == meeting_id)
        .order_by(Task.due_on.is_(None), Task.due_on, Task.id)
    )
    return tuple(TaskLine(*row) for row in rows)


def _score(session: Session, meeting_id: int) -> tuple[float, str] | None:
    found = session.execute(
        select(QualitySheet.total, QualitySheet.grade).where(QualitySheet.meeting_id == meeting_id)
    ).one_or_none()
    return None if found is None else (found.total, found.grade)


def _name(session: Session, person_id: int | None) -> str | None:
    return (
        None if person_id is None else session.execute(select(Person.full_name).where(Person.id == person_id)).scalar()
    )
