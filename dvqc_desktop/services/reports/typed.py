"""Indicators whose numbers are typed: those of the rules' list and the cell's own, by period."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Indicator, IndicatorValue
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.errors.reports import TypedNameEmpty, TypedNameTaken, TypedUnitEmpty, TypedUnitKept
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.domain.periods import Period
from dvqc_desktop.domain.typed_figures import TypedNumber
from dvqc_desktop.paths import resource

TOPICS = frozenset({Topic.REPORTS})


@dataclass(frozen=True, slots=True)
class ListedIndicator:
    """An indicator that the rules' list proposes, with where it comes from and how sure that is."""

    code: str
    name: str
    unit: str
    meaning: str
    basis: str
    confidence: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator with its numbers; `id` is None for one of the list that has none yet, `code` None for an own one."""

    id: int | None
    code: str | None
    name: str
    unit: str
    meaning: str
    basis: str = ""
    retired_on: date | None = None
    numbers: tuple[TypedNumber, ...] = ()

    @property
    def key(self) -> str:
        """By what the figure is known in a report: "typed:visits", "own:3"."""
        return f"typed:{self.code}" if self.code else f"own:{self.id}"

    def at(self, period: Period) -> float | None:
        """The number typed for exactly this period."""
        return next((row.value for row in self.numbers if (row.first_on, row.last_on) == _days(period)), None)


@dataclass(frozen=True, slots=True)
class IndicatorFields:
    """What the user says of an own indicator."""

    name: str
    unit: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class TypedCell:
    """A number for an indicator (by its key) and a period; None takes it out."""

    key: str
    period: Period
    value: float | None


@cache
def listed_indicators() -> tuple[ListedIndicator, ...]:
    """The indicators of resources/rules/indicators.toml, in their order."""
    data = tomllib.loads(resource("rules", "indicators.toml").read_text(encoding="utf-8"))
    return tuple(ListedIndicator(**entry) for entry in data["indicator"])


def indicator_rows(session: Session) -> tuple[IndicatorRow, ...]:
    """All typed indicators: the list first, then the cell's own in their order, each with all its numbers."""
    numbers: dict[int, list[TypedNumber]] = {}
    columns = (IndicatorValue.indicator_id, IndicatorValue.first_on, IndicatorValue.last_on, IndicatorValue.value)
    for indicator_id, first_on, last_on, value in session.execute(select(*columns).order_by(IndicatorValue.first_on)):
        numbers.setdefault(indicator_id, []).append(TypedNumber(first_on, last_on, value))
    kept = session.scalars(select(Indicator).order_by(Indicator.position, Indicator.id)).all()
    by_code = {row.code: row for row in kept if row.code}
    listed = [_listed_row(each, by_code.get(each.code), numbers) for each in listed_indicators()]
    codes = {each.code for each in listed_indicators()}
    own = [_row(row, numbers) for row in kept if row.code not in codes]
    return (*listed, *own)


def save_indicator(session: Session, fields: IndicatorFields, indicator_id: int | None = None) -> Change:
    """Adds an own indicator, or changes it.

    Raises:
        TypedNameEmpty, TypedUnitEmpty, TypedNameTaken: what it is called says too little, or is there already.
        TypedUnitKept: numbers were typed, and the unit would turn shares into numbers or the other way round.
    """
    name, unit = one_line(fields.name), one_line(fields.unit)
    check_called(name, unit, (row.name for row in indicator_rows(session) if row.id != indicator_id or row.id is None))
    if indicator_id is None:
        row = Indicator(position=_next_position(session), code=None, name=name, unit=unit)
        session.add(row)
    else:
        row = session.get_one(Indicator, indicator_id)
        if is_share(row.unit) != is_share(unit) and _has_numbers(session, indicator_id):
            raise TypedUnitKept(name=row.name)
        row.name, row.unit = name, unit
    row.meaning = fields.meaning.strip() or None
    session.flush()
    return Change("thêm chỉ tiêu" if indicator_id is None else "sửa chỉ tiêu", name, TOPICS, row.id)


def retire_indicator(session: Session, key: str, on: date | None) -> Change:
    """Leaves an indicator out of reports that begin on the day or later, or (None) takes it in again."""
    row = _kept(session, key)
    row.retired_on = on
    return Change("thôi dùng chỉ tiêu" if on else "dùng lại chỉ tiêu", row.name, TOPICS, row.id)


def type_values(session: Session, cells: Sequence[TypedCell]) -> Change:
    """Writes numbers of indicators, all in one act; an indicator of the list gets its row with its first number."""
    for cell in cells:
        row = _kept(session, cell.key)
        first_on, last_on = _days(cell.period)
        found = session.scalars(
            select(IndicatorValue).where(
                IndicatorValue.indicator_id == row.id,
                IndicatorValue.first_on == first_on,
                IndicatorValue.last_on == last_on,
            )
        ).one_or_none()
        if cell.value is None:
            if found is not None:
                session.delete(found)
        elif found is None:
            session.add(IndicatorValue(indicator_id=row.id, first_on=first_on, last_on=last_on, value=cell.value))
        else:
            found.value = cell.value
    session.flush()
    return Change("nhập số chỉ tiêu", f"({len(cells)} ô)", TOPICS)


def is_share(unit: str) -> bool:
    """Whether numbers of the unit are kept as shares of one."""
    return unit.strip() == "%"


def check_called(name: str, unit: str, others: Iterable[str]) -> None:
    """A typed figure has a name of its own and a unit. Raises TypedNameEmpty, TypedUnitEmpty, TypedNameTaken."""
    if not name:
        raise TypedNameEmpty
    if not unit:
        raise TypedUnitEmpty(name=name)
    if name.casefold() in {other.casefold() for other in others}:
        raise TypedNameTaken(name=name)


def _kept(session: Session, key: str) -> Indicator:
    """The row of an indicator, made now for one of the list that has none."""
    kind, _, rest = key.partition(":")
    if kind == "own":
        return session.get_one(Indicator, int(rest))
    found = session.scalars(select(Indicator).where(Indicator.code == rest)).one_or_none()
    if found is None:
        listed = next(each for each in listed_indicators() if each.code == rest)
        found = Indicator(
            position=_next_position(session), code=listed.code, name=listed.name, unit=listed.unit,
            meaning=listed.meaning,
        )  # fmt: skip
        session.add(found)
        session.flush()
    return found


def _next_position(session: Session) -> int:
    return int(session.execute(select(func.coalesce(func.max(Indicator.position), 0))).scalar_one()) + 1


def _has_numbers(session: Session, indicator_id: int) -> bool:
    return (
        session.scalars(select(IndicatorValue.id).where(IndicatorValue.indicator_id == indicator_id)).first()
        is not None
    )


def _days(period: Period) -> tuple[date, date]:
    return period.start, period.end


def _row(row: Indicator, numbers: dict[int, list[TypedNumber]]) -> IndicatorRow:
    found = tuple(numbers.get(row.id, ()))
    return IndicatorRow(row.id, row.code, row.name, row.unit, row.meaning or "", "", row.retired_on, found)


def _listed_row(each: ListedIndicator, row: Indicator | None, numbers: dict[int, list[TypedNumber]]) -> IndicatorRow:
    kept: Any = (None, ()) if row is None else (row.retired_on, tuple(numbers.get(row.id, ())))
    return IndicatorRow(row.id if row else None, each.code, each.name, each.unit, each.meaning, each.basis, *kept)
