"""What is counted over all cards, in one pass: figures of each class, gaps, lateness, proposals, troubles by holder."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.contacts import ContactState
from dvqc_desktop.services.board import Card

OVERDUE = ContactState.OVERDUE


@dataclass(slots=True)
class ClassFigures:
    """Of one class: how many there are, how many have a holder who counts, how many the last round had, and gaps."""

    total: int = 0
    covered: int = 0
    exceptions: int = 0
    before: int = 0
    gaps: list[Card] = field(default_factory=list)


@dataclass(slots=True)
class BoardSummary:
    """`troubles` counts by holder the people who were not met in time or stand without an orderly holder."""

    classes: dict[WorkerClass, ClassFigures]
    overdue: int = 0
    met_this_week: int = 0
    proposed: list[Card] = field(default_factory=list)
    troubles: Counter[int] = field(default_factory=Counter)

    @property
    def uncovered(self) -> int:
        """How many have nobody who counts as main holder."""
        return sum(len(figures.gaps) for figures in self.classes.values())


def summarise(cards: Sequence[Card], day: date) -> BoardSummary:
    """Counts everything over the cards of a day."""
    summary = BoardSummary({code: ClassFigures() for code in WorkerClass})
    monday = day - timedelta(days=day.weekday())
    for card in cards:
        _count(summary, card, monday)
    return summary


def _count(summary: BoardSummary, card: Card, monday: date) -> None:
    figures, late = summary.classes[card.worker_class], card.clock.state is OVERDUE
    figures.total += 1
    if card.breach is not None:
        figures.gaps.append(card)
    else:
        figures.covered += 1
        figures.exceptions += card.excused
    if card.before is not None:
        summary.classes[card.before].before += 1
    if card.proposed is not None:
        summary.proposed.append(card)
    summary.overdue += late
    if card.clock.last_on is not None and card.clock.last_on >= monday:
        summary.met_this_week += 1
    if card.holder is not None and (late or card.breach is not None):
        summary.troubles[card.holder.id] += 1
