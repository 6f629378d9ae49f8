"""The step agreed at a contact: with a day it is a task of the member who met, open until it is ticked as done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Contact, ContactMiss, Task
from dvqc_desktop.services.statements import DAY, IDS, run

_MET = delete(ContactMiss).where(ContactMiss.worker_id.in_(IDS), ContactMiss.at == DAY)


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step agreed with somebody and not done yet; `id` is that of its task."""

    id: int
    text: str
    due_on: date | None


def open_steps(session: Session, person_id: int, day: date) -> tuple[OpenStep, ...]:
    """What was agreed at contacts with somebody up to a day and is not done, the oldest first."""
    rows = session.execute(
        select(Task.id, Task.text, Task.due_on)
        .where(Task.promised_to_id == person_id, Task.contact_id.is_not(None), Task.given_on <= day)
        .where(Task.done_on.is_(None))
        .order_by(Task.due_on, Task.id)
    )
    return tuple(OpenStep(*row) for row in rows)


def keep_step(session: Session, contact: Contact) -> bool:
    """Brings the task of a contact to the step and day the contact now holds; True where there is or was one.

    A step that is done stays as it was done. Part of a use case.
    """
    task = session.execute(select(Task).where(Task.contact_id == contact.id).limit(1)).scalar()
    wanted = contact.next_step is not None and contact.next_on is not None
    if task is None and not wanted:
        return False
    if task is not None and (task.done_on is not None or not wanted):
        if task.done_on is None:
            session.delete(task)
        return True
    if task is None:
        task = Task(contact_id=contact.id, promised_to_id=contact.worker_id)
        session.add(task)
    task.text, task.owner_id = contact.next_step or "", contact.by_id
    task.given_on, task.due_on = contact.at, contact.next_on
    session.flush()
    return True


def finish_steps(session: Session, task_ids: Sequence[int], on: date) -> bool:
    """Notes steps as done on a day, not before they were given; True where there were any. Part of a use case."""
    if not task_ids:
        return False
    for task in session.execute(select(Task).where(Task.id.in_(task_ids))).scalars():
        task.done_on = max(on, task.given_on)
    return True


def drop_misses(session: Session, worker_ids: Sequence[int], at: date) -> None:
    """Who was met on a day was not missed on it. Part of a use case."""
    run(session, _MET, {"ids": worker_ids, "day": at})
