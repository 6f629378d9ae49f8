"""A closed plan as it was: all that its page and its paper show, frozen as JSON and thawed again."""

import json
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from dvqc_desktop.services.plans.plan_rows import PlanView


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """A plan with whose it is and who helps; no class, so that what is kept and printed of it tells none.

    `holder` is the main holder's name, empty for a member's own plan and for a gap.
    """

    plan: PlanView
    trade: str
    grade: str
    group: str
    holder: str
    helpers: tuple[str, ...]


def freeze(sheet: PlanSheet) -> str:
    """The sheet as the store keeps it."""
    return json.dumps(asdict(sheet), ensure_ascii=False, default=str)


def thaw(kept: str) -> PlanSheet:
    """The sheet as it was when it was frozen."""
    sheet: PlanSheet = _made(PlanSheet, json.loads(kept))
    return sheet


def without_figures(kept: str) -> str:
    """A frozen sheet without its series, after the person took back that figures are kept."""
    sheet = thaw(kept)
    dates = replace(sheet.plan.dates, measures_agreed_on=None)
    return freeze(replace(sheet, plan=replace(sheet.plan, dates=dates, series=())))


def _made(kind: Any, value: Any) -> Any:
    """A value of JSON as the type says; what an older sheet does not hold is None or empty."""
    origin = get_origin(kind)
    if origin is UnionType:
        (inner,) = (part for part in get_args(kind) if part is not type(None))
        return None if value is None else _made(inner, value)
    if origin is tuple:
        return _listed(get_args(kind), value or ())
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{part.name: _made(hints[part.name], value.get(part.name)) for part in fields(kind)})  # type: ignore[operator]
    if kind is date:
        return date.fromisoformat(value)
    return kind(value) if issubclass(kind, StrEnum) else value


def _listed(parts: tuple[Any, ...], values: Any) -> tuple[Any, ...]:
    if parts[-1] is Ellipsis:
        return tuple(_made(parts[0], value) for value in values)
    return tuple(_made(part, value) for part, value in zip(parts, values, strict=True))
