"""Kinds of meeting of the cell's own: a name, the least minutes, usual items; and a kind as one code."""

from collections.abc import Iterable
from dataclasses import dataclass

from dvqc_desktop.domain.codes import MeetingKind
from dvqc_desktop.domain.meetings import CELL_KIND_WORDS, GROUP_KIND_WORDS
from dvqc_desktop.domain.names import fold
from dvqc_desktop.domain.rule_forms import MINUTES_MOST, lines_fault
from dvqc_desktop.domain.rule_pack import RulePack

NAME_MOST, OWN_MOST = 60, 20
DURATION = "meeting.duration_min."
TEMPLATE = "agenda.template."
_MARK = ":"


@dataclass(frozen=True, slots=True)
class OwnKind:
    """A kind of the cell's own; `lines` are its usual items, "minutes | title | who" as in the rule pack."""

    name: str
    minutes: int = 0
    lines: tuple[str, ...] = ()


def kind_code(kind: str, kind_name: str | None) -> str:
    """A kind as one code to choose from: "regular", "other", "other:Họp tổ nữ công"."""
    return f"{kind}{_MARK}{kind_name}" if kind == MeetingKind.OTHER and kind_name else kind


def split_code(code: str) -> tuple[str, str | None]:
    """The kind and the own name of a code."""
    kind, _, name = code.partition(_MARK)
    return kind, name or None


def name_fault(name: str, others: Iterable[str]) -> str:
    """Why a name cannot be given to an own kind, in one sentence; empty where it can."""
    if not name:
        return "Ghi tên loại họp."
    if len(name) > NAME_MOST:
        return f"Tên dài quá {NAME_MOST} chữ; rút ngắn lại."
    known = {fold(words) for words in (*GROUP_KIND_WORDS.values(), *CELL_KIND_WORDS.values(), *others)}
    return "Đã có loại họp tên này; ghi tên khác." if fold(name) in known else ""


def minutes_fault(minutes: int | None) -> str:
    """Why a length cannot be taken, in one sentence; empty where it can."""
    fits = minutes is not None and 0 <= minutes <= MINUTES_MOST
    return "" if fits else f"Ghi số phút từ 0 đến {MINUTES_MOST}."


def items_fault(lines: tuple[str, ...]) -> str:
    """Why lines cannot be the usual items, in one sentence; empty where they can."""
    return lines_fault(TEMPLATE, lines) if lines else "Ghi ít nhất một mục."


def least_minutes(kind: str, members: int, rules: RulePack) -> int:
    """The least length of a kind of meeting; by the number of members where the local custom holds (0: none)."""
    key = f"{DURATION}{kind}"
    least = rules.count(key) if key in rules.rules else 0
    if kind == MeetingKind.REGULAR and rules.yes("meeting.duration_local"):
        reached = members >= rules.count("meeting.duration_local.members")
        return rules.count(f"meeting.duration_local.{'reached' if reached else 'below'}")
    return least
