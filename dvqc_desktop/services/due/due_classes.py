"""Classes to look at again: an aim was reached, or the day of review has come."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import ClassEvent, Person, WorkerSpell
from dvqc_desktop.domain.due import HORIZON_DAYS, DueKind, DueRow
from dvqc_desktop.services.classes.classes import latest_event
from dvqc_desktop.services.due.due_people import class_reviews, leader_name, responsible_members
from dvqc_desktop.services.people.presence import holds_on


def classes(session: Session, day: date) -> Iterator[DueRow]:
    """Each person once: whoever reached his aim is looked at for that (product.md, principle 1)."""
    reached = list(class_reviews(session, day))
    yield from reached
    yield from _past_review(session, day, {row.row_id for row in reached})


def _past_review(session: Session, day: date, told: set[int | None]) -> Iterator[DueRow]:
    """People whose class in force on the day was to be looked at again by a day near it."""
    rows = session.execute(
        select(Person.id, Person.full_name, ClassEvent.review_on)
        .select_from(WorkerSpell)
        .join(ClassEvent, ClassEvent.id == latest_event(WorkerSpell.person_id, day))
        .join(Person, Person.id == WorkerSpell.person_id)
        .where(holds_on(WorkerSpell, day), ClassEvent.review_on <= day + timedelta(days=HORIZON_DAYS))
        .order_by(ClassEvent.review_on, Person.name_sort, Person.id)
    ).all()
    members, leader = responsible_members(session, [row[0] for row in rows], day), leader_name(session, day)
    for person_id, name, review_on in rows:
        if person_id not in told and review_on is not None:
            who = members.get(person_id, leader)
            yield DueRow(DueKind.CLASS_REVIEW, "Xem lại phân loại của", name, "", review_on, who, person_id)
