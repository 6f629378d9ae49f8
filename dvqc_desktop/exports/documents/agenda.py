"""The agenda of a meeting as a paper: times and printed titles; linked people stay on the screen."""

from dataclasses import dataclass
from datetime import date

from dvqc_desktop.domain.dates import paper_date, weekday_words
from dvqc_desktop.domain.meetings import agenda_subject, clock_words, end_time
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.heads import paper_closing, paper_header
from dvqc_desktop.exports.documents.model import Align, Block, Column, Paper, Paragraph, Run, Table, Title
from dvqc_desktop.services.meetings.agenda import AgendaRow
from dvqc_desktop.services.meetings.meetings import MeetingDetail
from dvqc_desktop.services.people.leaders import Leader
from dvqc_desktop.services.unit import Unit


@dataclass(frozen=True, slots=True)
class AgendaData:
    """What the agenda is made of; `members` is how many were convened, `printed_on` the day of the paper."""

    unit: Unit
    meeting: MeetingDetail
    items: tuple[AgendaRow, ...]
    members: int
    chair: Leader | None
    signer: Leader | None
    printed_on: date


def agenda_paper(data: AgendaData, rules: RulePack) -> Paper:
    """The agenda in the form of a Party paper."""
    meeting = data.meeting
    total = sum(item.minutes for item in data.items)
    blocks: list[Block] = [*_facts(data, rules), _labelled("5. Nội dung ", f"(cộng {total} phút):")]
    blocks.append(_items_table(data.items))
    blocks.append(Paragraph((Run(rules.text(f"agenda.close.{meeting.kind}")),)))
    blocks.append(paper_closing(data.unit, data.signer, rules))
    subject = meeting.title or agenda_subject(meeting.kind, meeting.held_on, data.unit.kind)
    return Paper(
        "Chương trình",
        tuple(blocks),
        paper_header(data.unit, data.printed_on),
        Title("Chương trình", subject),
    )


def _facts(data: AgendaData, rules: RulePack) -> list[Paragraph]:
    meeting = data.meeting
    start = meeting.start_time or (data.items[0].starts if data.items else rules.text("meeting.start.usual"))
    end = meeting.end_time or end_time(start, [item.minutes for item in data.items])
    until = f" đến {clock_words(end)}" if end != start else ""
    when = f"từ {clock_words(start)}{until}, {weekday_words(meeting.held_on)}, {paper_date(meeting.held_on)}."
    body = "tổ đảng" if data.unit.is_group else "chi bộ"
    count = f" ({data.members} đồng chí)" if data.members else ""
    guests = f"; mời dự: {meeting.guests}" if meeting.guests else ""
    return [
        _labelled("1. Thời gian: ", when),
        _labelled("2. Địa điểm: ", f"{meeting.place or '…'}."),
        _labelled("3. Thành phần: ", f"toàn thể đảng viên {body}{count}{guests}."),
        Paragraph(
            (
                Run("4. Chủ trì: ", bold=True),
                Run(f"{_comrade(meeting.chair)}{_post_words(data)}; "),
                Run("Thư ký: ", bold=True),
                Run(f"{_comrade(meeting.secretary)}."),
            )
        ),
    ]


def _items_table(items: tuple[AgendaRow, ...]) -> Table:
    columns = (
        Column("TT", 10, Align.CENTER),
        Column("Thời gian", 25, Align.CENTER),
        Column("Nội dung"),
        Column("Phút", 14, Align.CENTER),
        Column("Người trình bày", 45),
    )
    rows = tuple(
        (str(place), clock_words(item.starts), item.title, str(item.minutes), _presenter(item))
        for place, item in enumerate(items, start=1)
    )
    return Table(columns, rows)


def _presenter(item: AgendaRow) -> str:
    if item.presenter is None:
        return ""
    return f"Đ/c {item.presenter}" if item.presenter_id is not None else item.presenter


def _comrade(name: str | None) -> str:
    return f"đ/c {name}" if name else "…"


def _post_words(data: AgendaData) -> str:
    return f", {data.chair.post}" if data.chair is not None and data.meeting.chair else ""


def _labelled(label: str, text: str) -> Paragraph:
    return Paragraph((Run(label, bold=True), Run(text)))
