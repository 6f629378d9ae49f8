"""The chain as it stood on a day: links and people read once, judged by the rules of `domain.chain`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, func, null, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import DirectSuperior, HolderAssignment, Person, Placement, WorkerSpell
from dvqc_desktop.domain.chain_rules import (
    COVER_OF,
    GAP_WORDS,
    Breach,
    Cover,
    Coverage,
    Kind,
    Pair,
    Verdict,
    verdict,
)
from dvqc_desktop.domain.classes import WorkerClass, with_names
from dvqc_desktop.domain.codes import HolderRole
from dvqc_desktop.domain.names import name_sort_key
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.chain.group_cover import covers_on
from dvqc_desktop.services.chain.holders import AGREED, EXCUSED, HolderInfo, Holders, holders_on, noted_with
from dvqc_desktop.services.classes.classes import class_at
from dvqc_desktop.services.people.presence import holds_on, is_worker
from dvqc_desktop.services.statements import DAY, PlainQuery, one_of


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


def _pairs() -> Select[*tuple[Any, ...]]:
    return select(DirectSuperior.person_id, DirectSuperior.superior_id).where(holds_on(DirectSuperior, DAY))


def _excused_behind_workers() -> Select[*tuple[Any, ...]]:
    return select(HolderAssignment.worker_id).where(
        HolderAssignment.exception_reason.is_not(None),
        HolderAssignment.role == HolderRole.MAIN.value,
        holds_on(HolderAssignment, DAY),
        is_worker(HolderAssignment.holder_id, DAY),
    )


_SUPERIORS, _DEEP = PlainQuery(_pairs), PlainQuery(_excused_behind_workers)


def superiors_on(session: Session, day: date) -> frozenset[tuple[int, int]]:
    """Pairs (worker, direct superior) of the day."""
    return frozenset((low, high) for low, high in _SUPERIORS.rows(session, day=day))


def deep_on(session: Session, day: date) -> frozenset[int]:
    """The workers who are held by a worker for a reason noted: whoever stands behind them is three steps down.

    By class alone nobody who may hold is held by a worker, so that nobody else can be deep.
    """
    return frozenset(row[0] for row in _DEEP.rows(session, day=day))


class MainLink(NamedTuple):
    """The main link of a worker of the day; `holder_id` is None where there is none. The first five are judged.

    The place is there where it was asked for.
    """

    worker_id: int
    code: str
    holder_id: int | None
    noted: int
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
        self._below = {worker_id for worker_id, _ in self._superiors}  # nearly nobody: a pair is made for few
        self._deep: frozenset[int] = frozenset()
        self.read_deep(session, day)
        self.covers = covers_on(session, day)
        self._known: dict[tuple[object, ...], Verdict] = {}

    def read_deep(self, session: Session, day: date) -> None:
        """Reads anew who is held by a worker for a reason, as after an act."""
        self._deep = deep_on(session, day)

    def look(self, link: tuple[Any, ...]) -> Verdict:
        """How the worker of this link is held; a link begins with the first five fields of MainLink."""
        worker_id, code, holder_id, noted, group_id = link[:5]
        post = self.covers.get(group_id)
        through = post is not None and post.person_id != worker_id
        if holder_id is None:
            return verdict(None, WorkerClass(code), through)
        holder, deep = self._holders[holder_id], holder_id in self._deep
        superior = worker_id in self._below and (worker_id, holder_id) in self._superiors
        key = (code, holder.shape, superior, noted, deep, through)
        known = self._known.get(key)
        if known is None:
            pair = Pair(
                HolderRole.MAIN,
                WorkerClass(code),
                holder.kind,
                holder.worker_class,
                holder.present,
                superior,
                bool(noted & EXCUSED),
                bool(noted & AGREED),
                deep and holder.kind is Kind.WORKER,
            )
            known = self._known[key] = verdict(pair, WorkerClass(code), through)
        return known


def _links(placed: bool) -> Select[*tuple[Any, ...]]:
    spell, main, place = aliased(WorkerSpell), aliased(HolderAssignment), aliased(Placement)
    worker = spell.person_id
    query = (
        select(
            worker,
            class_at(worker, DAY),
            main.holder_id,
            noted_with(main),
            *((place.work_group_id, place.team_id, place.shift_id) if placed else (null(),)),
        )
        .outerjoin(main, and_(main.worker_id == worker, main.role == HolderRole.MAIN.value, holds_on(main, DAY)))
        .where(holds_on(spell, DAY))
    )
    return query.outerjoin(place, and_(place.person_id == worker, holds_on(place, DAY))) if placed else query


_NAMES = PlainQuery(lambda: select(Person.id, Person.full_name).where(one_of(Person.id)))
_LINKS = PlainQuery(lambda: _links(placed=False))
_PLACED_LINKS = PlainQuery(lambda: _links(placed=True))


def judged_links(session: Session, day: date, placed: bool = False) -> Iterator[tuple[tuple[Any, ...], Verdict]]:
    """The fields of MainLink for every worker of the day, in no order, and how he is held.

    Places are read where they are asked for, or where a post over a group may cover him.
    """
    holders = Holders(session, day)
    judge = Judge(session, day, holders)
    links = (_PLACED_LINKS if placed or judge.covers else _LINKS).rows(session, day=day)
    holders.meet_nameless(session, {link[2] for link in links} - {None}, {link[0]: link[1] for link in links})
    return ((link, judge.look(link)) for link in links)


def gaps(session: Session, day: date) -> list[GapRow]:
    """Workers of the day without a main holder who counts and without a post over their group, by name."""
    found = {
        link[0]: (WorkerClass(link[1]), breach)
        for link, (breach, _hold) in judged_links(session, day)
        if breach is not None
    }
    said = class_names(session)
    words = {breach: with_names(GAP_WORDS[breach], said) for _, breach in found.values()}
    people = _NAMES.rows(session, ids=list(found))
    rows = [GapRow(person_id, name, *found[person_id], words[found[person_id][1]]) for person_id, name in people]
    return sorted(rows, key=lambda row: name_sort_key(row.name))


def coverage(session: Session, day: date) -> Coverage:
    """Per class: how many workers there are on the day, and by whom they are held."""
    counted = Counter((link[1], found.hold) for link, found in judged_links(session, day))
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


def _held() -> Select[*tuple[Any, ...]]:
    return (
        select(HolderAssignment.holder_id, func.count())
        .where(
            one_of(HolderAssignment.holder_id),
            HolderAssignment.role == HolderRole.MAIN.value,
            holds_on(HolderAssignment, DAY),
        )
        .group_by(HolderAssignment.holder_id)
    )


_HELD = PlainQuery(_held)


def held_by(session: Session, day: date, ids: Iterable[int]) -> dict[int, int]:
    """How many people each of these holds as main holder on the day; who holds nobody is not in it."""
    return {row[0]: row[1] for row in _HELD.rows(session, day=day, ids=list(ids))}
