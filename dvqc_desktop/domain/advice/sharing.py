"""Sharing people out among places at the lowest cost: a minimum-cost flow, with those kept apart never in one place."""

import heapq
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from dvqc_desktop.domain.progress import SILENT, Progress

NOWHERE = 1_000_000  # the cost of leaving somebody without a place: dearer than any way to find one
BEST_FIRST = 60_000  # edges looked at in search of the lowest cost; after that the first whole solution is taken
GIVE_UP = 400
_END, _EXTRA = "end", "extra"

Edge = tuple[int, int]
Shares = dict[int, int]
Check = Callable[[Shares], tuple[Edge, ...]]


@dataclass(frozen=True, slots=True)
class Task:
    """Who is to be shared out.

    Params: costs - (person, place) to a whole number ≥ 0, only where that place is possible; slots - what the first,
    second … person in a place costs besides, never falling; apart - pairs never in one place; least - each place gets
    at least so many, and with `least` nobody may be left without a place.
    """

    costs: Mapping[Edge, int]
    slots: Mapping[int, tuple[int, ...]]
    people: tuple[int, ...]
    apart: frozenset[Edge] = frozenset()
    least: int | None = None


def share_out(task: Task, check: Check | None = None, progress: Progress = SILENT) -> Shares | None:
    """Person to place at the lowest cost; whoever finds no place is not in it. None where there is no way at all.

    Where a solution brings two people together who are kept apart, it is solved again with either of the two edges
    forbidden, the cheapest branch first, until none is left; so the first whole solution is the best one. `check`
    may name further edges that do not go together.
    """
    number, tried = count(), 0
    patience = max(4, BEST_FIRST // (len(task.costs) + 1))
    first = _solve(task, frozenset())
    waiting = [(first[0], next(number), frozenset[Edge](), first[1])] if first else []
    while waiting:
        progress.check()
        _cost, _, forbidden, shares = heapq.heappop(waiting)
        clash = _clash(task, shares) or (check(shares) if check else ())
        if not clash:
            return shares
        for edge in clash:
            tried += 1
            found = _solve(task, forbidden | {edge})
            if found is not None:
                # later on whoever has most forbidden comes first: it soon ends in a whole solution
                order = found[0] if tried <= patience else -len(forbidden)
                heapq.heappush(waiting, (order, next(number), forbidden | {edge}, found[1]))
        if tried > GIVE_UP:
            return None
    return None


def _clash(task: Task, shares: Shares) -> tuple[Edge, ...]:
    """The two edges that bring the first pair together, in a fixed order; empty where nobody is brought together."""
    for one, other in sorted(task.apart):
        place = shares.get(one)
        if place is not None and place == shares.get(other):
            return (one, place), (other, place)
    return ()


def _solve(task: Task, forbidden: frozenset[Edge]) -> tuple[int, Shares] | None:
    import networkx

    try:
        cost, flow = networkx.network_simplex(_graph(task, forbidden))
    except networkx.NetworkXUnfeasible:
        return None
    shares = {
        person: place[1]
        for person in task.people
        for place, edges in flow["person", person].items()
        if place != _END and any(edges.values())
    }
    return int(cost), shares


def _graph(task: Task, forbidden: frozenset[Edge]) -> Any:
    """People, places, and one end; each place leads to the end by one edge for each person it can take."""
    import networkx

    graph = networkx.MultiDiGraph()
    least = task.least or 0
    graph.add_node(_END, demand=len(task.people) - least * len(task.slots))
    for person in task.people:
        graph.add_node(("person", person), demand=-1)
        if task.least is None:
            graph.add_edge(("person", person), _END, weight=NOWHERE)
    for place, slots in task.slots.items():
        graph.add_node(("place", place), demand=least)
        for cost in slots[least:]:
            graph.add_edge(("place", place), _END, weight=cost, capacity=1)
    for (person, place), cost in task.costs.items():
        if (person, place) not in forbidden:
            graph.add_edge(("person", person), ("place", place), weight=cost)
    return graph
