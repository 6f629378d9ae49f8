"""Why somebody suits: each ground with its weight, and the words that are read beside the proposal.

Source: the method of the model team: groups "matched by trade and way home", "a friend with similar skill worked best"
(domain.md §5.1). The weights are the programme's own judgement; they only order proposals, nobody is given a mark.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dvqc_desktop.domain.advice.facts import Facts, Knowledge, pair
from dvqc_desktop.domain.chain_rules import Kind
from dvqc_desktop.domain.classes import WorkerClass

Words = Callable[[Knowledge, Facts, Facts], str]
_GRADE = re.compile(r"\s*(\d+)")

LOAD_STEP = 15  # what each person held already weighs against one more
OVER_LIMIT = 40  # what each person beyond the soft limit weighs besides


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground: what it weighs, and its words for a worker and a holder (empty where it is not given)."""

    weight: int
    words: Words


def _trade(_known: Knowledge, worker: Facts, holder: Facts) -> str:
    return f"cùng nghề {worker.trade.lower()}" if same(worker.trade, holder.trade) else ""


def _good(known: Knowledge, worker: Facts, holder: Facts) -> str:
    return "hai người hợp nhau" if pair(worker.person_id, holder.person_id) in known.good else ""


def _helped(known: Knowledge, worker: Facts, holder: Facts) -> str:
    return "đã quen giúp người này" if (worker.person_id, holder.person_id) in known.helped else ""


def _group(_known: Knowledge, worker: Facts, holder: Facts) -> str:
    if worker.group_id is None:
        return ""
    if worker.group_id in holder.leads:
        return f"đang dẫn {worker.group}"
    return f"cùng {worker.group}" if worker.group_id == holder.group_id else ""


def _shift(_known: Knowledge, worker: Facts, holder: Facts) -> str:
    return "cùng ca" if worker.shift_id is not None and worker.shift_id == holder.shift_id else ""


def _way_home(_known: Knowledge, worker: Facts, holder: Facts) -> str:
    return f"cùng đường về {worker.way_home}" if same(worker.way_home, holder.way_home) else ""


def _grade(_known: Knowledge, worker: Facts, holder: Facts) -> str:
    own, other = grade_of(worker.grade), grade_of(holder.grade)
    if own is None or other is None or other < own:
        return ""
    return f"bậc {holder.grade} kèm được bậc {worker.grade}" if other > own else f"cùng bậc {worker.grade}"


def _chain(known: Knowledge, worker: Facts, holder: Facts) -> str:
    """Members reach the middle through the active workers."""
    average = known.chain.nodes[worker.person_id].worker_class is WorkerClass.AVERAGE
    return "đúng dây chuyền" if average and known.chain.nodes[holder.person_id].kind is Kind.WORKER else ""


GROUNDS = (
    Ground(30, _trade),
    Ground(30, _good),
    Ground(25, _group),
    Ground(25, _helped),
    Ground(20, _shift),
    Ground(12, _way_home),
    Ground(10, _grade),
    Ground(10, _chain),
)
MOST = sum(ground.weight for ground in GROUNDS)


def link_cost(known: Knowledge, worker_id: int, holder_id: int) -> int:
    """What speaks against this pair, 0 where every ground speaks for it; the load is not in it."""
    worker, holder = known.facts[worker_id], known.facts[holder_id]
    return MOST - sum(ground.weight for ground in GROUNDS if ground.words(known, worker, holder))


def load_cost(held: int, limit: int) -> int:
    """What the people held already weigh against one more: it grows with each, and faster from the soft limit on."""
    return LOAD_STEP * held + OVER_LIMIT * max(0, held + 1 - limit)


def reasons(known: Knowledge, worker_id: int, holder_id: int) -> tuple[str, ...]:
    """Why this holder, in words, the weightiest first; his load stands last."""
    worker, holder = known.facts[worker_id], known.facts[holder_id]
    found = (ground.words(known, worker, holder) for ground in GROUNDS)
    return (*(words for words in found if words), load_words(known.held.get(holder_id, 0), known.limit))


def load_words(held: int, limit: int) -> str:
    """ "đang phụ trách 2 người, còn chỗ"."""
    if held == 0:
        return "chưa phụ trách ai"
    return f"đang phụ trách {held} người, " + ("còn chỗ" if held < limit else "đã nhiều")


def same(first: str, second: str) -> bool:
    """Two words of a list are the same, and are known."""
    return bool(first) and first.casefold() == second.casefold()


def grade_of(text: str) -> int | None:
    """4 for "4/7"; None where no grade is known."""
    found = _GRADE.match(text)
    return int(found[1]) if found else None
