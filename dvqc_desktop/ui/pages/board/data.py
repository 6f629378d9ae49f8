"""The cards of the board in memory: read at once, or in slices after the first paint where they are very many."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from operator import attrgetter

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.board.board import (
    BoardFrame,
    Card,
    board_frame,
    count_workers,
    read_cards,
    read_first,
    read_slice,
)
from dvqc_desktop.services.board.board_people import BoardMember, board_members, with_held
from dvqc_desktop.services.classes.movement import class_counts
from dvqc_desktop.services.classes.round_progress import RoundProgress, round_progress
from dvqc_desktop.services.classes.rounds import RoundRow, counts_at, find_running_round
from dvqc_desktop.services.people.groups import place_key
from dvqc_desktop.ui.collector import set_aside
from dvqc_desktop.ui.pages.board.summary import OVERDUE, BoardSummary, ClassFigures, count, summarise
from dvqc_desktop.ui.pages.reading import Question
from dvqc_desktop.ui.store import Store

AT_ONCE = 2_000
FIRST_SLICE = 60
SLICE = 1_000
NAME_KEY = attrgetter("sort")  # cards come by ids: namesakes stay in that order
PAINT_FIRST = 20  # milliseconds from the first cards to the first slice: the frame that shows them comes between


class BoardData(QObject):
    """All cards of a day.

    `loaded` when all are new, `grown` when the first ones are there, `touched` with some ids.

    `person_wanted` carries somebody whom a dialog leads back to on the board.
    """

    loaded = Signal()
    grown = Signal()
    touched = Signal(object)
    person_wanted = Signal(int)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._frame: BoardFrame | None = None
        self._unfinished = False
        self._coming: list[Card] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._read_on)
        self.day = clock.today()
        self.cards: list[Card] = []
        self.by_id: dict[int, Card] = {}
        self.total = 0
        self._summary: BoardSummary | None = None
        self.members: list[BoardMember] = []
        self._places: dict[int, int] = {}
        self._behind: dict[int, set[int]] | None = None
        self._before: dict[WorkerClass, int] | None = None
        self.round: RoundRow | None = None
        self.progress: RoundProgress | None = None

    @property
    def is_today(self) -> bool:
        """Only the board of today can be changed."""
        return self.day == clock.today()

    @property
    def compared_on(self) -> date | None:
        """The day of the round that classes are compared with."""
        return self._frame.compared_on if self._frame else None

    @property
    def last_round_on(self) -> date | None:
        """The day on which the last round was closed."""
        return self._frame.last_round_on if self._frame else None

    @property
    def groups(self) -> dict[int, str]:
        """Names of all groups by row id."""
        return self._frame.groups if self._frame else {}

    @property
    def before(self) -> dict[WorkerClass, int]:
        """How many there were in each class at the round compared with; read when it is first asked."""
        if self._before is None:
            compared = self.compared_on
            self._before = self._store.read(counts_at, compared) if compared else dict.fromkeys(WorkerClass, 0)
        return self._before

    @property
    def leaders(self) -> dict[int, str]:
        """The member who leads each group, by the group's row id; groups led by nobody of the day are not in it."""
        names_of = {member.id: member.name for member in self.members}
        led = self._frame.leaders if self._frame else {}
        return {group_id: names_of[leader] for group_id, leader in led.items() if leader in names_of}

    @property
    def complete(self) -> bool:
        """False while slices are still to be read."""
        return not self._unfinished

    def load(self, day: date) -> None:
        """Reads the board of a day anew; very many people come in slices, after the first paint."""
        self._timer.stop()
        self._unfinished = False
        self.day = day
        self._frame = self._store.read(board_frame, day, clock.today())
        self.total = self._store.read(count_workers, day)
        self._read_round()
        self.members = self._store.read(board_members, day)
        if self.total <= AT_ONCE:
            self._coming = self._store.read(read_slice, self._frame, 0, AT_ONCE + 1)
            self._take_over()
            return
        self._coming, self._unfinished = [], True
        if not self.cards:
            self._set(self._store.read(read_first, self._frame, FIRST_SLICE))
            self.grown.emit()
        self._timer.start(PAINT_FIRST)

    def pause(self) -> None:
        """Reads no further slices: the page is hidden, and the book may be closed."""
        self._timer.stop()

    def go_on(self) -> None:
        """Reads what is left after a pause."""
        if self._unfinished:
            self._timer.start()

    def reload(self, ids: Iterable[int]) -> None:
        """Reads some people again after an act that touched no others."""
        wanted = set(ids)
        assert self._frame is not None
        self._frame.forget(wanted)
        self.members = self._store.read(with_held, self.members, self.day)
        self._read_round()
        fresh = {card.id: card for card in self._store.read(read_cards, self._frame, wanted)}
        summary = self.summary
        for card in fresh.values():
            place = self._places[card.id]
            old, self.cards[place] = self.cards[place], card
            count(summary, old, -1)
            count(summary, card)
            self._stand(old, card)
        self.by_id.update(fresh)
        self.touched.emit(fresh)

    def _stand(self, old: Card, new: Card) -> None:
        if self._behind is None:
            return
        for holder_id in holder_ids(old):
            self._behind[holder_id].discard(old.id)
        for holder_id in holder_ids(new):
            self._behind.setdefault(holder_id, set()).add(new.id)

    def positions(self) -> dict[int, int]:
        """The order of all cards, by person id."""
        return self._places

    def behind(self, person_id: int) -> list[int]:
        """The people whom somebody holds or helps; gathered when it is first asked."""
        if self._behind is None:
            self._behind = {}
            for card in self.cards:
                for holder_id in holder_ids(card):
                    self._behind.setdefault(holder_id, set()).add(card.id)
        return sorted(self._behind.get(person_id, ()))

    @property
    def summary(self) -> BoardSummary:
        """Everything counted over the cards, once for these cards."""
        if self._summary is None:
            self._summary = summarise(self.cards, self.day)
        return self._summary

    def figures(self) -> dict[WorkerClass, ClassFigures]:
        """The figures of each class."""
        return self.summary.classes

    def ask_totals(self, question: Question, day: date, show: Callable[[dict[WorkerClass, int]], object]) -> None:
        """Gives `show` how many people of each class there are on a day; those of the board's own are counted."""
        if day == self.day and self.complete:
            question.drop()
            show({code: figures.total for code, figures in self.figures().items()})
        else:
            question.ask(partial(self._store.read, class_counts, day), show)

    def proposed(self) -> list[Card]:
        """The people with a proposal of the open round."""
        return self.summary.proposed

    def _read_round(self) -> None:
        """The round that runs, and how far it is; none on an earlier day."""
        self.round = self._store.read(find_running_round) if self.is_today else None
        self.progress = None
        if self.round is not None:
            self.progress = self._store.read(round_progress, self.round.id, self.day, self.total)

    @Slot()
    def _read_on(self) -> None:
        assert self._frame is not None
        self._timer.setInterval(0)
        last = self._coming[-1].id if self._coming else 0
        with _set_aside():
            cards = self._store.read(read_slice, self._frame, last, SLICE)
        self._coming += cards
        if len(cards) < SLICE:
            self._timer.stop()
            self._unfinished = False
            self._take_over()

    def _take_over(self) -> None:
        self._set(self._coming)
        self._coming = []
        self.loaded.emit()

    def _set(self, cards: list[Card]) -> None:
        cards = sorted(cards, key=NAME_KEY)
        if self.total <= AT_ONCE:
            order = {group_id: place_key(name) for group_id, name in self.groups.items()}
            cards = sorted(cards, key=lambda card: (not _troubled(card), order.get(card.group_id or 0, b"\xff")))
        self.cards, self._summary, self._behind, self._before = cards, None, None, None
        ids = [card.id for card in cards]
        self.by_id = dict(zip(ids, cards, strict=True))
        self._places = dict(zip(ids, range(len(ids)), strict=True))


@contextmanager
def _set_aside() -> Iterator[None]:
    """What is made in it is no garbage: the collector does not go through it, else it takes a third of a second."""
    with set_aside():
        try:
            yield
        finally:
            gc.freeze()


def holder_ids(card: Card) -> Iterator[int]:
    """Whoever holds or helps the person."""
    if card.holder is not None:
        yield card.holder.id
    for helper in card.helpers:
        yield helper.id


def _troubled(card: Card) -> bool:
    """Whoever was not met in time or has nobody stands first."""
    return card.breach is not None or card.clock.state is OVERDUE
