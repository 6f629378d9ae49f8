"""The plain cells a reader hands over: values with their kind, as JSON that carries nothing else."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple


class Formula(NamedTuple):
    """A cell that is computed: its formula, and the value shown when the file was saved (None: not stored)."""

    text: str
    shown: str | int | float | bool | date | None


class Fault(NamedTuple):
    """A cell that shows an error such as #N/A."""

    text: str


class OldText(NamedTuple):
    """Text set in a font of an old encoding; `font` is the font's name."""

    text: str
    font: str


Cell = str | int | float | bool | date | Formula | Fault | OldText | None


@dataclass(frozen=True, slots=True)
class Area:
    """A merged range; rows and columns counted from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """A sheet: rows by Excel number, columns from A; what is hidden; why it was not read, if it was not."""

    name: str
    visible: bool = True
    rows: dict[int, list[Cell]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    too_large: str = ""

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a row and a column counted from 1; None where nothing stands."""
        cells = self.rows.get(row)
        return cells[column - 1] if cells and column <= len(cells) else None


@dataclass(slots=True)
class Workbook:
    """The sheets of a workbook in their order, and what was seen in it and left alone (macros, links)."""

    sheets: list[Sheet]
    left_alone: list[str] = field(default_factory=list)


def pack(workbook: Workbook) -> bytes:
    """The workbook as JSON in UTF-8."""
    sheets = [
        {
            "name": sheet.name,
            "visible": sheet.visible,
            "rows": [[number, *(_pack_cell(cell) for cell in cells)] for number, cells in sheet.rows.items()],
            "hidden_rows": sorted(sheet.hidden_rows),
            "hidden_columns": sorted(sheet.hidden_columns),
            "merged": [[area.top, area.left, area.bottom, area.right] for area in sheet.merged],
            "too_large": sheet.too_large,
        }
        for sheet in workbook.sheets
    ]
    return json.dumps({"sheets": sheets, "left_alone": workbook.left_alone}).encode("ascii")


def unpack(answer: dict[str, Any]) -> Workbook:
    """The workbook that `pack` wrote."""
    return Workbook([_unpack_sheet(sheet) for sheet in answer["sheets"]], list(answer["left_alone"]))


def _pack_cell(cell: Cell) -> Any:
    if cell is None or isinstance(cell, str | bool | int | float):
        return cell
    if isinstance(cell, date):
        return {"d": date(cell.year, cell.month, cell.day).isoformat()}
    if isinstance(cell, Formula):
        return {"f": cell.text, "v": _pack_cell(cell.shown)}
    if isinstance(cell, OldText):
        return {"t": cell.text, "o": cell.font}
    return {"e": cell.text}


def _unpack_cell(packed: Any) -> Cell:
    if not isinstance(packed, dict):
        return packed  # type: ignore[no-any-return]
    if "d" in packed:
        return date.fromisoformat(packed["d"])
    if "f" in packed:
        return Formula(packed["f"], _unpack_cell(packed["v"]))  # type: ignore[arg-type]
    if "t" in packed:
        return OldText(packed["t"], packed["o"])
    return Fault(packed["e"])


def _unpack_sheet(packed: dict[str, Any]) -> Sheet:
    return Sheet(
        name=packed["name"],
        visible=packed["visible"],
        rows={
            row[0]: [_unpack_cell(cell) if isinstance(cell, dict) else cell for cell in row[1:]]
            for row in packed["rows"]
        },
        hidden_rows=set(packed["hidden_rows"]),
        hidden_columns=set(packed["hidden_columns"]),
        merged=[Area(*area) for area in packed["merged"]],
        too_large=packed["too_large"],
    )
