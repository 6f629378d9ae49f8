"""Which figure goes into which cell of a committee's form, and what of it is written for one period."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.errors.templates import (
    TemplateCellRefusedError,
    TemplateChangedError,
    TemplateFigureUnknownError,
    TemplateMapUnreadableError,
)
from dvqc_desktop.domain.errors.workbooks import WorkbookCellHasFormulaError, WorkbookSheetMissingError
from dvqc_desktop.domain.figures import DEFINED, NAMES, FigureValue, Unit, has_base
from dvqc_desktop.domain.forms import Form, FormFile, FormSheet, Holds, form_print, lasting_texts
from dvqc_desktop.domain.indicators import indicators
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.domain.sheet_places import place_of

PERIOD_WORDS, CONTROL_TOTAL = "period_words", "control_total"
BOOK_FIGURE = re.compile(r"(own|production):[\w:]+")
"""Figures that one book alone has: they stand in its saved maps and in no file for others."""

_TYPED_FIGURE = re.compile(r"typed:\w+")
HEAD_TARGETS = frozenset({*NAMES, CONTROL_TOTAL, PERIOD_WORDS}) - frozenset(DEFINED)
CHANGES_TOLD = 3


class Beside(StrEnum):
    """Of which period a figure is: the reported one, the one before, the same one last year."""

    NOW = ""
    PREVIOUS = "previous"
    LAST_YEAR = "last_year"


@dataclass(frozen=True, slots=True)
class Target:
    """What a cell shows: a name of the report workbook and of which period; written "members_total@previous"."""

    name: str
    beside: Beside = Beside.NOW

    def __str__(self) -> str:
        return f"{self.name}@{self.beside.value}" if self.beside else self.name


@dataclass(frozen=True, slots=True)
class CellMap:
    """The map of one sheet: the target by the reference of its cell.

    `fingerprint` and `texts` say for which form it was made: empty for a map from another hand.
    """

    sheet: str
    cells: Mapping[str, Target]
    fingerprint: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)


def target_of(reference: str, text: str) -> Target:
    """Reads a target. Raises TemplateFigureUnknownError."""
    name, _, beside = text.partition("@")
    known = _is_figure(name) or (name in HEAD_TARGETS and not beside)
    if not known or beside not in tuple(Beside):
        raise TemplateFigureUnknownError(cell=reference, name=text)
    return Target(name, Beside(beside))


def _is_figure(name: str) -> bool:
    """Whether it names a figure that a report may have, beside the contract's own."""
    beside = {definition.name for definition in indicators({code: code.value for code in WorkerClass})}
    return name in DEFINED or name in beside or bool(BOOK_FIGURE.fullmatch(name) or _TYPED_FIGURE.fullmatch(name))


def for_others(cell_map: CellMap) -> CellMap:
    """The map without the figures that this book alone has."""
    cells = {place: target for place, target in cell_map.cells.items() if not BOOK_FIGURE.fullmatch(target.name)}
    return replace(cell_map, cells=cells)


def map_from_json(text: str, file: str = "") -> CellMap:
    """Reads a map as the contract writes it. Raises TemplateMapUnreadableError, TemplateFigureUnknownError."""
    try:
        found: Any = json.loads(text)
    except ValueError:
        raise TemplateMapUnreadableError(file=file, why="tệp không phải JSON") from None
    if not isinstance(found, dict) or not isinstance(found.get("sheet"), str):
        raise TemplateMapUnreadableError(file=file, why="thiếu tên trang tính (“sheet”)")
    cells = found.get("cells")
    if not isinstance(cells, dict) or not cells or not all(isinstance(name, str) for name in cells.values()):
        raise TemplateMapUnreadableError(file=file, why="thiếu các ô cần điền (“cells”)")
    targets = {_reference(reference, file): target_of(reference, name) for reference, name in cells.items()}
    texts = found.get("texts")
    return CellMap(
        found["sheet"], targets, str(found.get("fingerprint") or ""), texts if isinstance(texts, dict) else {}
    )


def map_to_json(cell_map: CellMap) -> str:
    """The map as the contract writes it, with what its form is known by."""
    shown = {
        "sheet": cell_map.sheet,
        "cells": {reference: str(target) for reference, target in cell_map.cells.items()},
        "fingerprint": cell_map.fingerprint,
        "texts": dict(cell_map.texts),
    }
    return json.dumps({key: value for key, value in shown.items() if value}, ensure_ascii=False, indent=1)


def map_of_form(form: Form, sheet: str, cells: Mapping[str, Target]) -> CellMap:
    """The map with what its form is known by. Raises what `check_cells` raises."""
    made = CellMap(sheet, cells)
    return CellMap(sheet, cells, form_print(form, sheet, cells), _texts(check_cells(form, made), cells))


def check_cells(form: Form, cell_map: CellMap) -> FormSheet:
    """The sheet to be filled, when every mapped cell may be.

    Raises:
        WorkbookSheetMissingError: the form has no such sheet.
        WorkbookCellHasFormulaError, TemplateCellRefusedError: a cell must not be written into.
    """
    sheet = form.sheet(cell_map.sheet)
    if sheet is None:
        raise WorkbookSheetMissingError(sheet=cell_map.sheet)
    for reference in cell_map.cells:
        place = place_of(reference)
        if sheet.cell(place).holds is Holds.FORMULA:
            raise WorkbookCellHasFormulaError(cell=reference)
        why = sheet.why_not(place)
        if why:
            raise TemplateCellRefusedError(cell=reference, why=why)
    return sheet


def check_form(file: FormFile, cell_map: CellMap, name: str) -> None:
    """Refuses a form that is not the one mapped, as far as the map knows it. Raises TemplateChangedError."""
    if cell_map.fingerprint and form_print(file.form, cell_map.sheet, cell_map.cells) != cell_map.fingerprint:
        changes = "; ".join(_changes(file.form, cell_map))
        raise TemplateChangedError(file=file.name, name=name, changes=changes)


def values_for(form: Form, cell_map: CellMap, report: ReportFigures) -> dict[str, FigureValue]:
    """What is written into each cell; a figure that cannot be known leaves its cell as it is.

    Raises what `check_cells` raises.
    """
    sheet = check_cells(form, cell_map)
    found: dict[str, FigureValue] = {}
    for reference, target in cell_map.cells.items():
        value = _value(target, report)
        if value is not None:
            found[reference] = sheet.in_shape(place_of(reference), value, _is_share(target, report))
    return found


def _is_share(target: Target, report: ReportFigures) -> bool:
    units = {extra.definition.name: extra.definition.unit for extra in report.extras}
    return (DEFINED[target.name].unit if target.name in DEFINED else units.get(target.name)) == Unit.SHARE


def _value(target: Target, report: ReportFigures) -> FigureValue | None:
    if target.name == PERIOD_WORDS:
        return report.period.words
    if target.name in HEAD_TARGETS:
        return report.named_values()[target.name]
    if target.name not in DEFINED:
        return _extra_value(target, report)
    figures = {Beside.NOW: report.now, Beside.PREVIOUS: report.previous, Beside.LAST_YEAR: report.last_year}
    of_period = figures[target.beside]
    if of_period is None or not has_base(target.name, of_period):
        return None
    return of_period.values()[target.name]


def _extra_value(target: Target, report: ReportFigures) -> float | None:
    """A figure beside those of the contract; None where this book has none of the name, or no number."""
    extra = next((extra for extra in report.extras if extra.definition.name == target.name), None)
    if extra is None:
        return None
    values = {Beside.NOW: extra.now, Beside.PREVIOUS: extra.previous, Beside.LAST_YEAR: extra.last_year}
    return values[target.beside]


def _reference(text: str, file: str) -> str:
    try:
        place_of(text)
    except ValueError:
        raise TemplateMapUnreadableError(file=file, why=f"“{text}” không phải tên một ô") from None
    return text


def _texts(sheet: FormSheet, cells: Mapping[str, object]) -> dict[str, str]:
    return dict(lasting_texts(sheet, frozenset(map(place_of, cells))))


def _changes(form: Form, cell_map: CellMap) -> Iterator[str]:
    """The first differences in words."""
    sheet = form.sheet(cell_map.sheet)
    if sheet is None:
        yield f"không có trang tính “{cell_map.sheet}”"
        return
    now = _texts(sheet, cell_map.cells)
    places = sorted({*now, *cell_map.texts}, key=place_of)
    differing = [place for place in places if now.get(place) != cell_map.texts.get(place)]
    for place in differing[:CHANGES_TOLD]:
        yield f"ô {place} trước là {_said(cell_map.texts.get(place))}, nay là {_said(now.get(place))}"
    if len(differing) > CHANGES_TOLD:
        yield f"và {len(differing) - CHANGES_TOLD} ô khác"
    if not differing:
        yield "trang tính khác, ô gộp hoặc khóa ô đã đổi"


def _said(text: str | None) -> str:
    if text is None:
        return "ô trống"
    return f"“{text if len(text) <= 60 else text[:59] + '…'}”"
