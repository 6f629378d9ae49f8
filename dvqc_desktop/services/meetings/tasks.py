"""Tasks: given at a meeting to a member with a date, done with a result, carried to the next meeting."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import Meeting, Opinion, Person, Task
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors.meetings import TaskDatesError, TaskEmptyError, TaskOwnerNotMemberError
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.services.meetings.meeting_guard import fetch, note_work, open_meeting
from dvqc_desktop.services.people.presence import is_member

TOPICS = frozenset({Topic.TASKS, Topic.MEETINGS})


@dataclass(frozen=True, slots=True)
class TaskForm:
    """A task: what, by which member, until when; `promised_to_id` is the worker somebody promised it to."""

    text: str
    owner_id: int | None = None
    due_on: date | None = None
    promised_to_id: int | None = None
    given_on: date | None = None
    carried_from_id: int | None = None


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with its owner's name and the meeting it was given at; `late_days` past its date, 0 if not late."""

    id: int
    text: str
    owner_id: int | None
    owner: str | None
    given_on: date
    due_on: date | None
    done_on: date | None
    result: str | None
    promised_to_id: int | None
    promised_to: str | None
    meeting_id: int | None

    def late_days(self, day: date) -> int:
        """Days past the due date on a day, for a task still open then; 0 otherwise."""
        closed = self.done_on is not None and self.done_on <= day
        return 0 if closed or self.due_on is None else max(0, (day - self.due_on).days)


def add_task(session: Session, form: TaskForm, meeting_id: int | None = None) -> Change:
    """Give a task, at a meeting or outside one.

    Raises TaskEmptyError, TaskOwnerNotMemberError, TaskDatesError, MeetingMissingError, MeetingClosedError.
    """
    given_on = form.given_on or clock.today()
    if meeting_id is not None:
        meeting = open_meeting(session, meeting_id)
        given_on = form.given_on or meeting.held_on
        note_work(meeting)
    task = Task(meeting_id=meeting_id, given_on=given_on, carried_from_id=form.carried_from_id)
    _fill(session, task, form)
    session.add(task)
    session.flush()
    return Change("giao việc", task.text, TOPICS, task.id)


def edit_task(session: Session, task_id: int, form: TaskForm) -> Change:
    """Bring a task to the form. Raises as `add_task`."""
    task = _open_task(session, task_id)
    _fill(session, task, form)
    return Change("sửa việc", task.text, TOPICS, task_id)


def finish_task(session: Session, task_id: int, done_on: date | None = None, result: str | None = None) -> Change:
    """Note that a task is done (today where no day is given), also after the minutes were closed.

    Raises MeetingMissingError, TaskDatesError for a day before the task was given.
    """
    task = fetch(session, Task, task_id)
    day = done_on or clock.today()
    if day < task.given_on:
        raise TaskDatesError(which="ngày xong", day=format_date(day), given=format_date(task.given_on))
    task.done_on = day
    task.result = one_line(result or "") or task.result
    return Change("ghi xong việc", task.text, TOPICS, task_id)


def reopen_task(session: Session, task_id: int) -> Change:
    """Take back that a task is done. Raises MeetingMissingError."""
    task = fetch(session, Task, task_id)
    task.done_on = None
    return Change("ghi chưa xong việc", task.text, TOPICS, task_id)


def delete_task(session: Session, task_id: int) -> Change:
    """Take a task out. Raises MeetingMissingError, MeetingClosedError."""
    task = _open_task(session, task_id)
    text = task.text
    session.delete(task)
    return Change("xóa việc", text, TOPICS)


def list_tasks(session: Session, meeting_id: int) -> tuple[TaskRow, ...]:
    """The tasks given at a meeting, by date."""
    query = _query().where(Task.meeting_id == meeting_id).order_by(Task.due_on.is_(None), Task.due_on, Task.id)
    return tuple(TaskRow(**row._mapping) for row in session.execute(query))


def open_tasks(session: Session, before: date) -> tuple[TaskRow, ...]:
    """Tasks given before a day and still open on it, promises to workers first, then by date.

    A step agreed at a contact stays between those two: no meeting takes it over. What was promised in answer to the
    workers' criticism outside a meeting comes back at the next time they are heard.
    """
    told = select(Opinion.id).where(Opinion.task_id == Task.id, Task.meeting_id.is_(None)).exists()
    query = _query().where(Task.given_on < before, Task.done_on.is_(None) | (Task.done_on >= before))
    query = query.where(Task.contact_id.is_(None), ~told)
    ordered = query.order_by(Task.promised_to_id.is_(None), Task.due_on.is_(None), Task.due_on, Task.id)
    return tuple(TaskRow(**row._mapping) for row in session.execute(ordered))


def debts(session: Session, meeting_id: int) -> tuple[TaskRow, ...]:
    """What earlier meetings left open for this one ("việc kỳ trước chưa xong")."""
    meeting = fetch(session, Meeting, meeting_id)
    return tuple(task for task in open_tasks(session, meeting.held_on) if task.meeting_id != meeting_id)


def _query() -> Select[int, str, int | None, str | None, date, date | None, date | None, str | None]:
    owner, promised = aliased(Person), aliased(Person)
    return (
        select(
            Task.id,
            Task.text,
            Task.owner_id,
            owner.full_name.label("owner"),
            Task.given_on,
            Task.due_on,
            Task.done_on,
            Task.result,
        )
        .add_columns(
            Task.promised_to_id,
            promised.full_name.label("promised_to"),
            Task.meeting_id,
        )
        .outerjoin(owner, owner.id == Task.owner_id)
        .outerjoin(promised, promised.id == Task.promised_to_id)
    )


def _open_task(session: Session, task_id: int) -> Task:
    task = fetch(session, Task, task_id)
    if task.meeting_id is not None:
        open_meeting(session, task.meeting_id)
    return task


def _fill(session: Session, task: Task, form: TaskForm) -> None:
    text = one_line(form.text)
    if not text:
        raise TaskEmptyError
    if form.due_on is not None and form.due_on < task.given_on:
        raise TaskDatesError(which="hạn", day=format_date(form.due_on), given=format_date(task.given_on))
    if form.owner_id is not None and not session.execute(select(is_member(form.owner_id, task.given_on))).scalar():
        raise TaskOwnerNotMemberError
    task.text = text
    task.owner_id = form.owner_id
    task.due_on = form.due_on
    task.promised_to_id = form.promised_to_id
