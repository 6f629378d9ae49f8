"""How far a new book has come: names, members, workers, first classes."""

from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import ClassEvent, HolderAssignment, Membership, WorkerSpell
from dvqc_desktop.services.settings import contact_rule
from dvqc_desktop.services.unit import Unit, get_unit


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """The unit, the weekday of contacts (0 = Monday), and whether there are members, workers, classes with holders."""

    unit: Unit
    weekday: int
    members: bool
    workers: bool
    classified: bool

    @property
    def is_new(self) -> bool:
        """True while the book has nothing to work with: nobody who helps, or nobody to be helped."""
        return not (self.members and self.workers)


def first_steps(session: Session) -> FirstSteps:
    """Looks what is there."""
    members, workers, classes, holders = (
        session.execute(select(exists(select(table.id)))).scalar_one()
        for table in (Membership, WorkerSpell, ClassEvent, HolderAssignment)
    )
    return FirstSteps(get_unit(session), contact_rule(session).weekday, members, workers, classes and holders)
