"""What a closed round freezes: no class on or before its closing day is added, only corrected."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import ClassRound
from dvqc_desktop.domain.codes import RoundState
from dvqc_desktop.domain.errors.classes import RoundFrozenError
from dvqc_desktop.services.statements import DAY, run

_CLOSED = (
    select(ClassRound.name, ClassRound.closed_on)
    .where(ClassRound.state == RoundState.CLOSED.value, ClassRound.closed_on >= DAY)
    .order_by(ClassRound.closed_on.desc(), ClassRound.id.desc())
    .limit(1)
)


def check_not_frozen(session: Session, name: str, day: date) -> None:
    """Refuses a class of the person `name` from a day that a closed round has counted. Raises RoundFrozenError."""
    closed = run(session, _CLOSED, {"day": day}).first()
    if closed is not None:
        raise RoundFrozenError(name=name, day=day, round=closed.name, closed=closed.closed_on)
