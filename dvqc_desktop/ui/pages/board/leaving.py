"""What of the board may leave the program, by print or clipboard: no class, no order and no filter that tells one."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from dvqc_desktop.domain import names
from dvqc_desktop.services.board.board import Card, by_name
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.pages.board.filter import BoardFilter

NOBODY = "chưa có"
KEPT_INSIDE = frozenset({"boardOnlyStale"})  # entries of "Chỉ hiện" that look at somebody's class


def holder_outside(card: Card) -> str:
    """The holder as paper and clipboard name him: why he does not count would tell somebody's class."""
    return card.holder.name if card.holder is not None and card.holder.present else NOBODY


def _holder_key(card: Card) -> bytes:
    """Whoever has nobody stands first."""
    holder = holder_outside(card)
    return b"" if holder == NOBODY else names.text_sort_key(holder)


def found_by_aspect(cards: Iterable[Card], text: str) -> bool:
    """True when a filter text finds somebody by an aspect, not by name or trade."""
    folded = names.fold(text)
    return bool(folded) and any(folded not in names.fold(f"{card.name} {card.trade}") for card in cards)


@dataclass(frozen=True, slots=True)
class BoardShown:
    """What the page shows: the filter and the people it lets through; `listed` in the list view, as they may leave.

    `order` says the order of the list in words, `one_class` that it shows the people of one class alone; `places` are
    the columns in sight, in their order.
    """

    wanted: BoardFilter
    cards: Sequence[Card]
    listed: bool
    order: str = ""
    one_class: bool = False
    places: Sequence[int] = ()

    @property
    def tells(self) -> str:
        """By what the people shown are chosen so that a paper would tell a class; empty where it tells none."""
        if self.one_class or self.wanted.worker_class is not None:
            return "loại"
        if self.wanted.only & KEPT_INSIDE:
            return "ngày xem lại loại"
        return "mặt cần giúp" if found_by_aspect(self.cards, self.wanted.text) else ""


@dataclass(frozen=True, slots=True)
class Outside:
    """The columns of a list, which of them stay `inside` the book, and which one is the `holder`."""

    columns: Sequence[Column[Card]]
    inside: Collection[int]
    holder: int

    def order(self, rows: RowsModel[Card]) -> list[Card]:
        """The rows shown in the order of names, then by the column they are sorted by, unless it stays inside.

        On the screen people in trouble stand first: who that is depends on classes, so it stays there too.
        """
        ordered, sort = sorted(rows.shown(), key=by_name), self._sort(rows)
        if sort is None:
            return ordered
        if sort[0] == self.holder:
            return sorted(ordered, key=_holder_key, reverse=sort[1])
        key = self.columns[sort[0]].key
        return ordered if key is None else sorted(ordered, key=key, reverse=sort[1])

    def order_words(self, rows: RowsModel[Card]) -> str:
        """That order in words: "họ và tên", "người phụ trách"."""
        sort = self._sort(rows)
        place, falling = sort if sort is not None else (0, False)
        return self.columns[place].title.lower() + (", từ lớn đến nhỏ" if falling else "")

    def shown(self, wanted: BoardFilter, rows: RowsModel[Card], one_class: bool, places: Sequence[int]) -> BoardShown:
        """The rows as they may leave the program, for a paper or a workbook of them."""
        return BoardShown(wanted, self.order(rows), True, self.order_words(rows), one_class, places)

    def leaving(self, places: Sequence[int], *, gaps: bool = False) -> list[Column[Card]]:
        """Of these columns (none given: all) those that may leave, with the words in which they do.

        `gaps`: the list is of those without a holder who counts; whom they have would tell why he does not.
        """
        inside = {*self.inside, self.holder} if gaps else self.inside
        kept = [place for place in places or range(len(self.columns)) if place not in inside]
        return [replace(self.columns[place], text=partial(self._outside, place)) for place in kept]

    def _outside(self, place: int, card: Card) -> str:
        return self._cell(card, place, self.columns[place])

    def text(self, rows: RowsModel[Card], ids: Collection[int]) -> str:
        """These people of the list as text for a spreadsheet."""
        kept = [(place, column) for place, column in enumerate(self.columns) if place not in self.inside]
        lines = ["\t".join(column.title for _place, column in kept)]
        for card in self.order(rows):
            if card.id in ids:
                lines.append("\t".join(self._cell(card, place, column) for place, column in kept))
        return "\n".join(lines) if ids else ""

    def _sort(self, rows: RowsModel[Card]) -> tuple[int, bool] | None:
        sort = rows.sorted_by()
        return None if sort is None or sort[0] in self.inside else sort

    def _cell(self, card: Card, place: int, column: Column[Card]) -> str:
        return holder_outside(card) if place == self.holder else column.text(card)
