"""For one person: who fits by the rules of the chain, the best first, each with reasons in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from dvqc_desktop.domain.advice.facts import Knowledge
from dvqc_desktop.domain.advice.grounds import link_cost, load_cost, reasons
from dvqc_desktop.domain.chain_rules import Kind

NEAR_FROM = 300  # above so many candidates only members and those who work near by are looked at


@dataclass(frozen=True, slots=True)
class Fit:
    """A holder proposed for a worker; `cost` orders proposals and is never shown."""

    worker_id: int
    holder_id: int
    cost: int
    reasons: tuple[str, ...]


def best_holders(known: Knowledge, worker_id: int, most: int) -> tuple[Fit, ...]:
    """The best holders for a worker, the load each has now counted in; at most so many."""
    return tuple(
        Fit(worker_id, holder_id, cost, reasons(known, worker_id, holder_id))
        for cost, holder_id in ranked(known, worker_id, most)
    )


def ranked(known: Knowledge, worker_id: int, most: int) -> list[tuple[int, int]]:
    """Pairs (cost with load, holder) of the best who may be asked."""
    costs = sorted(
        (link_cost(known, worker_id, holder) + load_cost(known, known.held.get(holder, 0)), holder)
        for holder in _near(known, worker_id)
    )
    found: list[tuple[int, int]] = []
    for cost, holder_id in costs:
        if len(found) == most:
            break
        if known.allowed(worker_id, holder_id):
            found.append((cost, holder_id))
    return found


def _near(known: Knowledge, worker_id: int) -> Iterable[int]:
    """Whom to look at for this worker: everybody, or of very many the members and his own group."""
    if len(known.candidates) <= NEAR_FROM:
        return known.candidates
    group = known.facts[worker_id].group_id
    return (holder for holder in known.candidates if _is_near(known, holder, group))


def _is_near(known: Knowledge, holder_id: int, group: int | None) -> bool:
    member = known.chain.nodes[holder_id].kind is Kind.MEMBER
    return member or (group is not None and known.facts[holder_id].group_id == group)
