"""All that the book keeps about one person, for the sheet handed to him or her (Luật 91/2025/QH15, domain notes §6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import HolderAssignment, Person, WorkerLink
from dvqc_desktop.domain.codes import HolderRole
from dvqc_desktop.domain.timeline import EntryKind, TimelineEntry
from dvqc_desktop.services.board.board import Card, board_frame, read_cards
from dvqc_desktop.services.contacts.private_notes import count_private_notes
from dvqc_desktop.services.people.people import PersonFields, get_person
from dvqc_desktop.services.people.presence import holds_on, is_worker
from dvqc_desktop.services.people.timeline import own_entries
from dvqc_desktop.services.plans.plan_reading import PlanView, get_plan, plan_history

OTHER_KINDS = (EntryKind.CHAIN, EntryKind.MEETING, EntryKind.DEVELOPMENT, EntryKind.POST, EntryKind.PLACE)


@dataclass(frozen=True, slots=True)
class HeldBy:
    """Who is in charge of the person, or helps beside, since which day."""

    name: str
    helper: bool
    since: date


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """What is kept about a person on a day; of private notes and of links with others the number alone.

    `card` is that of a worker of the day, None for anybody else; `holding` is the number of people he or she holds or
    helps. The entries of each kind stand with the newest first.
    """

    person: PersonFields
    day: date
    card: Card | None
    classes: tuple[TimelineEntry, ...]
    held_by: tuple[HeldBy, ...]
    holding: int
    plans: tuple[PlanView, ...]
    contacts: tuple[TimelineEntry, ...]
    proposals: tuple[TimelineEntry, ...]
    others: tuple[TimelineEntry, ...]
    private_notes: int
    links: int


def find_person_sheet(session: Session, person_id: int, day: date) -> PersonSheet | None:
    """The sheet of a person; None where the book knows nobody of this number."""
    known = session.execute(select(Person.id).where(Person.id == person_id)).scalar()
    return None if known is None else _sheets(session, [person_id], day)[0]


def worker_sheets(session: Session, day: date) -> tuple[PersonSheet, ...]:
    """The sheets of all workers of a day, in the order of names."""
    ids = session.execute(
        select(Person.id).where(is_worker(Person.id, day)).order_by(Person.name_sort, Person.id)
    ).scalars()
    return _sheets(session, ids.all(), day)


def _sheets(session: Session, ids: Sequence[int], day: date) -> tuple[PersonSheet, ...]:
    cards = {card.id: card for card in read_cards(session, board_frame(session, day, day), ids)}
    return tuple(_sheet(session, person_id, day, cards.get(person_id)) for person_id in ids)


def _sheet(session: Session, person_id: int, day: date, card: Card | None) -> PersonSheet:
    entries = own_entries(session, person_id)
    by_kind = {kind: tuple(entry for entry in entries if entry.kind is kind) for kind in EntryKind}
    holding = select(func.count()).where(HolderAssignment.holder_id == person_id, holds_on(HolderAssignment, day))
    linked = or_(WorkerLink.first_id == person_id, WorkerLink.second_id == person_id)
    return PersonSheet(
        person=get_person(session, person_id),
        day=day,
        card=card,
        classes=by_kind[EntryKind.CLASS],
        held_by=_held_by(session, person_id, day),
        holding=session.execute(holding).scalar_one(),
        plans=tuple(get_plan(session, plan_id) for plan_id, *_rest in plan_history(session, person_id)),
        contacts=by_kind[EntryKind.CONTACT],
        proposals=by_kind[EntryKind.PROPOSAL],
        others=tuple(entry for entry in entries if entry.kind in OTHER_KINDS),
        private_notes=count_private_notes(session, person_id),
        links=session.execute(select(func.count()).select_from(WorkerLink).where(linked)).scalar_one(),
    )


def _held_by(session: Session, person_id: int, day: date) -> tuple[HeldBy, ...]:
    rows = session.execute(
        select(Person.full_name, HolderAssignment.role, HolderAssignment.start_on)
        .join(Person, Person.id == HolderAssignment.holder_id)
        .where(HolderAssignment.worker_id == person_id, holds_on(HolderAssignment, day))
        .order_by(HolderAssignment.role.desc(), Person.name_sort)
    )
    return tuple(HeldBy(name, role == HolderRole.HELPER.value, since) for name, role, since in rows)
