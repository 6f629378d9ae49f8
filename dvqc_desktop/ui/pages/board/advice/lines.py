"""The lines of a joint proposal: who is named for whom, what is ticked, how many each holder would have."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dvqc_desktop.domain.advice.facts import Knowledge
from dvqc_desktop.domain.advice.fit import Fit, best_holders
from dvqc_desktop.domain.advice.joint import hindrances

CHOICES = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One person and whom to ask; `fit` is None where nobody was found. Only ticked lines are taken."""

    worker_id: int
    fit: Fit | None
    ticked: bool

    @property
    def holder_id(self) -> int | None:
        """Who would hold."""
        return self.fit.holder_id if self.fit else None


@dataclass(frozen=True, slots=True)
class Load:
    """How many people a holder has, and would have if the ticked lines were taken."""

    holder_id: int
    now: int
    then: int


class Proposal:
    """All lines with what they were made from; holders can be changed and lines ticked, nothing is written by it."""

    def __init__(self, known: Knowledge, worker_ids: Sequence[int], fits: Sequence[Fit]) -> None:
        by_worker = {fit.worker_id: fit for fit in fits}
        self.known = known
        self.lines = [
            Line(worker, by_worker.get(worker), worker in by_worker)
            for worker in sorted(worker_ids, key=lambda worker: worker not in by_worker)
        ]

    def tick(self, row: int, on: bool) -> None:
        """Takes a line in or leaves it out; a line without anybody stays out."""
        self.lines[row] = replace(self.lines[row], ticked=on and self.lines[row].fit is not None)

    def choices(self, row: int) -> tuple[Fit, ...]:
        """Who else may be asked for this person, the best first; whoever is named now is among them."""
        line = self.lines[row]
        found = best_holders(self.known, line.worker_id, CHOICES)
        named = line.fit is None or any(fit.holder_id == line.holder_id for fit in found)
        return found if named or line.fit is None else (line.fit, *found)

    def choose(self, row: int, fit: Fit) -> None:
        """Names another holder for a line, and takes it in."""
        self.lines[row] = replace(self.lines[row], fit=fit, ticked=True)

    def taken(self) -> dict[int, int]:
        """Worker to holder of the ticked lines."""
        return {line.worker_id: line.fit.holder_id for line in self.lines if line.fit and line.ticked}

    def left(self) -> list[int]:
        """Who would be left without a holder."""
        return [line.worker_id for line in self.lines if not line.ticked]

    def hindrances(self) -> Mapping[int, int | None]:
        """Ticked lines that do not go together with those above: the other person, None for a rule of the chain."""
        return hindrances(self.known, self.taken())

    def loads(self) -> list[Load]:
        """Everybody whom a ticked line names, those with most people first."""
        more = Counter(self.taken().values())
        held = self.known.held
        found = [Load(holder, held.get(holder, 0), held.get(holder, 0) + count) for holder, count in more.items()]
        return sorted(found, key=lambda load: (-load.then, -load.now, load.holder_id))
