"""The due clock of contacts: counted from the last real contact at each look, never stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import ContactKind

FRIDAY = 4
DEFAULT_INTERVAL_DAYS = 7


KIND_WORDS = {
    ContactKind.SHIFT: "tại máy",
    ContactKind.BREAK: "giờ nghỉ",
    ContactKind.MEAL: "giờ ăn",
    ContactKind.HOME_VISIT: "đến nhà",
    ContactKind.ILLNESS: "thăm ốm",
    ContactKind.MEETING: "sinh hoạt",
    ContactKind.FEEDBACK: "phản hồi nghị quyết",
    ContactKind.OTHER: "khác",
}


class ContactTopic(StrEnum):
    """What a talk was about (domain notes §5.1: content areas of plans and contacts)."""

    AWARENESS = "awareness"
    LIFE = "life"
    TASKS = "tasks"
    SKILL = "skill"
    DISCIPLINE = "discipline"
    ADMISSION = "admission"
    COMMON = "common"


TOPIC_WORDS = {
    ContactTopic.TASKS: "nhiệm vụ sản xuất",
    ContactTopic.SKILL: "tay nghề",
    ContactTopic.DISCIPLINE: "kỷ luật, tác phong",
    ContactTopic.LIFE: "đời sống, nguyện vọng",
    ContactTopic.AWARENESS: "nhận thức, nghĩa vụ",
    ContactTopic.ADMISSION: "bồi dưỡng vào Đảng",
    ContactTopic.COMMON: "việc chung của tổ, đoàn thể",
}


class ContactState(StrEnum):
    """Where somebody stands on the due clock."""

    FRESH = "fresh"
    DUE = "due"
    OVERDUE = "overdue"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class ContactPlan:
    """The cell's habit: the weekly contact day (Monday is 0) and the days between two contacts, by class."""

    weekday: int = FRIDAY
    interval_days: int = DEFAULT_INTERVAL_DAYS
    by_class: Mapping[WorkerClass, int] = field(default_factory=dict)

    def interval(self, worker_class: WorkerClass, own_days: int | None) -> int:
        """Days between two contacts: the person's own, else that of the class, else the cell's."""
        return own_days or self.by_class.get(worker_class) or self.interval_days


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which somebody need not be met; `end_on` is the first day on which contacts count again."""

    start_on: date
    end_on: date | None

    def holds(self, day: date) -> bool:
        """True on the days of the pause."""
        return self.start_on <= day and (self.end_on is None or day < self.end_on)


class ContactBasis(NamedTuple):
    """What the clock is counted from: first day as a worker, last real contact, interval in days, pauses."""

    since: date
    last_on: date | None
    interval_days: int
    pauses: tuple[Pause, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactClock:
    """The clock on one day. `days` and `late_days` are counted in days; `back_on` is the end of a running pause."""

    state: ContactState
    last_on: date | None
    days: int
    due_on: date
    late_days: int
    back_on: date | None = None


def due_date(basis: ContactBasis, day: date) -> date:
    """The day on which a contact is due, as seen on `day`.

    A pause that has ended moves the day to its end: nobody comes back from leave already late. One taken back on the
    day it began moves nothing.
    """
    due = (basis.last_on or basis.since) + timedelta(days=basis.interval_days)
    if not basis.pauses:
        return due
    ended = [pause.end_on for pause in basis.pauses if pause.end_on and pause.start_on < pause.end_on <= day]
    return max([due, *ended])


def contact_clock(basis: ContactBasis, day: date) -> ContactClock:
    """The due clock on `day`: fresh before the due day, due on it, overdue after it, paused while a pause runs."""
    due = due_date(basis, day)
    days = max((day - (basis.last_on or basis.since)).days, 0)
    running = [pause for pause in basis.pauses if pause.holds(day)]
    if running:
        ends = [pause.end_on for pause in running]
        back = None if None in ends else max(end for end in ends if end is not None)
        return ContactClock(ContactState.PAUSED, basis.last_on, days, due, 0, back)
    late = (day - due).days
    state = ContactState.OVERDUE if late > 0 else ContactState.DUE if late == 0 else ContactState.FRESH
    return ContactClock(state, basis.last_on, days, due, max(late, 0))


def contact_words(clock: ContactClock) -> str:
    """The state in words: "hẹn hôm nay", "16 ngày chưa gặp", "2 ngày trước"."""
    if clock.state is ContactState.PAUSED:
        return f"tạm hoãn đến {clock.back_on:%d/%m}" if clock.back_on else "tạm hoãn"
    if clock.state is ContactState.DUE:
        return "hẹn hôm nay"
    if clock.state is ContactState.OVERDUE:
        return f"{clock.days} ngày chưa gặp"
    if clock.last_on is None:
        return "chưa gặp lần nào"
    return "đã gặp hôm nay" if clock.days == 0 else f"gặp {clock.days} ngày trước"


def contact_short(clock: ContactClock) -> str:
    """The state in two words, for a narrow list: "hôm nay", "16 ngày", "tạm hoãn", "chưa gặp"."""
    if clock.state is ContactState.PAUSED:
        return "tạm hoãn"
    if clock.state is ContactState.DUE:
        return "hôm nay"
    if clock.state is ContactState.FRESH and clock.last_on is None:
        return "chưa gặp"
    return f"{clock.days} ngày" if clock.days else "vừa gặp"


def due_order(clock: ContactClock) -> tuple[int, int]:
    """Sort key: overdue ones first, the latest of them first, then due today, then by nearness, paused last."""
    rank = (ContactState.OVERDUE, ContactState.DUE, ContactState.FRESH, ContactState.PAUSED).index(clock.state)
    return rank, -clock.late_days if clock.late_days else clock.due_on.toordinal()


def next_contact_day(met_on: date, interval_days: int, weekday: int) -> date:
    """The contact day to propose after a contact: that of the week in which the next contact falls due.

    Weeks run from Monday to Sunday; the proposal is always later than the contact.
    """
    due = met_on + timedelta(days=interval_days)
    proposed = due - timedelta(days=due.weekday()) + timedelta(days=weekday)
    return proposed if proposed > met_on else proposed + timedelta(days=7)


def topics_text(topics: Iterable[ContactTopic]) -> str | None:
    """The topics as the store keeps them: codes in a fixed order, commas between; None for none."""
    chosen = set(topics)
    return ",".join(topic for topic in ContactTopic if topic in chosen) or None


def topics_of(text: str | None) -> tuple[ContactTopic, ...]:
    """The topics kept in a text of the store."""
    return tuple(ContactTopic(code) for code in text.split(",")) if text else ()
