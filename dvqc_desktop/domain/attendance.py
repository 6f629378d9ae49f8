"""Taking part in meetings over time: what to ask a member about, which reasons are noted, who was invited."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dvqc_desktop.domain.codes import MemberStatus, Presence
from dvqc_desktop.domain.dates import add_months, format_day_month
from dvqc_desktop.domain.names import nfc, one_line
from dvqc_desktop.domain.rule_pack import RulePack

STATUS_WORDS = {
    MemberStatus.OFFICIAL: "chính thức",
    MemberStatus.PROBATIONARY: "dự bị",
    MemberStatus.TEMPORARY_IN: "sinh hoạt tạm thời đến",
    MemberStatus.TEMPORARY_AWAY: "sinh hoạt tạm thời nơi khác",
    MemberStatus.EXEMPT: "được miễn sinh hoạt",
    MemberStatus.SUSPENDED: "đình chỉ sinh hoạt",
}
THERE = (Presence.PRESENT, Presence.LATE)
_WORDS = re.compile(r"[^\W_]+")
_BETWEEN_GUESTS = re.compile("[;\n\r\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Call:
    """How a member who had to attend took part in the meeting of a day."""

    held_on: date
    presence: Presence


def excused_running(calls: Sequence[Call], year: int) -> int:
    """How many of the last meetings of a year, the latest included, were missed with a reason without a break."""
    count = 0
    for call in reversed([call for call in calls if call.held_on.year == year]):
        if call.presence is not Presence.EXCUSED:
            break
        count += 1
    return count


def absent_since(calls: Sequence[Call]) -> date | None:
    """The first of the meetings missed without a break up to the latest, with or without a reason; None for none."""
    since = None
    for call in reversed(calls):
        if call.presence in THERE:
            break
        since = call.held_on
    return since


def attendance_warning(calls: Sequence[Call], day: date, rules: RulePack) -> str | None:
    """What a member should be asked about, in words; `calls` from the oldest to the latest meeting.

    Absent two months (three without good reason in a year oblige the cell to act: 294-QĐ/TW 26/5/2025, 8.1), or
    excused several times running in a year (score sheets of committees); both figures come from the rule pack.
    """
    since, months = absent_since(calls), rules.count("attendance.absent_months")
    consider = rules.count("attendance.consider_months")
    if since is not None and add_months(since, consider) <= day and _without_reason(calls, since):
        return f"vắng không lý do {consider} tháng, từ {format_day_month(since)}; chi bộ cần xem xét"
    if since is not None and add_months(since, months) <= day:
        return f"vắng liền {months} tháng, từ {format_day_month(since)}"
    running = excused_running(calls, day.year)
    if running >= rules.count("attendance.excused_running"):
        return f"vắng có lý do {running} lần liền"
    return None


def _without_reason(calls: Sequence[Call], since: date) -> bool:
    return all(call.presence is Presence.UNEXCUSED for call in calls if call.held_on >= since)


def health_word(reason: str, rules: RulePack) -> str | None:
    """The word of a reason that tells of somebody's health, which the book does not keep; None for none."""
    words = " ".join(_WORDS.findall(nfc(reason).casefold()))
    refused = rules.lines("attendance.refused_words")
    return next((word for word in refused if f" {word} " in f" {words} "), None)


def guest_lines(text: str | None) -> tuple[str, ...]:
    """Who was invited, one by one: a line or a semicolon stands between two."""
    parts = _BETWEEN_GUESTS.split(text or "")
    return tuple(line for part in parts if (line := one_line(part)))
