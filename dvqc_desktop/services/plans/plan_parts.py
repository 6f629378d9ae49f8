"""The parts of a plan: strengths, weaknesses tied to them, and aims, written line by line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Plan, PlanAim, PlanStrength, PlanWeakness
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import AimKind, CauseArea
from dvqc_desktop.domain.errors.plans import PlanDayAhead, PlanTextEmpty, WeaknessStrengthElsewhere
from dvqc_desktop.services.plans.plan_reading import next_position
from dvqc_desktop.services.plans.plans import open_plan, plan_change, refuse_class_target, settle

T = TypeVar("T", PlanStrength, PlanWeakness, PlanAim)

AIM_ACTS = {AimKind.NEAR: "sửa mục tiêu gần của", AimKind.LONG: "sửa mục tiêu lâu dài của"}


@dataclass(frozen=True, slots=True)
class WeaknessFields:
    """A weakness, the strength that will carry it, and who helps (a person or an organisation, in words).

    Of a team: a cause with its `area`, and through whom it is solved.
    """

    text: str
    strength_id: int | None = None
    helped_by: str | None = None
    area: CauseArea | None = None


def write_strengths(session: Session, plan_id: int, lines: Sequence[str]) -> Change:
    """Makes the strengths the lines given, in their order; lines that stay keep what is tied to them.

    Raises PlanClosed.
    """
    plan = open_plan(session, plan_id)
    old = _rows(session, PlanStrength, plan_id)
    gone = _write_lines(session, old, lines, lambda: PlanStrength(plan_id=plan_id))
    _untie(session, gone)
    return _settled(session, plan, "sửa mặt mạnh của")


def add_strength(session: Session, plan_id: int, text: str) -> Change:
    """Adds a strength at the end. Raises PlanClosed, PlanTextEmpty."""
    plan = open_plan(session, plan_id)
    row = PlanStrength(plan_id=plan_id, position=next_position(session, plan_id, PlanStrength), text=_filled(text))
    session.add(row)
    session.flush()
    return _settled(session, plan, "ghi mặt mạnh của", row.id)


def add_weakness(session: Session, plan_id: int, fields: WeaknessFields) -> Change:
    """Adds a weakness at the end. Raises PlanClosed, PlanTextEmpty, WeaknessStrengthElsewhere."""
    plan = open_plan(session, plan_id)
    row = PlanWeakness(plan_id=plan_id, position=next_position(session, plan_id, PlanWeakness))
    _fill_weakness(session, row, fields)
    session.add(row)
    session.flush()
    return _settled(session, plan, "ghi mặt còn yếu của", row.id)


def edit_weakness(session: Session, weakness_id: int, fields: WeaknessFields) -> Change:
    """Changes a weakness and its ties. Raises PlanClosed, PlanTextEmpty, WeaknessStrengthElsewhere."""
    row = session.get_one(PlanWeakness, weakness_id)
    plan = open_plan(session, row.plan_id)
    _fill_weakness(session, row, fields)
    return _settled(session, plan, "sửa mặt còn yếu của")


def remove_weakness(session: Session, weakness_id: int) -> Change:
    """Takes a weakness out. Raises PlanClosed."""
    row = session.get_one(PlanWeakness, weakness_id)
    plan = open_plan(session, row.plan_id)
    session.delete(row)
    return _settled(session, plan, "bỏ một mặt còn yếu của")


def write_aims(session: Session, plan_id: int, kind: AimKind, lines: Sequence[str], due_on: date | None) -> Change:
    """Makes the near or the long aims the lines given, all to be reached by `due_on`.

    Raises PlanClosed, PlanClassTarget.
    """
    plan = open_plan(session, plan_id)
    refuse_class_target(session, *lines)
    old = [row for row in _rows(session, PlanAim, plan_id) if row.kind == kind]
    gone = _write_lines(session, old, lines, lambda: PlanAim(plan_id=plan_id, kind=kind.value))
    for row in gone:
        session.delete(row)
    session.flush()
    session.execute(update(PlanAim).where(PlanAim.plan_id == plan_id, PlanAim.kind == kind).values(due_on=due_on))
    return _settled(session, plan, AIM_ACTS[kind])


def reach_aim(session: Session, aim_id: int, reached_on: date | None) -> Change:
    """Notes the day an aim was reached; None takes it back. Raises PlanClosed, PlanDayAhead."""
    row = session.get_one(PlanAim, aim_id)
    plan = open_plan(session, row.plan_id)
    if reached_on is not None and reached_on > clock.today():
        raise PlanDayAhead(day=f"{reached_on:%d/%m/%Y}")
    row.reached_on = reached_on
    return _settled(session, plan, "ghi đã đạt mục tiêu của" if reached_on else "bỏ ghi đã đạt mục tiêu của")


def _rows(session: Session, table: type[T], plan_id: int) -> list[T]:
    found = session.execute(select(table).where(table.plan_id == plan_id).order_by(table.position, table.id))
    return list(found.scalars())


def _write_lines(session: Session, old: Sequence[T], lines: Sequence[str], make: Callable[[], T]) -> list[T]:
    """Gives the lines to rows: first to those that read the same, then to the others in order; returns what is left."""
    texts = [text for line in lines if (text := line.strip())]
    left = list(old)
    kept: dict[int, T] = {}
    for place, text in enumerate(texts):
        same = next((row for row in left if row.text == text), None)
        if same is not None:
            left.remove(same)
            kept[place] = same
    for place, text in enumerate(texts, start=1):
        row = kept.get(place - 1) or (left.pop(0) if left else make())
        row.text, row.position = text, place
        session.add(row)
    session.flush()
    return left


def _untie(session: Session, strengths: Sequence[PlanStrength]) -> None:
    ids = [row.id for row in strengths]
    session.execute(update(PlanWeakness).where(PlanWeakness.strength_id.in_(ids)).values(strength_id=None))
    for row in strengths:
        session.delete(row)


def _fill_weakness(session: Session, row: PlanWeakness, fields: WeaknessFields) -> None:
    if fields.strength_id is not None:
        strength = session.get(PlanStrength, fields.strength_id)
        if strength is None or strength.plan_id != row.plan_id:
            raise WeaknessStrengthElsewhere
    row.text = _filled(fields.text)
    row.strength_id = fields.strength_id
    row.helped_by = (fields.helped_by or "").strip() or None
    row.area = fields.area


def _settled(session: Session, plan: Plan, act: str, row_id: int | None = None) -> Change:
    session.flush()
    settle(session, plan)
    return plan_change(session, plan, act, row_id)


def _filled(text: str) -> str:
    if not text.strip():
        raise PlanTextEmpty
    return text.strip()
