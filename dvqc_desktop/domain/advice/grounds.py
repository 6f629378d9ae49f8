"""Why somebody suits: each ground with its weight, and the words that are read beside the proposal.

Source: the method of the model team: groups "matched by trade and way home", "a friend with similar skill worked best"
(domain.md §5.1). What each weighs is said by the rule pack (weights.py).
"""

import re
from collections.abc import Callable

from dvqc_desktop.domain.advice.facts import Facts, Knowledge, pair
from dvqc_desktop.domain.chain_rules import Kind
from dvqc_desktop.domain.classes import WorkerClass

Words = Callable[[Knowledge, Facts, Facts], str]
_GRADE = re.compile(r"\s*(\d+)")


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


# Each ground by the name of its weight, with its words for a worker and a holder (empty where it is not given).
GROUNDS: tuple[tuple[str, Words], ...] = (
    ("trade", _trade),
    ("good", _good),
    ("group", _group),
    ("helped", _helped),
    ("shift", _shift),
    ("way_home", _way_home),
    ("grade", _grade),
    ("chain", _chain),
)


def link_cost(known: Knowledge, worker_id: int, holder_id: int) -> int:
    """What speaks against this pair, 0 where every ground speaks for it; the load is not in it."""
    worker, holder = known.facts[worker_id], known.facts[holder_id]
    return sum(getattr(known.weights, name) for name, words in GROUNDS if not words(known, worker, holder))


def load_cost(known: Knowledge, held: int) -> int:
    """What `held` people weigh against one more: it grows with each, and faster from the soft limit on."""
    return known.weights.load_step * held + known.weights.over_limit * max(0, held + 1 - known.limit)


def reasons(known: Knowledge, worker_id: int, holder_id: int) -> tuple[str, ...]:
    """Why this holder, in words, the weightiest first; his load stands last."""
    worker, holder = known.facts[worker_id], known.facts[holder_id]
    weightiest = sorted(GROUNDS, key=lambda ground: -getattr(known.weights, ground[0]))
    found = (words(known, worker, holder) for _, words in weightiest)
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
