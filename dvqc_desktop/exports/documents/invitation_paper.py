"""The invitation to a meeting, as a paper and as plain text for a message; no worker is named in either."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dvqc_desktop.domain.attendance import guest_lines
from dvqc_desktop.domain.dates import format_date, weekday_words
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.agenda import chair_words, everybody_words, labelled, when_words
from dvqc_desktop.exports.documents.attendance_paper import NO_MEETING
from dvqc_desktop.exports.documents.heads import paper_header, signature_of
from dvqc_desktop.exports.documents.model import Closing, Document, ItemList, Paper, Paragraph, Run, Title
from dvqc_desktop.services.meetings.agenda.invitation import InvitationData, read_invitation
from dvqc_desktop.services.meetings.meetings import next_meeting_id
from dvqc_desktop.services.rules import meeting_rules
from dvqc_desktop.services.unit import Unit

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database


def invitation_paper(data: InvitationData, rules: RulePack) -> Paper:
    """The invitation in the form of a Party paper; one not taken from the ledger is filled in by hand."""
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
    header = paper_header(unit, data.printed_on, data.number or _open_number(unit, rules))
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


def invitation_by_command(database: "Database", row_id: int | None) -> Document:
    """The invitation to a meeting, to the next one for None. Raises MeetingMissingError, NothingToPrintError."""
    with database.reading() as session:
        meeting_id = row_id if row_id is not None else next_meeting_id(session)
        if meeting_id is None:
            raise NothingToPrintError(paper="giấy mời", missing=NO_MEETING)
        data, rules = read_invitation(session, meeting_id), meeting_rules(session, meeting_id)
    return invitation_paper(data, rules)


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
