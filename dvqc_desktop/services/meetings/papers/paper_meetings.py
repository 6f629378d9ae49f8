"""Which meeting a paper is made of where none is named: the last closed one that has such a paper."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import AgendaItem, Meeting, QualitySheet, Resolution, Task
from dvqc_desktop.domain.codes import MeetingState

Source = type[AgendaItem] | type[Resolution] | type[Task] | type[QualitySheet]


def last_closed_with(session: Session, source: Source) -> int | None:
    """The last meeting with closed minutes that has a row of this table; None where there is none."""
    query = select(Meeting.id).where(
        Meeting.state == MeetingState.CLOSED.value, Meeting.id.in_(select(source.meeting_id))
    )
    return session.execute(query.order_by(Meeting.held_on.desc(), Meeting.id.desc()).limit(1)).scalar()


def last_minutes(session: Session) -> int | None:
    """The last closed meeting that had an agenda."""
    return last_closed_with(session, AgendaItem)


def last_resolution(session: Session) -> int | None:
    """The last closed meeting that passed a paper."""
    return last_closed_with(session, Resolution)


def last_tasks(session: Session) -> int | None:
    """The last closed meeting that gave tasks."""
    return last_closed_with(session, Task)


def last_quality(session: Session) -> int | None:
    """The last closed meeting that judged itself."""
    return last_closed_with(session, QualitySheet)
