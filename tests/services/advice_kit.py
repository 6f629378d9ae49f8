"""Finding people of the sample cell by name, and links between two of them."""

from datetime import date

from sqlalchemy import select

from dvqc_desktop.db.models import Person, WorkerLink
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import LinkKind

APART_UNTIL = date(2027, 5, 20)


def finder(database):
    """A function from a name to the row id of the person."""
    return lambda name: database.read(lambda s: s.scalar(select(Person.id).where(Person.full_name == name)))


def link(database, kind, first, second, end_on=APART_UNTIL):
    """Keeps two people apart, or says that they get on well, since the beginning of November."""
    one, other = sorted((first, second))
    reason = "va chạm khi giao máy" if kind is LinkKind.APART else None

    def act(session):
        session.add(WorkerLink(first_id=one, second_id=other, kind=kind.value, reason=reason,
                               start_on=date(2026, 11, 1), end_on=end_on))  # fmt: skip
        session.flush()
        return Change("ghi", "", frozenset({Topic.CHAIN}))

    database.write(act)
