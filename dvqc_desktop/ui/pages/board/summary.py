"""What is counted over all cards, in one pass: figures of each class, gaps, lateness, proposals, troubles by holder."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dvqc_desktop.domain.chain_rules import Hold
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.contacts import ContactState
from dvqc_desktop.services.board.board import Card

OVERDUE = ContactState.OVERDUE
GROUP, EXCEPTION = Hold.GROUP, Hold.EXCEPTION  # looked up once: the count goes over everybody


@dataclass(slots=True)
class ClassFigures:
    """Of one class: how many there are, how many have a holder who counts, how many the last round had, and gaps.

    `through` are those whom a post over their group covers, counted apart.
    """

    total: int = 0
    covered: int = 0
    exceptions: int = 0
    through: int = 0
    before: int = 0
    gaps_by_id: dict[int, Card] = field(default_factory=dict)

    @property
    def gaps(self) -> list[Card]:
        """The people whom nobody holds in order."""
        return list(self.gaps_by_id.values())


@dataclass(slots=True)
class BoardSummary:
    """`troubles` counts by holder the people who were not met in time or stand without an orderly holder."""

    monday: date
    classes: dict[WorkerClass, ClassFigures]
    overdue: int = 0
    met_this_week: int = 0
    proposed_by_id: dict[int, Card] = field(default_factory=dict)
    troubles: Counter[int] = field(default_factory=Counter)

    @property
    def proposed(self) -> list[Card]:
        """The people with a proposal of the open round."""
        return list(self.proposed_by_id.values())

    @property
    def uncovered(self) -> int:
        """How many have nobody who counts as main holder."""
        return sum(len(figures.gaps_by_id) for figures in self.classes.values())


def summarise(cards: Sequence[Card], day: date) -> BoardSummary:
    """Counts everything over the cards of a day."""
    summary = BoardSummary(day - timedelta(days=day.weekday()), {code: ClassFigures() for code in WorkerClass})
    for card in cards:
        count(summary, card)
    return summary


def count(summary: BoardSummary, card: Card, times: int = 1) -> None:
    """Counts one card in, or with -1 takes it out again, so that an act on one person need not count everybody."""
    figures, clock, breach = summary.classes[card.worker_class], card.clock, card.breach
    late = clock.state is OVERDUE
    figures.total += times
    if breach is not None:
        _keep(figures.gaps_by_id, card, times)
    elif card.hold is GROUP:
        figures.through += times
    else:
        figures.covered += times
        if card.hold is EXCEPTION:
            figures.exceptions += times
    if card.before is not None:
        summary.classes[card.before].before += times
    if card.proposed is not None:
        _keep(summary.proposed_by_id, card, times)
    summary.overdue += times * late
    if clock.last_on is not None and clock.last_on >= summary.monday:
        summary.met_this_week += times
    if (late or breach is not None) and card.holder is not None:
        summary.troubles[card.holder.id] += times


def _keep(people: dict[int, Card], card: Card, times: int) -> None:
    if times > 0:
        people[card.id] = card
    else:
        people.pop(card.id, None)
