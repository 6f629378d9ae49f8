"""The figures of a period as lines to read: values, the period beside it, and the change in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.figures import DEFINITIONS, FigureDefinition, Figures, Section, Unit, has_base

NO_BASE = "chưa so được"
_STANDING = (Section.MEMBERS, Section.CLASSES)
CLASS_OF = {f"class_{code.value}": code for code in WorkerClass}


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A line of the table; `direction` is 1, -1 or 0 for the change, `good` whether that way is the wished one."""

    definition: FigureDefinition
    now: str
    before: str
    change: str
    direction: int = 0
    good: bool | None = None

    @property
    def worker_class(self) -> WorkerClass | None:
        """The class whose mark stands before the words."""
        return CLASS_OF.get(self.definition.name)


def named(definition: FigureDefinition, names: Mapping[WorkerClass, str]) -> FigureDefinition:
    """The figure in the cell's own words: one that counts a class is called by the cell's name of it."""
    worker_class = CLASS_OF.get(definition.name)
    return definition if worker_class is None else replace(definition, words=names[worker_class])


def sections(
    now: Figures, before: Figures | None, running: bool, names: Mapping[WorkerClass, str]
) -> Iterator[tuple[Section, list[FigureLine]]]:
    """The lines by section, in the order of the report; what a running period counts is not judged yet."""
    for section, definitions in groupby(DEFINITIONS, key=lambda definition: definition.section):
        judged = is_judged(section, running)
        yield section, [_line(named(definition, names), now, before, judged) for definition in definitions]


def is_judged(section: Section, running: bool) -> bool:
    """Whether a change is for the better or not can be said: of what a running period counts it cannot yet."""
    return not running or section in _STANDING


def _line(definition: FigureDefinition, now: Figures, before: Figures | None, judged: bool) -> FigureLine:
    name = definition.name
    shown = _shown(definition, now)
    if before is None:
        return FigureLine(definition, shown, "–", NO_BASE)
    beside = _shown(definition, before)
    if not (has_base(name, now) and has_base(name, before)):
        return FigureLine(definition, shown, beside, NO_BASE)
    change = now.values()[name] - before.values()[name]
    direction = (change > 0) - (change < 0)
    good = direction == definition.good if direction and definition.good and judged else None
    return FigureLine(definition, shown, beside, _change_words(definition, change), direction, good)


def _shown(definition: FigureDefinition, figures: Figures) -> str:
    if not has_base(definition.name, figures):
        return "–"
    value = figures.values()[definition.name]
    return percent(value) if definition.unit is Unit.SHARE else f"{value:,}".replace(",", ".")


def percent(share: float) -> str:
    """A share in words: "100%", "88,9%"."""
    return f"{share * 100:.1f}".removesuffix(".0").replace(".", ",") + "%"


def _change_words(definition: FigureDefinition, change: float) -> str:
    if not change:
        return "không đổi"
    sign = "+" if change > 0 else "−"
    if definition.unit is Unit.SHARE:
        points = f"{abs(change) * 100:.1f}".removesuffix(".0").replace(".", ",")
        return "không đổi" if points == "0" else f"{sign}{points} điểm"
    return f"{sign}{abs(change):,}".replace(",", ".")
