"""The shifts with their hours, kept together as one act: who meets whom on which day is worked out from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Shift
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors.shifts import ShiftHoursHalf, ShiftHoursSame
from dvqc_desktop.services.people.groups import add_shift, rename_shift
from dvqc_desktop.services.people.shifts import TOPICS


@dataclass(frozen=True, slots=True)
class ShiftForm:
    """A shift as it is to be: its id, None for a new one, its name, and its hours where they are known."""

    id: int | None
    name: str
    start: time | None = None
    end: time | None = None


def save_shifts(session: Session, forms: Sequence[ShiftForm]) -> Change:
    """Keeps names and hours of shifts; a new one without a name is left out.

    Raises GroupNameMissingError, GroupNameTakenError, ShiftHoursHalf, ShiftHoursSame.
    """
    for form in forms:
        if form.id is not None or form.name.strip():
            _save(session, form)
    session.flush()
    return Change("sửa giờ các ca", "", TOPICS)


def _save(session: Session, form: ShiftForm) -> None:
    if (form.start is None) is not (form.end is None):
        raise ShiftHoursHalf(name=form.name.strip())
    if form.start is not None and form.start == form.end:
        raise ShiftHoursSame(name=form.name.strip(), hour=_text(form.start))
    if form.id is None:
        row = session.get_one(Shift, add_shift(session, form.name).row_id)
    else:
        row = session.get_one(Shift, form.id)
        rename_shift(session, row, form.name)
    row.start_time, row.end_time = _text(form.start), _text(form.end)


def _text(hour: time | None) -> str | None:
    return None if hour is None else f"{hour:%H:%M}"
