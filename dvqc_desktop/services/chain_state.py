"""The chain as it stood on a day: links and people read once, judged by the rules of `domain.chain`."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import DirectSuperior, HolderAssignment, Person
from dvqc_desktop.domain.chain import Chain, Link, Node
from dvqc_desktop.domain.chain_rules import GAP_WORDS, Breach, Cover, Coverage, Kind, Pair, cover_of, standing_breach
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import HolderRole
from dvqc_desktop.domain.names import name_sort_key
from dvqc_desktop.services.classes import class_at
from dvqc_desktop.services.presence import holds_on, is_member, is_worker

CHUNK = 900  # ids in one list of a query
_ALONE = Cover(total=1)
_Verdict = tuple[Breach | None, Cover]


class HolderInfo(NamedTuple):
    """Somebody who holds or helps, as he is on the day; `worker_class` is None for a member."""

    id: int
    name: str
    kind: Kind
    worker_class: WorkerClass | None
    present: bool


@dataclass(frozen=True, slots=True)
class GapRow:
    """A worker without a main holder who counts; `reason` in words."""

    id: int
    name: str
    worker_class: WorkerClass
    breach: Breach
    reason: str


@dataclass(frozen=True, slots=True)
class LoadRow:
    """How many people somebody holds (counting or not) and helps on the day."""

    holder: HolderInfo
    held: int
    helped: int


def holders_on(session: Session, day: date, ids: Iterable[int] | None = None) -> dict[int, HolderInfo]:
    """Everybody who holds or helps somebody on the day, or the people with these ids, with kind and class."""
    if ids is None:
        wanted = select(HolderAssignment.holder_id).where(holds_on(HolderAssignment, day)).distinct()
        return _holders(session, day, Person.id.in_(wanted))
    found: dict[int, HolderInfo] = {}
    for chunk in chunks(ids):
        found.update(_holders(session, day, Person.id.in_(chunk)))
    return found


def _holders(session: Session, day: date, which: object) -> dict[int, HolderInfo]:
    rows = session.execute(
        select(
            Person.id,
            Person.full_name,
            is_member(Person.id, day).label("member"),
            is_worker(Person.id, day).label("worker"),
            class_at(Person.id, day).label("code"),
        ).where(which)  # type: ignore[arg-type]
    )
    return {row.id: _holder(row.id, row.full_name, bool(row.member), bool(row.worker), row.code) for row in rows}


def _holder(person_id: int, name: str, member: bool, worker: bool, code: str) -> HolderInfo:
    if member:
        return HolderInfo(person_id, name, Kind.MEMBER, None, True)
    return HolderInfo(person_id, name, Kind.WORKER, WorkerClass(code), worker)


def load_chain(session: Session, day: date, around: Iterable[int], holders: Iterable[int] = ()) -> Chain:
    """As much of the chain of a day as an act on these people can touch: everybody behind and above them.

    Of `holders`, who may come above them, only those above are read: whom else they hold changes nothing here.
    """
    behind = _closure(session, day, set(around), downward=True)
    wanted = _closure(session, day, behind.union(holders), downward=False)
    links = _links(session, day, wanted, downward=False)
    nodes = {
        info.id: Node(info.id, info.kind, info.worker_class, info.present) for info in _infos(session, day, wanted)
    }
    return Chain(nodes, tuple(links), superiors_on(session, day))


def _infos(session: Session, day: date, people: set[int]) -> Iterable[HolderInfo]:
    return holders_on(session, day, people).values()


def _closure(session: Session, day: date, people: set[int], downward: bool) -> set[int]:
    found, waiting = set(people), set(people)
    while waiting:
        links = _links(session, day, waiting, downward)
        waiting = {link.worker_id if downward else link.holder_id for link in links} - found
        found |= waiting
    return found


def _links(session: Session, day: date, people: set[int], downward: bool) -> list[Link]:
    near = HolderAssignment.holder_id if downward else HolderAssignment.worker_id
    found = []
    for chunk in chunks(people):
        rows = session.execute(
            select(
                HolderAssignment.worker_id,
                HolderAssignment.holder_id,
                HolderAssignment.role,
                HolderAssignment.exception_reason,
                HolderAssignment.cell_agreement,
            ).where(holds_on(HolderAssignment, day), near.in_(chunk))
        )
        found += [Link(low, high, HolderRole(role), bool(why), bool(word)) for low, high, role, why, word in rows]
    return found


def superiors_on(session: Session, day: date) -> frozenset[tuple[int, int]]:
    """Pairs (worker, direct superior) of the day."""
    rows = session.execute(
        select(DirectSuperior.person_id, DirectSuperior.superior_id).where(holds_on(DirectSuperior, day))
    )
    return frozenset((low, high) for low, high in rows)


class Judge:
    """Tells why a main link does not count, asking the rules once for each kind of pair."""

    def __init__(self, holders: Mapping[int, HolderInfo], superiors: frozenset[tuple[int, int]]) -> None:
        self._holders = holders
        self._superiors = superiors
        self._known: dict[tuple[object, ...], tuple[Breach | None, Cover]] = {}

    def look(self, worker_id: int, code: str, holder_id: int | None, excused: bool, agreed: bool) -> _Verdict:
        """The broken rule (or None) and what the worker adds to the coverage of his class."""
        if holder_id is None:
            return Breach.NONE, _ALONE
        holder = self._holders[holder_id]
        superior = (worker_id, holder_id) in self._superiors
        key = (code, holder[2:], superior, excused, agreed)
        verdict = self._known.get(key)
        if verdict is None:
            pair = Pair(
                HolderRole.MAIN,
                WorkerClass(code),
                holder.kind,
                holder.worker_class,
                holder.present,
                superior,
                excused,
                agreed,
            )
            verdict = self._known[key] = standing_breach(pair), cover_of(pair)
        return verdict


def judge_on(session: Session, day: date) -> Judge:
    """The judge of a day's links."""
    return Judge(holders_on(session, day), superiors_on(session, day))


def _main_links(session: Session, day: date) -> Iterable[Any]:
    main = aliased(HolderAssignment)
    return session.execute(
        select(
            Person.id,
            class_at(Person.id, day),
            main.holder_id,
            main.exception_reason.is_not(None),
            main.cell_agreement.is_not(None),
        )
        .outerjoin(main, and_(main.worker_id == Person.id, main.role == HolderRole.MAIN.value, holds_on(main, day)))
        .where(is_worker(Person.id, day))
        .order_by(Person.id)
    )


def gaps(session: Session, day: date) -> list[GapRow]:
    """Workers of the day without a main holder who counts, by name."""
    judge = judge_on(session, day)
    found: dict[int, tuple[WorkerClass, Breach]] = {}
    for person_id, code, holder_id, excused, agreed in _main_links(session, day):
        breach, _ = judge.look(person_id, code, holder_id, bool(excused), bool(agreed))
        if breach is not None:
            found[person_id] = (WorkerClass(code), breach)
    rows: list[GapRow] = []
    for chunk in chunks(found):
        people = session.execute(select(Person.id, Person.full_name).where(Person.id.in_(chunk)))
        rows += [GapRow(row.id, row.full_name, *found[row.id], GAP_WORDS[found[row.id][1]]) for row in people]
    return sorted(rows, key=lambda row: name_sort_key(row.name))


def coverage(session: Session, day: date) -> Coverage:
    """Per class: how many workers there are on the day, and by whom they are held."""
    judge = judge_on(session, day)
    counted: Counter[tuple[str, Cover]] = Counter()
    for person_id, code, holder_id, excused, agreed in _main_links(session, day):
        counted[code, judge.look(person_id, code, holder_id, bool(excused), bool(agreed))[1]] += 1
    totals = dict.fromkeys(WorkerClass, Cover())
    for (code, cover), count in counted.items():
        totals[WorkerClass(code)] += cover.times(count)
    return totals


def load(session: Session, day: date) -> list[LoadRow]:
    """Everybody who holds or helps somebody on the day, with how many, counted over all groups."""
    rows = session.execute(
        select(HolderAssignment.holder_id, HolderAssignment.role, func.count())
        .where(holds_on(HolderAssignment, day))
        .group_by(HolderAssignment.holder_id, HolderAssignment.role)
    )
    counts = {(holder_id, role): count for holder_id, role, count in rows}
    infos = holders_on(session, day)
    return [
        LoadRow(info, counts.get((info.id, HolderRole.MAIN), 0), counts.get((info.id, HolderRole.HELPER), 0))
        for info in infos.values()
    ]


def held_by(session: Session, day: date, ids: Iterable[int]) -> dict[int, int]:
    """How many people each of these holds as main holder on the day; who holds nobody is not in it."""
    found: dict[int, int] = {}
    for chunk in chunks(ids):
        rows = session.execute(
            select(HolderAssignment.holder_id, func.count())
            .where(
                HolderAssignment.holder_id.in_(chunk),
                HolderAssignment.role == HolderRole.MAIN.value,
                holds_on(HolderAssignment, day),
            )
            .group_by(HolderAssignment.holder_id)
        )
        found |= {row[0]: row[1] for row in rows}
    return found


def chunks(ids: Iterable[int]) -> Iterable[list[int]]:
    """The ids in lists short enough for one query."""
    listed = sorted(ids)
    return (listed[start : start + CHUNK] for start in range(0, len(listed), CHUNK))
