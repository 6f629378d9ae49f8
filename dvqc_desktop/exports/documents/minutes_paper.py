"""The minutes of a meeting as a paper, the extract of one item, and the internal annex as its own internal sheet.

Source of the order: domain notes §1.6. Nothing of the annex stands in the minutes or in an extract.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from dvqc_desktop.domain.codes import MemberStatus, Presence, VoteForm
from dvqc_desktop.domain.dates import format_date, paper_date, weekday_words
from dvqc_desktop.domain.meetings import clock_words
from dvqc_desktop.domain.numbering import roman
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.domain.votes import percent_words, threshold_words
from dvqc_desktop.exports.documents.heads import foot_line, minutes_signatures, paper_header, unit_words
from dvqc_desktop.exports.documents.marked import marked_blocks
from dvqc_desktop.exports.documents.model import (
    Align,
    Block,
    Column,
    Heading,
    Paper,
    Paragraph,
    Run,
    Table,
    Title,
)
from dvqc_desktop.services.meetings.minutes.record import ItemRecord, MemberLine, MinutesRecord, OpinionLine, TaskLine
from dvqc_desktop.services.meetings.passed.votes import VoteRow, vote_threshold

MINUTES, EXTRACT, ANNEX = "Biên bản", "Trích biên bản", "Phụ lục nội bộ"
FORM_WORDS = {VoteForm.CARD: "giơ thẻ", VoteForm.SECRET: "phiếu kín"}
AWAY = {
    MemberStatus.EXEMPT: "được miễn sinh hoạt",
    MemberStatus.TEMPORARY_AWAY: "sinh hoạt tạm thời nơi khác",
    MemberStatus.SUSPENDED: "đình chỉ sinh hoạt",
}
TASKS = (Column("TT", 10, Align.CENTER), Column("Việc"), Column("Người làm", 48), Column("Hạn", 26, Align.CENTER))
REPORT = Column("Báo cáo", 26, Align.CENTER)


def minutes_paper(record: MinutesRecord, rules: RulePack) -> Paper:
    """The minutes in the order of §1.6, signed by the minutes taker on the left and the chair on the right."""
    parts: list[tuple[str, list[Block]]] = [
        ("Thành phần", _people(record)),
        ("Nội dung", [_line(f"{item.position}. {item.title}") for item in record.items]),
        ("Diễn biến", [block for item in record.items for block in _item(item, rules)]),
        ("Biểu quyết chung", [block for vote in record.votes for block in vote_blocks(vote, rules)]),
        ("Kết luận, phân công", _passed(record)),
    ]
    blocks: list[Block] = list(_when(record))
    for number, (title, content) in enumerate((part for part in parts if part[1]), start=1):
        blocks += [Heading(f"{roman(number)}. {title}"), *content]
    blocks += [_line(_end_words(record)), minutes_signatures(record.secretary, record.chair, rules)]
    return Paper(MINUTES, tuple(blocks), paper_header(record.unit, record.held_on), Title(MINUTES, record.subject))


def extract_paper(record: MinutesRecord, item_id: int, rules: RulePack) -> Paper:
    """One item of the minutes, with when, where and before whom it was dealt with."""
    item = next(item for item in record.items if item.id == item_id)
    there = sum(member.is_there for member in record.members)
    blocks: list[Block] = [
        *_when(record),
        _said("Chủ trì: ", f"{_comrade(record.chair)}. "),
        _said("Thư ký: ", f"{_comrade(record.secretary)}."),
        _said("Có mặt: ", f"{there}/{_expected(record)} đảng viên."),
        _said("Trích nội dung:", ""),
        *_item(item, rules),
        _line(f"Trích theo biên bản họp ngày {format_date(record.held_on)}."),
        minutes_signatures(record.secretary, record.chair, rules),
    ]
    return Paper(EXTRACT, tuple(blocks), paper_header(record.unit, record.held_on), Title(EXTRACT, record.subject))


def annex_paper(record: MinutesRecord, rules: RulePack, printed_on: date) -> Paper:
    """What stays inside: notes and internal opinions, item by item; empty blocks where there is nothing."""
    blocks: list[Block] = []
    for item in record.items:
        inside = [*marked_blocks(item.note, ()), *_opinions(one for one in item.opinions if one.internal)]
        if inside:
            blocks += [Heading(f"{item.position}. {item.title}", 2), *inside]
    title = Title(ANNEX, f"kèm biên bản {record.subject}, {unit_words(record.unit)}")
    return Paper(ANNEX, tuple(blocks), None, title, foot_line(record.unit, printed_on, rules))


def vote_blocks(vote: VoteRow, rules: RulePack) -> Iterator[Block]:
    """A vote: what, how, of how many and who was left out, the figures, the outcome and what it needed."""
    threshold = vote_threshold(rules, vote.rule)
    yield _said(f"Biểu quyết ({FORM_WORDS[VoteForm(vote.form)]}): ", f"{vote.subject.rstrip('.')}. {vote.basis}")
    share = percent_words(vote.votes_for, vote.convened)
    figures = (
        f"Tán thành {vote.votes_for}/{vote.convened} ({share}), không tán thành {vote.votes_against}, "
        f"ý kiến khác {vote.votes_other}. "
    )
    outcome = "Thông qua" if vote.passed else "Chưa thông qua"
    needed = f" (cần {threshold_words(threshold)}, tức ít nhất {threshold.least(vote.convened)} phiếu)."
    yield Paragraph((Run(figures), Run(outcome, bold=True), Run(needed)))


def _when(record: MinutesRecord) -> Iterator[Block]:
    start = f"{clock_words(record.start_time)}, " if record.start_time else ""
    day = f"{weekday_words(record.held_on)}, {paper_date(record.held_on)}"
    yield _said("Thời gian bắt đầu: ", f"{start}{day}.")
    yield _said("Địa điểm: ", f"{record.place or '…'}.")


def _people(record: MinutesRecord) -> list[Block]:
    post = f", {record.chair_post}" if record.chair and record.chair_post else ""
    lines: list[Block] = [
        _said("Chủ trì: ", f"{_comrade(record.chair)}{post}."),
        _said("Thư ký: ", f"{_comrade(record.secretary)}."),
    ]
    if record.guests:
        lines.append(_said("Đại biểu, khách mời: ", f"{record.guests.rstrip('.')}."))
    statuses = [member.status for member in record.members]
    official, probationary = statuses.count(MemberStatus.OFFICIAL), statuses.count(MemberStatus.PROBATIONARY)
    there = sum(member.is_there for member in record.members)
    total = f"{len(statuses)} đồng chí (chính thức {official}, dự bị {probationary}); có mặt {there}."
    lines.append(_said("Tổng số đảng viên: ", total))
    for presence, words in ((Presence.EXCUSED, "Vắng có lý do: "), (Presence.UNEXCUSED, "Vắng không lý do: ")):
        absent = [member for member in record.members if member.presence is presence]
        if absent:
            lines.append(_said(words, f"{', '.join(map(_absent, absent))}."))
    away = [member for member in record.members if member.status in AWAY and not member.is_there]
    if away:
        named = ", ".join(f"{_comrade(member.name)} ({AWAY[member.status]})" for member in away)
        lines.append(_said("Không tính dự họp: ", f"{named}."))
    return lines


def _item(item: ItemRecord, rules: RulePack) -> Iterator[Block]:
    yield Heading(f"{item.position}. {item.title}", 2)
    if item.presenter:
        yield _said("Trình bày: ", f"{item.presenter}.")
    if item.postponed:
        yield _line("Chưa bàn, để lại kỳ họp sau.")
    yield from marked_blocks(item.text.text, item.text.marks)
    yield from _opinions(one for one in item.opinions if not one.internal)
    for vote in item.votes:
        yield from vote_blocks(vote, rules)
    yield from marked_blocks(item.conclusion.text, item.conclusion.marks, "Kết luận: ")


def _opinions(opinions: Iterable[OpinionLine]) -> Iterator[Block]:
    for opinion in opinions:
        lead = f"Đồng chí {opinion.speaker}: " if opinion.speaker else "Ý kiến: "
        yield from marked_blocks(opinion.words.text, opinion.words.marks, lead)


def _passed(record: MinutesRecord) -> list[Block]:
    blocks: list[Block] = []
    if record.paper is not None:
        noun = "Kết luận, kiến nghị" if record.unit.is_group else "Nghị quyết"
        number = f" ({record.paper.number})" if record.paper.number else ""
        blocks += marked_blocks(record.paper.text, (), f"{noun}{number}: ")
    if record.tasks:
        blocks.append(_tasks_table(record.tasks))
    if record.score is not None:
        points, grade = record.score
        blocks.append(_said("Tự chấm điểm chất lượng buổi họp: ", f"{f'{points:g}'.replace('.', ',')} điểm, {grade}."))
    return blocks


def _tasks_table(tasks: tuple[TaskLine, ...]) -> Table:
    """With the day of report where one is noted."""
    reported = any(task.report_on for task in tasks)
    rows = tuple(_task(place, task, reported=reported) for place, task in enumerate(tasks, start=1))
    return Table((*TASKS, REPORT) if reported else TASKS, rows)


def _task(place: int, task: TaskLine, *, reported: bool) -> tuple[str, ...]:
    return (
        str(place),
        task.text,
        f"Đ/c {task.owner}" if task.owner else "–",
        format_date(task.due_on) or "–",
        *((format_date(task.report_on) or "–",) if reported else ()),
    )


def _end_words(record: MinutesRecord) -> str:
    end = f"Buổi họp kết thúc lúc {clock_words(record.end_time)} cùng ngày. " if record.end_time else ""
    who = record.approved_by or "hội nghị"
    return f"{end}Biên bản đã được đọc lại, {who} nhất trí thông qua."


def _absent(member: MemberLine) -> str:
    return f"{_comrade(member.name)}{f' ({member.reason})' if member.reason else ''}"


def _expected(record: MinutesRecord) -> int:
    return sum(member.is_there or member.status not in AWAY for member in record.members)


def _comrade(name: str | None) -> str:
    return f"đồng chí {name}" if name else "…"


def _said(label: str, text: str) -> Paragraph:
    return Paragraph((Run(label, bold=True), Run(text)))


def _line(text: str) -> Paragraph:
    return Paragraph((Run(text),))
