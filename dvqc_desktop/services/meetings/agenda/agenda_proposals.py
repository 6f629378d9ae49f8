"""What the data say a meeting should deal with, each with its reason; one act takes it into the agenda."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import AgendaItem, Meeting, Person
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import MeetingKind
from dvqc_desktop.domain.names import fold
from dvqc_desktop.services.meetings.agenda import agenda_sources as sources
from dvqc_desktop.services.meetings.agenda.agenda import AgendaRow, ItemForm, add_item, list_items
from dvqc_desktop.services.meetings.agenda.agenda_sources import People
from dvqc_desktop.services.meetings.agenda.carry_over import (
    TASKS_MINUTES,
    TASKS_TITLE,
    CarryPick,
    carry_over,
    standing_rows,
)
from dvqc_desktop.services.meetings.agenda.carrying import link_missing
from dvqc_desktop.services.meetings.meeting_guard import fetch, note_work, open_meeting
from dvqc_desktop.services.meetings.tasks.tasks import debts
from dvqc_desktop.services.people.presence import is_worker

NAMES_SHOWN = 3
MASS_WORK, DEVELOPMENT_WORK, PRAISING = "Công tác quần chúng", "Công tác phát triển Đảng", "Biểu dương"
MINUTES = {MASS_WORK: 20, DEVELOPMENT_WORK: 15, PRAISING: 10, TASKS_TITLE: TASKS_MINUTES}
LATE_WORDS = "người quá hạn gặp gỡ"


class ProposalKind(StrEnum):
    """From what the proposal comes."""

    TASKS = "tasks"
    ANSWERS = "answers"
    GAPS = "gaps"
    REVIEWS = "reviews"
    CONTACTS = "contacts"
    DEVELOPMENT = "development"
    PRAISE = "praise"
    STANDING = "standing"


@dataclass(frozen=True, slots=True)
class AgendaProposal:
    """An item proposed for the agenda: `heading` and `reason` for the screen, `title` for the paper.

    `anchor` is a folded phrase: an item whose title has it takes the people instead of a new item (`item_id`).
    `carried` is the standing item of an earlier meeting it would be copied from.
    """

    kind: ProposalKind
    heading: str
    reason: str
    title: str
    anchor: str
    minutes: int
    people: tuple[tuple[int, str], ...]
    item_id: int | None
    carried: CarryPick | None = None


def agenda_proposals(session: Session, meeting_id: int) -> tuple[AgendaProposal, ...]:
    """What is proposed for a meeting, in the order in which it matters.

    Unfinished tasks, answers not told back, people without a holder, plans to review, overdue contacts by number,
    deadlines of development, praise, standing items of the last meeting. People already linked to the agenda are left
    out. Raises MeetingMissingError.
    """
    meeting = fetch(session, Meeting, meeting_id)
    there = _There(list_items(session, meeting_id))
    return (
        *_tasks(session, meeting_id, there),
        *_mass_work(session, meeting, there),
        *_growth(session, meeting, there),
        *_standing(session, meeting, there),
    )


def accept_proposal(session: Session, meeting_id: int, proposal: AgendaProposal) -> Change:
    """Take a proposal into the agenda: link its people to the item that fits, or add an item.

    Raises as `add_item`.
    """
    if proposal.carried is not None:
        return carry_over(session, meeting_id, (proposal.carried,))
    people_ids = tuple(person_id for person_id, _ in proposal.people)
    if proposal.item_id is None:
        form = ItemForm(proposal.title, proposal.minutes, source=proposal.reason, people_ids=people_ids)
        return add_item(session, meeting_id, form)
    meeting = open_meeting(session, meeting_id)
    item = fetch(session, AgendaItem, proposal.item_id)
    link_missing(session, item.id, sorted(people_ids))
    item.source = "; ".join(part for part in (item.source, proposal.reason) if part)
    note_work(meeting)
    return Change("đưa vào mục", str(item.position), frozenset({Topic.MEETINGS}), item.id)


def count_workers(session: Session, day: date) -> int:
    """How many workers the book has on a day: tells whether proposals are a matter of a moment."""
    return session.execute(select(func.count()).select_from(Person).where(is_worker(Person.id, day))).scalar_one()


class _There:
    """What an agenda has already: titles by item, people linked, and the reasons that were taken."""

    def __init__(self, items: Sequence[AgendaRow]) -> None:
        self._titles = {item.id: fold(item.title) for item in items}
        self.linked = {person_id for item in items for person_id, _ in item.people}
        self.reasons = "; ".join(item.source or "" for item in items)

    def item_with(self, anchor: str) -> int | None:
        """The first item whose title has a phrase."""
        return next((item_id for item_id, title in self._titles.items() if anchor in title), None)

    def proposal(
        self, kind: ProposalKind, title: str, words: tuple[str, str], people: Sequence[tuple[int, str]] = ()
    ) -> AgendaProposal:
        """A proposal with heading and reason, for the item that fits or for a new one."""
        anchor = fold(title.removeprefix("Công tác "))
        return AgendaProposal(kind, *words, title, anchor, MINUTES[title], tuple(people), self.item_with(anchor))


def _tasks(session: Session, meeting_id: int, there: _There) -> Iterator[AgendaProposal]:
    open_ones = debts(session, meeting_id)
    if open_ones and there.item_with("ky truoc") is None and there.item_with("thang truoc") is None:
        heading = f"Việc kỳ trước chưa xong ({len(open_ones)} việc)"
        words = heading, f"{len(open_ones)} việc kỳ trước chưa xong"
        yield there.proposal(ProposalKind.TASKS, TASKS_TITLE, words)


def _mass_work(session: Session, meeting: Meeting, there: _There) -> Iterator[AgendaProposal]:
    """Proposals about workers; overdue contacts by number alone."""
    day, kinds = meeting.held_on, ProposalKind
    found: tuple[tuple[ProposalKind, People, str], ...] = (
        (kinds.ANSWERS, sources.told_answers(session), "đã có trả lời, chưa báo lại"),
        (kinds.GAPS, sources.without_holder(session, day), "chưa có người phụ trách"),
        (kinds.REVIEWS, sources.plans_to_review(session, day), "kế hoạch bồi dưỡng đến hạn xem lại"),
    )
    for kind, people, words in found:
        yield from _about(kind, MASS_WORK, people, words, there)
    yield from _late(session, meeting, there)


def _growth(session: Session, meeting: Meeting, there: _There) -> Iterator[AgendaProposal]:
    """Deadlines of candidates, and what waits for praise."""
    day = meeting.held_on
    deadlines = sources.development_deadlines(session, day)
    yield from _about(ProposalKind.DEVELOPMENT, DEVELOPMENT_WORK, deadlines, "đến hạn bước phát triển Đảng", there)
    yield from _about(ProposalKind.PRAISE, PRAISING, sources.to_praise(session, day), "có việc nên biểu dương", there)


def _about(kind: ProposalKind, title: str, everybody: People, words: str, there: _There) -> Iterator[AgendaProposal]:
    """One proposal about those who are not linked yet; none where nobody is left."""
    people = [pair for pair in everybody if pair[0] not in there.linked]
    if people:
        yield there.proposal(kind, title, (_names(people), f"{len(people)} người {words}"), people)


def _late(session: Session, meeting: Meeting, there: _There) -> Iterator[AgendaProposal]:
    count = 0 if LATE_WORDS in there.reasons else sources.late_count(session, meeting.held_on)
    if count:
        words = "Gặp gỡ quá hạn", f"{count} {LATE_WORDS}"
        yield there.proposal(ProposalKind.CONTACTS, MASS_WORK, words)


def _standing(session: Session, meeting: Meeting, there: _There) -> Iterator[AgendaProposal]:
    """Each standing item of the last meeting that is not there yet."""
    if meeting.kind == MeetingKind.CRITICISM:
        return
    for row in standing_rows(session, meeting.id):
        reason = "mục thường kỳ, kỳ trước có"
        yield AgendaProposal(
            ProposalKind.STANDING, row.title, reason, row.title, fold(row.title), row.minutes, (), None, row.pick
        )


def _names(people: Sequence[tuple[int, str]]) -> str:
    names = ", ".join(name for _, name in people[:NAMES_SHOWN])
    return f"{names} và {len(people) - NAMES_SHOWN} người nữa" if len(people) > NAMES_SHOWN else names
