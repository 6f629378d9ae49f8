"""How somebody is met: his own days between two contacts, and pauses with a reason and an end."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from dvqc_desktop.db.models import ContactPause, Person
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.errors.contacts import IntervalOutOfRange, PauseReasonMissing, PauseReversed
from dvqc_desktop.services.people.presence import name_of

TOPICS = frozenset({Topic.CONTACTS})


@dataclass(frozen=True, slots=True)
class ContactHabit:
    """How somebody is met from now on: his own days between contacts (None: as the class), and a pause.

    `pause_id` names a pause already there, of which only the day back changes; without a reason there is no new pause.
    """

    interval_days: int | None = None
    pause_id: int | None = None
    start_on: date | None = None
    back_on: date | None = None
    reason: str = ""


def pause_contacts(session: Session, person_id: int, start_on: date, end_on: date | None, reason: str) -> Change:
    """Days on which somebody need not be met; `end_on` is the day contacts begin again, None while not known.

    Raises PauseReasonMissing, PauseReversed.
    """
    _check_pause(start_on, end_on)
    if not reason.strip():
        raise PauseReasonMissing
    pause = ContactPause(person_id=person_id, start_on=start_on, end_on=end_on, reason=reason.strip())
    session.add(pause)
    session.flush()
    return Change("tạm hoãn gặp", name_of(session, person_id), TOPICS, pause.id)


def end_pause(session: Session, pause_id: int, end_on: date) -> Change:
    """Sets the day on which contacts begin again. Raises PauseReversed."""
    pause = session.get_one(ContactPause, pause_id)
    _check_pause(pause.start_on, end_on)
    pause.end_on = end_on
    return Change("hẹn gặp lại", name_of(session, pause.person_id), TOPICS, pause_id)


def remove_pause(session: Session, pause_id: int) -> Change:
    """Takes a pause out."""
    pause = session.get_one(ContactPause, pause_id)
    session.delete(pause)
    return Change("bỏ tạm hoãn gặp", name_of(session, pause.person_id), TOPICS)


def set_contact_interval(session: Session, person_id: int, days: int | None) -> Change:
    """The person's own days between two contacts, 1 to 366; None follows the class and the cell's habit.

    Raises IntervalOutOfRange.
    """
    if days is not None and not 1 <= days <= 366:
        raise IntervalOutOfRange(days=days)
    person = session.get_one(Person, person_id)
    person.contact_interval_days = days
    return Change("đổi khoảng cách gặp", person.full_name, TOPICS, person_id)


def set_contact_habit(session: Session, person_id: int, habit: ContactHabit) -> Change:
    """Sets interval and pause of somebody as one act.

    Raises IntervalOutOfRange, PauseReversed, PauseReasonMissing.
    """
    change = set_contact_interval(session, person_id, habit.interval_days)
    if habit.pause_id is not None:
        return end_pause(session, habit.pause_id, habit.back_on) if habit.back_on else change
    if habit.start_on is not None and (habit.reason.strip() or habit.back_on is not None):
        return pause_contacts(session, person_id, habit.start_on, habit.back_on, habit.reason)
    return change


def _check_pause(start_on: date, end_on: date | None) -> None:
    if end_on is not None and end_on < start_on:
        raise PauseReversed(start=f"{start_on:%d/%m/%Y}", end=f"{end_on:%d/%m/%Y}")
