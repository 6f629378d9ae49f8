"""Shift rotations as they are kept: by the Mondays of one cycle, for one person or a whole group as one act."""

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Placement, Shift, ShiftTurn
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.errors.shifts import RotationGap, RotationTooLong
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.domain.periods import week_of
from dvqc_desktop.domain.shifts import LONGEST_CYCLE, ShiftHours, Turns, turned
from dvqc_desktop.services.people.groups import place_key, shift_named
from dvqc_desktop.services.people.presence import holds_on, is_member, is_worker, name_of
from dvqc_desktop.services.statements import chunks

TOPICS = frozenset({Topic.WORKERS, Topic.MEMBERS, Topic.CONTACTS})


def list_shift_hours(session: Session) -> tuple[ShiftHours, ...]:
    """All shifts with their hours, by name."""
    rows = session.execute(select(Shift.id, Shift.name, Shift.start_time, Shift.end_time))
    shifts = (ShiftHours(row.id, row.name, _hour(row.start_time), _hour(row.end_time)) for row in rows)
    return tuple(sorted(shifts, key=lambda shift: place_key(shift.name)))


def turns_of(session: Session, person_ids: Iterable[int], day: date) -> dict[int, Turns]:
    """When people work: their rotation, else the shift of their place on the day; nothing for whom neither is known."""
    shifts = {shift.id: shift for shift in list_shift_hours(session)}
    found: dict[int, Turns] = {}
    for chunk in chunks(set(person_ids)):
        placed = session.execute(
            select(Placement.person_id, Placement.shift_id).where(
                Placement.person_id.in_(chunk), Placement.shift_id.is_not(None), holds_on(Placement, day)
            )
        )
        found.update((person_id, Turns(shifts[shift_id or 0])) for person_id, shift_id in placed)
        for person_id, weeks in _weeks(session, chunk, shifts).items():
            found[person_id] = Turns(None, tuple(weeks))
    return found


def rotation_of(session: Session, person_id: int, day: date) -> tuple[str, ...]:
    """The names of the shifts of somebody's cycle, from the week of a day on; none without a rotation."""
    turns = turns_of(session, [person_id], day).get(person_id, Turns())
    return tuple(shift.name for shift in turned(turns.weeks, day))


def set_rotation(session: Session, person_ids: Sequence[int], shifts: Sequence[str], on: date) -> Change:
    """Sets the cycle of people, from the week of a day on; no shift at all takes their rotation out.

    `shifts` are names, made where new; blank ones at the end do not count. Raises RotationGap, RotationTooLong.
    """
    keep_rotation(session, person_ids, shifts, on)
    whom = name_of(session, person_ids[0]) if len(person_ids) == 1 else f"{len(person_ids)} người"
    return Change("đặt xoay ca" if any(map(str.strip, shifts)) else "bỏ xoay ca", whom, TOPICS)


def keep_rotation(session: Session, person_ids: Sequence[int], shifts: Sequence[str], on: date) -> None:
    """What `set_rotation` does, as part of a use case."""
    names = [one_line(name) for name in shifts]
    while names and not names[-1]:
        names.pop()
    if "" in names:
        raise RotationGap(week=week_words(names.index("")))
    if len(names) > LONGEST_CYCLE:
        raise RotationTooLong(weeks=len(names), most=LONGEST_CYCLE)
    first = week_of(on).start
    ids = [shift_named(session, name) for name in names]
    for chunk in chunks(person_ids):
        session.execute(delete(ShiftTurn).where(ShiftTurn.person_id.in_(chunk)))
    session.add_all(
        ShiftTurn(person_id=person_id, week_on=first + timedelta(weeks=place), shift_id=shift_id)
        for person_id in person_ids
        for place, shift_id in enumerate(ids)
    )
    session.flush()


def people_of_group(session: Session, group_id: int, day: date) -> tuple[int, ...]:
    """Everybody placed in a group on a day: its workers and the members who are in it."""
    rows = session.execute(
        select(Placement.person_id).where(
            Placement.work_group_id == group_id,
            holds_on(Placement, day),
            is_worker(Placement.person_id, day) | is_member(Placement.person_id, day),
        )
    )
    return tuple(sorted(rows.scalars()))


def week_words(place: int) -> str:
    """How the weeks of a cycle are called from now on: "tuần này", "tuần sau", "tuần thứ 3"."""
    return ("tuần này", "tuần sau")[place] if place < 2 else f"tuần thứ {place + 1}"


def _weeks(
    session: Session, person_ids: Sequence[int], shifts: dict[int, ShiftHours]
) -> dict[int, list[tuple[date, ShiftHours]]]:
    rows = session.execute(
        select(ShiftTurn.person_id, ShiftTurn.week_on, ShiftTurn.shift_id)
        .where(ShiftTurn.person_id.in_(person_ids))
        .order_by(ShiftTurn.person_id, ShiftTurn.week_on)
    )
    weeks: dict[int, list[tuple[date, ShiftHours]]] = {}
    for person_id, week_on, shift_id in rows:
        weeks.setdefault(person_id, []).append((week_on, shifts[shift_id]))
    return weeks


def _hour(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
