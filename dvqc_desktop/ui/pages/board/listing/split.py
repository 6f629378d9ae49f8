"""The list divided into sections: by group, team, holder or class, each with a heading that counts its people."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dvqc_desktop.domain.chain_rules import Kind
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.names import name_sort_key, text_sort_key
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import class_name
from dvqc_desktop.ui.models.rows import ACCESSIBLE, ASCENDING, DISPLAY, Column, Index, RowsModel
from dvqc_desktop.ui.pages.board.lanes.sorting import LaneCards
from dvqc_desktop.ui.pages.board.words import group_words

WHOLE, BY_GROUP, BY_TEAM, BY_HOLDER, BY_CLASS = "", "group", "team", "holder", "class"
CLASS_ORDER = (WorkerClass.ACTIVE, WorkerClass.AVERAGE, WorkerClass.NEEDS_HELP, WorkerClass.UNCLASSIFIED)
DECORATION = Qt.ItemDataRole.DecorationRole
HORIZONTAL = Qt.Orientation.Horizontal
NO_FLAGS = Qt.ItemFlag.NoItemFlags


@dataclass(frozen=True, slots=True)
class Split:
    """A way to divide: what people of one section share, its title, and the order of sections, asked of one of them."""

    words: str
    key: Callable[[Card], Hashable]
    title: Callable[[Card], str]
    order: Callable[[Card], Any]


@dataclass(frozen=True, slots=True)
class Heading:
    """The row above a section: its title, and how many people it has, of which classes, late, without a holder."""

    title: str
    counts: str


def _holder_order(card: Card) -> tuple[bool, bool, bytes]:
    """Members first, then workers, each by name; people without a holder last."""
    if card.holder is None:
        return True, True, b""
    return False, card.holder.kind is Kind.WORKER, name_sort_key(card.holder.name)


SPLITS: dict[str, Split] = {
    BY_GROUP: Split(
        "nhóm",
        lambda card: card.group_id,
        lambda card: group_words(card.group) or "Chưa có nhóm",
        lambda card: (not card.group, text_sort_key(card.group)),
    ),
    BY_TEAM: Split(
        "tổ",
        lambda card: card.team,
        lambda card: card.team or "Chưa ghi tổ",
        lambda card: (not card.team, text_sort_key(card.team)),
    ),
    BY_HOLDER: Split(
        "người phụ trách",
        lambda card: card.holder.id if card.holder is not None else None,
        lambda card: card.holder.name if card.holder is not None else "Chưa có người phụ trách",
        _holder_order,
    ),
    BY_CLASS: Split(
        "loại",
        lambda card: card.worker_class,
        lambda card: class_name(card.worker_class),
        lambda card: CLASS_ORDER.index(card.worker_class),
    ),
}


class SplitModel(RowsModel[Card]):
    """Rows of people; with a split there is a row with a heading above each section, which is no person.

    In the rows kept by the parent class a heading has its section's first card in its place.
    """

    def __init__(self, columns: Sequence[Column[Card]], parent: QWidget | None = None) -> None:
        super().__init__(columns, parent)
        self.split = WHOLE
        self._headings: dict[int, Heading] = {}
        self._places: list[int] = []

    def set_split(self, split: str) -> None:
        """Divides the rows anew; WHOLE does not divide them."""
        self.split = split
        self._show()

    def heading(self, position: int) -> Heading | None:
        """The heading at a position of the table; None where a person stands."""
        return self._headings.get(position)

    def shown(self) -> Sequence[Card]:
        """The people now shown, in order, without headings."""
        if not self._headings:
            return self._shown
        return [card for place, card in enumerate(self._shown) if place not in self._headings]

    def number(self, position: int) -> int:
        """Which person from the top stands at a position, counted from one; of a heading the one before it."""
        return position + 1 - bisect_right(self._places, position)

    def places_of(self, ids: set[int]) -> list[int]:
        """Where these people stand in the table."""
        headings = self._headings
        return [place for place, card in enumerate(self._shown) if card.id in ids and place not in headings]

    def flags(self, index: Index) -> Qt.ItemFlag:
        return NO_FLAGS if index.row() in self._headings else super().flags(index)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        heading = self._headings.get(index.row())
        if heading is None:
            return super().data(index, role)
        return f"{heading.title}: {heading.counts}" if role in (DISPLAY, ACCESSIBLE) else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role == DECORATION and orientation == HORIZONTAL and self._order is not None and self._order[0] == section:
            return theme.icon("arrow_up" if self._order[1] == ASCENDING else "arrow_down", 16, "text2")
        return super().headerData(section, orientation, role)

    def sort(self, column: int, order: Qt.SortOrder = ASCENDING) -> None:
        super().sort(column, order)
        self.headerDataChanged.emit(HORIZONTAL, 0, len(self.columns) - 1)

    def _passing(self) -> list[Card]:
        cards, self._headings = super()._passing(), {}
        split = SPLITS.get(self.split)
        if split is not None:
            cards = self._divided(cards, split)
        self._places = sorted(self._headings)
        return cards

    def _divided(self, cards: Sequence[Card], split: Split) -> list[Card]:
        sections: dict[Hashable, list[Card]] = {}
        for card in cards:
            sections.setdefault(split.key(card), []).append(card)
        rows: list[Card] = []
        for section in sorted(sections.values(), key=lambda section: split.order(section[0])):
            self._headings[len(rows)] = Heading(split.title(section[0]), self._counts(section))
            rows += [section[0], *section]
        return rows

    def _counts(self, section: Sequence[Card]) -> str:
        counted = LaneCards()
        for card in section:
            counted.put(card)
        parts = [f"{len(section)} người"]
        if self.split != BY_CLASS:
            parts.append(counted.count_words())
        if counted.late:
            parts.append(f"{counted.late} quá hẹn gặp")
        if counted.gaps:
            parts.append(f"{counted.gaps} chưa có người phụ trách")
        return " · ".join(parts)
