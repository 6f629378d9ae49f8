"""Mentoring plans: what makes one whole, how its steps move, and when its aim is reached."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from dvqc_desktop.domain.classes import CLASS_WORDS, WorkerClass
from dvqc_desktop.domain.codes import BetterWay, PlanDirection, PlanKind

_RANKED = (WorkerClass.ACTIVE, WorkerClass.AVERAGE, WorkerClass.NEEDS_HELP)
_THIRD = ("cần giúp từng mặt", "kém từng mặt")
_CLASS_WORDS = ("tích cực", "trung bình", *_THIRD)

DIRECTION_WORDS = {
    PlanDirection.OUTPUT: "Sản lượng",
    PlanDirection.SKILL: "Tay nghề, nâng bậc",
    PlanDirection.DISCIPLINE: "Kỷ luật lao động",
    PlanDirection.ACTIVIST: "Nòng cốt phong trào",
    PlanDirection.CANDIDATE: "Vào Đảng",
    PlanDirection.CADRE: "Cán bộ sau này",
}

_HINTS = (
    ("đối tượng", "anh, chị hoặc họ tên"),
    ("phần tử", "anh, chị hoặc họ tên"),
    ("cá biệt", "việc cụ thể đã thấy"),
    ("xấu", "việc cụ thể đã thấy"),
    ("kém", "cần giúp về mặt nào"),
    ("làm ẩu", "con số, ví dụ “hàng phải sửa 9%”"),
    ("lười", "việc cụ thể đã thấy"),
    ("chây ỳ", "việc cụ thể đã thấy"),
    ("dốt", "phần tay nghề cần học thêm"),
    ("vô kỷ luật", "việc cụ thể, ví dụ “đi muộn 3 buổi”"),
    ("bất mãn", "điều anh, chị chưa đồng tình"),
)


class PlanGap(StrEnum):
    """What keeps a plan a draft."""

    WISH = "wish"
    DISCUSSED = "discussed"
    STRENGTH = "strength"
    TIE = "tie"
    HELP = "help"


GAP_WORDS = {
    PlanGap.WISH: "{whose} mong muốn gì",
    PlanGap.DISCUSSED: "ngày đã bàn với {whose}",
    PlanGap.STRENGTH: "ít nhất một mặt mạnh",
    PlanGap.TIE: "mặt mạnh làm chỗ dựa cho từng mặt còn yếu",
    PlanGap.HELP: "ai giúp từng mặt còn yếu",
}
TEAM_GAP_WORDS = {
    PlanGap.STRENGTH: "ít nhất một điều tổ đang làm tốt",
    PlanGap.HELP: "qua ai để giải quyết từng nguyên nhân",
}
_WHOSE = {PlanKind.MENTORING: "anh/chị ấy", PlanKind.STRIVING: "đồng chí ấy", PlanKind.TEAM: "tổ"}


@dataclass(frozen=True, slots=True)
class WeaknessTie:
    """A weakness as the rule sees it: the strength that will carry it, and who helps; either may be missing."""

    strength_id: int | None
    helped_by: str | None


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What decides whether a plan is whole."""

    wish: str | None
    discussed_on: date | None
    strength_ids: frozenset[int]
    weaknesses: tuple[WeaknessTie, ...] = ()
    kind: PlanKind = PlanKind.MENTORING


def plan_gaps(facts: PlanFacts) -> tuple[PlanGap, ...]:
    """What the plan still lacks, in the order of the form; empty when it is whole.

    Source: product principle 1 (made with the person; strengths first) and the form of the plan: each weakness is tied
    to the strength that will carry it and to who helps. A team's plan was talked over with the team, begins with what
    is good in it, and names for each cause through whom it is solved.
    """
    ties, team = facts.weaknesses, facts.kind is PlanKind.TEAM
    missing = {
        PlanGap.WISH: not team and not _filled(facts.wish),
        PlanGap.DISCUSSED: facts.discussed_on is None,
        PlanGap.STRENGTH: not facts.strength_ids,
        PlanGap.TIE: not team and any(tie.strength_id not in facts.strength_ids for tie in ties),
        PlanGap.HELP: any(not _filled(tie.helped_by) for tie in ties),
    }
    return tuple(gap for gap, lacks in missing.items() if lacks)


def draft_words(gaps: Sequence[PlanGap], kind: PlanKind = PlanKind.MENTORING) -> str:
    """Why the plan is still a draft, in one sentence; empty for a whole plan."""
    if not gaps:
        return ""
    words = GAP_WORDS | (TEAM_GAP_WORDS if kind is PlanKind.TEAM else {})
    whose = _WHOSE[kind]
    return "Bản nháp, còn thiếu: " + "; ".join(words[gap].format(whose=whose) for gap in gaps) + "."


def _filled(text: str | None) -> bool:
    return bool(text and text.strip())


def direction_words(direction: PlanDirection | str | None, note: str | None) -> str:
    """Where a plan leads, in words: "Tay nghề, nâng bậc: thi bậc 5/7"; empty where nothing was chosen or said."""
    chosen = DIRECTION_WORDS[PlanDirection(direction)] if direction else ""
    return ": ".join(part for part in (chosen, (note or "").strip()) if part)


def change_words(before: str | None, after: str | None) -> str:
    """Before and after in one line: "Đầu kỳ: 126 cái/công. Cuối kỳ: 166 cái/công."."""
    parts = (("Đầu kỳ", before), ("Cuối kỳ", after))
    return " ".join(f"{words}: {text.rstrip('.')}." for words, text in parts if text)


def sets_class_as_target(text: str | None, own: Mapping[WorkerClass, str] = CLASS_WORDS) -> bool:
    """True where a text makes a class the aim ("đưa lên tích cực"): no plan may (product principle 1).

    `own` are the cell's own names of the classes; the usual ones are known beside them.
    """
    known = tuple(_plain(own[code]) for code in _RANKED)
    return bool(text) and _class_target(known).search(_plain(text or "")) is not None


@lru_cache(maxsize=8)
def _class_target(own: tuple[str, ...]) -> re.Pattern[str]:
    """Up into a class, a class named as one, out of the third: each as a whole word."""
    named, third = (_any_of(words) for words in ((*_CLASS_WORDS, *own), (*_THIRD, own[2])))
    as_class = _any_of(name for name in own if name.startswith(("loại ", "diện ", "hạng ")))
    return re.compile(
        rf"(?<!\w)((lên|thành|xếp|phân)\s+((loại|diện|hạng|người)\s+)?{named}"
        rf"|(loại|diện|hạng)\s+({named}|kém|cần giúp)|{as_class}"
        rf"|(ra khỏi|thoát|hết|không còn)\s+((loại|diện)\s+)?{third})(?!\w)"
    )


def _any_of(words: Iterable[str]) -> str:
    """A pattern of any of these words; of nothing where there are none."""
    found = "|".join(re.escape(word) for word in words if word)
    return f"({found})" if found else r"(?!)"


@dataclass(frozen=True, slots=True)
class WordHint:
    """A word that marks a person, and what to write instead."""

    word: str
    instead: str


def word_hints(text: str | None) -> tuple[WordHint, ...]:
    """Words of a text that judge instead of telling facts (design §6), each with better words; advice only."""
    plain = _plain(text or "")
    return tuple(WordHint(word, instead) for word, instead in _HINTS if re.search(rf"\b{word}\b", plain))


def hint_words(hints: Iterable[WordHint]) -> str:
    """The hints in one line for under the field; empty for none."""
    return " ".join(f"“{hint.word}”: nên ghi {hint.instead}." for hint in hints)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


@dataclass(frozen=True, slots=True)
class StepDates:
    """The dates of a step; `offset_days` is counted from the plan's start, None for a date set by hand."""

    due_on: date | None
    offset_days: int | None = None
    done_on: date | None = None


def step_due(step: StepDates, start: date) -> date | None:
    """When the step is due in a plan that starts on `start`: done steps and dates set by hand stay."""
    if step.done_on is not None or step.offset_days is None:
        return step.due_on
    return start + timedelta(days=step.offset_days)


class StepState(StrEnum):
    """How far a step is."""

    DONE = "done"
    DONE_LATE = "done_late"
    LATE = "late"
    RUNNING = "running"
    AHEAD = "ahead"


def step_states(steps: Sequence[StepDates], day: date) -> tuple[StepState, ...]:
    """The state of each step on `day`: the first open one is running, later ones lie ahead, unless they are late."""
    states: list[StepState] = []
    running_seen = False
    for step in steps:
        if step.done_on is not None:
            late = step.due_on is not None and step.done_on > step.due_on
            states.append(StepState.DONE_LATE if late else StepState.DONE)
        elif step.due_on is not None and step.due_on < day:
            states.append(StepState.LATE)
            running_seen = True
        else:
            states.append(StepState.AHEAD if running_seen else StepState.RUNNING)
            running_seen = True
    return tuple(states)


def step_words(step: StepDates, state: StepState, day: date, last_value: str = "") -> str:
    """The state of a step in words: "Đạt (chậm 4 ngày)", "Đang làm: 166", "Chưa đến"."""
    if state is StepState.DONE_LATE and step.done_on and step.due_on:
        return f"Đạt (chậm {(step.done_on - step.due_on).days} ngày)"
    if state is StepState.LATE and step.due_on:
        return f"Chậm {(day - step.due_on).days} ngày"
    words = {StepState.DONE: "Đạt", StepState.AHEAD: "Chưa đến"}.get(state, "Đang làm")
    return f"{words}: {last_value}" if state is StepState.RUNNING and last_value else words


def norm_reached_on(
    points: Sequence[tuple[date, float]], norm: float | None, better: BetterWay = BetterWay.HIGHER
) -> date | None:
    """Since when the figures stay at the norm or better without a break; None while the last one falls short of it.

    `points` are in the order of their days; where lower is `better`, the norm is the most that is allowed.
    """
    if norm is None:
        return None
    since: date | None = None
    for at, value in points:
        reached = value <= norm if better is BetterWay.LOWER else value >= norm
        since = (since or at) if reached else None
    return since


def waits_for_review(reached_on: Iterable[date | None], reviewed_on: date | None) -> bool:
    """ "Đã đạt, chờ xét": a near aim or the norm was reached and the class was not looked at since.

    `reached_on` holds the days on which near aims or the norm were reached; `reviewed_on` is the last class event.
    Source: product principle 1, who reaches the aim of his plan is listed for review at once.
    """
    last = max((day for day in reached_on if day is not None), default=None)
    return last is not None and (reviewed_on is None or reviewed_on < last)
