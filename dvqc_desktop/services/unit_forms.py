"""The sheet of the unit as the dialog fills it: names and the weekly contact day in one act."""

from sqlalchemy.orm import Session

from dvqc_desktop.domain.changes import Change
from dvqc_desktop.services.settings import store_setting
from dvqc_desktop.services.unit import Unit, save_unit


def save_unit_sheet(session: Session, unit: Unit, weekday: int) -> Change:
    """Keeps the unit's names and the weekday of contacts (0 = Monday)."""
    store_setting(session, "contact.weekday", weekday)
    return save_unit(session, unit)
