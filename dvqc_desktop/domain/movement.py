"""The rows and columns of the movement matrix, their words, and which way a cell leads."""

from collections.abc import Mapping

from dvqc_desktop.domain.classes import WorkerClass, moved

NEW, LEFT, ADMITTED = "new", "left", "admitted"
MOVED_IN, MOVED_OUT = "moved_in", "moved_out"  # from and to the people outside a group, or outside a holder's
ARRIVALS, DEPARTURES = (NEW, MOVED_IN), (LEFT, ADMITTED, MOVED_OUT)
Cell = tuple[str, str]
Names = Mapping[WorkerClass, str]

_CLASSES = (WorkerClass.ACTIVE, WorkerClass.AVERAGE, WorkerClass.NEEDS_HELP, WorkerClass.UNCLASSIFIED)
_CODES = {code.value for code in WorkerClass}
_COME = {NEW: "Mới đến", MOVED_IN: "Chuyển đến"}
_GO = {LEFT: "Rời danh sách", ADMITTED: "Được kết nạp", MOVED_OUT: "Chuyển đi"}


def start_words(start: str, names: Names) -> str:
    """A row in words, with the cell's own names of the classes."""
    return _COME.get(start) or names[WorkerClass(start)]


def end_words(end: str, names: Names) -> str:
    """A column in words, with the cell's own names of the classes."""
    return _GO.get(end) or names[WorkerClass(end)]


def starts(unclassified: bool, whole: bool) -> tuple[str, ...]:
    """The rows: classes of the opening day, then arrivals; none comes from others where all are counted (`whole`)."""
    return (*_shown(unclassified), *(ARRIVALS[:1] if whole else ARRIVALS))


def ends(unclassified: bool, whole: bool) -> tuple[str, ...]:
    """The columns: classes of the closing day, then departures."""
    return (*_shown(unclassified), *(DEPARTURES[:2] if whole else DEPARTURES))


def is_possible(cell: tuple[str | None, str | None]) -> bool:
    """Nobody both comes and goes between two days."""
    return cell[0] not in ARRIVALS or cell[1] not in DEPARTURES


def direction_of(cell: tuple[str | None, str | None]) -> int:
    """1 for a cell of people who moved up, -1 for down, 0 for neither, as for sums and for who comes or goes."""
    start, end = cell
    if start not in _CODES or end not in _CODES:
        return 0
    return moved(WorkerClass(start), WorkerClass(end))


def cell_words(cell: tuple[str | None, str | None], names: Names) -> str:
    """A cell, a row (no end) or a column (no start) in words: "Từ Trung bình sang Tích cực"."""
    start, end = cell
    if start is None or end is None:
        return _sum_words(start, end, names)
    if start == end:
        return f"Vẫn ở {start_words(start, names)}"
    come = start_words(start, names) if start in ARRIVALS else f"Từ {start_words(start, names)}"
    if end in DEPARTURES:
        return f"{come}, {_GO[end][:1].lower()}{_GO[end][1:]}"
    return f"{come}, vào {end_words(end, names)}" if start in ARRIVALS else f"{come} sang {end_words(end, names)}"


def since_closing(kept: Mapping[WorkerClass, int], counted: Mapping[WorkerClass, int]) -> str:
    """What came into the book about a closing day after it: "sau khi chốt có 1 người ghi thêm"; empty where nothing.

    Params: kept - the totals with which the round was closed; counted - what stands for that day now.
    """
    more = sum(counted.values()) - sum(kept.values())
    if more:
        return f"sau khi chốt có {more} người ghi thêm" if more > 0 else f"sau khi chốt bớt {-more} người"
    return "sau khi chốt có đính chính loại" if any(kept.get(code, 0) != counted[code] for code in counted) else ""


def _sum_words(start: str | None, end: str | None, names: Names) -> str:
    if start is not None:
        return start_words(start, names) if start in ARRIVALS else f"Đầu kỳ: {start_words(start, names)}"
    if end is not None:
        return end_words(end, names) if end in DEPARTURES else f"Cuối kỳ: {end_words(end, names)}"
    return "Tất cả"


def _shown(unclassified: bool) -> tuple[str, ...]:
    return tuple(code.value for code in _CLASSES if unclassified or code is not WorkerClass.UNCLASSIFIED)
