"""Production of the teams: items, and what was planned, the norm, done and good by period; never of a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import ProductionFigure, ProductionItem, Team
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors.reports import OutputNegative, QualityShareWrong, TypedUnitKept
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.domain.period_words import short_words
from dvqc_desktop.domain.periods import Period, previous
from dvqc_desktop.domain.typed_figures import Output, ProductionLine, TypedNumber, figure_name, put_together, within
from dvqc_desktop.services.reports.typed import TOPICS, check_called, is_share

PARTS = ("plan", "norm", "actual", "quality")
HISTORY = 6


@dataclass(frozen=True, slots=True)
class ItemFields:
    """What the user says of an item: its name, unit and the level aimed at."""

    name: str
    unit: str
    aim: float | None = None


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of production."""

    id: int
    name: str
    unit: str
    aim: float | None
    retired_on: date | None


@dataclass(frozen=True, slots=True)
class OutputCell:
    """What a team (None: all together) made of an item in a period; an output without any number takes it out."""

    item_id: int
    team_id: int | None
    period: Period
    output: Output


@dataclass(frozen=True, slots=True)
class OutputRow:
    """What stands in the book for an item, a team and some days."""

    item_id: int
    team_id: int | None
    first_on: date
    last_on: date
    plan: float | None
    norm: float | None
    actual: float | None
    quality: float | None

    def number(self, part: str) -> TypedNumber | None:
        """One of `PARTS` as a number of these days."""
        value: float | None = getattr(self, part)
        return None if value is None else TypedNumber(self.first_on, self.last_on, value)


def production_items(session: Session) -> tuple[ItemRow, ...]:
    """The items in their order."""
    columns = (
        ProductionItem.id, ProductionItem.name, ProductionItem.unit, ProductionItem.aim, ProductionItem.retired_on
    )  # fmt: skip
    rows = session.execute(select(*columns).order_by(ProductionItem.position, ProductionItem.id))
    return tuple(ItemRow(*row) for row in rows)


def teams(session: Session) -> tuple[tuple[int, str], ...]:
    """The production teams by name."""
    return tuple((row[0], row[1]) for row in session.execute(select(Team.id, Team.name).order_by(Team.name)))


def save_item(session: Session, fields: ItemFields, item_id: int | None = None) -> Change:
    """Adds an item, or changes it. Raises TypedNameEmpty, TypedUnitEmpty, TypedNameTaken, TypedUnitKept."""
    name, unit = one_line(fields.name), one_line(fields.unit)
    check_called(name, unit, (row.name for row in production_items(session) if row.id != item_id))
    if item_id is None:
        last = session.execute(select(func.coalesce(func.max(ProductionItem.position), 0))).scalar_one()
        row = ProductionItem(position=int(last) + 1, name=name, unit=unit)
        session.add(row)
    else:
        row = session.get_one(ProductionItem, item_id)
        if is_share(row.unit) != is_share(unit) and any(found.item_id == item_id for found in output_rows(session)):
            raise TypedUnitKept(name=row.name)
        row.name, row.unit = name, unit
    row.aim = fields.aim
    session.flush()
    return Change("thêm sản phẩm" if item_id is None else "sửa sản phẩm", name, TOPICS, row.id)


def retire_item(session: Session, item_id: int, on: date | None) -> Change:
    """Leaves an item out of reports that begin on the day or later, or (None) takes it in again."""
    row = session.get_one(ProductionItem, item_id)
    row.retired_on = on
    return Change("thôi theo dõi sản phẩm" if on else "theo dõi lại sản phẩm", row.name, TOPICS, row.id)


def type_outputs(session: Session, cells: Sequence[OutputCell]) -> Change:
    """Writes what was made, all in one act. Raises OutputNegative, QualityShareWrong."""
    for cell in cells:
        _write(session, cell)
    session.flush()
    return Change("nhập sản lượng", f"({len(cells)} dòng)", TOPICS)


def _write(session: Session, cell: OutputCell) -> None:
    numbers = {part: getattr(cell.output, part) for part in PARTS}
    item = session.get_one(ProductionItem, cell.item_id)
    if any(value is not None and value < 0 for value in numbers.values()):
        raise OutputNegative(name=item.name)
    if numbers["quality"] is not None and numbers["quality"] > 1:
        raise QualityShareWrong(name=item.name)
    row = session.scalars(
        select(ProductionFigure).where(
            ProductionFigure.item_id == cell.item_id,
            ProductionFigure.team_id.is_(None) if cell.team_id is None else ProductionFigure.team_id == cell.team_id,
            ProductionFigure.first_on == cell.period.start,
            ProductionFigure.last_on == cell.period.end,
        )
    ).one_or_none()
    if all(value is None for value in numbers.values()):
        if row is not None:
            session.delete(row)
        return
    if row is None:
        row = ProductionFigure(
            item_id=cell.item_id, team_id=cell.team_id, first_on=cell.period.start, last_on=cell.period.end
        )
        session.add(row)
    row.plan, row.norm, row.actual, row.quality = (numbers[part] for part in PARTS)


def output_rows(session: Session) -> tuple[OutputRow, ...]:
    """Everything typed about production, the earliest first."""
    columns = (
        ProductionFigure.item_id, ProductionFigure.team_id, ProductionFigure.first_on, ProductionFigure.last_on,
        ProductionFigure.plan, ProductionFigure.norm, ProductionFigure.actual, ProductionFigure.quality,
    )  # fmt: skip
    rows = session.execute(select(*columns).order_by(ProductionFigure.first_on, ProductionFigure.id))
    return tuple(OutputRow(*row) for row in rows)


def production_lines(session: Session, period: Period, beside: Period, year_ago: Period) -> tuple[ProductionLine, ...]:
    """The production of a period beside two others, by item and then by team, all together first.

    An item that is out of use, or has no number in any of them, is left out.
    """
    named: dict[int | None, str] = {None: ""}
    named.update(teams(session))
    rows = _by_line(session)
    made = []
    for item in production_items(session):
        if item.retired_on is not None and item.retired_on <= period.start:
            continue
        for team_id in sorted((team for found, team in rows if found == item.id), key=lambda team: named[team]):
            found = rows[item.id, team_id]
            now, then, once = (output_in(found, each, item.unit) for each in (period, beside, year_ago))
            if now.until or then.until or once.until:
                kept = (item.id, item.name, item.unit, team_id, named[team_id], item.aim)
                made.append(ProductionLine(*kept, now, then, once, _history(found, period, item.unit)))
    return tuple(made)


def stops_before(session: Session, period: Period, closing: date) -> dict[str, date]:
    """What was done, by the name of its figure, whose numbers stop before the last day counted, with their last day."""
    units = {item.id: item.unit for item in production_items(session)}
    found = {key: output_in(each, period, units[key[0]]).until for key, each in _by_line(session).items()}
    return {figure_name(*key, "actual"): until for key, until in found.items() if until is not None and until < closing}


def output_in(rows: Sequence[OutputRow], period: Period, unit: str) -> Output:
    """What rows of one item and team come to in a period (domain/typed_figures.py says how)."""
    numbers = {part: _part_in(rows, part, period) for part in PARTS}
    until = max((found[-1].last_on for found in numbers.values() if found), default=None)
    values = {part: put_together(found, "%" if part == "quality" else unit) for part, found in numbers.items()}
    return Output(**values, until=until)


def _by_line(session: Session) -> dict[tuple[int, int | None], list[OutputRow]]:
    """Everything typed, by item and team."""
    rows: dict[tuple[int, int | None], list[OutputRow]] = {}
    for row in output_rows(session):
        rows.setdefault((row.item_id, row.team_id), []).append(row)
    return rows


def _part_in(rows: Sequence[OutputRow], part: str, period: Period) -> tuple[TypedNumber, ...]:
    numbers = [number for row in rows if (number := row.number(part)) is not None]
    return within(numbers, period.start, period.end)


def _history(rows: Sequence[OutputRow], period: Period, unit: str) -> tuple[tuple[str, float], ...]:
    """What was done in the last periods of this length, the oldest first; periods without a number are left out."""
    found: list[tuple[str, float]] = []
    for _ in range(HISTORY):
        actual = output_in(rows, period, unit).actual
        if actual is not None:
            found.append((short_words(period), actual))
        period = previous(period)
    return tuple(reversed(found))
