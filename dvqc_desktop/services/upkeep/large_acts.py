"""How many rows one act may change before its number is shown and typed back (reliability notes U03)."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Person
from dvqc_desktop.services.rules import rules_in_force

ROWS = "keeping.large_act"


def is_large(session: Session, count: int) -> bool:
    """True for more rows than the rule's number.

    A share of the people, which the notes name beside it, is one or two of them in a cell and would ask at each act.
    The first list of a book without people changes nothing that was there.
    """
    people = session.execute(select(func.count()).select_from(Person)).scalar_one()
    return people > 0 and count > rules_in_force(session).count(ROWS)
