"""Years of copies made at odd times on a machine with a wrong clock: which of them are kept."""

import random
from collections import Counter

from dvqc_desktop.domain.backups import ALWAYS_KEPT, one_to_remove


def histories(count: int, days: int = 400, seed: int = 1) -> Counter[str]:
    """Violations of the rules of rotation in so many histories; "" counts the histories without one."""
    ends: Counter[str] = Counter()
    for number in range(count):
        ends[_history(random.Random(seed * 1_000_003 + number), days)] += 1
    return ends


def _history(rng: random.Random, days: int) -> str:
    """One history: some days without a run, some with many copies, some copies lost, numbers going on after that."""
    kept: list[int] = []
    next_number = 1
    for _ in range(days):
        for _ in range(rng.choice((0, 1, 1, 1, 2, 5))):
            kept.append(next_number)
            next_number += 1
            going = one_to_remove(kept)
            if going is not None:
                fault = _fault(kept, going)
                if fault:
                    return fault
                kept.remove(going)
        if kept and rng.random() < 0.01:
            kept.remove(rng.choice(kept))  # a cleaner, or somebody's hand
    return ""


def _fault(kept: list[int], going: int) -> str:
    if going not in kept:
        return "none of ours"
    if going in sorted(kept)[-ALWAYS_KEPT:]:
        return "one of the newest"
    return "too few" if len(kept) - 1 < ALWAYS_KEPT else ""
