"""What needs doing now, promises to workers first; every row knows where it is done."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from sqlalchemy.orm import Session

from dvqc_desktop.domain.due import HORIZON_DAYS, DueRow, list_place
from dvqc_desktop.services.contacts import families
from dvqc_desktop.services.due import (
    due_classes,
    due_contacts,
    due_meetings,
    due_opinions,
    due_people,
    due_retention,
    due_slips,
    due_work,
    due_year,
)
from dvqc_desktop.services.plans import team_plans
from dvqc_desktop.services.reading import Read, within

Source = Callable[[Session, date], Iterable[DueRow]]
SOURCES: tuple[Source, ...] = (
    due_people.answers,
    due_work.tasks,
    due_opinions.promises,
    due_opinions.answers,
    due_contacts.contacts,
    due_contacts.contact_day,
    due_slips.slips,
    due_people.holders,
    due_classes.classes,
    due_people.plan_reviews,
    team_plans.due_team,
    families.due_visits,
    due_meetings.meetings,
    due_meetings.handing_in,
    due_year.missing,
    due_work.candidates,
    due_work.report,
    due_work.backup,
    due_work.recovery_sheet,
    due_work.recovery_drill,
    due_work.new_passphrase,
    due_retention.overkept,
    due_retention.old_deletions,
)


def list_due(session: Session, day: date) -> tuple[DueRow, ...]:
    """Everything overdue on a day, due on it, or due within the seven days after it, in the order of the list."""
    return gather_due(within(session), day)


def gather_due(read: Read, day: date) -> tuple[DueRow, ...]:
    """The same, each source in a read of its own."""
    rows = [row for source in SOURCES for row in read(_near, source, day)]
    return tuple(sorted(rows, key=lambda row: list_place(row, day)))


def _near(session: Session, source: Source, day: date) -> list[DueRow]:
    last = day + timedelta(days=HORIZON_DAYS)
    return [row for row in source(session, day) if row.due <= last]
