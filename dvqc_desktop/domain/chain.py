"""The chain of one day as a graph: who may hold whom, who is left without a holder, how many are covered.

Source: the method "phân ba loại, nắm hai đầu" (product.md, Quần chúng; domain.md §5.1).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from dvqc_desktop.domain.chain_rules import (
    COVER_OF,
    EXCUSABLE,
    Breach,
    Cover,
    Hold,
    Kind,
    Pair,
    Verdict,
    class_breach,
    standing_breach,
    superior_breach,
    verdict,
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

    `superiors` are pairs (worker, his direct superior); `posts` says of the workers of a group that is covered
    through an organisation whose post covers them.
    """

    nodes: Mapping[int, Node]
    links: tuple[Link, ...] = ()
    superiors: frozenset[tuple[int, int]] = frozenset()
    posts: Mapping[int, int] = field(default_factory=dict)

    def pair(self, link: Link) -> Pair:
        """What the rules look at in this link."""
        near = self._near_pair(link)
        return replace(near, holder_deep=True) if self._is_deep(link.holder_id) else near

    def _is_deep(self, person_id: int) -> bool:
        """Whether this worker is held by a worker, and that link counts."""
        link = self.mains.get(person_id)
        if link is None or {self.nodes[person_id].kind, self.nodes[link.holder_id].kind} != {Kind.WORKER}:
            return False
        return standing_breach(self._near_pair(link)) is None

    def _near_pair(self, link: Link) -> Pair:
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

    def look(self, worker_id: int) -> Verdict:
        """How this worker is held on the day."""
        link = self.mains.get(worker_id)
        worker_class = self.nodes[worker_id].worker_class or WorkerClass.UNCLASSIFIED
        through = self.posts.get(worker_id, worker_id) != worker_id
        return verdict(self.pair(link) if link else None, worker_class, through)

    def gap(self, worker_id: int) -> Gap | None:
        """Why this worker has nobody who counts as main holder; None where he has, or his group is covered."""
        reason = self.look(worker_id).breach
        return Gap(worker_id, reason) if reason else None

    def gaps(self) -> tuple[Gap, ...]:
        """All workers of the day without a main holder who counts."""
        found = (self.gap(node.person_id) for node in self.workers)
        return tuple(gap for gap in found if gap is not None)

    def coverage(self) -> dict[WorkerClass, Cover]:
        """Per class: how many there are and by whom they are held."""
        totals = dict.fromkeys(WorkerClass, Cover())
        for node in self.workers:
            totals[node.worker_class or WorkerClass.UNCLASSIFIED] += COVER_OF[self.look(node.person_id).hold]
        return totals

    def with_class(self, worker_id: int, worker_class: WorkerClass) -> "Chain":
        """The chain after this worker is given another class."""
        node = replace(self.nodes[worker_id], worker_class=worker_class)
        return replace(self, nodes={**self.nodes, worker_id: node})

    def without(self, person_id: int) -> "Chain":
        """The chain after this person left; what he held, in person or by a post, stands without a holder."""
        node = replace(self.nodes[person_id], present=False)
        kept = tuple(link for link in self.links if link.worker_id != person_id)
        posts = {worker: holder for worker, holder in self.posts.items() if person_id not in (worker, holder)}
        return replace(self, nodes={**self.nodes, person_id: node}, links=kept, posts=posts)

    def with_member(self, person_id: int) -> "Chain":
        """The chain after this person is a member who takes part: nobody's worker, he keeps the people he holds."""
        kept = tuple(link for link in self.links if link.worker_id != person_id)
        posts = {worker: holder for worker, holder in self.posts.items() if worker != person_id}
        return replace(self, nodes={**self.nodes, person_id: Node(person_id, Kind.MEMBER)}, links=kept, posts=posts)

    def with_posts(self, posts: Mapping[int, int | None]) -> "Chain":
        """The chain after these workers come under another post over their group, or under none."""
        changed = {**self.posts, **posts}
        return replace(self, posts={worker: holder for worker, holder in changed.items() if holder is not None})

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
    """What an act would do: change of the count of each class, who loses a holder who counts, who gains one.

    `through` are those who had a holder and would be covered through an organisation alone.
    """

    counts: Mapping[WorkerClass, int]
    lost: tuple[Gap, ...] = ()
    healed: tuple[int, ...] = ()
    through: tuple[int, ...] = ()


def effects(before: Chain, after: Chain) -> Effects:
    """What follows from an act that turns one chain into the other, by the rules that check."""
    was, will = before.coverage(), after.coverage()
    stood = {node.person_id: before.look(node.person_id) for node in before.workers}
    stand = {node.person_id: after.look(node.person_id) for node in after.workers}
    open_before = {worker_id for worker_id, found in stood.items() if found.breach}
    return Effects(
        counts={
            code: will[code].total - was[code].total for code in WorkerClass if will[code].total != was[code].total
        },
        lost=tuple(
            Gap(worker_id, found.breach)
            for worker_id, found in stand.items()
            if found.breach and worker_id not in open_before
        ),
        healed=tuple(sorted(worker_id for worker_id in open_before & stand.keys() if not stand[worker_id].breach)),
        through=tuple(
            worker_id
            for worker_id, found in stand.items()
            if found.hold is Hold.GROUP and worker_id in stood and stood[worker_id].hold not in (Hold.GROUP, Hold.GAP)
        ),
    )
