"""What a holder himself says: that he accepts, or that he asks to stop; either is one act and touches no class."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import HolderAssignment
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import HolderRole
from dvqc_desktop.domain.errors.chain import HolderAcceptedError, HolderMissingError
from dvqc_desktop.domain.errors.workers import SpanReversedError
from dvqc_desktop.services.chain.chain import TOPICS
from dvqc_desktop.services.people.presence import name_of

ASKED_TO_STOP = "người phụ trách xin thôi"


def accept_holding(session: Session, holder_id: int, worker_ids: Sequence[int], on: date) -> Change:
    """Notes that somebody accepted, on a day, to hold these people; who was noted before keeps his day.

    Raises HolderMissingError, HolderAcceptedError (nothing is left to note).
    """
    rows = [row for row in _held(session, holder_id, worker_ids) if row.accepted_on is None]
    if not rows:
        raise HolderAcceptedError(holder=name_of(session, holder_id))
    for row in rows:
        row.accepted_on = on
    session.flush()
    return Change("ghi đã nhận lời của", name_of(session, holder_id), TOPICS, holder_id)


def ask_to_stop(session: Session, holder_id: int, worker_ids: Sequence[int], on: date) -> Change:
    """Ends the assignments of a holder who asks to stop; `on` is the first day without. No class is proposed.

    Raises HolderMissingError, SpanReversedError.
    """
    for row in _held(session, holder_id, worker_ids):
        if on < row.start_on:
            raise SpanReversedError(start=row.start_on, end=on)
        row.end_on, row.end_reason = on, ASKED_TO_STOP
    session.flush()
    return Change("ghi xin thôi phụ trách của", name_of(session, holder_id), TOPICS, holder_id)


def _held(session: Session, holder_id: int, worker_ids: Sequence[int]) -> list[HolderAssignment]:
    rows = session.execute(
        select(HolderAssignment).where(
            HolderAssignment.holder_id == holder_id,
            HolderAssignment.worker_id.in_(list(worker_ids)),
            HolderAssignment.role == HolderRole.MAIN.value,
            HolderAssignment.end_on.is_(None),
        )
    )
    found = list(rows.scalars())
    if len(found) < len(set(worker_ids)) or not found:
        raise HolderMissingError
    return found
