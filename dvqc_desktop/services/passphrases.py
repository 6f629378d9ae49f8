"""New passphrases of a book: checked against the phrases many choose and against the cell's own names."""

from collections.abc import Iterable
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Membership, Person
from dvqc_desktop.domain import passphrases
from dvqc_desktop.domain.names import given_name
from dvqc_desktop.paths import resource
from dvqc_desktop.services.unit import Unit, get_unit

_PREFIXES = ("Tổ đảng ", "Chi bộ ", "Đảng bộ ")


def check_new_passphrase(passphrase: str, names: Iterable[str] = ()) -> None:
    """Refuses a new passphrase that is too short or that others would try first.

    Raises PassphraseTooShort, PassphraseRepeats, PassphraseListed, PassphraseOfNames.
    """
    passphrases.check_new_passphrase(passphrase, listed_phrases(), names)


@cache
def listed_phrases() -> tuple[str, ...]:
    """The phrases that many choose, from the program's own list."""
    lines = resource("passphrases", "listed.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def names_of_unit(unit: Unit) -> tuple[str, ...]:
    """The names of the unit and of who keeps its book, with and without the word for its kind."""
    keeper = unit.keeper.partition(",")[0]
    names = [name for name in (unit.name, unit.parent_name, unit.superior_name, unit.code, unit.place, keeper) if name]
    return (*names, *(name.removeprefix(prefix) for name in names for prefix in _PREFIXES if name.startswith(prefix)))


def guessable_names(session: Session) -> tuple[str, ...]:
    """The names a passphrase of this book may not be made of: of the unit, and of its members, whole and given."""
    members = session.scalars(select(Person.full_name).join(Membership, Membership.person_id == Person.id)).all()
    return (*names_of_unit(get_unit(session)), *members, *map(given_name, members))
