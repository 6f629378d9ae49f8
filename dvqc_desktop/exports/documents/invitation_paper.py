"""The invitation to a meeting, as a paper and as plain text for a message; no worker is named in either."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.attendance import guest_lines
from dvqc_desktop.domain.dates import format_date, weekday_words
from dvqc_desktop.domain.name_hiding import without_names
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.agenda import (
    chair_words,
    everybody_words,
    labelled,
    subject_words,
    when_words,
)
from dvqc_desktop.exports.documents.heads import paper_header, signature_of
from dvqc_desktop.exports.documents.model import Closing, ItemList, Paper, Paragraph, Run, Title
from dvqc_desktop.services.meetings.agenda import AgendaRow, list_items
from dvqc_desktop.services.meetings.attendance import roll_call
from dvqc_desktop.services.meetings.meetings import MeetingDetail, get_meeting
from dvqc_desktop.services.meetings.named_workers import workers_named
from dvqc_desktop.services.people.leaders import Leader, find_leader, leaders
from dvqc_desktop.services.unit import Unit, get_unit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

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


def invitation_paper(data: InvitationData, rules: RulePack) -> Paper:
    """The invitation in the form of a Party paper; its number is filled in by hand."""
    meeting, unit = data.meeting, data.unit
    invited = (_capital(everybody_words(unit, data.members)), *guest_lines(meeting.guests))
    blocks = (
        Paragraph((Run(f"{unit.name} trân trọng kính mời:"),)),
        ItemList(invited),
        labelled("1. Thời gian: ", f"{when_words(meeting, data.items, rules)}."),
        labelled("2. Địa điểm: ", f"{meeting.place or '…'}."),
        labelled("3. Chủ trì: ", f"{chair_words(meeting, data.chair)}."),
        *_content(data),
        *(Paragraph((Run(line),)) for line in _requests(data, rules)),
        Closing(signature_of(unit, data.signer, rules), recipients=("Như kính mời", _kept(unit))),
    )
    header = paper_header(unit, data.printed_on, _open_number(unit, rules))
    return Paper("Giấy mời", blocks, header, Title("Giấy mời", f"dự {data.subject}"))


def invitation_text(data: InvitationData, rules: RulePack) -> str:
    """The same as plain text, to be pasted into a message: no header, no guests, no worker's name."""
    meeting = data.meeting
    start, end = meeting.start_time or rules.text("meeting.start.usual"), meeting.end_time
    hours = f"{start}–{end}" if end else start
    lines = [
        f"{data.unit.name} kính mời các đồng chí dự {data.subject}.",
        f"Thời gian: {hours}, {weekday_words(meeting.held_on)}, {format_date(meeting.held_on)}",
        f"Nơi họp: {meeting.place or '…'}",
        f"Chủ trì: {chair_words(meeting, data.chair)}",
    ]
    if data.titles:
        lines += ["Nội dung:", *(f"{place}. {title}" for place, title in enumerate(data.titles, start=1))]
    return "\n".join([*lines, *_requests(data, rules)])


def read_invitation(session: "Session", meeting_id: int) -> InvitationData:
    """Read what an invitation needs. Raises MeetingMissingError."""
    meeting, items, unit = get_meeting(session, meeting_id), list_items(session, meeting_id), get_unit(session)
    known = {leader.id: leader for leader in leaders(session, meeting.held_on)}
    chair = known.get(meeting.chair_id) if meeting.chair_id is not None else None
    today = clock.today()

    return InvitationData(
        unit=unit,
        meeting=meeting,
        items=items,
        subject=_unnamed(session, meeting, subject_words(meeting, unit), ()),
        titles=tuple(_unnamed(session, meeting, item.title, item.people) for item in items if not item.postponed),
        members=sum(row.has_to_attend for row in roll_call(session, meeting_id)),
        chair=chair,
        signer=chair or find_leader(session, today),
        printed_on=min(today, meeting.held_on),
    )


def _unnamed(session: "Session", meeting: MeetingDetail, text: str, people: tuple[tuple[int, str], ...]) -> str:
    """A printed title without the name of a candidate, nor "chị Dung" of those the item is about.

    One whose name is written otherwise than in the book is left out with the whole title.
    """
    day = meeting.held_on
    hidden = without_names(text, (*workers_named(session, text, day), *(name for _, name in people)))
    return OTHER_WORK if workers_named(session, hidden, day) else hidden


def _content(data: InvitationData) -> Iterator[Paragraph | ItemList]:
    if data.titles:
        yield labelled("4. Nội dung:", "")
        yield ItemList(data.titles)


def _requests(data: InvitationData, rules: RulePack) -> tuple[str, str]:
    """What the members are asked to bring, and to say if they cannot come."""
    return rules.text(f"agenda.close.{data.meeting.kind}"), rules.text("invitation.end")


def _open_number(unit: Unit, rules: RulePack) -> str:
    """The number with room for its figures."""
    pattern = rules.text("number.pattern").replace("{number:02d}", "……")
    organ, symbol = rules.text(f"number.organ.{unit.kind}"), rules.text("number.symbol.invitation")
    return pattern.format(symbol=symbol, organ=organ)


def _kept(unit: Unit) -> str:
    return "Lưu tổ đảng" if unit.is_group else "Lưu Chi bộ"


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
