"""The papers of plans made from the book: one plan, somebody's last plan, or the running plans of all."""

from typing import TYPE_CHECKING

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.exports.documents.model import Document, PaperSet
from dvqc_desktop.exports.documents.plan_paper import PlanPrint, plan_paper
from dvqc_desktop.services.leaving_words import withheld_words
from dvqc_desktop.services.plans.plan_sheet import last_plan, plan_sheet, running_sheets
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.unit import get_unit

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database

NAME = "Kế hoạch bồi dưỡng"


def plan_document(database: "Database", plan_id: int) -> Document:
    """One plan, a closed one as it was."""
    return plan_paper(database.read(plan_sheet, plan_id), _shared(database), database.read(rules_in_force))


def plans_by_command(database: "Database", person_id: int | None) -> Document:
    """Somebody's running plan, else his or her last one; of all the running ones (None). Raises NothingToPrintError."""
    if person_id is not None:
        found = database.read(last_plan, person_id)
        if found is None:
            raise NothingToPrintError(paper="kế hoạch", missing=f"người số {person_id} chưa có kế hoạch nào")
        return plan_document(database, found)
    sheets, shared = database.read(running_sheets, clock.today()), _shared(database)
    if not sheets:
        raise NothingToPrintError(paper="kế hoạch", missing="chưa ai có kế hoạch đang chạy")
    rules = database.read(rules_in_force)
    return PaperSet(NAME, tuple(plan_paper(sheet, shared, rules) for sheet in sheets))


def _shared(database: "Database") -> PlanPrint:
    """Words for classes stay in the book, the cell's own names of them too."""
    return PlanPrint(database.read(get_unit), clock.today(), database.read(withheld_words))
