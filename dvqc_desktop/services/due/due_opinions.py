"""What is due after the workers' criticism: answers, reading them out, and what was promised to the team."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Opinion, Person, Task
from dvqc_desktop.domain.due import HORIZON_DAYS, DueKind, DueRow
from dvqc_desktop.services.contacts.opinion_reading import list_sessions
from dvqc_desktop.services.due.due_people import leader_name
from dvqc_desktop.services.rules import rules_in_force


def promises(session: Session, day: date) -> Iterator[DueRow]:
    """Open tasks that were promised in answer to opinions; `row_id` is the session of the last of them."""
    rows = session.execute(
        select(Task.text, Task.due_on, Person.full_name, func.max(Opinion.session_id))
        .join(Opinion, Opinion.task_id == Task.id)
        .outerjoin(Person, Person.id == Task.owner_id)
        .where(Task.due_on <= day + timedelta(days=HORIZON_DAYS), Task.given_on <= day)
        .where(Task.done_on.is_(None) | (Task.done_on > day))
        .group_by(Task.id)
        .order_by(Task.due_on, Task.id)
    )
    for text, due_on, owner, session_id in rows:
        if due_on is not None:
            yield DueRow(DueKind.TEAM_PROMISE, "Đã hứa với tổ", "", f"– {text}", due_on, owner or "", session_id)


def answers(session: Session, day: date) -> Iterator[DueRow]:
    """Sessions heard of which opinions are not answered, or the answers not read out (opinion.answer_days)."""
    days = timedelta(days=rules_in_force(session).count("opinion.answer_days"))
    for row in list_sessions(session):
        heard, missing = row.fields.held_on, row.received - row.answered
        if heard > day or not row.received or row.fields.read_on is not None:
            continue
        before = f"Trả lời {missing} ý kiến góp ý" if missing else "Đọc trước tổ bản trả lời góp ý"
        after = f"– nghe ngày {heard:%d/%m}"
        yield DueRow(DueKind.OPINIONS, before, row.fields.words, after, heard + days, leader_name(session, day), row.id)
