"""The papers of the board as of a day: groups, chain, the list shown, the register of a year."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors.exports import PaperTakesNoIdError
from dvqc_desktop.exports.documents.chain_sheet import group_chain, member_chain, whole_chain
from dvqc_desktop.exports.documents.group_paper import group_paper
from dvqc_desktop.exports.documents.model import Document
from dvqc_desktop.exports.documents.people_paper import ShownPeople, people_paper
from dvqc_desktop.exports.documents.register_paper import RegisterData, register_paper
from dvqc_desktop.services.members.year_register import read_register
from dvqc_desktop.services.people.leaders import find_leader
from dvqc_desktop.services.people.paper_people import PaperPeople, paper_people
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.unit import Unit, get_unit

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database


def groups_document(
    database: "Database",
    day: date | None = None,
    only: Collection[int] | None = None,
    note: str = "",
    gaps: bool = False,
) -> Document:
    """Groups with their people on a day (None: today); `only` leaves these people, as `note` then says.

    `gaps`: they are those to be given a holder, so none is named; why one does not count would tell a class.

    Raises NothingToPrintError.
    """
    data, unit = _read(database, day)
    if only is not None:
        data = _without_others(data, only, gaps)
    return group_paper(data, unit, clock.today(), database.read(rules_in_force), note)


def chain_document(
    database: "Database", day: date | None = None, group_id: int | None = None, member_id: int | None = None
) -> Document:
    """The chain of a day: whole, of one group or of one member. Raises NothingToPrintError."""
    (data, unit), rules, today = _read(database, day), database.read(rules_in_force), clock.today()
    if member_id is not None:
        return member_chain(data, member_id, unit, today, rules)
    if group_id is not None:
        return group_chain(data, group_id, unit, today, rules)
    return whole_chain(data, unit, today, rules)


def people_document(database: "Database", shown: ShownPeople) -> Document:
    """The list as it is shown. Raises NothingToPrintError."""
    with database.reading() as session:
        unit = get_unit(session)
    return people_paper(shown, unit, clock.today(), database.read(rules_in_force))


def register_document(database: "Database", year: int) -> Document:
    """The register of a year. Raises NothingToPrintError."""
    today = clock.today()
    with database.reading() as session:
        rows, unit, signer = read_register(session, year), get_unit(session), find_leader(session, today)
    return register_paper(RegisterData(unit, year, rows, signer, today), database.read(rules_in_force))


def groups_by_command(database: "Database", row_id: int | None) -> Document:
    """The groups for the command line. Raises PaperTakesNoIdError, NothingToPrintError."""
    if row_id is not None:
        raise PaperTakesNoIdError
    return groups_document(database)


def chain_by_command(database: "Database", row_id: int | None) -> Document:
    """The chain for the command line, `row_id` a member. Raises NothingToPrintError."""
    return chain_document(database, member_id=row_id)


def _read(database: "Database", day: date | None) -> tuple[PaperPeople, Unit]:
    with database.reading() as session:
        return paper_people(session, day or clock.today()), get_unit(session)


def _without_others(data: PaperPeople, only: Collection[int], gaps: bool) -> PaperPeople:
    kept = [replace(person, holder_id=None, holder="") if gaps else person for person in data.people]
    people = tuple(person for person in kept if person.id in only)
    groups = [
        replace(group, people=tuple(person for person in people if person.group_id == group.id))
        for group in data.groups
    ]
    return replace(data, people=people, groups=tuple(group for group in groups if group.people))
