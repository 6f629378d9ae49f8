"""The results of a contact day: read in the order of the printed sheet, entered for the whole sheet as one act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Contact, ContactMiss
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import ContactKind
from dvqc_desktop.domain.errors.contacts import ContactDayAhead, NothingEntered
from dvqc_desktop.domain.periods import Week, week_of
from dvqc_desktop.services.contacts.contact_sheet import SheetPerson, contact_sheet, sheet_members
from dvqc_desktop.services.contacts.contacts import ContactFields, record_contact
from dvqc_desktop.services.contacts.next_contact import next_days
from dvqc_desktop.services.contacts.slip_counts import SlipCountRow, find_slips, set_slips
from dvqc_desktop.services.contacts.talkers import speaks_freely
from dvqc_desktop.services.settings import contact_rule
from dvqc_desktop.services.statements import chunks

TOPICS = frozenset({Topic.CONTACTS, Topic.TASKS})


@dataclass(frozen=True, slots=True)
class DayRow:
    """One line of the grid: whom, through whom, and what the book has of this week already.

    `free` says that whoever meets is a member, whose words are kept; `met_on` and `missed_on` what was entered for the
    week, `next_on` the day to propose for the next time.
    """

    person: SheetPerson
    member_id: int
    member: str
    free: bool
    met_on: date | None
    missed_on: date | None
    next_on: date


@dataclass(frozen=True, slots=True)
class DayEntry:
    """What came back for one person: met or not; the words are what was said, or the help an active worker gave."""

    worker_id: int
    by_id: int
    met: bool
    at: date
    kind: ContactKind = ContactKind.BREAK
    words: str = ""
    next_step: str = ""
    next_on: date | None = None


def last_contact_day(session: Session, day: date) -> date:
    """The latest contact day up to a day."""
    back = (day.weekday() - contact_rule(session).weekday) % 7
    return day - timedelta(days=back)


def sheet_day(session: Session, week_on: date, today: date) -> date:
    """As of which day the sheet of a week reads: that on which it was printed, else its contact day, at most today."""
    slips = find_slips(session, week_on)
    planned = week_of(week_on).start + timedelta(days=contact_rule(session).weekday)
    return min(slips.printed_on if slips is not None else planned, today)


def day_members(session: Session, week_on: date, today: date) -> tuple[tuple[int, str], ...]:
    """The members (row id, name) who have a slip in a week."""
    return sheet_members(session, sheet_day(session, week_on, today))


def day_rows(session: Session, week_on: date, today: date, member_id: int | None = None) -> tuple[DayRow, ...]:
    """The lines of the grid, in the order of the sheet that was printed for the week; with `member_id`, of one slip."""
    day, week = sheet_day(session, week_on, today), week_of(week_on)
    sheet = contact_sheet(session, day, member_id)
    people = [(holder, person) for holder in sheet.holders for person in holder.people]
    ids = [person.worker_id for _, person in people]
    met, missed = _in_week(session, ids, week)
    pairs = [(person.worker_id, person.by_id) for _, person in people]
    proposed = next_days(session, pairs, min(sheet.contact_day, today))
    return tuple(
        DayRow(
            person,
            holder.member_id,
            holder.name,
            person.through is None,
            met.get(person.worker_id),
            missed.get(person.worker_id),
            proposed[person.worker_id],
        )
        for holder, person in people
    )


def record_day(session: Session, entries: Sequence[DayEntry], slips: SlipCountRow | None = None) -> Change:
    """Enters a sheet as one act: a contact for who was met, a note for who was not, so that he comes first next time.

    Of an active worker only the help given is taken. `slips` is the count of the week where it changed. Raises
    NothingEntered, SlipCountWrong, and what record_contact raises.
    """
    if not entries and slips is None:
        raise NothingEntered
    for entry in entries:
        if entry.met:
            record_contact(session, (entry.worker_id,), _fields(session, entry))
        else:
            _note_miss(session, entry.worker_id, entry.at)
    if slips is not None:
        change = set_slips(session, slips.week_on, slips.printed, slips.taken_back)
        if not entries:
            return change
    return Change("nhập sau ngày gặp", f"{len(entries)} người", TOPICS)


def _fields(session: Session, entry: DayEntry) -> ContactFields:
    free = speaks_freely(session, entry.by_id, entry.at)
    return ContactFields(
        entry.by_id,
        entry.at,
        entry.kind,
        said=entry.words if free else None,
        help_given=None if free else entry.words,
        next_step=entry.next_step,
        next_on=entry.next_on,
    )


def _note_miss(session: Session, worker_id: int, at: date) -> None:
    if at > clock.today():
        raise ContactDayAhead(day=f"{at:%d/%m/%Y}")
    there = select(ContactMiss.id).where(ContactMiss.worker_id == worker_id, ContactMiss.at == at)
    if session.execute(there).scalar() is None:
        session.add(ContactMiss(worker_id=worker_id, at=at))
        session.flush()


def _in_week(session: Session, ids: Sequence[int], week: Week) -> tuple[dict[int, date], dict[int, date]]:
    """Who was met in a week, and whom nobody met on its contact day, each by the last day."""
    found: list[dict[int, date]] = []
    for table in (Contact, ContactMiss):
        days: dict[int, date] = {}
        for chunk in chunks(ids):
            rows = session.execute(
                select(table.worker_id, func.max(table.at))
                .where(table.worker_id.in_(chunk), table.at.between(week.start, week.end))
                .group_by(table.worker_id)
            )
            days.update((worker_id, at) for worker_id, at in rows)
        found.append(days)
    return found[0], found[1]
