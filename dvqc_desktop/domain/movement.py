"""The rows and columns of the movement matrix, their words, and which way a cell leads."""

from dvqc_desktop.domain.classes import CLASS_WORDS, WorkerClass, moved

NEW, LEFT, ADMITTED = "new", "left", "admitted"
MOVED_IN, MOVED_OUT = "moved_in", "moved_out"  # from and to the people outside a group, or outside a holder's
ARRIVALS, DEPARTURES = (NEW, MOVED_IN), (LEFT, ADMITTED, MOVED_OUT)
Cell = tuple[str, str]

_CLASSES = (WorkerClass.ACTIVE, WorkerClass.AVERAGE, WorkerClass.NEEDS_HELP, WorkerClass.UNCLASSIFIED)
_CLASS_WORDS = {code.value: words for code, words in CLASS_WORDS.items()}
START_WORDS = {**_CLASS_WORDS, NEW: "Mới đến", MOVED_IN: "Chuyển đến"}
END_WORDS = {**_CLASS_WORDS, LEFT: "Rời danh sách", ADMITTED: "Được kết nạp", MOVED_OUT: "Chuyển đi"}


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
    if start not in _CLASS_WORDS or end not in _CLASS_WORDS:
        return 0
    return moved(WorkerClass(start), WorkerClass(end))


def cell_words(cell: tuple[str | None, str | None]) -> str:
    """A cell, a row (no end) or a column (no start) in words: "Từ Trung bình sang Tích cực"."""
    start, end = cell
    if start is None or end is None:
        return _sum_words(start, end)
    if start == end:
        return f"Vẫn ở {START_WORDS[start]}"
    come = START_WORDS[start] if start in ARRIVALS else f"Từ {START_WORDS[start]}"
    if end in DEPARTURES:
        return f"{come}, {END_WORDS[end][:1].lower()}{END_WORDS[end][1:]}"
    return f"{come}, vào {END_WORDS[end]}" if start in ARRIVALS else f"{come} sang {END_WORDS[end]}"


def _sum_words(start: str | None, end: str | None) -> str:
    if start is not None:
        return START_WORDS[start] if start in ARRIVALS else f"Đầu kỳ: {START_WORDS[start]}"
    if end is not None:
        return END_WORDS[end] if end in DEPARTURES else f"Cuối kỳ: {END_WORDS[end]}"
    return "Tất cả"


def _shown(unclassified: bool) -> tuple[str, ...]:
    return tuple(code.value for code in _CLASSES if unclassified or code is not WorkerClass.UNCLASSIFIED)
