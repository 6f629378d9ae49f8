"""The chain of one day as a graph: who may hold whom, who is left without a holder, how many are covered.

Source: the method "phân ba loại, nắm hai đầu" (product.md, Quần chúng; domain.md §5.1).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from dvqc_desktop.domain.chain_rules import (
    EXCUSABLE,
    Breach,
    Cover,
    Kind,
    Pair,
    class_breach,
    cover_of,
    standing_breach,
    superior_breach,
)
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import HolderRole

MAX_STEPS = 2


@dataclass(frozen=True, slots=True)
class Node:
    """One person of the chain on one day.

    `worker_class` is None for members. `present`: a worker of the team, or a member who takes part, on that day.
    """

    person_id: int
    kind: Kind
    worker_class: WorkerClass | None = None
    present: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """Somebody standing by a worker. `excused`: against a rule, with a reason noted; `agreed`: the cell agreed."""

    worker_id: int
    holder_id: int
    role: HolderRole = HolderRole.MAIN
    excused: bool = False
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A worker whom nobody holds, or not as the rules want it."""

    worker_id: int
    reason: Breach


@dataclass(frozen=True)
class Chain:
    """People and links of one day: the whole book, or as much of it as one act can touch.

    `superiors` are pairs (worker, his direct superior).
    """

    nodes: Mapping[int, Node]
    links: tuple[Link, ...] = ()
    superiors: frozenset[tuple[int, int]] = frozenset()

    def pair(self, link: Link) -> Pair:
        """What the rules by class look at in this link."""
        worker, holder = self.nodes[link.worker_id], self.nodes[link.holder_id]
        return Pair(
            role=link.role,
            worker_class=worker.worker_class or WorkerClass.UNCLASSIFIED,
            holder_kind=holder.kind,
            holder_class=holder.worker_class,
            holder_present=holder.present,
            holder_superior=(link.worker_id, link.holder_id) in self.superiors,
            excused=link.excused,
            agreed=link.agreed,
        )

    @cached_property
    def mains(self) -> dict[int, Link]:
        """The main link of each worker who has one, counting or not."""
        return {link.worker_id: link for link in self.links if link.role is HolderRole.MAIN}

    @cached_property
    def _by_worker(self) -> dict[int, list[Link]]:
        found: dict[int, list[Link]] = {}
        for link in self.links:
            found.setdefault(link.worker_id, []).append(link)
        return found

    @cached_property
    def _mains_by_holder(self) -> dict[int, list[Link]]:
        found: dict[int, list[Link]] = {}
        for link in self.mains.values():
            found.setdefault(link.holder_id, []).append(link)
        return found

    def counts(self, link: Link) -> bool:
        """Whether a link that stands in the book counts on this day."""
        return standing_breach(self.pair(link)) is None

    def breach(self, link: Link) -> Breach | None:
        """The first rule that making this link would break; None where it may be made.

        A link marked as excused passes the rules that a reason may set aside.
        """
        return self._identity_breach(link) or self._rule_breach(link)

    def _identity_breach(self, link: Link) -> Breach | None:
        worker, holder = self.nodes[link.worker_id], self.nodes[link.holder_id]
        if link.worker_id == link.holder_id:
            return Breach.ITSELF
        if worker.kind is not Kind.WORKER:
            return Breach.NOT_A_WORKER
        if not worker.present:
            return Breach.WORKER_GONE
        if not holder.present:
            return Breach.HOLDER_GONE
        if any(self._same(link, other) for other in self._by_worker.get(link.worker_id, ())):
            return Breach.TWICE
        return Breach.CIRCLE if link.worker_id in self.above(link.holder_id) else None

    @staticmethod
    def _same(new: Link, old: Link) -> bool:
        """The same two people again; a helper may become the main holder."""
        same_people = (new.worker_id, new.holder_id) == (old.worker_id, old.holder_id)
        return same_people and (new.role is old.role or new.role is HolderRole.HELPER)

    def above(self, person_id: int) -> set[int]:
        """Everybody who holds or helps this person, directly or through others."""
        seen: set[int] = set()
        waiting = [person_id]
        while waiting:
            for link in self._by_worker.get(waiting.pop(), ()):
                if link.holder_id not in seen:
                    seen.add(link.holder_id)
                    waiting.append(link.holder_id)
        return seen

    def _rule_breach(self, link: Link) -> Breach | None:
        pair = self.pair(link)
        too_long = link.role is HolderRole.MAIN and self._length_with(link) > MAX_STEPS
        for breach in (class_breach(pair), Breach.TOO_LONG if too_long else None):
            if breach is not None and not (link.excused and breach in EXCUSABLE):
                return breach
        return superior_breach(pair)

    def _length_with(self, link: Link) -> int:
        return self.steps_to(link.holder_id) + 1 + self._steps_below(link.worker_id, frozenset())

    def steps_to(self, person_id: int) -> int:
        """Steps from a member down to this person over links that count; 0 for a member, 1 for one held by nobody."""
        steps, seen = 0, {person_id}
        while self.nodes[person_id].kind is Kind.WORKER:
            steps += 1
            link = self.mains.get(person_id)
            if link is None or link.holder_id in seen or not self.counts(link):
                break
            person_id = link.holder_id
            seen.add(person_id)
        return steps

    def _steps_below(self, person_id: int, seen: frozenset[int]) -> int:
        below = [
            link.worker_id
            for link in self._mains_by_holder.get(person_id, ())
            if link.worker_id not in seen and self.counts(link)
        ]
        return max((1 + self._steps_below(worker, seen | {person_id}) for worker in below), default=0)

    @property
    def workers(self) -> Iterable[Node]:
        """The workers of the day."""
        return (node for node in self.nodes.values() if node.kind is Kind.WORKER and node.present)

    def gap(self, worker_id: int) -> Gap | None:
        """Why this worker has nobody who counts as main holder; None where he has."""
        link = self.mains.get(worker_id)
        reason = Breach.NONE if link is None else standing_breach(self.pair(link))
        return Gap(worker_id, reason) if reason else None

    def gaps(self) -> tuple[Gap, ...]:
        """All workers of the day without a main holder who counts."""
        found = (self.gap(node.person_id) for node in self.workers)
        return tuple(gap for gap in found if gap is not None)

    def coverage(self) -> dict[WorkerClass, Cover]:
        """Per class: how many there are and by whom they are held."""
        totals = dict.fromkeys(WorkerClass, Cover())
        for node in self.workers:
            link = self.mains.get(node.person_id)
            worker_class = node.worker_class or WorkerClass.UNCLASSIFIED
            totals[worker_class] += cover_of(self.pair(link) if link else None)
        return totals

    def with_class(self, worker_id: int, worker_class: WorkerClass) -> "Chain":
        """The chain after this worker is given another class."""
        node = replace(self.nodes[worker_id], worker_class=worker_class)
        return replace(self, nodes={**self.nodes, worker_id: node})

    def without(self, person_id: int) -> "Chain":
        """The chain after this person left; what he held stands without a holder."""
        node = replace(self.nodes[person_id], present=False)
        kept = tuple(link for link in self.links if link.worker_id != person_id)
        return replace(self, nodes={**self.nodes, person_id: node}, links=kept)

    def with_link(self, link: Link) -> "Chain":
        """The chain with this link; a new main holder takes the place of the former one."""
        main = link.role is HolderRole.MAIN
        kept = tuple(old for old in self.links if not (main and self._replaced(old, link)))
        return replace(self, links=(*kept, link))

    @staticmethod
    def _replaced(old: Link, new: Link) -> bool:
        same_worker = old.worker_id == new.worker_id
        return same_worker and (old.role is HolderRole.MAIN or old.holder_id == new.holder_id)


@dataclass(frozen=True, slots=True)
class Effects:
    """What an act would do: change of the count of each class, who loses a holder who counts, who gains one."""

    counts: Mapping[WorkerClass, int]
    lost: tuple[Gap, ...] = ()
    healed: tuple[int, ...] = ()


def effects(before: Chain, after: Chain) -> Effects:
    """What follows from an act that turns one chain into the other, by the rules that check."""
    was, will = before.coverage(), after.coverage()
    gaps_before = {gap.worker_id for gap in before.gaps()}
    gaps_after = {gap.worker_id: gap for gap in after.gaps()}
    present = {node.person_id for node in after.workers}
    return Effects(
        counts={
            code: will[code].total - was[code].total for code in WorkerClass if will[code].total != was[code].total
        },
        lost=tuple(gap for worker_id, gap in gaps_after.items() if worker_id not in gaps_before),
        healed=tuple(sorted((gaps_before - gaps_after.keys()) & present)),
    )
