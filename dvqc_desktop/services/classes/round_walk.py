"""What the work mode of a round reads: its people with their proposals, and what is known of one of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import ClassProposal, Person, Placement, WorkerSpell, WorkGroup
from dvqc_desktop.domain import names
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.plans import norm_reached_on
from dvqc_desktop.services.board.board import BoardFrame, Card, read_cards
from dvqc_desktop.services.classes.classes import ClassEntry, class_history, words_of
from dvqc_desktop.services.classes.rounds import IMPORT
from dvqc_desktop.services.contacts.contact_reading import ContactRow, list_contacts
from dvqc_desktop.services.people.presence import holds_on
from dvqc_desktop.services.plans.plan_reading import PlanView, find_plan

CONTACTS = 3
_PROPOSAL = (
    ClassProposal.id.label("proposal_id"),
    ClassProposal.class_code,
    ClassProposal.aspects,
    ClassProposal.reason,
    ClassProposal.source,
    ClassProposal.agreed_event_id,
)


class WalkProposal(NamedTuple):
    """What is proposed for somebody in the round; an agreed one is changed no more."""

    id: int
    worker_class: WorkerClass
    aspects: tuple[str, ...]
    reason: str
    imported: bool
    agreed: bool


class WalkPerson(NamedTuple):
    """One worker of the round."""

    id: int
    name: str
    group: str
    proposal: WalkProposal | None


@dataclass(frozen=True, slots=True)
class Reached:
    """A near aim, or the norm of a series of figures: `on` is the day it was reached, None while it is not."""

    text: str
    on: date | None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of somebody, strengths first; never a private note.

    `card` holds class, holder, helpers, steps and posts as the board has them.
    """

    card: Card
    strengths: tuple[str, ...]
    last: ClassEntry | None
    aims: tuple[Reached, ...]
    contacts: tuple[ContactRow, ...]


def walk_people(session: Session, round_id: int, day: date) -> list[WalkPerson]:
    """The workers of the day with their proposals: group by group, in the Vietnamese order of names."""
    theirs = and_(ClassProposal.person_id == Person.id, ClassProposal.round_id == round_id)
    rows = (
        session.connection()
        .execute(
            select(Person.id, Person.full_name, WorkGroup.name.label("group"), *_PROPOSAL)
            .join(WorkerSpell, and_(WorkerSpell.person_id == Person.id, holds_on(WorkerSpell, day)))
            .outerjoin(Placement, and_(Placement.person_id == Person.id, holds_on(Placement, day)))
            .outerjoin(WorkGroup, WorkGroup.id == Placement.work_group_id)
            .outerjoin(ClassProposal, theirs)
            .order_by(Person.name_sort, Person.id)
        )
        .all()
    )
    found = [WalkPerson(row[0], row[1], row[2] or "", _proposal(row) if row[3] is not None else None) for row in rows]
    order = {group: (not group, names.text_sort_key(group)) for group in {person.group for person in found}}
    return sorted(found, key=lambda person: order[person.group])


def find_proposal(session: Session, round_id: int, person_id: int) -> WalkProposal | None:
    """What is proposed for somebody in the round."""
    row = session.execute(
        select(*_PROPOSAL).where(ClassProposal.round_id == round_id, ClassProposal.person_id == person_id)
    ).first()
    return None if row is None else _proposal(row)


def known_of(session: Session, frame: BoardFrame, person_id: int) -> Known | None:
    """What is known of one worker on the day of the frame; None for somebody who is no worker then."""
    cards = read_cards(session, frame, [person_id])
    if not cards:
        return None
    plan = find_plan(session, person_id)
    history = class_history(session, person_id)
    last = next((entry for entry in history if entry.at <= frame.day), None)
    own = tuple(row.text for row in plan.strengths) if plan else ()
    said = tuple(part for part in (last.strengths if last else "",) if part and part not in own)
    contacts = list_contacts(session, person_id, CONTACTS)
    return Known(cards[0], (*own, *said), last, _aims(plan) if plan else (), contacts)


def _aims(plan: PlanView) -> tuple[Reached, ...]:
    near = tuple(Reached(aim.text.rstrip(". "), aim.reached_on, aim.due_on) for aim in plan.near_aims)
    norms = tuple(
        Reached(
            f"{row.name}: {row.points[-1][1]:g} {row.unit}, định mức {row.norm:g}",
            norm_reached_on(row.points, row.norm),
        )
        for row in plan.series
        if row.norm is not None and row.points
    )
    return (*near, *norms)


def _proposal(row: Any) -> WalkProposal | None:
    if row.proposal_id is None:
        return None
    return WalkProposal(
        row.proposal_id,
        WorkerClass(row.class_code),
        words_of(row.aspects),
        row.reason or "",
        row.source == IMPORT,
        row.agreed_event_id is not None,
    )
