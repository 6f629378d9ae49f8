"""The three classes of workers, and not-yet-classified as a class of its own."""

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


def moved(before: WorkerClass, after: WorkerClass) -> int:
    """1 for a move up, -1 for a move down, 0 for neither; not-yet-classified counts in neither direction."""
    if before not in _RANK or after not in _RANK:
        return 0
    return (_RANK[after] > _RANK[before]) - (_RANK[after] < _RANK[before])
