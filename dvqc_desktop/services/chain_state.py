"""The chain as it stood on a day: links and people read once, judged by the rules of `domain.chain`."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import and_, func, null, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import DirectSuperior, HolderAssignment, Person, Placement
from dvqc_desktop.domain.chain_rules import (
    COVER_OF,
    GAP_WORDS,
    Breach,
    Cover,
    Coverage,
    Hold,
    Kind,
    Pair,
    Verdict,
    verdict,
)
from dvqc_desktop.domain.classes import WorkerClass, with_names
from dvqc_desktop.domain.codes import HolderRole
from dvqc_desktop.domain.names import name_sort_key
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.classes import class_at
from dvqc_desktop.services.group_cover import covers_on
from dvqc_desktop.services.presence import holds_on, is_member, is_worker
from dvqc_desktop.services.statements import DAY, IDS, chunks, run

_INFOS = select(
    Person.id, Person.full_name, is_member(Person.id, DAY), is_worker(Person.id, DAY), class_at(Person.id, DAY)
)
_HOLDERS = _INFOS.where(Person.id.in_(IDS))
_ALL_HOLDERS = _INFOS.where(
    Person.id.in_(select(HolderAssignment.holder_id).where(holds_on(HolderAssignment, DAY)).distinct())
)
_SUPERIORS = select(DirectSuperior.person_id, DirectSuperior.superior_id).where(holds_on(DirectSuperior, DAY))


class HolderInfo(NamedTuple):
    """Somebody who holds or helps, as he is on the day; `worker_class` is None for a member.

    `shape` is all that the rules look at in him, as one word: a word is looked up faster than three codes.
    """

    id: int
    name: str
    kind: Kind
    worker_class: WorkerClass | None
    present: bool
    shape: str


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
        return _holders(run(session, _ALL_HOLDERS, {"day": day}))
    found: dict[int, HolderInfo] = {}
    for chunk in chunks(ids):
        found |= _holders(run(session, _HOLDERS, {"ids": chunk, "day": day}))
    return found


def _holders(rows: Iterable[Any]) -> dict[int, HolderInfo]:
    return {row[0]: _holder(row[0], row[1], bool(row[2]), bool(row[3]), row[4]) for row in rows}


def _holder(person_id: int, name: str, member: bool, worker: bool, code: str) -> HolderInfo:
    if member:
        return HolderInfo(person_id, name, Kind.MEMBER, None, True, Kind.MEMBER.value)
    shape = f"{code} {worker}"
    return HolderInfo(person_id, name, Kind.WORKER, WorkerClass(code), worker, shape)


def superiors_on(session: Session, day: date) -> frozenset[tuple[int, int]]:
    """Pairs (worker, direct superior) of the day."""
    return frozenset((low, high) for low, high in run(session, _SUPERIORS, {"day": day}))


def deep_on(session: Session, day: date) -> frozenset[int]:
    """The workers who are held by a worker for a reason noted: whoever stands behind them is three steps down.

    By class alone nobody who may hold is held by a worker, so that nobody else can be deep.
    """
    rows = session.execute(
        select(HolderAssignment.worker_id).where(
            HolderAssignment.exception_reason.is_not(None),
            HolderAssignment.role == HolderRole.MAIN.value,
            holds_on(HolderAssignment, day),
            is_worker(HolderAssignment.holder_id, day),
        )
    )
    return frozenset(rows.scalars())


class MainLink(NamedTuple):
    """What is judged of a worker's main link; `holder_id` is None where there is none."""

    worker_id: int
    code: str
    holder_id: int | None
    excused: bool
    agreed: bool
    group_id: int | None
    team_id: int | None = None
    shift_id: int | None = None


class Judge:
    """Tells how a worker is held and why a main link does not count, asking the rules once for each kind of pair.

    `covers` are the posts through which groups are covered on the day.
    """

    def __init__(self, session: Session, day: date, holders: Mapping[int, HolderInfo]) -> None:
        self._holders = holders
        self._superiors = superiors_on(session, day)
        self._deep: frozenset[int] = frozenset()
        self.read_deep(session, day)
        self.covers = covers_on(session, day)
        self._known: dict[tuple[object, ...], Verdict] = {}

    def read_deep(self, session: Session, day: date) -> None:
        """Reads anew who is held by a worker for a reason, as after an act."""
        self._deep = deep_on(session, day)

    def look(self, link: MainLink) -> Verdict:
        """How the worker of this link is held."""
        worker_id, code, holder_id, excused, agreed, group_id = link[:6]
        post = self.covers.get(group_id) if group_id is not None else None
        through = post is not None and post.person_id != worker_id
        if holder_id is None:
            return verdict(None, WorkerClass(code), through)
        holder, deep = self._holders[holder_id], holder_id in self._deep
        superior = (worker_id, holder_id) in self._superiors
        key = (code, holder.shape, superior, bool(excused), bool(agreed), deep, through)
        known = self._known.get(key)
        if known is None:
            pair = Pair(
                HolderRole.MAIN,
                WorkerClass(code),
                holder.kind,
                holder.worker_class,
                holder.present,
                superior,
                bool(excused),
                bool(agreed),
                deep and holder.kind is Kind.WORKER,
            )
            known = self._known[key] = verdict(pair, WorkerClass(code), through)
        return known


def judge_on(session: Session, day: date) -> Judge:
    """The judge of a day's links."""
    return Judge(session, day, holders_on(session, day))


def main_links(session: Session, day: date, placed: bool) -> Iterable[MainLink]:
    """The main link of every worker of the day, by person id; with his group, team and shift where `placed`."""
    main, place = aliased(HolderAssignment), aliased(Placement)
    query = (
        select(
            Person.id,
            class_at(Person.id, day),
            main.holder_id,
            main.exception_reason.is_not(None),
            main.cell_agreement.is_not(None),
            *((place.work_group_id, place.team_id, place.shift_id) if placed else (null(), null(), null())),
        )
        .outerjoin(main, and_(main.worker_id == Person.id, main.role == HolderRole.MAIN.value, holds_on(main, day)))
        .where(is_worker(Person.id, day))
        .order_by(Person.id)
    )
    if placed:
        query = query.outerjoin(place, and_(place.person_id == Person.id, holds_on(place, day)))
    return session.connection().execute(query)  # type: ignore[return-value]


def gaps(session: Session, day: date) -> list[GapRow]:
    """Workers of the day without a main holder who counts and without a post over their group, by name."""
    judge = judge_on(session, day)
    found: dict[int, tuple[WorkerClass, Breach]] = {}
    for link in main_links(session, day, bool(judge.covers)):
        breach = judge.look(link).breach
        if breach is not None:
            found[link[0]] = (WorkerClass(link[1]), breach)
    said = class_names(session)
    words = {breach: with_names(GAP_WORDS[breach], said) for _, breach in found.values()}
    rows: list[GapRow] = []
    for chunk in chunks(found):
        people = session.execute(select(Person.id, Person.full_name).where(Person.id.in_(chunk)))
        rows += [GapRow(row.id, row.full_name, *found[row.id], words[found[row.id][1]]) for row in people]
    return sorted(rows, key=lambda row: name_sort_key(row.name))


def coverage(session: Session, day: date) -> Coverage:
    """Per class: how many workers there are on the day, and by whom they are held."""
    judge = judge_on(session, day)
    counted: Counter[tuple[str, Hold]] = Counter()
    for link in main_links(session, day, bool(judge.covers)):
        counted[link[1], judge.look(link).hold] += 1
    totals = dict.fromkeys(WorkerClass, Cover())
    for (code, hold), count in counted.items():
        totals[WorkerClass(code)] += COVER_OF[hold].times(count)
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
