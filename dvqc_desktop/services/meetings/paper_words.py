"""What papers of a meeting may say: a worker's name never stands beside the word of a class."""

from collections.abc import Iterable

from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Person, WorkerSpell
from dvqc_desktop.domain.marked_text import Mark
from dvqc_desktop.services.leaving_words import withheld_in

SOMEBODY = "một quần chúng"


def printable(session: Session, text: str, marks: Iterable[Mark] = ()) -> tuple[str, tuple[Mark, ...]]:
    """The text as it may be printed, with its marks: where it speaks of a class, workers are not named.

    The full names go, and with them the bold and italic places, which would no longer fit.
    """
    if withheld_in(session, text) is None:
        return text, tuple(marks)
    named = session.execute(
        select(Person.full_name)
        .where(Person.id.in_(select(WorkerSpell.person_id)), func.instr(literal(text), Person.full_name) > 0)
        .order_by(func.length(Person.full_name).desc())
    ).scalars()
    shown = text
    for name in named:
        shown = shown.replace(name, SOMEBODY)
    return (text, tuple(marks)) if shown == text else (shown, ())
