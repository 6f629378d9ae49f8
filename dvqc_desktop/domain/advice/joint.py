"""For many people at once: one proposal in which everybody's load is counted, at the lowest cost of all together."""

from collections.abc import Mapping, Sequence

from dvqc_desktop.domain.advice.facts import Knowledge, pair
from dvqc_desktop.domain.advice.fit import Fit, ranked
from dvqc_desktop.domain.advice.grounds import link_cost, load_cost, reasons
from dvqc_desktop.domain.advice.sharing import Edge, Shares, Task, share_out
from dvqc_desktop.domain.chain import Link
from dvqc_desktop.domain.chain_rules import Kind
from dvqc_desktop.domain.progress import SILENT, Progress

CHOICES = 12  # so many holders are weighed for each person …
FREE = 6  # … and so many members, and so many others, who have room, in turn: so the load can be shared out


def joint_proposal(known: Knowledge, worker_ids: Sequence[int], progress: Progress = SILENT) -> tuple[Fit, ...]:
    """A holder for each of these people, in their order; whoever finds nobody is left out.

    The load counts everybody held already, over all groups, and everybody proposed here; nobody is brought under one
    holder with somebody he is kept apart from.
    """
    free = _with_room(known, Kind.MEMBER), _with_room(known, Kind.WORKER)
    costs = {
        (worker, holder): link_cost(known, worker, holder)
        for turn, worker in enumerate(worker_ids)
        for holder in _choices(known, worker, [_in_turn(some, turn) for some in free])
    }
    shares = share_out(_task(known, worker_ids, costs), lambda found: _breaking(known, found), progress) or {}
    return tuple(
        Fit(worker, shares[worker], costs[worker, shares[worker]], reasons(known, worker, shares[worker]))
        for worker in worker_ids
        if worker in shares
    )


def _with_room(known: Knowledge, kind: Kind) -> list[int]:
    """Members, or others, below the soft limit, those with the fewest people first."""
    nodes, held = known.chain.nodes, known.held
    found = (one for one in known.candidates if nodes[one].kind is kind and held.get(one, 0) < known.limit)
    return sorted(found, key=lambda one: (held.get(one, 0), one))


def _in_turn(holders: Sequence[int], turn: int) -> list[int]:
    """The next few of them, others each turn."""
    return [holders[(turn * FREE + step) % len(holders)] for step in range(min(FREE, len(holders)))]


def _choices(known: Knowledge, worker_id: int, free: Sequence[Sequence[int]]) -> list[int]:
    """The best for this worker, and a few who have room."""
    best = [holder for _, holder in ranked(known, worker_id, CHOICES)]
    if len(best) < CHOICES:
        return best
    more = {holder for some in free for holder in some} - set(best)
    return best + [holder for holder in sorted(more) if known.allowed(worker_id, holder)]


def _task(known: Knowledge, worker_ids: Sequence[int], costs: dict[Edge, int]) -> Task:
    holders = sorted({holder for _, holder in costs})
    wanted = dict.fromkeys(holders, 0)
    for _, holder in costs:
        wanted[holder] += 1
    places = {
        holder: tuple(load_cost(known, known.held.get(holder, 0) + more) for more in range(wanted[holder]))
        for holder in holders
    }
    people = set(worker_ids)
    apart = frozenset(two for two in known.apart if people.issuperset(two))
    return Task(costs, places, tuple(worker_ids), apart)


def hindrances(known: Knowledge, shares: Mapping[int, int]) -> dict[int, int | None]:
    """Links that people chose themselves and that do not go together, the later one of each two.

    Params: shares - worker to holder, in the order in which they count. Returns worker to the one he is kept apart
    from, None where a rule of the chain stands against the link once those before it are made.
    """
    chain, found, under = known.chain, dict[int, int | None](), dict[int, list[int]]()
    above = set(shares.values()).union(*(chain.above(holder) for holder in set(shares.values())))
    for worker, holder in shares.items():
        beside = under.setdefault(holder, [])
        other = next((one for one in beside if pair(worker, one) in known.apart), None)
        if other is not None or chain.breach(Link(worker, holder)) is not None:
            found[worker] = other
            continue
        beside.append(worker)
        if worker in above or holder in shares:  # no other link can meet a rule together with a later one
            chain = chain.with_link(Link(worker, holder))
    return found


def _breaking(known: Knowledge, shares: Shares) -> tuple[Edge, ...]:
    """The first link that the rules refuse once those before it are made: it is given up."""
    broken = hindrances(known, dict(sorted(shares.items())))
    return next((((worker, shares[worker]),) for worker in broken), ())
