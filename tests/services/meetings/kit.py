"""Short ways to an agenda for tests."""

from datetime import date

from dvqc_desktop.db.engine import Database
from dvqc_desktop.services.meetings.agenda.agenda import list_items

HELD_ON = date(2026, 11, 5)


def titles(db: Database, meeting_id: int) -> list[str]:
    """The printed titles in order."""
    return [item.title for item in db.read(list_items, meeting_id)]
