"""Copies of the book: which one may go, how their state is told, and when the machine's clock cannot be right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

ALWAYS_KEPT = 20
MOST_KEPT = 40
EVERY_MINUTES = 30
CHECK_DAYS = 7
COPIES_BEFORE_LETTING_GO = 3
_BACK = timedelta(hours=2)  # an hour more or less is summer time or another zone
_AHEAD = timedelta(days=90)


class CopyState(StrEnum):
    """How well the book is kept: green, yellow, red."""

    GOOD = "good"
    DUE = "due"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Judged:
    """A state with its sentence."""

    state: CopyState
    words: str


@dataclass(frozen=True, slots=True)
class LastCopies:
    """The newest copy of one place that counts, and why the newest try after it did not count (empty: it did)."""

    at: datetime | None = None
    sequence: int = 0
    failure: str = ""


def one_to_remove(sequences: Sequence[int]) -> int | None:
    """The copy that may go after a new one was verified, by running number alone; None while there are few.

    The newest twenty always stay. Of the older ones goes the one that stands closest to its neighbours for its age, so
    that copies of long ago stay too. Source: reliability notes L34, the clock threw the newest copy away.
    """
    kept = sorted(set(sequences))
    if len(kept) <= MOST_KEPT:
        return None
    newest = kept[-1]

    def room(place: int) -> float:
        before = kept[place - 1] if place else 0
        return (kept[place + 1] - before) / (newest - kept[place])

    return kept[min(range(len(kept) - ALWAYS_KEPT), key=room)]


def judge_here(copies: LastCopies, today: date) -> Judged:
    """The state of the copies on this machine."""
    if copies.failure:
        return Judged(CopyState.BAD, f"Lần gần nhất chưa xong: {copies.failure}.")
    if copies.at is None:
        return Judged(CopyState.DUE, "Chưa có bản sao nào.")
    return Judged(CopyState.GOOD, f"Bản gần nhất: {when(copies.at.date(), today)}, {copies.at:%H:%M}, đã đọc lại.")


def judge_away(copies: LastCopies, today: date, remind_days: int) -> Judged:
    """The state of the copies off this machine: due from the reminder's day on, bad from twice as many on."""
    if copies.at is None:
        words = f"Lần gần nhất chưa xong: {copies.failure}." if copies.failure else "Chưa sao lưu ra USB lần nào."
        return Judged(CopyState.BAD if copies.failure else CopyState.DUE, words)
    last = f"Bản gần nhất: {when(copies.at.date(), today)}"
    days = (today - copies.at.date()).days
    if copies.failure:
        return Judged(CopyState.BAD, f"Lần gần nhất chưa xong: {copies.failure}. {last}.")
    if days < 0:
        return Judged(CopyState.DUE, f"{last}, ghi ngày sau hôm nay: xem lại ngày giờ của máy.")
    if days >= 2 * remind_days:
        return Judged(CopyState.BAD, f"{last}, quá {days - remind_days} ngày.")
    if days >= remind_days:
        return Judged(CopyState.DUE, f"{last}, đến hạn sao lưu lại.")
    return Judged(CopyState.GOOD, f"{last}, đã đọc lại.")


def judge_check(checked_on: date | None, damaged: bool, today: date) -> Judged:
    """The state of the weekly full check."""
    if damaged:
        return Judged(CopyState.BAD, "Lần kiểm tra gần nhất thấy tệp sổ bị hỏng một phần.")
    if checked_on is None:
        return Judged(CopyState.DUE, "Chưa kiểm tra lần nào.")
    last = f"Lần gần nhất: {when(checked_on, today)}, sổ còn nguyên vẹn."
    return Judged(CopyState.DUE if check_is_due(checked_on, today) else CopyState.GOOD, last)


def check_is_due(checked_on: date | None, today: date) -> bool:
    """True when the book was not checked whole for a week, or on a day that has not come yet."""
    return checked_on is None or not 0 <= (today - checked_on).days < CHECK_DAYS


def worst(states: Sequence[CopyState]) -> CopyState:
    """The worst of several states."""
    order = list(CopyState)
    return max(states, key=order.index)


def when(day: date, today: date) -> str:
    """A day as it is told: "hôm nay", "hôm qua", "7 ngày trước (13/11)"; one that has not come yet by its date."""
    days = (today - day).days
    if days < 0:
        return f"{day:%d/%m/%Y}"
    return {0: "hôm nay", 1: "hôm qua"}.get(days, f"{days} ngày trước ({day:%d/%m})")


def clock_fault(last_used: datetime | None, now: datetime) -> str:
    """One sentence when the machine's clock has jumped since the book was used last; empty when it can be right."""
    if last_used is None or last_used - _BACK <= now <= last_used + _AHEAD:
        return ""
    way = "lùi về" if now < last_used else "đã là"
    return (
        f"Lần trước sổ ghi lúc {last_used:%H:%M %d/%m/%Y}, đồng hồ máy nay {way} {now:%H:%M %d/%m/%Y}: "
        "xem lại ngày giờ của máy. Sổ và các bản sao vẫn giữ đúng thứ tự."
    )
