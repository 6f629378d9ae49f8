"""Rows of lists as they may leave the book: what concerns a worker names nobody, as on the papers of the same lists."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from dvqc_desktop.domain.name_hiding import without_names
from dvqc_desktop.services.contacts.proposals import ProposalRow, all_worker_names, list_proposals
from dvqc_desktop.services.meetings.minutes.named_workers import without_workers
from dvqc_desktop.services.meetings.passed.numbers import NumberRow, list_numbers
from dvqc_desktop.services.meetings.tasks.tasks import TaskRow, list_tasks, member_tasks


def tasks_of_meeting(session: Session, meeting_id: int, day: date) -> tuple[TaskRow, ...]:
    """The tasks given at a meeting, as they may leave."""
    return leaving_tasks(session, list_tasks(session, meeting_id), day)


def tasks_of_members(session: Session, day: date, owner_id: int | None) -> tuple[TaskRow, ...]:
    """What is open by member (of one, or of all), as it may leave."""
    return leaving_tasks(session, member_tasks(session, day, owner_id), day)


def numbers_given(session: Session, term: str, day: date) -> tuple[NumberRow, ...]:
    """The numbers of papers of a term, with every worker in subject and reason as "một người"."""
    return tuple(
        replace(row, subject=_hidden(session, row.subject, day), reason=_hidden(session, row.reason, day))
        for row in list_numbers(session, term)
    )


def _hidden(session: Session, text: str | None, day: date) -> str | None:
    return without_workers(session, text, day) if text else text


def told(session: Session, day: date) -> tuple[ProposalRow, ...]:
    """What was heard, as it may leave."""
    return leaving_proposals(session, list_proposals(session, day))


def leaving_tasks(session: Session, tasks: Sequence[TaskRow], day: date) -> tuple[TaskRow, ...]:
    """The tasks with every worker in text and result as "một người"; to whom and about whom is left out."""
    return tuple(
        replace(
            task,
            text=without_workers(session, task.text, day),
            result=_hidden(session, task.result, day),
            promised_to=None,
            about=None,
        )
        for task in tasks
    )


def leaving_proposals(session: Session, rows: Sequence[ProposalRow]) -> tuple[ProposalRow, ...]:
    """The entries that their worker agreed to pass on, without any worker's name."""
    people = all_worker_names(session)
    return tuple(
        replace(
            row,
            worker_name="",
            fields=replace(
                row.fields,
                text=without_names(row.fields.text, people),
                answer=without_names(row.fields.answer, people) if row.fields.answer else row.fields.answer,
            ),
        )
        for row in rows
        if row.fields.consent
    )
