"""What became of the tasks of before, as a meeting's paper tells it: the state at the start, and the result."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Meeting, Resolution, Task
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.services.meetings.meeting_guard import fetch
from dvqc_desktop.services.meetings.tasks.tasks import TaskRow, not_carried, of_meetings, task_query


@dataclass(frozen=True, slots=True)
class TaskResult:
    """A task of before with its state when the period began and what came of it, in words.

    `done` where it was finished by the day of the meeting.
    """

    task_id: int
    text: str
    owner: str | None
    at_start: str
    result: str
    done: bool


def previous_paper_day(session: Session, meeting: Meeting) -> date | None:
    """The day of the last paper before a meeting, or else of the last one that gave tasks; None before the first."""
    earlier = select(Meeting.held_on).where(Meeting.held_on < meeting.held_on).order_by(Meeting.held_on.desc()).limit(1)
    for given in (Resolution.meeting_id, Task.meeting_id):
        found = session.execute(earlier.where(Meeting.id.in_(select(given)))).scalar()
        if found is not None:
            return found
    return None


def task_results(session: Session, meeting_id: int) -> tuple[TaskResult, ...]:
    """The tasks that were open when the period of a meeting began or were given in it, with their results.

    The period runs from the last paper before the meeting to its day (domain notes §1.7, I.3); a task that a meeting
    gave anew within it stands there once, as the new one. Raises MeetingMissingError.
    """
    meeting = fetch(session, Meeting, meeting_id)
    start, day = previous_paper_day(session, meeting), meeting.held_on
    at_start = Task.done_on >= (start or date.min)
    query = task_query().where(Task.given_on < day, Task.done_on.is_(None) | at_start, of_meetings())
    query = query.where(not_carried(date.fromordinal(day.toordinal() - 1)))
    rows = session.execute(query.order_by(Task.given_on, Task.due_on.is_(None), Task.due_on, Task.id))
    tasks = [TaskRow(**row._mapping) for row in rows]
    carried = _carried_to(session, meeting_id)
    return tuple(_result(task, start, day, carried.get(task.id)) for task in tasks if task.meeting_id != meeting_id)


def done_share(results: tuple[TaskResult, ...]) -> float | None:
    """The part of the tasks that was done; None where there were none."""
    return sum(row.done for row in results) / len(results) if results else None


def _carried_to(session: Session, meeting_id: int) -> dict[int, date | None]:
    rows = session.execute(
        select(Task.carried_from_id, Task.due_on).where(
            Task.meeting_id == meeting_id, Task.carried_from_id.is_not(None)
        )
    )
    return {task_id: due_on for task_id, due_on in rows if task_id is not None}


def _result(task: TaskRow, start: date | None, day: date, carried_due: date | None) -> TaskResult:
    done = task.done_on is not None and task.done_on <= day
    if done:
        words = f"Xong ngày {format_date(task.done_on)}"
        result = f"{words}: {task.result}" if task.result else words
    else:
        result = _open_words(task, day)
        if carried_due is not None:
            result += f"; chuyển kỳ này, hạn mới {format_date(carried_due)}"
    return TaskResult(task.id, task.text, task.owner, _start_words(task, start), result, done)


def _start_words(task: TaskRow, start: date | None) -> str:
    """The state when the period began: new, or left from before, with its date."""
    due = f", hạn {format_date(task.due_on)}" if task.due_on else ""
    if start is None or task.given_on >= start:
        again = "Giao lại" if task.carried_from_id is not None else "Giao mới"
        return f"{again} {format_date(task.given_on)}{due}"
    return f"Kỳ trước chuyển sang{due}"


def _open_words(task: TaskRow, day: date) -> str:
    late = task.late_days(day)
    if late:
        return f"Chưa xong, quá hạn {late} ngày"
    return "Đang làm" if task.due_on is None else f"Đang làm, hạn {format_date(task.due_on)}"
