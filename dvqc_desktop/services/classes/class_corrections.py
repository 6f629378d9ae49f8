"""Putting an event of a worker's class right: a new event of the same day that says so; the old one stays."""

from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import ClassEvent
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors.classes import ClassCorrectedError
from dvqc_desktop.services.classes.classes import ClassForm, classify


def correct_class(session: Session, event_id: int, form: ClassForm) -> Change:
    """Corrects the event by a new one of its own day, whatever day the form names.

    Of several events of a day the last one counts, so only the last can be corrected: then a later event still wins
    over the correction, and what was corrected never counts again. A round that was closed keeps its figures.

    Raises ClassCorrectedError, and what `classify` raises.
    """
    wrong = session.get_one(ClassEvent, event_id)
    last = select(func.max(ClassEvent.id)).where(ClassEvent.person_id == wrong.person_id, ClassEvent.at == wrong.at)
    if session.execute(last).scalar_one() != event_id:
        raise ClassCorrectedError(day=wrong.at)
    return classify(session, wrong.person_id, replace(form, at=wrong.at, corrects_id=event_id, round_id=None))
