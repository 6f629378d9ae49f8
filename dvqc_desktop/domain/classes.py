"""The three classes of workers, and not-yet-classified as a class of its own."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum


class WorkerClass(StrEnum):
    """A worker's class; the codes are those of the command line and of the store."""

    ACTIVE = "active"
    AVERAGE = "average"
    NEEDS_HELP = "needs_help"
    UNCLASSIFIED = "unclassified"


CLASS_WORDS = {
    WorkerClass.ACTIVE: "Tích cực",
    WorkerClass.AVERAGE: "Trung bình",
    WorkerClass.NEEDS_HELP: "Cần giúp từng mặt",
    WorkerClass.UNCLASSIFIED: "Chưa phân loại",
}

_RANK = {WorkerClass.NEEDS_HELP: 0, WorkerClass.AVERAGE: 1, WorkerClass.ACTIVE: 2}


def past_review(review_on: date | None, day: date) -> bool:
    """Whether a class was to be looked at again before the day (product.md, principle 1)."""
    return review_on is not None and review_on < day


def moved(before: WorkerClass, after: WorkerClass) -> int:
    """1 for a move up, -1 for a move down, 0 for neither; not-yet-classified counts in neither direction."""
    if before not in _RANK or after not in _RANK:
        return 0
    return (_RANK[after] > _RANK[before]) - (_RANK[after] < _RANK[before])


def name_inside(name: str) -> str:
    """The name of a class inside a sentence, after its beginning: "tích cực"."""
    return name[:1].lower() + name[1:]


def with_names(template: str, names: Mapping[WorkerClass, str]) -> str:
    """A sentence with the cell's names in the places named by the codes: "{average} có người phụ trách"."""
    return template.format(**{code.value: name_inside(names[code]) for code in WorkerClass})


def totals_words(totals: Mapping[WorkerClass, int], names: Mapping[WorkerClass, str]) -> str:
    """ "5 tích cực, 8 trung bình, 2 cần giúp từng mặt"; those not yet classified are told only where there are some."""
    named = [(code, totals.get(code, 0)) for code in CLASS_WORDS]
    told = [(code, count) for code, count in named if count or code is not WorkerClass.UNCLASSIFIED]
    return ", ".join(f"{count} {name_inside(names[code])}" for code, count in told)
