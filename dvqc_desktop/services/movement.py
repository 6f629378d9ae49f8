"""The movement matrix between two days: who came, who moved, who left, as counts that always close."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import Person, WorkerSpell
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import SpellEnd
from dvqc_desktop.domain.errors.workers import MovementReversedError
from dvqc_desktop.services.classes import class_at
from dvqc_desktop.services.presence import holds_on

NEW, LEFT, ADMITTED = "new", "left", "admitted"
NO_LIMIT = -1  # keeps SQLite from merging the subquery into the grouping and looking each class up twice


@dataclass(frozen=True, slots=True)
class Movement:
    """Counts by class on two days, and the cells between: class to class, new to class, class to left or admitted."""

    opening: dict[WorkerClass, int]
    closing: dict[WorkerClass, int]
    cells: dict[tuple[str, str], int]

    def as_json(self) -> dict[str, dict[str, int]]:
        """The shape of the command line: cells as "average->active"."""
        return {
            "opening": {code.value: count for code, count in self.opening.items()},
            "closing": {code.value: count for code, count in self.closing.items()},
            "cells": {f"{start}->{end}": count for (start, end), count in sorted(self.cells.items())},
        }


def movement(session: Session, opening_on: date, closing_on: date) -> Movement:
    """The matrix from the end of one day to the end of another; both days are included.

    Raises MovementReversedError.
    """
    if closing_on < opening_on:
        raise MovementReversedError(start=opening_on, end=closing_on)
    cells = movement_cells(session, opening_on, closing_on)
    made = Movement(dict.fromkeys(WorkerClass, 0), dict.fromkeys(WorkerClass, 0), cells)
    for (start, end), count in cells.items():
        if start != NEW:
            made.opening[WorkerClass(start)] += count
        if end not in (LEFT, ADMITTED):
            made.closing[WorkerClass(end)] += count
    _assert_closes(session, made, (opening_on, closing_on))
    return made


def class_counts(session: Session, day: date) -> dict[WorkerClass, int]:
    """How many workers of each class there are on the day, classes as agreed."""
    spell = aliased(WorkerSpell)
    code = class_at(spell.person_id, day).label("code")
    inner = select(code).where(holds_on(spell, day)).limit(NO_LIMIT).subquery()
    rows = session.execute(select(inner.c.code, func.count()).group_by(inner.c.code))
    return {**dict.fromkeys(WorkerClass, 0), **{WorkerClass(found): count for found, count in rows}}


def movement_cells(session: Session, opening_on: date, closing_on: date) -> dict[tuple[str, str], int]:
    """Only the cells of the matrix; opening and closing counts are their sums."""
    opened, closed = aliased(WorkerSpell), aliased(WorkerSpell)
    start = case((opened.id.is_(None), NEW), else_=class_at(Person.id, opening_on)).label("start")
    end = case(
        (closed.id.is_not(None), class_at(Person.id, closing_on)),
        (opened.end_reason == SpellEnd.ADMITTED.value, ADMITTED),
        else_=LEFT,
    ).label("end")
    inner = (
        select(start, end)
        .select_from(Person)
        .outerjoin(opened, and_(opened.person_id == Person.id, holds_on(opened, opening_on)))
        .outerjoin(closed, and_(closed.person_id == Person.id, holds_on(closed, closing_on)))
        .where(or_(opened.id.is_not(None), closed.id.is_not(None)))
        .limit(NO_LIMIT)
        .subquery()
    )
    rows = session.execute(select(inner.c.start, inner.c.end, func.count()).group_by(inner.c.start, inner.c.end))
    return {(found_start, found_end): count for found_start, found_end, count in rows}


def _assert_closes(session: Session, made: Movement, days: tuple[date, date]) -> None:
    """Opening + arrivals - departures = closing, against counts of the spells alone."""
    spell = aliased(WorkerSpell)
    counted = [
        session.execute(select(func.count()).select_from(spell).where(holds_on(spell, day))).scalar_one()
        for day in days
    ]
    came = sum(count for (start, _), count in made.cells.items() if start == NEW)
    went = sum(count for (_, end), count in made.cells.items() if end in (LEFT, ADMITTED))
    assert [sum(made.opening.values()), sum(made.closing.values())] == counted, "the movement misses somebody"
    assert counted[0] + came - went == counted[1], "the movement does not close"
