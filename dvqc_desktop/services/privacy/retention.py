"""Who left so long ago that the book should no longer keep them: a proposal, never done without the wish written down.

Law 91/2025/QH15 art. 25: data of workers go when the contract ends, unless law or agreement says otherwise.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import Erasure, Membership, Person, WorkerSpell
from dvqc_desktop.domain.codes import ErasureState, SpellEnd
from dvqc_desktop.services.people.presence import is_worker
from dvqc_desktop.services.people.workers import END_WORDS
from dvqc_desktop.services.privacy.live_rows import NOBODY
from dvqc_desktop.services.rules import rules_in_force

LEFT_DAYS = "personal.keep_after_leaving_days"
_LEAVING = (SpellEnd.LEFT.value, SpellEnd.TRANSFERRED.value, SpellEnd.RETIRED.value)


@dataclass(frozen=True, slots=True)
class Overkept:
    """Somebody who left the book's workers, why and when, and up to which day he or she may be kept."""

    person_id: int
    name: str
    reason: str
    left_on: date
    keep_until: date


def left_long_ago(session: Session, day: date) -> tuple[Overkept, ...]:
    """Former workers, never members, kept beyond the retention table's days and not asked to be erased yet."""
    days = rules_in_force(session).count(LEFT_DAYS)
    spell = aliased(WorkerSpell)
    last = select(func.max(spell.id)).where(spell.person_id == WorkerSpell.person_id).correlate(WorkerSpell)
    waiting = exists().where(Erasure.person_id == Person.id, Erasure.state != ErasureState.CALLED_OFF.value)
    rows = session.execute(
        select(Person.id, Person.full_name, WorkerSpell.end_reason, WorkerSpell.end_on)
        .join(WorkerSpell, WorkerSpell.person_id == Person.id)
        .where(
            WorkerSpell.end_on <= day - timedelta(days=days),
            WorkerSpell.id == last.scalar_subquery(),
            WorkerSpell.end_reason.in_(_LEAVING),
            Person.full_name != NOBODY,
            ~is_worker(Person.id, day),
            ~exists().where(Membership.person_id == Person.id),
            ~waiting,
        )
        .order_by(WorkerSpell.end_on, Person.name_sort)
    ).all()
    return tuple(
        Overkept(
            row.id, row.full_name, END_WORDS[SpellEnd(row.end_reason)], row.end_on, row.end_on + timedelta(days=days)
        )
        for row in rows
    )
