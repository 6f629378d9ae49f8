"""What the papers of a meeting are made of, in words that may leave the book: its resolution, tasks and sheet."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from dvqc_desktop.domain.dates import format_date, paper_month
from dvqc_desktop.domain.marked_text import Mark
from dvqc_desktop.domain.meetings import agenda_subject
from dvqc_desktop.domain.resolutions import PartKind
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.services.meetings.meetings import MeetingDetail, get_meeting
from dvqc_desktop.services.meetings.minutes.named_workers import without_workers
from dvqc_desktop.services.meetings.papers.paper_words import printable
from dvqc_desktop.services.meetings.passed.resolution_reading import FilledPart, ResolutionContent, read_resolution
from dvqc_desktop.services.meetings.quality.quality import Sheet, kept_sheet
from dvqc_desktop.services.meetings.tasks.tasks import TaskRow, list_tasks
from dvqc_desktop.services.people.leaders import Leader, find_leader, leaders
from dvqc_desktop.services.rules import meeting_rules
from dvqc_desktop.services.unit import Unit, get_unit

FIRST_HALF = 15  # a meeting of the first days of a month speaks of that month, a later one of the next


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as printed; workers it is linked to stay on the screen."""

    text: str
    owner: str | None
    due_on: date | None
    report_on: date | None
    result: str


@dataclass(frozen=True, slots=True)
class TaskPaperData:
    """What the list of tasks is made of."""

    unit: Unit
    meeting: MeetingDetail
    tasks: tuple[TaskLine, ...]
    signer: Leader | None


@dataclass(frozen=True, slots=True)
class QualityPaperData:
    """What the sheet is made of."""

    unit: Unit
    meeting: MeetingDetail
    sheet: Sheet
    signer: Leader | None


@dataclass(frozen=True, slots=True)
class PaperPart:
    """A part of a resolution as it is printed."""

    kind: PartKind
    level: int
    heading: str
    sentence: str
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class ResolutionData:
    """What a resolution or conclusion is made of; `results` the rows of last month's table."""

    unit: Unit
    name: str
    subject: str
    number: str | None
    held_on: date
    parts: tuple[PaperPart, ...]
    results: tuple[tuple[str, str, str], ...]
    tasks: tuple[TaskLine, ...]
    quality: Sheet | None
    signer: Leader | None


def printed_tasks(session: Session, meeting_id: int) -> TaskPaperData:
    """The tasks of a meeting. Raises MeetingMissingError."""
    meeting = get_meeting(session, meeting_id)
    return TaskPaperData(get_unit(session), meeting, _task_lines(session, meeting), signer_of(session, meeting))


def printed_quality(session: Session, meeting_id: int) -> QualityPaperData | None:
    """The sheet of a meeting, None where it was not judged. Raises MeetingMissingError."""
    meeting, sheet = get_meeting(session, meeting_id), kept_sheet(session, meeting_id)
    return None if sheet is None else QualityPaperData(get_unit(session), meeting, sheet, signer_of(session, meeting))


def printed_resolution(session: Session, meeting_id: int) -> ResolutionData | None:
    """The paper a meeting passed, None where nothing was written. Raises MeetingMissingError."""
    content = read_resolution(session, meeting_id)
    if content.row is None:
        return None
    rules = meeting_rules(session, meeting_id)
    day = content.meeting.held_on

    def hidden(text: str) -> str:
        return without_workers(session, text, day)

    return ResolutionData(
        unit=content.unit,
        name=rules.text(f"resolution.title.{content.kind}"),
        subject=printable(session, content.row.subject or usual_subject(content, rules), day)[0],
        number=content.row.printed_number,
        held_on=day,
        parts=tuple(_printed(session, part, day) for part in content.parts),
        results=tuple((hidden(result.text), result.at_start, hidden(result.result)) for result in content.results),
        tasks=_task_lines(session, content.meeting),
        quality=content.quality,
        signer=signer_of(session, content.meeting),
    )


def usual_subject(content: ResolutionContent, rules: RulePack) -> str:
    """What the paper is about, by the pack's pattern: the month it leads, or the meeting it concludes."""
    meeting = content.meeting
    following = meeting.held_on.day > FIRST_HALF
    month = meeting.held_on.month % 12 + 1 if following else meeting.held_on.month
    year = meeting.held_on.year + (following and month == 1)
    named = meeting.title or agenda_subject(meeting.kind, meeting.held_on, content.unit.kind, meeting.kind_name)
    words = rules.text(f"resolution.subject.{content.kind}")
    for place, value in (("{month}", paper_month(month)), ("{year}", str(year)), ("{meeting}", named)):
        words = words.replace(place, value)
    return words


def signer_of(session: Session, meeting: MeetingDetail) -> Leader | None:
    """Who signs a meeting's paper: its chair if a leader of that day, or else the leader."""
    known = {leader.id: leader for leader in leaders(session, meeting.held_on)}
    chair = known.get(meeting.chair_id) if meeting.chair_id is not None else None
    return chair or find_leader(session, meeting.held_on)


def _printed(session: Session, filled: FilledPart, day: date) -> PaperPart:
    text, marks = printable(session, filled.text, day, filled.marks)
    part = filled.part
    return PaperPart(part.kind, part.level, filled.heading, filled.sentence, text, marks)


def _task_lines(session: Session, meeting: MeetingDetail) -> tuple[TaskLine, ...]:
    """The tasks as they are printed: what concerns a worker names nobody."""
    return tuple(
        TaskLine(
            without_workers(session, task.text, meeting.held_on),
            task.owner,
            task.due_on,
            task.report_on,
            _result_words(session, task, meeting.held_on),
        )
        for task in list_tasks(session, meeting.id)
    )


def _result_words(session: Session, task: TaskRow, day: date) -> str:
    result = without_workers(session, task.result or "", day)
    done = f"Xong {format_date(task.done_on)}" if task.done_on is not None else ""
    return ": ".join(part for part in (done, result) if part)
