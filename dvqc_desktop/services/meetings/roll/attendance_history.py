"""How members took part over a year: whom to ask about it, told beside the roll call."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Attendance, Meeting
from dvqc_desktop.domain.attendance import Call, attendance_warning
from dvqc_desktop.domain.codes import MeetingKind, Presence
from dvqc_desktop.services.meetings.meeting_guard import fetch
from dvqc_desktop.services.meetings.roll.attendance import MAY_BE_ABSENT, roll_call
from dvqc_desktop.services.rules import rules_in_force

YEAR = timedelta(days=366)


def roll_warnings(session: Session, meeting_id: int) -> dict[int, str]:
    """What to ask members about, by row id, seen at a meeting with its own roll call; criticism sessions left out.

    A meeting at which somebody did not have to be (exempt, suspended, gone elsewhere) does not count for him.
    """
    rules, held_on = rules_in_force(session), fetch(session, Meeting, meeting_id).held_on
    calls: dict[int, list[Call]] = {}
    rows = session.execute(
        select(Attendance.person_id, Meeting.held_on, Attendance.presence)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(
            Meeting.held_on.between(held_on - YEAR, held_on),
            Meeting.kind != MeetingKind.CRITICISM.value,
            Attendance.status.not_in([status.value for status in MAY_BE_ABSENT]),
        )
        .order_by(Meeting.held_on, Meeting.start_time, Meeting.id)
    )
    for person_id, day, presence in rows:
        calls.setdefault(person_id, []).append(Call(day, Presence(presence)))
    members = [row.person_id for row in roll_call(session, meeting_id) if row.has_to_attend]
    found = ((person_id, attendance_warning(calls.get(person_id, ()), held_on, rules)) for person_id in members)
    return {person_id: words for person_id, words in found if words is not None}
