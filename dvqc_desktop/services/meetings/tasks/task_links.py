"""What a task about a worker can be tied to: the plans that run for him, and what he proposed that is still open."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Plan, Proposal
from dvqc_desktop.domain.codes import PlanState
from dvqc_desktop.domain.dates import format_date


@dataclass(frozen=True, slots=True)
class LinkChoice:
    """A plan or a proposal to choose, in words."""

    words: str
    plan_id: int | None = None
    proposal_id: int | None = None


def link_choices(session: Session, person_id: int, day: date) -> tuple[LinkChoice, ...]:
    """The running plans of a worker on a day, then the proposals not told back by then, the oldest first."""
    plans = session.execute(
        select(Plan.id, Plan.period_start)
        .where(Plan.person_id == person_id, Plan.state != PlanState.CLOSED.value)
        .order_by(Plan.period_start, Plan.id)
    )
    waiting = Proposal.told_back_on.is_(None) | (Proposal.told_back_on > day)
    proposals = session.execute(
        select(Proposal.id, Proposal.text)
        .where(Proposal.worker_id == person_id, Proposal.received_on <= day, waiting)
        .order_by(Proposal.received_on, Proposal.id)
    )
    return (
        *(LinkChoice(f"Kế hoạch từ {format_date(start)}", plan_id=plan_id) for plan_id, start in plans),
        *(LinkChoice(f"Kiến nghị: {text}", proposal_id=proposal_id) for proposal_id, text in proposals),
    )
