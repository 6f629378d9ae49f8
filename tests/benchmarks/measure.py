"""Measuring: interleaved pairs of our work and its floor, medians of what each pair gives."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Work = Callable[[], object]
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell of the table: how many times the floor, and our own time in milliseconds (the median of both).

    `mebibytes` is the greatest memory of a process of its own, where that was measured.
    """

    ratio: float
    milliseconds: float
    slowest: float = 0.0
    mebibytes: float = 0.0


def pairs(ours: Work, floor: Work, count: int, clock: Clock = time.process_time) -> Figure:
    """Runs floor and ours in turn, `count` times after one trial of each; ratios are taken pair by pair."""
    ours(), floor()
    ratios, own = [], []
    for _ in range(count):
        under = timed(floor, clock)
        over = timed(ours, clock)
        ratios.append(over / max(under, 1e-9))
        own.append(over)
    return figure(ratios, own)


def figure(ratios: list[float], seconds: list[float]) -> Figure:
    """Medians of what the pairs gave; `slowest` is the 95th percentile of our own time."""
    return Figure(median(ratios), median(seconds) * 1000, percentile(seconds, 0.95) * 1000)


def timed(work: Work, clock: Clock) -> float:
    """Seconds of one run, the collector off."""
    gc.collect()
    gc.disable()
    begun = clock()
    work()
    took = clock() - begun
    gc.enable()
    return took


def percentile(values: list[float], share: float) -> float:
    """The value below which a share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
