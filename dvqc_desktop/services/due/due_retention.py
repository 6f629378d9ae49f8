"""Who left the book so long ago that it is time to look whether it should still keep them."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from dvqc_desktop.domain.due import DueKind, DueRow
from dvqc_desktop.services.due.due_people import leader_name
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
