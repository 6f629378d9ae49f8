"""The one timeline of a person: what happened, of which kind, on which day; it stays inside the program."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EntryKind(StrEnum):
    """What an entry is about; the order is that of the filter."""

    CLASS = "class"
    CHAIN = "chain"
    PLAN = "plan"
    CONTACT = "contact"
    PROPOSAL = "proposal"
    MEETING = "meeting"
    DEVELOPMENT = "development"
    POST = "post"
    PLACE = "place"


KIND_WORDS = {
    EntryKind.CLASS: "Phân loại",
    EntryKind.CHAIN: "Phụ trách",
    EntryKind.PLAN: "Kế hoạch",
    EntryKind.CONTACT: "Gặp gỡ",
    EntryKind.PROPOSAL: "Kiến nghị",
    EntryKind.MEETING: "Họp, việc giao",
    EntryKind.DEVELOPMENT: "Phát triển Đảng",
    EntryKind.POST: "Chức vụ",
    EntryKind.PLACE: "Nơi làm việc",
}


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One entry: its day, a title, and the lines below it, strengths and progress before what is still needed.

    `source` names the table and the side of it, `row_id` its row: together they are the entry's own name.
    """

    kind: EntryKind
    source: str
    row_id: int
    on: date
    title: str
    lines: tuple[str, ...] = ()


def told(*parts: tuple[str, str | None]) -> tuple[str, ...]:
    """Lines "Mặt mạnh: …" of what there is; a part without words gives none, one without a head stands alone."""
    return tuple(f"{head}: {words}" if head else words for head, words in parts if words)


def listed(words: Iterable[str | None], between: str = ", ") -> str:
    """The words that there are, in one line; a full stop goes where something follows."""
    there = [word.strip() for word in words if word and word.strip()]
    return between.join([word.rstrip(".") for word in there[:-1]] + there[-1:])


def class_title(name: str, aspects: Iterable[str], third: bool) -> str:
    """A class in words; the third never without its aspect: "Cần giúp: chất lượng sản phẩm"."""
    named = listed(aspects)
    return f"Cần giúp: {named}" if third and named else name
