"""The parts of a resolution or conclusion: headings from the rule pack, numbered by what is there; its sentences."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dvqc_desktop.domain.codes import MemberStatus, Presence
from dvqc_desktop.domain.meetings import clock_words, minutes_between
from dvqc_desktop.domain.numbering import roman
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.domain.votes import percent_words

VIETNAMESE_LETTERS = "abcdđeghiklmnopqrstuvxy"
_THERE = (Presence.PRESENT, Presence.LATE)


class PartKind(StrEnum):
    """What stands under a heading: words alone, or words after what the book fills in."""

    TEXT = "text"
    LETTERED = "lettered"
    OPENING = "opening"
    RESULTS = "results"
    TASKS = "tasks"
    QUALITY = "quality"
    CLOSING = "closing"


FILLED_IN = (PartKind.OPENING, PartKind.RESULTS, PartKind.TASKS, PartKind.QUALITY, PartKind.CLOSING)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the paper: its key in the book, the level of its heading (0: none), the heading, what stands there."""

    key: str
    level: int
    heading: str
    kind: PartKind


@dataclass(frozen=True, slots=True)
class OpeningFacts:
    """What the opening paragraph is made of; `roll` the status and presence of everybody called."""

    unit: str
    meeting: str
    held_on: date
    place: str | None
    start: str | None
    end: str | None
    chair: str | None
    secretary: str | None
    roll: tuple[tuple[MemberStatus, Presence | None], ...]
    agenda: int


def parts_of(kind: str, rules: RulePack) -> tuple[Part, ...]:
    """The parts of a kind of paper in their order (domain notes §1.7; the pack's own words)."""
    made = []
    for line in rules.lines(f"resolution.sections.{kind}"):
        key, level, heading, what = (piece.strip() for piece in line.split("|"))
        made.append(Part(key, int(level), heading, PartKind(what)))
    return tuple(made)


def numbered_headings(parts: Iterable[Part], filled: Collection[str]) -> dict[str, str]:
    """The numbered headings of the parts that say something, by key: "I. …", "2. …", "d) …".

    A heading stays where something stands under it or under a deeper one; the rest are numbered without it.
    """
    kept: list[Part] = []
    ordered = list(parts)
    for place, part in enumerate(ordered):
        below = _below(ordered, place)
        if part.level and (part.key in filled or any(inner.key in filled for inner in below)):
            kept.append(part)
    counts = [0] * 4
    headings = {}
    for part in kept:
        counts[part.level] += 1
        counts[part.level + 1 :] = [0] * (3 - part.level)
        headings[part.key] = f"{_mark(part.level, counts[part.level])} {part.heading}"
    return headings


def letter(place: int) -> str:
    """The letter of a point by the Vietnamese order: a b c d đ e g h i k …, after the last one doubled."""
    times, at = divmod(place, len(VIETNAMESE_LETTERS))
    return VIETNAMESE_LETTERS[at] * (times + 1)


def opening_words(facts: OpeningFacts) -> str:
    """The opening paragraph with its figures, from roll call, clock and posts (domain notes §1.7)."""
    when = f"Ngày {facts.held_on:%d/%m/%Y}"
    where = f", tại {facts.place}" if facts.place else ""
    sentences = [f"{when}{where}, {facts.unit} họp: {facts.meeting}.", _roll_words(facts.roll)]
    if facts.start and facts.end:
        length = minutes_between(facts.start, facts.end)
        span = f"từ {clock_words(facts.start)} đến {clock_words(facts.end)}"
        sentences.append(f"Thời gian: {span} ({length} phút).")
    posts = (("Chủ trì", facts.chair), ("thư ký", facts.secretary))
    named = "; ".join(f"{words}: đồng chí {name}" for words, name in posts if name)
    if named:
        sentences.append(f"{named[0].upper()}{named[1:]}.")
    if facts.agenda:
        sentences.append(f"Buổi họp thông qua chương trình gồm {facts.agenda} nội dung.")
    return " ".join(sentence for sentence in sentences if sentence)


def closing_words(noun: str, votes_for: int, convened: int) -> str:
    """The closing sentence with the votes: "… được thông qua với 11/20 phiếu tán thành (55%)." """
    share = percent_words(votes_for, convened)
    return f"{noun} được thông qua với {votes_for}/{convened} phiếu tán thành ({share})."


def _roll_words(roll: tuple[tuple[MemberStatus, Presence | None], ...]) -> str:
    if not roll:
        return ""
    probationary = sum(status is MemberStatus.PROBATIONARY for status, _ in roll)
    visiting = sum(status is MemberStatus.TEMPORARY_IN for status, _ in roll)
    official = len(roll) - probationary - visiting
    counts = (
        (sum(presence in _THERE for _, presence in roll), "có mặt"),
        (sum(presence is Presence.EXCUSED for _, presence in roll), "vắng có lý do"),
        (sum(presence is Presence.UNEXCUSED for _, presence in roll), "vắng không lý do"),
        (sum(status is MemberStatus.EXEMPT for status, _ in roll), "được miễn sinh hoạt"),
    )
    told = ", ".join(f"{words} {count}" for count, words in counts if count or words == "có mặt")
    guests = f", sinh hoạt tạm thời {visiting}" if visiting else ""
    return f"Tổng số {len(roll)} đảng viên (chính thức {official}, dự bị {probationary}{guests}); {told}."


def _below(parts: list[Part], place: int) -> list[Part]:
    inner = []
    for part in parts[place + 1 :]:
        if part.level <= parts[place].level:
            break
        inner.append(part)
    return inner


def _mark(level: int, count: int) -> str:
    if level == 1:
        return f"{roman(count)}."
    return f"{count}." if level == 2 else f"{letter(count - 1)})"
