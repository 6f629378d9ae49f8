"""Meetings in words and minutes: names of the kinds, running times of an agenda, templates and preparation checks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dvqc_desktop.domain.codes import DecisionKind, MeetingKind, MeetingState, Presence, UnitKind
from dvqc_desktop.domain.dates import paper_month
from dvqc_desktop.domain.names import fold
from dvqc_desktop.domain.numbering import roman
from dvqc_desktop.domain.rule_forms import WHO
from dvqc_desktop.domain.rule_pack import RulePack

GROUP_KIND_WORDS = {
    MeetingKind.REGULAR: "Họp công tác (kỳ 1)",
    MeetingKind.PARTY_DAY: "Ngày đảng (kỳ 2)",
    MeetingKind.THEMATIC: "Sinh hoạt chuyên đề",
    MeetingKind.COMBINED: "Thường kỳ và chuyên đề",
    MeetingKind.CRITICISM: "Quần chúng góp ý",
    MeetingKind.COMMITTEE: "Hội ý tổ trưởng, tổ phó",
    MeetingKind.YEAR_REVIEW: "Kiểm điểm cuối năm",
    MeetingKind.OTHER: "Buổi họp khác",
}
CELL_KIND_WORDS = GROUP_KIND_WORDS | {
    MeetingKind.REGULAR: "Sinh hoạt thường kỳ",
    MeetingKind.PARTY_DAY: "Ngày đảng (nội bộ)",
    MeetingKind.COMMITTEE: "Họp chi ủy",
}
STATE_WORDS = {
    MeetingState.PLANNED: "Chưa chuẩn bị",
    MeetingState.PREPARING: "Đang chuẩn bị",
    MeetingState.HELD: "Chờ ký biên bản",
    MeetingState.CLOSED: "Đã ký",
}
PRESENCE_WORDS = {
    Presence.PRESENT: "có mặt",
    Presence.LATE: "đến muộn",
    Presence.EXCUSED: "vắng có lý do",
    Presence.UNEXCUSED: "vắng không lý do",
}
DECISION_WORDS = {
    DecisionKind.ASSIGN_HOLDER: "Phân công người phụ trách",
    DecisionKind.AGREE_ROUND: "Thống nhất đợt phân loại",
    DecisionKind.LIST_CANDIDATE: "Đưa vào danh sách cảm tình Đảng",
}
PHRASES = (
    "Các đồng chí dự họp nhất trí với báo cáo.",
    "Hội nghị thảo luận và thống nhất:",
    "Chủ trì tổng hợp ý kiến và kết luận:",
    "Giao đồng chí … thực hiện, hoàn thành trước ngày …, báo cáo tại kỳ họp sau.",
    "Biểu dương tinh thần trách nhiệm của …",
    "Không có ý kiến khác.",
    "Biên bản đã được đọc lại và hội nghị nhất trí thông qua.",
)
IDEOLOGY_TITLE = "Tình hình tư tưởng; tự phê bình và phê bình"
_IDEOLOGY = ("tu tuong", "phe binh", "kiem diem")
_DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class TemplateItem:
    """An item that a kind of meeting usually has; `who` is "chair", "secretary", "all" or empty."""

    minutes: int
    title: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class PreparationCheck:
    """Something that a kind of meeting should deal with, whether the agenda has it, and the item to add if not."""

    words: str
    done: bool
    item: TemplateItem


def kind_words(kind: str, unit_kind: str) -> str:
    """The name of a kind of meeting, as the unit calls it."""
    words = GROUP_KIND_WORDS if unit_kind == UnitKind.PARTY_GROUP else CELL_KIND_WORDS
    return words[MeetingKind(kind)]


def meeting_name(kind: str, held_on: date, unit_kind: str, kind_name: str | None = None) -> str:
    """The short name in lists: "Ngày đảng (kỳ 2)", "Quần chúng góp ý quý III"; that of an own kind where it has one."""
    if kind_name:
        return kind_name
    if kind == MeetingKind.CRITICISM:
        return f"Quần chúng góp ý quý {quarter_words(held_on)}"
    return kind_words(kind, unit_kind)


def meeting_heading(kind: str, held_on: date, unit_kind: str, kind_name: str | None = None) -> str:
    """The name as a title: "Ngày đảng, kỳ 2 tháng 11/2026"."""
    month = f"tháng {held_on:%m/%Y}"
    name = meeting_name(kind, held_on, unit_kind, kind_name)
    if kind == MeetingKind.CRITICISM:
        return f"{name}/{held_on.year}"
    if name.endswith(")") and "(kỳ" in name:
        head, _, session = name[:-1].partition(" (")
        return f"{head}, {session} {month}"
    return f"{name}, {month}"


def is_handed_up(kind: str) -> bool:
    """Whether papers of a kind of meeting go to the committee above: not of the workers' criticism, nor of talks."""
    return kind not in (MeetingKind.CRITICISM, MeetingKind.COMMITTEE)


def agenda_subject(kind: str, held_on: date, unit_kind: str, kind_name: str | None = None) -> str:
    """What the printed agenda is about: "sinh hoạt tổ đảng kỳ 2 tháng 11 năm 2026 (Ngày đảng)"."""
    if kind_name:
        return f"{kind_name[:1].lower()}{kind_name[1:]} ngày {held_on:%d/%m/%Y}"
    group = unit_kind == UnitKind.PARTY_GROUP
    body = "tổ đảng" if group else "chi bộ"
    month = f"tháng {paper_month(held_on.month)} năm {held_on.year}"
    subjects = {
        MeetingKind.REGULAR: f"sinh hoạt {body} {'kỳ 1' if group else 'thường kỳ'} {month}",
        MeetingKind.PARTY_DAY: f"sinh hoạt {body}{' kỳ 2' if group else ''} {month} (Ngày đảng)",
        MeetingKind.THEMATIC: f"sinh hoạt {body} chuyên đề {month}",
        MeetingKind.COMBINED: f"sinh hoạt {body} thường kỳ và chuyên đề {month}",
        MeetingKind.CRITICISM: f"quần chúng góp ý cho {body}, đảng viên quý {quarter_words(held_on)}/{held_on.year}",
        MeetingKind.COMMITTEE: f"{'hội ý tổ trưởng, tổ phó' if group else 'họp chi ủy'} {month}",
        MeetingKind.YEAR_REVIEW: f"kiểm điểm, đánh giá, xếp loại năm {held_on.year}",
        MeetingKind.OTHER: f"họp {body} ngày {held_on:%d/%m/%Y}",
    }
    return subjects[MeetingKind(kind)]


def quarter_words(day: date) -> str:
    """The quarter of a day in Roman figures."""
    return roman((day.month + 2) // 3)


def due_words(kind: str, unit_kind: str, start: date, end: date) -> str:
    """A meeting due in a span: "Sinh hoạt chuyên đề quý IV", "Kiểm điểm cuối năm 2026"."""
    words, span = kind_words(kind, unit_kind).partition(" (")[0], span_words(start, end)
    if kind == MeetingKind.YEAR_REVIEW:
        return f"{words} {start.year}"
    return f"{words} {span}"


def span_words(start: date, end: date) -> str:
    """A month, quarter or longer part of a year in words; `end` is the first day after it."""
    months = (end.year - start.year) * 12 + end.month - start.month
    if months == 1:
        return f"tháng {start.month}"
    if months == 3 and start.month % 3 == 1:
        return f"quý {quarter_words(start)}"
    return f"năm {start.year}" if end.month == 1 else f"tháng {start.month} đến tháng {end.month - 1}"


def parse_clock(text: str) -> str | None:
    """A time of day as "16:30", from "16:30", "16h30", "16 giờ 30", "1630" or "16"; None where it is none."""
    digits = "".join(character if character.isdigit() else " " for character in text).split()
    if len(digits) == 1 and len(digits[0]) in (3, 4):
        digits = [digits[0][:-2], digits[0][-2:]]
    if not digits or len(digits) > 2 or any(len(part) > 2 for part in digits):
        return None
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) == 2 else 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def clock_words(time_of_day: str) -> str:
    """A time of day as papers write it: "16 giờ 30"."""
    hour, _, minute = time_of_day.partition(":")
    return f"{hour} giờ {minute}"


def minutes_between(start: str, end: str) -> int:
    """The minutes from one time of day to another; over midnight where the end is earlier."""
    return (_minute_of_day(end) - _minute_of_day(start)) % _DAY_MINUTES


def running_times(start: str, minutes: Iterable[int]) -> tuple[str, ...]:
    """When each item begins, given the start of the meeting and the minutes of each item."""
    moment = _minute_of_day(start)
    times = []
    for length in minutes:
        times.append(_clock(moment))
        moment += length
    return tuple(times)


def end_time(start: str, minutes: Iterable[int]) -> str:
    """When the last item ends."""
    return _clock(_minute_of_day(start) + sum(minutes))


def agenda_template(kind: str, rules: RulePack) -> tuple[TemplateItem, ...]:
    """The usual items of a kind of meeting (42-HD/BTCTW 28/10/2025; the pack's own words)."""
    return template_items(rules.lines(f"agenda.template.{kind}"))


def template_items(lines: Iterable[str]) -> tuple[TemplateItem, ...]:
    """Usual items from their lines, "minutes | title | who"."""
    parts = (line.split("|") for line in lines)
    return tuple(TemplateItem(int(minutes), title.strip(), WHO[who.strip()]) for minutes, title, who in parts)


def preparation_checks(kind: str, titles: Sequence[str], rules: RulePack) -> tuple[PreparationCheck, ...]:
    """What the agenda of a kind of meeting should hold, against the titles it has."""
    folded = [fold(title) for title in titles]
    checks = []
    for line in rules.lines(f"agenda.check.{kind}"):
        words, phrases, minutes, title = (part.strip() for part in line.split("|"))
        wanted = [fold(phrase) for phrase in phrases.split(",")]
        done = any(phrase.strip() in text for phrase in wanted for text in folded)
        checks.append(PreparationCheck(words, done, TemplateItem(int(minutes), title)))
    return tuple(checks)


def ideology_check(kind: str, items: Iterable[tuple[str, int]], rules: RulePack) -> tuple[PreparationCheck, ...]:
    """Whether a regular meeting leaves room for ideology and self-criticism (rule pack, meeting.ideology_min).

    `items` are the titles and minutes of the agenda; other kinds are asked for nothing.
    """
    least = rules.count("meeting.ideology_min")
    if kind not in (MeetingKind.REGULAR, MeetingKind.COMBINED) or not least:
        return ()
    there = sum(minutes for title, minutes in items if any(word in fold(title) for word in _IDEOLOGY))
    words = f"Tư tưởng, tự phê bình, từ {least} phút"
    return (PreparationCheck(words, there >= least, TemplateItem(least, IDEOLOGY_TITLE)),)


def _minute_of_day(time_of_day: str) -> int:
    hour, _, minute = time_of_day.partition(":")
    return int(hour) * 60 + int(minute)


def _clock(minute_of_day: int) -> str:
    hour, minute = divmod(minute_of_day % _DAY_MINUTES, 60)
    return f"{hour:02d}:{minute:02d}"
