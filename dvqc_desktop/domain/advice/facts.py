"""What advice knows: people at work, their links, who helped whom, how many people each holds, and the chain itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dvqc_desktop.domain.advice.weights import HolderWeights
from dvqc_desktop.domain.chain import Chain, Link

Pairs = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Facts:
    """A person at work; `grade` as "4/7", `leads` are the groups that a member leads. Empty or None: not known."""

    person_id: int
    trade: str = ""
    grade: str = ""
    way_home: str = ""
    shift_id: int | None = None
    shift: str = ""
    group_id: int | None = None
    group: str = ""
    team_id: int | None = None
    leads: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Knowledge:
    """All that one proposal is made from; plain data that can go to another process.

    Params: candidates - who may be asked to hold somebody, members first; held - how many people each holds, counted
    over all groups; limit - the soft limit; weights - what each ground weighs; apart, good - pairs with the smaller
    id first; helped - pairs (worker, somebody who held or helped him before); under - who stands under whom now, for
    those who are kept apart.
    """

    chain: Chain
    facts: Mapping[int, Facts]
    candidates: tuple[int, ...]
    held: Mapping[int, int]
    limit: int
    weights: HolderWeights
    apart: Pairs = frozenset()
    good: Pairs = frozenset()
    helped: Pairs = frozenset()
    under: Mapping[int, frozenset[int]] = field(default_factory=dict)

    def allowed(self, worker_id: int, holder_id: int) -> bool:
        """Whether this holder may be proposed: the rules of the chain, and nobody beside whom he is kept apart from."""
        return self.keeps_apart(worker_id, holder_id) and self.chain.breach(Link(worker_id, holder_id)) is None

    def keeps_apart(self, worker_id: int, holder_id: int) -> bool:
        """No two people who are kept apart would stand under this holder, nor one of them under the other."""
        if pair(worker_id, holder_id) in self.apart:
            return False
        beside = self.under.get(holder_id, frozenset())
        return not any(pair(worker_id, other) in self.apart for other in beside if other != worker_id)


def pair(first: int, second: int) -> tuple[int, int]:
    """Two people in the order in which links are kept: the smaller id first."""
    return (first, second) if first < second else (second, first)
