"""The sheets of what is kept about people, made from the book: of one person, or of all workers of today."""

from typing import TYPE_CHECKING

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.exports.documents.model import Document, PaperSet
from dvqc_desktop.exports.documents.person_paper import NAME, SheetMaker, person_paper
from dvqc_desktop.services.people.leaders import find_leader
from dvqc_desktop.services.people.person_sheet import find_person_sheet, worker_sheets
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.unit import get_unit

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database


def person_document(database: "Database", person_id: int | None = None) -> Document:
    """The sheet of a person, or of every worker of today (None). Raises NothingToPrintError."""
    today, rules = clock.today(), database.read(rules_in_force)
    with database.reading() as session:
        maker = SheetMaker(get_unit(session), find_leader(session, today), today)
        if person_id is None:
            sheets = worker_sheets(session, today)
        else:
            found = find_person_sheet(session, person_id, today)
            sheets = (found,) if found is not None else ()
    if not sheets:
        nobody = "sổ chưa có quần chúng nào" if person_id is None else f"sổ không có người số {person_id}"
        raise NothingToPrintError(paper="tờ “Những gì sổ đang ghi”", missing=nobody)
    papers = tuple(person_paper(sheet, maker, rules) for sheet in sheets)
    return papers[0] if person_id is not None else PaperSet(NAME, papers)
