"""Meetings that the month, quarter or year still asks for, and that nobody has planned."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy.orm import Session

from dvqc_desktop.domain.due import DueKind, DueRow
from dvqc_desktop.domain.meetings import due_words
from dvqc_desktop.services.meetings.year.year import missing_now
from dvqc_desktop.services.people.leaders import find_leader
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.unit import get_unit


def missing(session: Session, day: date) -> Iterator[DueRow]:
    """One row for each, due so long before the span is over (rule pack, meeting.plan_before)."""
    slots = missing_now(session, day)
    if not slots:
        return
    before = timedelta(days=rules_in_force(session).count("meeting.plan_before"))
    leader, kind = find_leader(session, day), get_unit(session).kind
    for slot in slots:
        due = max(slot.end - before, slot.start)
        name = due_words(slot.kind, kind, slot.start, slot.end)
        yield DueRow(DueKind.MEETING_PLAN, "Lên lịch", name, "", due, leader.name if leader else "")
