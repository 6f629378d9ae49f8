"""People of the book for the search box of the window: members and workers of today, then who is gone, by name."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, not_, or_, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Membership, Person
from dvqc_desktop.domain import clock, names
from dvqc_desktop.domain.codes import FORMER_STATUSES
from dvqc_desktop.services.people.presence import is_worker, member_status

LIMIT_PER_KIND = 8


class FoundKind(StrEnum):
    """In which list of the book somebody stands."""

    MEMBER = "member"
    WORKER = "worker"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """Somebody a search may lead to."""

    kind: FoundKind
    person_id: int
    name: str
    name_fold: str
    detail: str


def searchable_people(session: Session) -> tuple[FoundPerson, ...]:
    """All members not gone, all workers of today, and who was either before, in the order of names."""
    today = clock.today()
    gone = [status.value for status in FORMER_STATUSES]
    columns = (Person.id, Person.full_name, Person.name_fold, Person.trade)
    members = (
        select(*columns)
        .join(Membership, Membership.person_id == Person.id)
        .where(member_status(Person.id, today).not_in(gone))
        .order_by(Person.name_sort, Person.id)
    )
    workers = select(*columns).where(is_worker(Person.id, today)).order_by(Person.name_sort, Person.id)
    stays = or_(is_worker(Person.id, today), func.coalesce(member_status(Person.id, today), gone[0]).not_in(gone))
    before = select(*columns).where(not_(stays)).order_by(Person.name_sort, Person.id)
    return tuple(
        FoundPerson(kind, row.id, row.full_name, row.name_fold, row.trade or "")
        for kind, query in ((FoundKind.MEMBER, members), (FoundKind.WORKER, workers), (FoundKind.GONE, before))
        for row in session.execute(query)
    )


def matching(people: tuple[FoundPerson, ...], typed: str, limit: int = LIMIT_PER_KIND) -> list[FoundPerson]:
    """People whose name holds every typed word, `limit` of each kind at most.

    Given names that begin so come first, then other names that do; among equals those with the accents as typed.
    """
    words = names.fold(typed).split()
    if not words:
        return []
    hits = [person for person in people if all(word in person.name_fold for word in words)]
    exact = names.nfc(typed).casefold().strip()
    hits.sort(key=lambda person: _rank(person, words[-1], exact))
    found: list[FoundPerson] = []
    for kind in FoundKind:
        found += [person for person in hits if person.kind == kind][:limit]
    return found


def _rank(person: FoundPerson, last_word: str, exact: str) -> tuple[bool, bool, bool]:
    parts = person.name_fold.split()
    begins = any(part.startswith(last_word) for part in parts)
    return not parts[-1].startswith(last_word), not begins, exact not in person.name.casefold()
