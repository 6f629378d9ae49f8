"""The movement matrix between two days: who came, who moved, who left, as counts that always close."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import Person, WorkerSpell
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import SpellEnd
from dvqc_desktop.domain.errors.workers import SpanReversedError
from dvqc_desktop.services.classes import class_at
from dvqc_desktop.services.presence import holds_on

NEW, LEFT, ADMITTED = "new", "left", "admitted"


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

    Opening and closing are counted on their own, so that the sums are a check. Raises SpanReversedError.
    """
    if closing_on < opening_on:
        raise SpanReversedError(start=opening_on, end=closing_on)
    made = Movement(
        class_counts(session, opening_on), class_counts(session, closing_on), _cells(session, opening_on, closing_on)
    )
    _assert_closes(made)
    return made


def class_counts(session: Session, day: date) -> dict[WorkerClass, int]:
    """How many workers of each class there are on the day, classes as agreed."""
    spell = aliased(WorkerSpell)
    code = class_at(spell.person_id, day).label("code")
    inner = select(code).where(holds_on(spell, day)).subquery()
    rows = session.execute(select(inner.c.code, func.count()).group_by(inner.c.code))
    return {**dict.fromkeys(WorkerClass, 0), **{WorkerClass(found): count for found, count in rows}}


def _cells(session: Session, opening_on: date, closing_on: date) -> dict[tuple[str, str], int]:
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
        .subquery()
    )
    rows = session.execute(select(inner.c.start, inner.c.end, func.count()).group_by(inner.c.start, inner.c.end))
    return {(found_start, found_end): count for found_start, found_end, count in rows}


def _assert_closes(made: Movement) -> None:
    """Opening + arrivals - departures = closing, class by class."""
    for code in WorkerClass:
        left = sum(count for (start, _), count in made.cells.items() if start == code)
        came = sum(count for (_, end), count in made.cells.items() if end == code)
        assert (left, came) == (made.opening[code], made.closing[code]), "the movement does not close"
