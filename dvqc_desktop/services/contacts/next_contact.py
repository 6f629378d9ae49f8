"""The day to propose for the next contact: the contact day when it falls due, or a common day of the shifts."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from dvqc_desktop.domain.contacts import next_contact_day
from dvqc_desktop.domain.shifts import UNKNOWN, common_day
from dvqc_desktop.services.contacts.contact_reading import contact_plan, contact_states
from dvqc_desktop.services.people.shifts import turns_of
from dvqc_desktop.services.statements import chunks


def next_days(session: Session, pairs: Sequence[tuple[int, int]], met_on: date) -> dict[int, date]:
    """For workers met by somebody on a day (pairs of worker and who meets him): when to meet next, by worker."""
    plan = contact_plan(session)
    turns = turns_of(session, {person for pair in pairs for person in pair}, met_on)
    intervals = {
        state.person_id: plan.interval(state.worker_class, state.own_interval)
        for chunk in chunks(worker_id for worker_id, _ in pairs)
        for state in contact_states(session, met_on, chunk)
    }
    days = {}
    for worker_id, by_id in pairs:
        day = next_contact_day(met_on, intervals.get(worker_id, plan.interval_days), plan.weekday)
        holder, worker = turns.get(by_id, UNKNOWN), turns.get(worker_id, UNKNOWN)
        common = common_day(holder, worker, day) if holder.weeks or worker.weeks else day
        days[worker_id] = common or day
    return days
