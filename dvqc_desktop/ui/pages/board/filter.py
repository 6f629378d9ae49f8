"""What the tools above the board ask for, as one object that lets cards through or not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.board import Card
from dvqc_desktop.ui.pages.board.data import holder_ids
from dvqc_desktop.ui.pages.board.only import LETS
from dvqc_desktop.ui.pages.board.summary import OVERDUE


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """`text` is folded; `group_id` and `holder_id` are row ids; `worker_class` is the choice of the list view.

    `only` names the entries of the menu "Chỉ hiện"; whoever is shown answers all of them.
    """

    text: str = ""
    group_id: int | None = None
    holder_id: int | None = None
    overdue: bool = False
    uncovered: bool = False
    worker_class: WorkerClass | None = None
    only: frozenset[str] = frozenset()

    @property
    def is_on(self) -> bool:
        """True when anybody may be left out, whatever the class."""
        return bool(self.text or self.group_id or self.holder_id or self.overdue or self.uncovered or self.only)

    def chosen(self, cards: Sequence[Card], texts: Sequence[str] | None = None) -> list[Card]:
        """The cards let through, in their order; each question is asked only where it is put.

        `texts` are what the cards are searched by, in the same order: one list of words is looked through faster.
        """
        found = list(cards)
        if self.text:
            text, listed = self.text, [card.search for card in cards] if texts is None else texts
            found = [card for card, words in zip(cards, listed, strict=True) if text in words]
        if self.group_id is not None:
            found = [card for card in found if card.group_id == self.group_id]
        if self.holder_id is not None:
            found = [card for card in found if self.holder_id in holder_ids(card)]
        if self.overdue:
            found = [card for card in found if card.clock.state is OVERDUE]
        if self.uncovered:
            found = [card for card in found if card.breach is not None]
        for key in self.only:
            found = [card for card in found if LETS[key](card)]
        if self.worker_class is not None:
            found = [card for card in found if card.worker_class is self.worker_class]
        return found


class Narrowing:
    """Looks through the last result alone while the text only grows, as when somebody types."""

    def __init__(self) -> None:
        self._asked: BoardFilter | None = None
        self._found: list[Card] = []

    def forget(self) -> None:
        """The cards are new."""
        self._asked = None

    def chosen(self, wanted: BoardFilter, cards: Sequence[Card], texts: Sequence[str]) -> list[Card]:
        """The cards that `wanted` lets through."""
        asked = self._asked
        narrower = asked is not None and asked.text and asked.text in wanted.text
        if narrower and asked == replace(wanted, text=asked.text if asked else ""):
            self._found = [card for card in self._found if wanted.text in card.search]
        else:
            self._found = wanted.chosen(cards, texts)
        self._asked = wanted
        return self._found
