"""The notes beside the figures of a report: what a number lacks, who made progress, what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dvqc_desktop.domain.classes import WorkerClass, moved

Moves = Mapping[tuple[str, str], int]
_HELP = WorkerClass.NEEDS_HELP


@dataclass(frozen=True, slots=True)
class Note:
    """Words beside a figure; `warns` where something is missing."""

    text: str
    warns: bool = False


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """What the notes are made of: figures by name, the movement of classes, aims of production by figure.

    `until` has the figures of production that stop before the last day counted, with their own last day. `silent` says
    that weeks were not entered, `next_meeting` is a meeting of the period still to come.
    """

    values: Mapping[str, float]
    moves: Moves
    aims: Mapping[str, float] = field(default_factory=dict)
    until: Mapping[str, date] = field(default_factory=dict)
    silent: bool = False
    next_meeting: date | None = None


def notes(facts: NoteFacts) -> dict[str, Note]:
    """The notes by the name of the figure they stand beside; a figure that tells all has none."""
    found = {name: Note(f"mức phấn đấu {aim:g}".replace(".", ",")) for name, aim in facts.aims.items()}
    found |= {name: Note(f"mới có đến {day:%d/%m}", warns=True) for name, day in facts.until.items()}
    for whole, part, words in (
        ("members_total", "members_assigned", "{} chưa phân công"),
        ("workers_total", "workers_held", "thiếu {} người"),
    ):
        missing = int(facts.values.get(whole, 0) - facts.values.get(part, facts.values.get(whole, 0)))
        if missing > 0:
            found[part] = Note(words.format(missing), warns=True)
    better = _progress(facts.moves)
    if better:
        found[f"class_{_HELP.value}"] = Note(f"tiến bộ {better} người")
    if facts.values.get("class_unclassified"):
        found["class_unclassified"] = Note("chờ phân loại", warns=True)
    if facts.silent:
        found["contacts_total"] = Note("còn tuần chưa nhập", warns=True)
    if facts.next_meeting is not None:
        found["meetings_held"] = Note(f"kỳ tới họp {facts.next_meeting:%d/%m}")
    return found


def _progress(moves: Moves) -> int:
    """How many left the third class for a higher one."""
    codes = {code.value for code in WorkerClass}
    return sum(
        people
        for (before, after), people in moves.items()
        if before == _HELP.value and after in codes and moved(_HELP, WorkerClass(after)) > 0
    )
