"""What an invitation to a meeting says; it names no worker, not even a candidate."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import NumberState
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.meetings import agenda_subject, meeting_name
from dvqc_desktop.domain.name_hiding import without_names
from dvqc_desktop.services.meetings.agenda.agenda import AgendaRow, list_items
from dvqc_desktop.services.meetings.meetings import MeetingDetail, get_meeting
from dvqc_desktop.services.meetings.minutes.named_workers import workers_named
from dvqc_desktop.services.meetings.passed.numbers import NumberForm, list_numbers, reserve_number
from dvqc_desktop.services.meetings.roll.attendance import roll_call
from dvqc_desktop.services.people.leaders import Leader, find_leader, leaders
from dvqc_desktop.services.unit import Unit, get_unit

TOPICS = frozenset({Topic.MEETINGS})
TYPE = "invitation"
OTHER_WORK = "Công tác phát triển Đảng"


@dataclass(frozen=True, slots=True)
class InvitationData:
    """What an invitation is made of; `subject` and `titles` name no worker, not even a candidate."""

    unit: Unit
    meeting: MeetingDetail
    items: tuple[AgendaRow, ...]
    subject: str
    titles: tuple[str, ...]
    members: int
    chair: Leader | None
    signer: Leader | None
    printed_on: date
    number: str | None = None


def read_invitation(session: Session, meeting_id: int) -> InvitationData:
    """Read what an invitation needs. Raises MeetingMissingError."""
    meeting, items, unit = get_meeting(session, meeting_id), list_items(session, meeting_id), get_unit(session)
    known = {leader.id: leader for leader in leaders(session, meeting.held_on)}
    chair = known.get(meeting.chair_id) if meeting.chair_id is not None else None
    subject = meeting.title or agenda_subject(meeting.kind, meeting.held_on, unit.kind, meeting.kind_name)
    today = clock.today()
    return InvitationData(
        unit=unit,
        meeting=meeting,
        items=items,
        subject=_unnamed(session, meeting.held_on, subject, ()),
        titles=tuple(
            _unnamed(session, meeting.held_on, item.title, item.people) for item in items if not item.postponed
        ),
        members=sum(row.has_to_attend for row in roll_call(session, meeting_id)),
        chair=chair,
        signer=chair or find_leader(session, today),
        printed_on=min(today, meeting.held_on),
        number=_number(session, meeting, unit),
    )


def number_invitation(session: Session, meeting_id: int) -> Change:
    """Give an invitation the next number of the ledger, once. Raises MeetingMissingError, NumberTypeError."""
    meeting, unit = get_meeting(session, meeting_id), get_unit(session)
    given = _number(session, meeting, unit)
    if given is not None:
        return Change("lấy số giấy mời", given, TOPICS)
    made = reserve_number(session, NumberForm(TYPE, _subject(meeting, unit), used=True, meeting_id=meeting_id))
    return Change("lấy số giấy mời", made.subject, TOPICS, made.row_id)


def _subject(meeting: MeetingDetail, unit: Unit) -> str:
    """What the ledger says of the invitation: "Mời họp 24/11/2026, Ngày đảng (kỳ 2)"."""
    name = meeting_name(meeting.kind, meeting.held_on, unit.kind, meeting.kind_name)
    return f"Mời họp {format_date(meeting.held_on)}, {name}"


def _number(session: Session, meeting: MeetingDetail, unit: Unit) -> str | None:
    rows = [row for row in list_numbers(session, unit.term, TYPE) if row.state is not NumberState.VOID]
    return next((row.printed for row in reversed(rows) if row.meeting_id == meeting.id), None)


def _unnamed(session: Session, day: date, text: str, people: tuple[tuple[int, str], ...]) -> str:
    """A printed title without the name of a candidate, nor "chị Dung" of those the item is about.

    One whose name is written otherwise than in the book is left out with the whole title.
    """
    hidden = without_names(text, (*workers_named(session, text, day), *(name for _, name in people)))
    return OTHER_WORK if workers_named(session, hidden, day) else hidden
