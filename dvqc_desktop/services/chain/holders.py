"""Whoever holds or helps somebody on a day, as the rules and the screens know him."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Integer, Select, select, type_coerce
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import HolderAssignment, MemberStatusEvent, Person
from dvqc_desktop.domain.chain_rules import Kind
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.classes.classes import class_at
from dvqc_desktop.services.people.presence import holds_on, is_member, is_worker
from dvqc_desktop.services.statements import DAY, PlainQuery, one_of

EXCUSED, AGREED = 1, 2  # what may be noted with a link: the reason of an exception, the cell's agreement


def noted_with(link: Any) -> ColumnElement[int]:
    """What is noted with a link (the table or an alias of it), as one number: fetching a column costs more."""
    excused, agreed = (
        type_coerce(column.is_not(None), Integer) for column in (link.exception_reason, link.cell_agreement)
    )
    return excused * EXCUSED + agreed * AGREED


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


def _holder_fields() -> Select[*tuple[Any, ...]]:
    return select(
        Person.id, Person.full_name, is_member(Person.id, DAY), is_worker(Person.id, DAY), class_at(Person.id, DAY)
    )


def _whoever_holds() -> Select[*tuple[Any, ...]]:
    return _holder_fields().where(
        Person.id.in_(select(HolderAssignment.holder_id).where(holds_on(HolderAssignment, DAY)))
    )


_EVERY_HOLDER = PlainQuery(_whoever_holds)
_SOME_HOLDERS = PlainQuery(lambda: _holder_fields().where(one_of(Person.id)))
_MEMBERS = PlainQuery(lambda: select(MemberStatusEvent.person_id).where(is_member(MemberStatusEvent.person_id, DAY)))


def member_ids(session: Session, day: date) -> set[int]:
    """The members present on the day."""
    return {row[0] for row in _MEMBERS.rows(session, day=day)}


def holders_on(session: Session, day: date, ids: Iterable[int] | None = None) -> dict[int, HolderInfo]:
    """Everybody who holds or helps somebody on the day, or the people with these ids, with kind and class."""
    every = _EVERY_HOLDER.rows(session, day=day) if ids is None else _SOME_HOLDERS.rows(session, day=day, ids=list(ids))
    return {row[0]: _holder(*row) for row in every}


def _holder(person_id: int, name: str, member: int, worker: int, code: str) -> HolderInfo:
    return HolderInfo(person_id, name, *(_MEMBER if member else _as_worker(worker, code)))


_MEMBER = (Kind.MEMBER, None, True, Kind.MEMBER.value)


@cache
def _as_worker(present: int, code: str) -> tuple[Kind, WorkerClass, bool, str]:
    return Kind.WORKER, WorkerClass(code), bool(present), f"{code} {present}"


@cache
def _nameless(code: str) -> HolderInfo:
    return _holder(0, "", 0, 1, code)


class Holders(dict[int, HolderInfo]):
    """Those who hold or help on a day, by id, as far as they were met."""

    def __init__(self, session: Session, day: date) -> None:
        super().__init__()
        self._day = day
        self._members = member_ids(session, day)

    def meet(self, session: Session, ids: set[int], workers: Mapping[int, tuple[str, str]]) -> None:
        """Gets to know these people; of `workers` of the day name and class are there, the others are read."""
        unknown = ids - self.keys()
        for person_id in (unknown & workers.keys()) - self._members:
            name, code = workers[person_id]
            self[person_id] = _holder(person_id, name, 0, 1, code)
        self._read(session, unknown)

    def meet_nameless(self, session: Session, ids: set[int], codes: Mapping[int, str]) -> None:
        """Gets to know these people as a rule looks at them: workers of the day by their class, alike and nameless."""
        for person_id in (ids & codes.keys()) - self._members:
            self[person_id] = _nameless(codes[person_id])
        self._read(session, ids)

    def _read(self, session: Session, ids: set[int]) -> None:
        others = ids - self.keys()
        if others:
            self.update(holders_on(session, self._day, others))
