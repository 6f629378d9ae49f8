"""What the tools above the board ask for, as one object that lets cards through or not."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from operator import attrgetter

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.ui.models.rows import Order
from dvqc_desktop.ui.pages.board.data import holder_ids
from dvqc_desktop.ui.pages.board.only import LETS
from dvqc_desktop.ui.pages.board.summary import OVERDUE

PLACES = {code: place for place, code in enumerate(WorkerClass, start=1)}
CLASS_OF = attrgetter("worker_class")


@dataclass(frozen=True, slots=True)
class People:
    """Cards in one order, and in the same order what each is searched by and the number of his class in PLACES.

    Lists of their own are looked through and counted several times faster than what hangs on the cards.
    """

    cards: list[Card]
    texts: list[str]
    classes: bytes

    @classmethod
    def of(cls, cards: Sequence[Card], order: Order[Card] | None = None) -> "People":
        """These people, in the order given where there is one."""
        stand = list(cards) if order is None else sorted(cards, key=order.key, reverse=order.falling)
        texts = [card.search + "\n" for card in stand]  # made one after the other they lie side by side in memory
        return cls(stand, texts, bytes(map(PLACES.__getitem__, map(CLASS_OF, stand))))

    def kept(self, lets: Sequence[bool]) -> "People":
        """Those at whose places `lets` is true."""
        # classes as one number: byte by byte they take three times as long
        masked = int.from_bytes(bytes(lets)) * 0xFF & int.from_bytes(self.classes)
        classes = masked.to_bytes(len(lets)).translate(None, b"\0")
        return People(list(compress(self.cards, lets)), list(compress(self.texts, lets)), classes)

    def with_text(self, text: str) -> "People":
        """Those found by a folded text."""
        return self.kept([text in words for words in self.texts])

    def count(self, code: WorkerClass) -> int:
        """How many are of a class."""
        return self.classes.count(PLACES[code])


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

    def chosen(self, cards: Sequence[Card]) -> list[Card]:
        """The cards let through, in their order."""
        return self.among(People.of(cards)).cards

    def among(self, people: People) -> People:
        """The people let through, in their order; each question is asked only where it is put."""
        found = people.with_text(self.text) if self.text else people
        for lets in self._questions():
            found = found.kept([lets(card) for card in found.cards])
        return found

    def _questions(self) -> Iterator[Callable[[Card], bool]]:
        if self.group_id is not None:
            yield lambda card: card.group_id == self.group_id
        if self.holder_id is not None:
            holder_id = self.holder_id
            yield lambda card: holder_id in holder_ids(card)
        if self.overdue:
            yield lambda card: card.clock.state is OVERDUE
        if self.uncovered:
            yield lambda card: card.breach is not None
        yield from (LETS[key] for key in self.only)
        if self.worker_class is not None:
            yield lambda card: card.worker_class is self.worker_class


class Narrowing:
    """Puts everybody in order once, and looks through the last result alone while the text only grows."""

    def __init__(self) -> None:
        self._order: Order[Card] | None = None
        self._all: People | None = None
        self._asked: BoardFilter | None = None
        self._found: People | None = None

    def forget(self) -> None:
        """The cards are new."""
        self._all = self._asked = None

    def chosen(self, wanted: BoardFilter, cards: Sequence[Card], order: Order[Card] | None = None) -> People:
        """The people that `wanted` lets through of these cards, in the order given where there is one."""
        if self._all is None or self._order != order:
            self._all, self._order, self._asked = People.of(cards, order), order, None
        asked = self._asked
        if self._found is not None and asked is not None and _only_longer(asked, wanted):
            self._found = self._found.with_text(wanted.text)
        else:
            self._found = wanted.among(self._all)
        self._asked = wanted
        return self._found


def _only_longer(asked: BoardFilter, wanted: BoardFilter) -> bool:
    """True when the text alone is another one, and finds only people whom the text before found too."""
    return bool(asked.text) and asked.text in wanted.text and asked == replace(wanted, text=asked.text)
