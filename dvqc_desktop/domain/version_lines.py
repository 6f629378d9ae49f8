"""Two versions of a text held side by side, line by line."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

CHANGED, ADDED, REMOVED = "sửa", "thêm", "bỏ"


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A line of each version; `change` says what became of it, empty where both are the same."""

    before: str | None
    after: str | None
    change: str = ""


def compared(before: Sequence[str], after: Sequence[str]) -> tuple[ComparedLine, ...]:
    """The lines of both versions, those that belong together beside each other."""
    found: list[ComparedLine] = []
    for _tag, start, end, from_, to in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        pairs = zip_longest(before[start:end], after[from_:to])
        found += [ComparedLine(old, new, _change(old, new)) for old, new in pairs]
    return tuple(found)


def _change(old: str | None, new: str | None) -> str:
    if old is None:
        return ADDED
    if new is None:
        return REMOVED
    return "" if old == new else CHANGED
