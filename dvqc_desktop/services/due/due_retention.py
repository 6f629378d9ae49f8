"""Who left the book, and what was deleted, so long ago that it is time to look whether to keep them still."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy.orm import Session

from dvqc_desktop.domain.due import DueKind, DueRow
from dvqc_desktop.services.due.due_people import leader_name
from dvqc_desktop.services.history.acts import ActFilter, bin_days, read_acts
from dvqc_desktop.services.privacy.retention import LEFT_DAYS, left_long_ago
from dvqc_desktop.services.rules import rules_in_force


def overkept(session: Session, day: date) -> Iterator[DueRow]:
    """One row for all of them, since the oldest went beyond the retention days; nothing is erased by itself."""
    found = left_long_ago(session, day)
    if not found:
        return
    days = rules_in_force(session).count(LEFT_DAYS)
    name = found[0].name if len(found) == 1 else f"{len(found)} người"
    since = min(person.keep_until for person in found)
    after = f"đã ra khỏi sổ quá {days} ngày: có xóa hồ sơ không"
    yield DueRow(DueKind.RETENTION, "Xem lại", name, after, since, leader_name(session, day))


def old_deletions(session: Session, day: date) -> Iterator[DueRow]:
    """A row once something has lain in the log for twice the days of the bin: told at most once in these days."""
    days = 2 * bin_days(session)
    found = read_acts(session, ActFilter(last_on=day - timedelta(days=days), deleted_only=True), limit=1)
    for act in found:
        after = f"có việc xóa đã quá {days} ngày: có xóa hẳn không"
        since = act.at.date() + timedelta(days=days)
        yield DueRow(DueKind.RETENTION, "Xem lại", "mục Đã xóa", after, since, leader_name(session, day))
