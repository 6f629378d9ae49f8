"""The figures of a period as lines to read: values, the period beside it, and the change in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.figures import DEFINITIONS, FigureDefinition, Figures, Section, Unit, has_base
from dvqc_desktop.domain.indicators import ExtraFigure

NO_BASE = "chưa so được"
NO_NUMBER = "–"
_STANDING = (Section.MEMBERS, Section.CLASSES, Section.MASS_WORK, Section.OWN, Section.PRODUCTION)
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


def contract_figures(
    now: Figures,
    previous: Figures | None,
    last_year: Figures | None,
    names: Mapping[WorkerClass, str],
    definitions: Sequence[FigureDefinition] = DEFINITIONS,
) -> tuple[ExtraFigure, ...]:
    """The figures of the contract, in its order and the cell's own words, in the shape of the figures beside them."""
    return tuple(
        ExtraFigure(named(definition, names), *(_value(definition.name, each) for each in (now, previous, last_year)))
        for definition in definitions
    )


def in_sections(figures: Sequence[ExtraFigure]) -> Iterator[tuple[Section, tuple[ExtraFigure, ...]]]:
    """Figures by section in the order of the report: each with its parts right under it."""
    for section in Section:
        inside = [figure for figure in figures if figure.definition.section == section]
        if inside:
            yield section, tuple(_with_parts(inside))


def _with_parts(figures: Sequence[ExtraFigure]) -> Iterator[ExtraFigure]:
    names = {figure.definition.name for figure in figures}
    for figure in figures:
        if figure.definition.part_of not in names:
            yield figure
            yield from (part for part in figures if part.definition.part_of == figure.definition.name)


def sections(
    now: Figures,
    before: Figures | None,
    running: bool,
    names: Mapping[WorkerClass, str],
    extras: Sequence[ExtraFigure] = (),
    definitions: Sequence[FigureDefinition] = DEFINITIONS,
) -> Iterator[tuple[Section, list[FigureLine]]]:
    """The lines by section, in the order of the report; what a running period counts is not judged yet.

    `extras` are the figures beside those of the contract; what stands beside is their `previous`.
    """
    for section, figures in in_sections((*contract_figures(now, before, None, names, definitions), *extras)):
        judged = is_judged(section, running)
        yield section, [line_of(figure, judged) for figure in figures]


def is_judged(section: Section, running: bool) -> bool:
    """Whether a change is for the better or not can be said: of what a running period counts it cannot yet."""
    return not running or section in _STANDING


def line_of(figure: ExtraFigure, judged: bool = True) -> FigureLine:
    """A figure as a line, beside its previous number; a way is called good or not only where it is to be judged."""
    definition, now, before = figure.definition, figure.now, figure.previous
    shown, beside = number_words(now, definition.unit), number_words(before, definition.unit)
    if now is None or before is None:
        return FigureLine(definition, shown, beside, NO_BASE)
    direction = (now > before) - (now < before)
    good = direction == definition.good if direction and definition.good and judged else None
    return FigureLine(definition, shown, beside, change_words(definition, now, before), direction, good)


def _value(name: str, figures: Figures | None) -> float | None:
    return figures.values()[name] if figures is not None and has_base(name, figures) else None


def number_words(value: float | None, unit: str) -> str:
    """A number in words: "1.234", "88,9%"; a dash for none."""
    if value is None:
        return NO_NUMBER
    return percent(value) if unit == Unit.SHARE else _digits(value)


def percent(share: float) -> str:
    """A share in words: "100%", "88,9%"."""
    return f"{share * 100:.1f}".removesuffix(".0").replace(".", ",").replace("-", "−") + "%"


def change_words(definition: FigureDefinition, now: float, before: float) -> str:
    """The change in words: "+3", "−2,5 điểm"; what is made tells the share as well: "+90 (+69,2%)"."""
    change = now - before
    sign = "+" if change > 0 else "−"
    if definition.unit == Unit.SHARE:
        points = f"{abs(change) * 100:.1f}".removesuffix(".0").replace(".", ",")
        return "không đổi" if points == "0" else f"{sign}{points} điểm"
    words = _digits(abs(change))
    if words == "0":
        return "không đổi"
    share = f" ({sign}{percent(abs(change) / before)})" if definition.section is Section.PRODUCTION and before else ""
    return f"{sign}{words}{share}"


def _digits(value: float) -> str:
    """A number with points between thousands and at most two places: "1.234,5"."""
    whole, _, part = f"{abs(value):,.2f}".partition(".")
    part = part.rstrip("0")
    sign = "−" if value < 0 and (part or whole != "0") else ""
    return sign + whole.replace(",", ".") + (f",{part}" if part else "")
