"""What papers of a meeting may say: no worker is named, and no candidate beside the word of a class."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from dvqc_desktop.domain.marked_text import Mark
from dvqc_desktop.services.leaving_words import withheld_in
from dvqc_desktop.services.meetings.minutes.named_workers import without_workers


def printable(session: Session, text: str, day: date, marks: Iterable[Mark] = ()) -> tuple[str, tuple[Mark, ...]]:
    """The text as it may be printed, with its marks: no worker is named, beside a class no candidate either.

    With the names go the bold and italic places, which would no longer fit.
    """
    shown = without_workers(session, text, day, candidates=withheld_in(session, text) is not None)
    return (text, tuple(marks)) if shown == text else (shown, ())
