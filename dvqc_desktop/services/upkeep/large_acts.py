"""How many rows one act may change before its number is shown and typed back (reliability notes U03)."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Person
from dvqc_desktop.services.rules import rules_in_force

ROWS, SHARE = "keeping.large_act", "keeping.large_share"


def is_large(session: Session, count: int) -> bool:
    """True for more rows than the rule's number and more than its share of the people of the book.

    In a small book the share would be one person: the number alone counts there. The first list of a book without
    people changes nothing that was there.
    """
    people = session.execute(select(func.count()).select_from(Person)).scalar_one()
    rules = rules_in_force(session)
    return people > 0 and count > max(rules.count(ROWS), people * rules.count(SHARE) / 100)
