"""What is due about meetings: to be prepared and sent out before, to be handed up after (days from the rule pack)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Meeting, Person
from dvqc_desktop.domain.codes import MeetingState
from dvqc_desktop.domain.due import HORIZON_DAYS, DueKind, DueRow
from dvqc_desktop.domain.meetings import is_handed_up, meeting_name
from dvqc_desktop.services.due.due_people import leader_name
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.unit import get_unit

_AHEAD = timedelta(days=HORIZON_DAYS)
_WAITING = (MeetingState.PLANNED.value, MeetingState.PREPARING.value)
_HELD = (MeetingState.HELD.value, MeetingState.CLOSED.value)
_ACTS = {MeetingState.PLANNED: "Chuẩn bị", MeetingState.PREPARING: "Gửi giấy mời, tài liệu"}


def meetings(session: Session, day: date) -> Iterator[DueRow]:
    """Meetings of the next days whose papers are to reach the members (rule pack, meeting.papers_before)."""
    papers = timedelta(days=rules_in_force(session).count("meeting.papers_before"))
    unsent = Meeting.state.in_(_WAITING) & Meeting.papers_sent_on.is_(None)
    near = Meeting.held_on.between(day, day + _AHEAD + papers)
    for meeting, name, chair in _rows(session, day, unsent & near):
        due, after = max(meeting.held_on - papers, day), f"họp ngày {meeting.held_on:%d/%m}"
        yield DueRow(DueKind.MEETING, _ACTS[MeetingState(meeting.state)], name, after, due, chair, meeting.id)


def handing_in(session: Session, day: date) -> Iterator[DueRow]:
    """Meetings held whose minutes and resolution are to be handed up (rule pack, meeting.handover_after).

    Nothing is said of older ones, which may have been handed in before the book was kept.
    """
    rules = rules_in_force(session)
    days, watched = (timedelta(days=rules.count(f"meeting.handover_{key}")) for key in ("after", "watched"))
    open_ones = Meeting.state.in_(_HELD) & Meeting.handed_in_on.is_(None)
    for meeting, name, chair in _rows(session, day, open_ones & Meeting.held_on.between(day - watched, day)):
        if is_handed_up(meeting.kind):
            before = "Nộp giấy tờ" if meeting.state == MeetingState.CLOSED else "Chốt biên bản, nộp giấy tờ"
            after = f"ngày {meeting.held_on:%d/%m}"
            yield DueRow(DueKind.HANDING, before, name, after, meeting.held_on + days, chair, meeting.id)


def _rows(session: Session, day: date, condition: ColumnElement[bool]) -> Iterator[tuple[Any, str, str]]:
    """Meetings with their name and who is responsible: the chair, or else the leader of the day."""
    rows = session.execute(
        select(Meeting, Person.full_name)
        .outerjoin(Person, Person.id == Meeting.chair_id)
        .where(condition)
        .order_by(Meeting.held_on, Meeting.id)
    )
    leader, unit_kind = leader_name(session, day), get_unit(session).kind
    for meeting, chair in rows:
        yield meeting, meeting_name(meeting.kind, meeting.held_on, unit_kind, meeting.kind_name), chair or leader
