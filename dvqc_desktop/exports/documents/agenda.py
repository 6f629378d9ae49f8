"""The agenda of a meeting as a paper: times and printed titles; linked people stay on the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dvqc_desktop.domain.dates import paper_date, weekday_words
from dvqc_desktop.domain.meetings import agenda_subject, clock_words, end_time
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.heads import paper_closing, paper_header
from dvqc_desktop.exports.documents.model import Align, Block, Column, Paper, Paragraph, Run, Table, Title
from dvqc_desktop.services.meetings.agenda.agenda import AgendaRow
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
    blocks: list[Block] = [*_facts(data, rules), labelled("5. Nội dung ", f"(cộng {total} phút):")]
    blocks.append(_items_table(data.items))
    blocks.append(Paragraph((Run(rules.text(f"agenda.close.{meeting.kind}")),)))
    blocks.append(paper_closing(data.unit, data.signer, rules))
    return Paper(
        "Chương trình",
        tuple(blocks),
        paper_header(data.unit, data.printed_on),
        Title("Chương trình", subject_words(meeting, data.unit)),
    )


def when_words(meeting: MeetingDetail, items: Sequence[AgendaRow], rules: RulePack) -> str:
    """When a meeting is, as papers say it; where no end is noted, the agenda tells it."""
    start = meeting.start_time or (items[0].starts if items else rules.text("meeting.start.usual"))
    end = meeting.end_time or end_time(start, [item.minutes for item in items])
    until = f" đến {clock_words(end)}" if end != start else ""
    return f"từ {clock_words(start)}{until}, {weekday_words(meeting.held_on)}, {paper_date(meeting.held_on)}"


def subject_words(meeting: MeetingDetail, unit: Unit) -> str:
    """What a meeting is, as papers about it say under their title."""
    return meeting.title or agenda_subject(meeting.kind, meeting.held_on, unit.kind, meeting.kind_name)


def everybody_words(unit: Unit, members: int) -> str:
    """All members of the unit, with their number where it is known."""
    body = "tổ đảng" if unit.is_group else "chi bộ"
    return f"toàn thể đảng viên {body}{f' ({members} đồng chí)' if members else ''}"


def chair_words(meeting: MeetingDetail, chair: Leader | None) -> str:
    """Who chairs, with the post."""
    post = f", {chair.post}" if chair is not None and meeting.chair else ""
    return f"{comrade(meeting.chair)}{post}"


def comrade(name: str | None) -> str:
    """A member as papers name him, or room for the name."""
    return f"đ/c {name}" if name else "…"


def labelled(label: str, text: str) -> Paragraph:
    """A line that begins with what it tells, in bold."""
    return Paragraph((Run(label, bold=True), Run(text)))


def _facts(data: AgendaData, rules: RulePack) -> list[Paragraph]:
    meeting = data.meeting
    guests = f"; mời dự: {meeting.guests}" if meeting.guests else ""
    return [
        labelled("1. Thời gian: ", f"{when_words(meeting, data.items, rules)}."),
        labelled("2. Địa điểm: ", f"{meeting.place or '…'}."),
        labelled("3. Thành phần: ", f"{everybody_words(data.unit, data.members)}{guests}."),
        Paragraph(
            (
                Run("4. Chủ trì: ", bold=True),
                Run(f"{chair_words(meeting, data.chair)}; "),
                Run("Thư ký: ", bold=True),
                Run(f"{comrade(meeting.secretary)}."),
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
