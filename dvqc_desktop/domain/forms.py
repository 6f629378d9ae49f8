"""A committee's own form as data: what stands in its cells, and which of them wait for a value."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.figures import FigureValue
from dvqc_desktop.domain.names import nfc, one_line
from dvqc_desktop.domain.sheet_places import place_of, reference_of

Place = tuple[int, int]


class Holds(StrEnum):
    """What a cell holds."""

    NOTHING = ""
    NUMBER = "number"
    WORDS = "words"
    FORMULA = "formula"


class Shape(StrEnum):
    """How a cell shows a number: as it is, as text, as a day, in percent."""

    PLAIN = ""
    TEXT = "text"
    DAY = "day"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell: what it shows (of a formula, the formula), whether protection locks it, how it shows numbers."""

    text: str = ""
    holds: Holds = Holds.NOTHING
    locked: bool = True
    shape: Shape = Shape.PLAIN


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged range; rows and columns counted from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, place: Place) -> bool:
        """Whether the cell lies in the range."""
        return self.top <= place[0] <= self.bottom and self.left <= place[1] <= self.right


_NO_CELL = FormCell()


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A sheet of a form; `cells` by row and column from 1, `widths` of columns in characters."""

    name: str
    visible: bool = True
    protected: bool = False
    cells: Mapping[Place, FormCell] = field(default_factory=dict)
    merged: tuple[Merged, ...] = ()
    widths: Mapping[int, float] = field(default_factory=dict)

    def cell(self, place: Place) -> FormCell:
        """The cell at a place; an empty one where the file has none."""
        return self.cells.get(place, _NO_CELL)

    def size(self) -> Place:
        """The last row and the last column with a cell."""
        return max((row for row, _ in self.cells), default=0), max((column for _, column in self.cells), default=0)

    def opens_cells(self) -> bool:
        """Whether protection says itself which cells wait for a value: some are unlocked."""
        return self.protected and any(not cell.locked for cell in self.cells.values())

    def first_of(self, place: Place) -> Place:
        """The cell that shows what a merged range holds; the cell itself where nothing is merged."""
        area = next((area for area in self.merged if area.holds(place)), None)
        return (area.top, area.left) if area else place

    def why_not(self, place: Place) -> str:
        """Why the cell must not be written into, as the end of a sentence; empty where it may."""
        cell = self.cell(place)
        if self.first_of(place) != place:
            return f"nằm trong vùng gộp, ô để ghi là {reference_of(*self.first_of(place))}"
        if cell.holds is Holds.FORMULA:
            return "là công thức của mẫu"
        if self.opens_cells():
            return "bị khóa trong mẫu" if cell.locked else ""
        return "đang có chữ của mẫu" if cell.holds is Holds.WORDS else ""

    def row_words(self, place: Place) -> tuple[str, ...]:
        """The words left of a cell, from the left."""
        row, column = place
        found = (self.cell((row, left)) for left in range(1, column))
        return tuple(one_line(cell.text) for cell in found if cell.holds is Holds.WORDS and cell.text.strip())

    def head_words(self, place: Place) -> str:
        """The nearest words above a cell in its column, the head of a merged range included."""
        for row in range(place[0] - 1, 0, -1):
            above = (row, place[1])
            cell = self.cell(self.first_of(above))
            if cell.holds is Holds.WORDS and cell.text.strip():
                return one_line(cell.text)
        return ""

    def in_shape(self, place: Place, value: FigureValue, share: bool) -> FigureValue:
        """The value as the form wants it: a day as text where the cell shows none, a share in percent where it must."""
        shape = self.cell(place).shape
        if isinstance(value, date) and shape is not Shape.DAY:
            return format_date(value)
        if share and isinstance(value, float) and shape is not Shape.PERCENT and "%" in self.row_words(place):
            return round(value * 100, 2)
        return value


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its sheets in their order."""

    sheets: tuple[FormSheet, ...]

    def sheet(self, name: str) -> FormSheet | None:
        """The sheet of a title."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)


@dataclass(frozen=True, slots=True)
class FormFile:
    """A form as it was read: the file's name without its folder, its bytes, what stands in it."""

    name: str
    content: bytes
    form: Form


def lasting_texts(sheet: FormSheet, inputs: frozenset[Place]) -> Iterator[tuple[str, str]]:
    """What of a sheet stays from one filling to the next: words and formulas outside the input cells, by reference."""
    open_cells = sheet.opens_cells()
    for place in sorted(sheet.cells):
        cell = sheet.cells[place]
        waits = place in inputs or (open_cells and not cell.locked)
        if cell.holds in (Holds.WORDS, Holds.FORMULA) and not waits and cell.text.strip():
            yield reference_of(*place), one_line(cell.text)


def sheet_print(sheet: FormSheet, inputs: frozenset[Place] = frozenset()) -> str:
    """The SHA-256 of a sheet without its input cells."""
    lines = [sheet.name, str(sheet.visible), str(sheet.protected), *map(str, sheet.merged)]
    lines += [f"{reference}={text}" for reference, text in lasting_texts(sheet, inputs)]
    return hashlib.sha256(nfc("\n".join(lines)).encode("utf-8", "replace")).hexdigest()


def form_print(form: Form, sheet_name: str, references: Mapping[str, object]) -> str:
    """The SHA-256 by which a form is known again, however its input cells (of one sheet) are filled."""
    inputs = frozenset(place_of(reference) for reference in references)
    prints = [sheet_print(sheet, inputs if sheet.name == sheet_name else frozenset()) for sheet in form.sheets]
    return hashlib.sha256("\n".join(prints).encode()).hexdigest()
