"""Lists for the command line, in the keys of the contract; those of workers are in `worker_lists`."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from dvqc_desktop.domain.meetings import meeting_name
from dvqc_desktop.services.due.due import list_due
from dvqc_desktop.services.meetings.meetings import list_meetings
from dvqc_desktop.services.members.member_lists import list_members
from dvqc_desktop.services.people.worker_lists import gap_rows, worker_rows
from dvqc_desktop.services.unit import get_unit

__all__ = ["due_rows", "gap_rows", "meeting_rows", "member_rows", "worker_rows"]


def member_rows(session: Session, as_of: date) -> list[dict[str, Any]]:
    """`dvqc list members`: present and former members as of a day."""
    return [
        {
            "id": row.id,
            "name": row.name,
            "status": row.status.value,
            "admission_decision_date": _iso(row.admission_decision_date),
            "admission_date": _iso(row.admission_date),
            "official_date": _iso(row.official_date),
            "held": row.held,
        }
        for row in list_members(session, as_of)
    ]


def meeting_rows(session: Session, _as_of: date) -> list[dict[str, Any]]:
    """`dvqc list meetings`: all meetings, the latest first, in the state they are in now."""
    kind = get_unit(session).kind
    return [
        {
            "id": row.id,
            "name": row.title or meeting_name(row.kind, row.held_on, kind, row.kind_name),
            "date": row.held_on.isoformat(),
            "kind": row.kind,
            "state": row.state,
        }
        for row in list_meetings(session)
    ]


def due_rows(session: Session, as_of: date) -> list[dict[str, Any]]:
    """`dvqc list due`: what is overdue, due on the day, or due within the seven days after it."""
    return [row.as_json(as_of) for row in list_due(session, as_of)]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
