"""What the data hold for a meeting: people with answers, gaps, reviews, deadlines or praise; overdue ones by number."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Person, Plan, Proposal
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import PlanState
from dvqc_desktop.services.chain.chain_state import gaps
from dvqc_desktop.services.contacts.praise import praise_list
from dvqc_desktop.services.development import list_candidates
from dvqc_desktop.services.due.due_contacts import late_contacts
from dvqc_desktop.services.people.presence import is_worker
from dvqc_desktop.services.rules import rules_in_force

People = list[tuple[int, str]]


def told_answers(session: Session) -> People:
    """Workers whose proposal was answered and who have not been told."""
    rows = session.execute(
        select(Person.id, Person.full_name)
        .join(Proposal, Proposal.worker_id == Person.id)
        .where(Proposal.answered_on.is_not(None), Proposal.told_back_on.is_(None))
        .order_by(Proposal.answered_on)
        .distinct()
    )
    return [(row[0], row[1]) for row in rows]


def without_holder(session: Session, day: date) -> People:
    """Gaps in the chain."""
    return [(row.id, row.name) for row in gaps(session, day)]


def plans_to_review(session: Session, day: date) -> People:
    """Workers whose plan is to be reviewed by the day of the meeting."""
    rows = session.execute(
        select(Person.id, Person.full_name)
        .join(Plan, Plan.person_id == Person.id)
        .where(Plan.state == PlanState.ACTIVE.value, Plan.review_on <= day, is_worker(Person.id, day))
        .order_by(Plan.review_on, Person.name_sort, Person.id)
        .distinct()
    )
    return [(row[0], row[1]) for row in rows]


def to_praise(session: Session, day: date) -> People:
    """Workers with something that waits for praise."""
    return [(row.person_id, row.name) for row in praise_list(session, min(day, clock.today())) if row.waiting]


def late_count(session: Session, day: date) -> int:
    """How many contacts are overdue now; an agenda tells the number, the names stand in the overview."""
    return len(late_contacts(session, min(day, clock.today())))


def development_deadlines(session: Session, day: date) -> People:
    """Candidates whose next step is due by some days after the meeting, the nearest first."""
    until = day + timedelta(days=rules_in_force(session).count("agenda.development_ahead"))
    rows = list_candidates(session, min(day, clock.today()))
    due = [(row.next_due_on, row) for row in rows if row.next_due_on is not None and not row.over]
    near = sorted((pair for pair in due if pair[0] <= until), key=lambda pair: pair[0])
    return [(row.person_id, row.name) for _, row in near]
