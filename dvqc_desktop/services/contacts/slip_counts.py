"""The count of pocket slips: how many of a week were printed, how many came back and were destroyed."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import SlipCount
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.errors.contacts import SlipCountWrong
from dvqc_desktop.domain.periods import week_of

TOPICS = frozenset({Topic.CONTACTS})


@dataclass(frozen=True, slots=True)
class SlipCountRow:
    """The slips of a week (by its Monday): last printed on a day, how many in all, how many taken back."""

    week_on: date
    printed_on: date
    printed: int
    taken_back: int

    @property
    def missing(self) -> int:
        """Slips that are still outside."""
        return self.printed - self.taken_back


def find_slips(session: Session, week_on: date) -> SlipCountRow | None:
    """The count of a week; None when nothing was printed."""
    row = _find(session, week_on)
    return None if row is None else _row(row)


def slips_outside(session: Session, day: date) -> tuple[SlipCountRow, ...]:
    """The weeks of which slips are still outside on a day, the oldest first."""
    rows = session.execute(
        select(SlipCount)
        .where(SlipCount.taken_back < SlipCount.printed, SlipCount.printed_on <= day)
        .order_by(SlipCount.week_on)
    )
    return tuple(_row(row) for row in rows.scalars())


def note_printed(session: Session, week_on: date, slips: int, on: date) -> Change:
    """Adds slips just printed to the count of their week."""
    row = _find(session, week_on)
    if row is None:
        session.add(SlipCount(week_on=week_of(week_on).start, printed_on=on, printed=slips))
    else:
        row.printed += slips
        row.printed_on = on
    session.flush()
    return Change(f"ghi {slips} phiếu đã in", week_of(week_on).words, TOPICS)


def set_slips(session: Session, week_on: date, printed: int, taken_back: int) -> Change:
    """Puts the count of a week right; no slips at all take it out. Raises SlipCountWrong."""
    if not 0 <= taken_back <= printed:
        raise SlipCountWrong(printed=printed, taken=taken_back)
    row = session.execute(select(SlipCount).where(SlipCount.week_on == week_of(week_on).start)).scalar_one()
    if printed:
        row.printed, row.taken_back = printed, taken_back
    else:
        session.delete(row)
    session.flush()
    return Change("ghi phiếu nhận lại và hủy", week_of(week_on).words, TOPICS)


def _find(session: Session, week_on: date) -> SlipCount | None:
    return session.execute(select(SlipCount).where(SlipCount.week_on == week_of(week_on).start)).scalar()


def _row(row: SlipCount) -> SlipCountRow:
    return SlipCountRow(row.week_on, row.printed_on, row.printed, row.taken_back)
