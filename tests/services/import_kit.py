"""Lists for tests of importing, by short words, and what importing them did."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import text

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.codes import Precision
from dvqc_desktop.domain.dates import PartialDate
from dvqc_desktop.domain.imported import ListedMembership, ListedPerson, ListKind, PeopleList
from dvqc_desktop.services.importing.import_plan import ImportPlan, plan_import
from dvqc_desktop.services.importing.importing import import_people

TODAY = date(2026, 11, 20)
BORN = PartialDate(date(1990, 7, 5), Precision.DAY)
YEAR = PartialDate(date(1990, 1, 1), Precision.YEAR)


def workers(*people: ListedPerson, as_of: date = TODAY) -> PeopleList:
    numbered = tuple(replace(person, row=row) for row, person in enumerate(people, 2))
    return PeopleList(ListKind.WORKERS, as_of, numbered, "B", "K")


def members(*people: ListedPerson, as_of: date = TODAY) -> PeopleList:
    return replace(workers(*people, as_of=as_of), kind=ListKind.MEMBERS)


def person(name: str = "Lê Văn An", **facts: Any) -> ListedPerson:
    return ListedPerson(0, name, **facts)


def member(name: str = "Lê Văn An", **facts: Any) -> ListedPerson:
    return person(name, membership=ListedMembership(**{"status": "official", **facts}))


def plan(db: Database, people: PeopleList) -> ImportPlan:
    return db.read(plan_import, people)


def take(db: Database, people: PeopleList) -> ImportPlan:
    """Imports a list exactly as planned, and proves that the same list then changes nothing."""
    planned = plan(db, people)
    db.write(import_people, people, planned)
    again = plan(db, people)
    assert (again.added, again.updated) == ((), ())
    return planned


def rows(db: Database, query: str) -> list[tuple[Any, ...]]:
    with db.reading() as session:
        return [tuple(row) for row in session.execute(text(query))]


def changes(planned: ImportPlan) -> list[tuple[str, ...]]:
    return [update.words for update in planned.updated]


def reasons(planned: ImportPlan) -> list[str]:
    return [finding.reason for finding in planned.rejected]
