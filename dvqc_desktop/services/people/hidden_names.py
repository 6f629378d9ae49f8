"""Whose names are hidden on the screen at Ctrl+H: everybody the book knows."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Person


def names_to_hide(session: Session) -> tuple[tuple[str, str | None], ...]:
    """Full name and sex of everybody in the book."""
    rows = session.execute(select(Person.full_name, Person.sex)).all()
    return tuple((row.full_name, row.sex) for row in rows)
