"""Measuring: interleaved pairs of our work and its floor, medians of what each pair gives."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import median

Work = Callable[[], object]
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell of the table: how many times the floor, and our own time in milliseconds (the median of both).

    `mebibytes` is the greatest memory of a process of its own, where that was measured. `alone` and `floor_alone` are
    the milliseconds of each when it is run again and again by itself.
    """

    ratio: float
    milliseconds: float
    slowest: float = 0.0
    mebibytes: float = 0.0
    alone: float = 0.0
    floor_alone: float = 0.0


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


def pairs_and_alone(ours: Work, floor: Work, count: int) -> Figure:
    """Pairs as above, then each by itself, for the growth.

    Between two of ours the floor's scan of a large file drives our pages out of the cache; a small file fits in whole.
    """
    paired, few = pairs(ours, floor, count), max(3, count // 2)
    return replace(paired, alone=_by_itself(ours, few), floor_alone=_by_itself(floor, few))


def _by_itself(work: Work, count: int) -> float:
    work()
    return median(timed(work, time.process_time) for _ in range(count)) * 1000


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
