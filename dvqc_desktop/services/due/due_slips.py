"""Pocket slips that are still outside: due in the list until as many came back as were printed."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy.orm import Session

from dvqc_desktop.domain.due import DueKind, DueRow
from dvqc_desktop.domain.periods import week_of
from dvqc_desktop.services.contacts.slip_counts import slips_outside
from dvqc_desktop.services.due.due_people import leader_name


def slips(session: Session, day: date) -> Iterator[DueRow]:
    """Each week of which slips are outside, due on the Monday after it."""
    for row in slips_outside(session, day):
        week = week_of(row.week_on)
        after = f"{week.words}: đã nhận {row.taken_back}/{row.printed}"
        due = week.end + timedelta(days=1)
        yield DueRow(
            DueKind.SLIPS, "Nhận lại và hủy", f"{row.missing} phiếu gặp", after, due, leader_name(session, day)
        )
