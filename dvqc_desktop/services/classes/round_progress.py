"""How far a round is: who has a proposal, by hand or from a list, what is agreed; and giving up a round not begun."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, delete, func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import ClassEvent, ClassProposal, ClassRound
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import RoundState
from dvqc_desktop.domain.errors.classes import RoundNotOpenError, RoundStartedError
from dvqc_desktop.services.classes.rounds import HAND, TOPICS
from dvqc_desktop.services.people.presence import is_worker


@dataclass(frozen=True, slots=True)
class RoundProgress:
    """Counts over the workers of the day; `proposed` includes those agreed, `waiting` counts by class the others."""

    people: int
    proposed: int
    by_hand: int
    agreed: int
    waiting: dict[WorkerClass, int]

    @property
    def without(self) -> int:
        """How many have no proposal in the round: they keep their class."""
        return self.people - self.proposed

    @property
    def imported(self) -> int:
        """How many proposals came by an imported list."""
        return self.proposed - self.by_hand

    @property
    def alone(self) -> int:
        """How many waiting proposals are of the third class, which is agreed person by person."""
        return self.waiting.get(WorkerClass.NEEDS_HELP, 0)

    @property
    def together(self) -> int:
        """How many waiting proposals may be agreed together."""
        return sum(self.waiting.values()) - self.alone


def round_progress(session: Session, round_id: int, day: date, people: int) -> RoundProgress:
    """How far the round is among the workers of the day, who are `people` in number."""
    agreed = ClassProposal.agreed_event_id.is_not(None)
    rows = session.execute(
        select(
            ClassProposal.class_code,
            func.count(),
            func.sum(case((ClassProposal.source == HAND, 1), else_=0)),
            func.sum(case((agreed, 1), else_=0)),
        )
        .where(ClassProposal.round_id == round_id, is_worker(ClassProposal.person_id, day))
        .group_by(ClassProposal.class_code)
    ).all()
    waiting = {WorkerClass(code): count - done for code, count, _, done in rows if count > done}
    proposed, by_hand, done = (sum(row[place] for row in rows) for place in (1, 2, 3))
    return RoundProgress(people, proposed, by_hand, done, waiting)


def abandon_round(session: Session, round_id: int) -> Change:
    """Gives up an open round with its proposals; every class stays. Raises RoundNotOpenError, RoundStartedError."""
    row = session.get_one(ClassRound, round_id)
    if row.state != RoundState.OPEN:
        raise RoundNotOpenError(name=row.name)
    given = select(func.count()).where(ClassEvent.round_id == round_id)
    count = session.execute(given).scalar_one()
    if count:
        raise RoundStartedError(name=row.name, count=count)
    name = row.name
    session.execute(delete(ClassProposal).where(ClassProposal.round_id == round_id))
    session.delete(row)
    session.flush()
    return Change("bỏ", name, TOPICS, round_id)
