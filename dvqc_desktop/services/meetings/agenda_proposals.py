"""What the data say a meeting should deal with, each with its reason; one act takes it into the agenda."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import AgendaItem, AgendaItemPerson, Meeting, Person, Plan, Proposal
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import PlanState
from dvqc_desktop.domain.names import fold
from dvqc_desktop.services.chain.chain_state import gaps
from dvqc_desktop.services.contacts.praise import praise_list
from dvqc_desktop.services.meetings.agenda import ItemForm, add_item, list_items
from dvqc_desktop.services.meetings.meeting_guard import fetch, note_work, open_meeting
from dvqc_desktop.services.meetings.tasks import debts
from dvqc_desktop.services.people.presence import is_worker

NAMES_SHOWN = 3


class ProposalKind(StrEnum):
    """From what the proposal comes."""

    TASKS = "tasks"
    ANSWERS = "answers"
    GAPS = "gaps"
    REVIEWS = "reviews"
    PRAISE = "praise"


MINUTES = {ProposalKind.ANSWERS: 20, ProposalKind.GAPS: 20, ProposalKind.REVIEWS: 20, ProposalKind.PRAISE: 10}


@dataclass(frozen=True, slots=True)
class AgendaProposal:
    """An item proposed for the agenda: `heading` and `reason` for the screen, `title` for the paper.

    `anchor` is a folded phrase: an item whose title has it takes the people instead of a new item.
    """

    kind: ProposalKind
    heading: str
    reason: str
    title: str
    anchor: str
    minutes: int
    people: tuple[tuple[int, str], ...]
    item_id: int | None


def agenda_proposals(session: Session, meeting_id: int) -> tuple[AgendaProposal, ...]:
    """What is proposed for a meeting: unfinished tasks, answers, people without a holder, plans to review, praise.

    `item_id` is the item that would take the people, None where a new one would be added. People already linked
    to the agenda are left out. Raises MeetingMissingError.
    """
    meeting = fetch(session, Meeting, meeting_id)
    items = list_items(session, meeting_id)
    linked = {person_id for item in items for person_id, _ in item.people}
    titles = {item.id: fold(item.title) for item in items}
    made = (
        _task_proposal(session, meeting_id, titles),
        _people_proposal(
            ProposalKind.ANSWERS, _without(_answers(session), linked), "đã có trả lời, chưa báo lại", titles
        ),
        _people_proposal(
            ProposalKind.GAPS, _without(_gaps(session, meeting.held_on), linked), "chưa có người phụ trách", titles
        ),
        _people_proposal(
            ProposalKind.REVIEWS,
            _without(_reviews(session, meeting.held_on), linked),
            "kế hoạch bồi dưỡng đến hạn xem lại",
            titles,
        ),
        _people_proposal(
            ProposalKind.PRAISE,
            _without(_praise(session, meeting.held_on), linked),
            "có việc nên biểu dương",
            titles,
            "Biểu dương",
        ),
    )
    return tuple(proposal for proposal in made if proposal is not None)


def accept_proposal(session: Session, meeting_id: int, proposal: AgendaProposal) -> Change:
    """Take a proposal into the agenda: link its people to the item that fits, or add an item.

    Raises as `add_item`.
    """
    people_ids = [person_id for person_id, _ in proposal.people]
    if proposal.item_id is None:
        form = ItemForm(proposal.title, proposal.minutes, source=proposal.reason, people_ids=tuple(people_ids))
        return add_item(session, meeting_id, form)
    meeting = open_meeting(session, meeting_id)
    item = fetch(session, AgendaItem, proposal.item_id)
    known = select(AgendaItemPerson.person_id).where(AgendaItemPerson.agenda_item_id == item.id)
    missing = sorted(set(people_ids) - set(session.execute(known).scalars()))
    if missing:
        session.execute(insert(AgendaItemPerson), [{"agenda_item_id": item.id, "person_id": one} for one in missing])
    item.source = "; ".join(part for part in (item.source, proposal.reason) if part)
    note_work(meeting)
    return Change("đưa vào mục", str(item.position), frozenset({Topic.MEETINGS}), item.id)


def count_workers(session: Session, day: date) -> int:
    """How many workers the book has on a day: tells whether proposals are a matter of a moment."""
    return session.execute(select(func.count()).select_from(Person).where(is_worker(Person.id, day))).scalar_one()


def _task_proposal(session: Session, meeting_id: int, titles: dict[int, str]) -> AgendaProposal | None:
    open_ones = debts(session, meeting_id)
    anchor = "ky truoc"
    if not open_ones or any(anchor in title or "thang truoc" in title for title in titles.values()):
        return None
    return AgendaProposal(
        ProposalKind.TASKS,
        f"Việc kỳ trước chưa xong ({len(open_ones)} việc)",
        f"{len(open_ones)} việc kỳ trước chưa xong",
        "Kiểm điểm việc kỳ trước chưa xong",
        anchor,
        10,
        (),
        None,
    )


def _people_proposal(
    kind: ProposalKind,
    people: Sequence[tuple[int, str]],
    words: str,
    titles: dict[int, str],
    title: str = "Công tác quần chúng",
) -> AgendaProposal | None:
    if not people:
        return None
    names = ", ".join(name for _, name in people[:NAMES_SHOWN])
    more = f" và {len(people) - NAMES_SHOWN} người nữa" if len(people) > NAMES_SHOWN else ""
    anchor = fold(title.removeprefix("Công tác "))
    return AgendaProposal(
        kind,
        f"{names}{more}",
        f"{len(people)} người {words}",
        title,
        anchor,
        MINUTES[kind],
        tuple(people),
        next((item_id for item_id, title in titles.items() if anchor in title), None),
    )


def _praise(session: Session, day: date) -> list[tuple[int, str]]:
    return [(row.person_id, row.name) for row in praise_list(session, min(day, clock.today())) if row.waiting]


def _gaps(session: Session, day: date) -> list[tuple[int, str]]:
    return [(row.id, row.name) for row in gaps(session, day)]


def _reviews(session: Session, day: date) -> list[tuple[int, str]]:
    rows = session.execute(
        select(Person.id, Person.full_name)
        .join(Plan, Plan.person_id == Person.id)
        .where(Plan.state == PlanState.ACTIVE.value, Plan.review_on <= day, is_worker(Person.id, day))
        .order_by(Plan.review_on, Person.name_sort, Person.id)
        .distinct()
    )
    return [(row[0], row[1]) for row in rows]


def _answers(session: Session) -> list[tuple[int, str]]:
    rows = session.execute(
        select(Person.id, Person.full_name)
        .join(Proposal, Proposal.worker_id == Person.id)
        .where(Proposal.answered_on.is_not(None), Proposal.told_back_on.is_(None))
        .order_by(Proposal.answered_on)
        .distinct()
    )
    return [(row[0], row[1]) for row in rows]


def _without(people: list[tuple[int, str]], linked: set[int]) -> list[tuple[int, str]]:
    return [pair for pair in people if pair[0] not in linked]
