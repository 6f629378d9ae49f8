"""Tasks: given at a meeting to a member with a date, done with a result, carried to the next meeting."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import Meeting, Opinion, Person, Task
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors.meetings import (
    TaskCarriedError,
    TaskDatesError,
    TaskDoneError,
    TaskEmptyError,
    TaskOwnerNotMemberError,
)
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.services.meetings.meeting_guard import fetch, note_work, open_meeting
from dvqc_desktop.services.people.presence import is_member

TOPICS = frozenset({Topic.TASKS, Topic.MEETINGS})


@dataclass(frozen=True, slots=True)
class TaskLinks:
    """What a task is about: a worker, a plan, a proposal passed on, an item of the agenda; shown on screen only."""

    about_id: int | None = None
    plan_id: int | None = None
    proposal_id: int | None = None
    agenda_item_id: int | None = None


NO_LINKS = TaskLinks()


@dataclass(frozen=True, slots=True)
class TaskForm:
    """A task: what, by which member, until when; `promised_to_id` is the worker somebody promised it to.

    `report_on` is the day it is reported, `links` what it is about.
    """

    text: str
    owner_id: int | None = None
    due_on: date | None = None
    promised_to_id: int | None = None
    given_on: date | None = None
    carried_from_id: int | None = None
    report_on: date | None = None
    links: TaskLinks = NO_LINKS


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
    report_on: date | None = None
    about_id: int | None = None
    about: str | None = None
    plan_id: int | None = None
    proposal_id: int | None = None
    agenda_item_id: int | None = None
    carried_from_id: int | None = None

    @property
    def links(self) -> TaskLinks:
        """What it is about."""
        return TaskLinks(self.about_id, self.plan_id, self.proposal_id, self.agenda_item_id)

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


def carry_task(session: Session, task_id: int, meeting_id: int, due_on: date | None) -> Change:
    """Take an unfinished task of before over to a meeting, with a new date: the meeting gives it anew.

    Raises TaskDoneError, TaskCarriedError, and what `add_task` raises.
    """
    task = fetch(session, Task, task_id)
    meeting = open_meeting(session, meeting_id)
    if task.done_on is not None:
        raise TaskDoneError(day=format_date(task.done_on))
    if session.execute(select(Task.id).where(Task.carried_from_id == task_id)).scalar() is not None:
        raise TaskCarriedError
    links = TaskLinks(task.about_id, task.plan_id, task.proposal_id)
    form = TaskForm(task.text, task.owner_id, due_on, task.promised_to_id, None, task_id, None, links)
    if task.owner_id is not None and not _is_member(session, task.owner_id, meeting.held_on):
        form = replace(form, owner_id=None)
    change = add_task(session, form, meeting_id)
    return Change("chuyển việc sang kỳ này", task.text, TOPICS, change.row_id)


def carry_tasks(session: Session, meeting_id: int, due: Mapping[int, date | None]) -> Change:
    """Take several tasks over in one act, each with its new date. Raises as `carry_task`."""
    for task_id, due_on in due.items():
        carry_task(session, task_id, meeting_id, due_on)
    return Change("chuyển việc sang kỳ này", f"{len(due)} việc", TOPICS, meeting_id)


def delete_task(session: Session, task_id: int) -> Change:
    """Take a task out. Raises MeetingMissingError, MeetingClosedError."""
    task = _open_task(session, task_id)
    text = task.text
    session.delete(task)
    return Change("xóa việc", text, TOPICS)


def list_tasks(session: Session, meeting_id: int) -> tuple[TaskRow, ...]:
    """The tasks given at a meeting, by date."""
    query = task_query().where(Task.meeting_id == meeting_id).order_by(Task.due_on.is_(None), Task.due_on, Task.id)
    return tuple(TaskRow(**row._mapping) for row in session.execute(query))


def open_tasks(session: Session, before: date) -> tuple[TaskRow, ...]:
    """Tasks given before a day and still open on it, promises to workers first, then by date.

    A step agreed at a contact stays between those two: no meeting takes it over. What was promised in answer to the
    workers' criticism outside a meeting comes back at the next time they are heard.
    """
    query = task_query().where(Task.given_on < before, Task.done_on.is_(None) | (Task.done_on >= before))
    query = query.where(of_meetings(), not_carried(before))
    ordered = query.order_by(Task.promised_to_id.is_(None), Task.due_on.is_(None), Task.due_on, Task.id)
    return tuple(TaskRow(**row._mapping) for row in session.execute(ordered))


def debts(session: Session, meeting_id: int) -> tuple[TaskRow, ...]:
    """What earlier meetings left open for this one ("việc kỳ trước chưa xong")."""
    meeting = fetch(session, Meeting, meeting_id)
    return tuple(task for task in open_tasks(session, meeting.held_on) if task.meeting_id != meeting_id)


def member_tasks(session: Session, day: date, owner_id: int | None = None) -> tuple[TaskRow, ...]:
    """What is open on a day by member (of one, or of all), then by date; steps agreed at contacts are left out."""
    query = task_query().where(Task.given_on <= day, Task.done_on.is_(None) | (Task.done_on > day))
    query = query.where(Task.contact_id.is_(None), not_carried(day))
    if owner_id is not None:
        query = query.where(Task.owner_id == owner_id)
    rows = [TaskRow(**row._mapping) for row in session.execute(query.order_by(Task.due_on, Task.id))]
    order = {person_id: place for place, person_id in enumerate(_by_name(session, [row.owner_id for row in rows]))}
    rows.sort(key=lambda row: (order.get(row.owner_id or 0, len(order)), row.due_on is None, row.due_on or day))
    return tuple(rows)


def of_meetings() -> ColumnElement[bool]:
    """Tasks that meetings follow: no step agreed at a contact, no answer promised to the workers outside a meeting."""
    told = select(Opinion.id).where(Opinion.task_id == Task.id, Task.meeting_id.is_(None)).exists()
    return Task.contact_id.is_(None) & ~told


def not_carried(day: date) -> ColumnElement[bool]:
    """Tasks that no later meeting has given anew by a day; the new one stands in their place."""
    later = aliased(Task)
    return ~select(later.id).where(later.carried_from_id == Task.id, later.given_on <= day).exists()


def _by_name(session: Session, ids: list[int | None]) -> tuple[int, ...]:
    wanted = {person_id for person_id in ids if person_id is not None}
    return tuple(session.execute(select(Person.id).where(Person.id.in_(wanted)).order_by(Person.name_sort)).scalars())


def task_query() -> Select[int, str, int | None, str | None, date, date | None, date | None, str | None]:
    """Tasks with the names of those they name, in the order of the fields of `TaskRow`."""
    owner, promised, about = aliased(Person), aliased(Person), aliased(Person)
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
            Task.report_on,
            Task.about_id,
            about.full_name.label("about"),
            Task.plan_id,
            Task.proposal_id,
            Task.agenda_item_id,
            Task.carried_from_id,
        )
        .outerjoin(owner, owner.id == Task.owner_id)
        .outerjoin(promised, promised.id == Task.promised_to_id)
        .outerjoin(about, about.id == Task.about_id)
    )


def _open_task(session: Session, task_id: int) -> Task:
    task = fetch(session, Task, task_id)
    if task.meeting_id is not None:
        open_meeting(session, task.meeting_id)
    return task


def _is_member(session: Session, person_id: int, day: date) -> bool:
    return bool(session.execute(select(is_member(person_id, day))).scalar())


def _fill(session: Session, task: Task, form: TaskForm) -> None:
    text = one_line(form.text)
    if not text:
        raise TaskEmptyError
    for which, day in (("hạn", form.due_on), ("ngày báo cáo", form.report_on)):
        if day is not None and day < task.given_on:
            raise TaskDatesError(which=which, day=format_date(day), given=format_date(task.given_on))
    if form.owner_id is not None and not _is_member(session, form.owner_id, task.given_on):
        raise TaskOwnerNotMemberError
    task.text = text
    task.owner_id = form.owner_id
    task.due_on, task.report_on = form.due_on, form.report_on
    task.promised_to_id = form.promised_to_id
    task.about_id, task.plan_id = form.links.about_id, form.links.plan_id
    task.proposal_id, task.agenda_item_id = form.links.proposal_id, form.links.agenda_item_id
