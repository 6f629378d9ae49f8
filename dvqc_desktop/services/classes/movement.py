"""The movement matrix between two days: who came, who moved, who left, as counts that always close."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import ClassEvent, Person, WorkerSpell
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import SpellEnd
from dvqc_desktop.domain.errors.workers import MovementReversedError
from dvqc_desktop.domain.movement import (
    ADMITTED,
    ARRIVALS,
    DEPARTURES,
    LEFT,
    MOVED_IN,
    MOVED_OUT,
    NEW,
    Cell,
    direction_of,
)
from dvqc_desktop.services.classes.class_days import read_class_days
from dvqc_desktop.services.classes.classes import class_at, words_of
from dvqc_desktop.services.classes.movement_scope import EVERYBODY, Scope, ScopeKind
from dvqc_desktop.services.people.presence import Day, holds_on
from dvqc_desktop.services.statements import DAY, PlainQuery, given

__all__ = [
    "ADMITTED",
    "LEFT",
    "NEW",
    "MovedPerson",
    "Movement",
    "Span",
    "class_counts",
    "moved_people",
    "movement",
]

NO_LIMIT = -1  # keeps SQLite from merging the subquery into the grouping and looking each class up twice


@dataclass(frozen=True, slots=True)
class Movement:
    """Counts by class on two days, and the cells between: class to class, arrival to class, class to departure."""

    opening: dict[WorkerClass, int]
    closing: dict[WorkerClass, int]
    cells: dict[Cell, int]

    @property
    def ups(self) -> int:
        """How many are in a higher class than before."""
        return self._moved(1)

    @property
    def downs(self) -> int:
        """How many are in a lower class than before."""
        return self._moved(-1)

    def sum(self, start: str | None = None, end: str | None = None) -> int:
        """How many there are in a row (`start`), a column (`end`), a cell (both), or in all."""
        return sum(count for (one, other), count in self.cells.items() if start in (None, one) and end in (None, other))

    @property
    def has_unclassified(self) -> bool:
        """Whether somebody was or is not classified yet."""
        return bool(self.opening[WorkerClass.UNCLASSIFIED] or self.closing[WorkerClass.UNCLASSIFIED])

    @property
    def came(self) -> int:
        """Arrivals."""
        return sum(self.sum(start) for start in ARRIVALS)

    @property
    def went(self) -> int:
        """Departures."""
        return sum(self.sum(end=end) for end in DEPARTURES)

    def as_json(self) -> dict[str, dict[str, int]]:
        """The shape of the command line: cells as "average->active"."""
        return {
            "opening": {code.value: count for code, count in self.opening.items()},
            "closing": {code.value: count for code, count in self.closing.items()},
            "cells": {f"{start}->{end}": count for (start, end), count in sorted(self.cells.items())},
        }

    def _moved(self, direction: int) -> int:
        return sum(count for cell, count in self.cells.items() if direction_of(cell) == direction)


@dataclass(frozen=True, slots=True)
class MovedPerson:
    """Somebody behind a cell; `aspects` in words where he is or was in the third class, which never stands alone."""

    id: int
    name: str
    aspects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Between the ends of which two days (days, or parameters for them), and whose movement."""

    opening_on: Any
    closing_on: Any
    scope: Scope = EVERYBODY


def movement(session: Session, opening_on: date, closing_on: date, scope: Scope = EVERYBODY) -> Movement:
    """The matrix from the end of one day to the end of another; both days are included.

    Raises MovementReversedError.
    """
    if closing_on < opening_on:
        raise MovementReversedError(start=opening_on, end=closing_on)
    span = Span(opening_on, closing_on, scope)
    cells = _read_cells(session, span)
    made = Movement(dict.fromkeys(WorkerClass, 0), dict.fromkeys(WorkerClass, 0), cells)
    for (start, end), count in cells.items():
        if start not in ARRIVALS:
            made.opening[WorkerClass(start)] += count
        if end not in DEPARTURES:
            made.closing[WorkerClass(end)] += count
    _assert_closes(session, made, span)
    return made


def moved_people(session: Session, span: Span, cell: tuple[str | None, str | None], limit: int) -> list[MovedPerson]:
    """The first people behind a cell, a row (no end) or a column (no start), in the order of names."""
    start, end, people = _ends(span)
    aspects = [_aspects(day) for day in (span.closing_on, span.opening_on)]
    query = people.with_only_columns(Person.id, Person.full_name, start.label("a"), end.label("b"), *aspects)
    for wanted, column in zip(cell, (start, end), strict=True):
        if wanted is not None:
            query = query.where(column == wanted)
    rows = session.execute(query.order_by(Person.name_sort, Person.id).limit(limit))
    return [MovedPerson(row[0], row[1], _shown_aspects(row[2:])) for row in rows]


def _classes() -> Select[*tuple[Any, ...]]:
    spell = aliased(WorkerSpell)
    code = class_at(spell.person_id, DAY).label("code")
    inner = select(code).where(holds_on(spell, DAY)).limit(NO_LIMIT).subquery()
    return select(*(func.count(case((inner.c.code == code.value, 1))) for code in WorkerClass))  # grouping would sort


_CLASSES = PlainQuery(_classes)


def class_counts(session: Session, day: date) -> dict[WorkerClass, int]:
    """How many workers of each class there are on the day, classes as agreed."""
    (counted,) = _CLASSES.rows(session, day=day)
    return dict(zip(WorkerClass, counted, strict=True))


_OPENING, _CLOSING = given("opening", Date), given("closing", Date)


@cache
def _cells_of(kind: ScopeKind) -> PlainQuery:
    def cells() -> Select[*tuple[Any, ...]]:
        start, end, people = _ends(Span(_OPENING, _CLOSING, Scope(kind, given("scope"))))
        inner = people.with_only_columns(start.label("start"), end.label("end")).limit(NO_LIMIT).subquery()
        return select(inner.c.start, inner.c.end, func.count()).group_by(inner.c.start, inner.c.end)

    return PlainQuery(cells)


@cache
def _workers_of(kind: ScopeKind) -> PlainQuery:
    def workers() -> Select[*tuple[Any, ...]]:
        spell, scope = aliased(WorkerSpell), Scope(kind, given("scope"))
        return (
            select(func.count())
            .select_from(spell)
            .where(scope.ever(spell.person_id), holds_on(spell, DAY), scope.includes(spell.person_id, DAY))
        )

    return PlainQuery(workers)


def _read_cells(session: Session, span: Span) -> dict[Cell, int]:
    if span.scope.is_whole:
        days = span.opening_on, span.closing_on
        return read_class_days(session, days).cells(*days)
    asked = {"opening": span.opening_on, "closing": span.closing_on, "scope": span.scope.id}
    return {(start, end): count for start, end, count in _cells_of(span.scope.kind).rows(session, **asked)}


def _ends(span: Span) -> tuple[ColumnElement[str], ColumnElement[str], Select[Any]]:
    """Where somebody stood on the opening day and on the closing day, and the people of either day."""
    opened, closed = aliased(WorkerSpell), aliased(WorkerSpell)
    scope = span.scope
    was_in = and_(opened.id.is_not(None), scope.includes(Person.id, span.opening_on))
    is_in = and_(closed.id.is_not(None), scope.includes(Person.id, span.closing_on))
    start = case(
        (opened.id.is_(None), NEW),
        (was_in, class_at(Person.id, span.opening_on)),
        else_=MOVED_IN,
    )
    end = case(
        (is_in, class_at(Person.id, span.closing_on)),
        (closed.id.is_not(None), MOVED_OUT),
        (opened.end_reason == SpellEnd.ADMITTED.value, ADMITTED),
        else_=LEFT,
    )
    people = (
        select(Person.id)
        .outerjoin(opened, and_(opened.person_id == Person.id, holds_on(opened, span.opening_on)))
        .outerjoin(closed, and_(closed.person_id == Person.id, holds_on(closed, span.closing_on)))
        .where(scope.ever(Person.id), or_(was_in, is_in))
    )
    return start, end, people


def _aspects(day: Day) -> Any:
    event = aliased(ClassEvent)
    return (
        select(event.aspects)
        .where(event.person_id == Person.id, event.at <= day)
        .order_by(event.at.desc(), event.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def _shown_aspects(ends: Any) -> tuple[str, ...]:
    """The aspects of the third class: as they are now, or as they were before."""
    start, end, now, before = ends
    if end == WorkerClass.NEEDS_HELP:
        return words_of(now)
    return words_of(before) if start == WorkerClass.NEEDS_HELP else ()


def _assert_closes(session: Session, made: Movement, span: Span) -> None:
    """Opening + arrivals - departures = closing, against counts of the spells alone."""
    scope = span.scope
    counted = [
        _workers_of(scope.kind).rows(session, day=day, scope=scope.id)[0][0]
        for day in (span.opening_on, span.closing_on)
    ]
    assert [sum(made.opening.values()), sum(made.closing.values())] == counted, "the movement misses somebody"
    assert counted[0] + made.came - made.went == counted[1], "the movement does not close"
