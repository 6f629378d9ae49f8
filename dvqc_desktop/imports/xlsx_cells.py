"""One pass over the XML of a sheet or of the shared texts; a DTD or a cell out of bounds ends it."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from dvqc_desktop.domain.dates import DateProblem, from_excel_serial
from dvqc_desktop.imports.cells import Area, Cell, Fault, Formula, OldText, Sheet
from dvqc_desktop.imports.limits import Limits, ReadRefusal, check_place

if TYPE_CHECKING:
    from dvqc_desktop.imports.read_xlsx import Styles

Attributes = dict[str, str]
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]+)")


class Handler(Protocol):
    """What a pass calls for each element and text; names come without their prefix."""

    def start(self, name: str, attributes: Attributes) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, data: str) -> None: ...


class PassOver(Exception):
    """Ends a pass early."""


def run_pass(xml: bytes, handler: Handler) -> None:
    """Parses the XML and calls the handler. Raises ReadRefusal on a DTD and on broken XML."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: handler.start(name.rpartition(":")[2], attributes)
    parser.EndElementHandler = lambda name: handler.end(name.rpartition(":")[2])
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse_dtd
    try:
        parser.Parse(xml, True)
    except PassOver:
        return
    except expat.ExpatError as error:
        raise ReadRefusal("damaged") from error


def _refuse_dtd(*_declared: object) -> None:
    raise ReadRefusal("unsafe")


def plain_text(text: str) -> str:
    """The text as Excel shows it: `_x000D_` stands for the character of that number."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


class SharedTexts:
    """Collects the shared texts of a workbook in their order; reading aids in small print are left out."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._aside = 0
        self._inside = False

    def start(self, name: str, _attributes: Attributes) -> None:
        if name == "si":
            self._parts = []
        elif name == "rPh":
            self._aside += 1
        elif name == "t":
            self._inside = not self._aside

    def end(self, name: str) -> None:
        if name == "si":
            self.texts.append(plain_text("".join(self._parts)))
        elif name == "rPh":
            self._aside -= 1
        elif name == "t":
            self._inside = False

    def text(self, data: str) -> None:
        if self._inside:
            self._parts.append(data)


class SheetPass:
    """Fills a sheet from its XML: cells with formula and stored value, hidden rows and columns, merged ranges."""

    def __init__(self, sheet: Sheet, texts: list[str], styles: Styles, limits: Limits, base_1904: bool) -> None:
        self._sheet = sheet
        self._texts = texts
        self._styles = styles
        self._limits = limits
        self._base_1904 = base_1904
        self._row = self._column = 0
        self._cells: list[Cell] = []
        self._attributes: Attributes = {}
        self._taken: dict[str, list[str]] = {}
        self._into: list[str] | None = None
        self._aside = 0
        self._columns: dict[str, int] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._attributes = attributes
            self._taken = {}
        elif name in {"v", "f", "t"}:
            self._into = None if self._aside else self._taken.setdefault(name, [])
        elif name == "row":
            self._start_row(attributes)
        elif name == "rPh":
            self._aside += 1
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in {"1", "true"}:
            last = min(int(attributes["max"]), self._limits.columns)
            self._sheet.hidden_columns.update(range(int(attributes["min"]), last + 1))

    def end(self, name: str) -> None:
        if name in {"v", "f", "t"}:
            self._into = None
        elif name == "c":
            self._end_cell()
        elif name == "row" and self._cells:
            self._sheet.rows[self._row] = self._cells
        elif name == "rPh":
            self._aside -= 1

    def text(self, data: str) -> None:
        if self._into is not None:
            self._into.append(data)

    def _start_row(self, attributes: Attributes) -> None:
        row = int(attributes.get("r", self._row + 1))
        if row <= self._row:
            raise ReadRefusal("damaged")
        self._row, self._column, self._cells = row, 0, []
        if attributes.get("hidden") in {"1", "true"}:
            self._sheet.hidden_rows.add(row)

    def _end_cell(self) -> None:
        column = self._place(self._attributes.get("r"))
        if column <= self._column:
            raise ReadRefusal("damaged")
        self._column = column
        if not self._taken:
            return
        value = self._value()
        if value is None:
            return
        self._sheet.too_large = check_place(self._row, column, self._limits)
        if self._sheet.too_large:
            self._sheet.rows.clear()
            raise PassOver
        self._cells.extend([None] * (column - 1 - len(self._cells)))
        self._cells.append(value)

    def _place(self, reference: str | None) -> int:
        if reference is None:
            return self._column + 1
        letters = reference.rstrip("0123456789")
        known = self._columns.get(letters)
        if known is None:
            known = 0
            for letter in letters if _PLACE.fullmatch(reference) else "":
                known = known * 26 + ord(letter) - 64
            self._columns[letters] = known
        return known

    def _value(self) -> Cell:
        stored = "".join(self._taken.get("v", ()))
        style = int(self._attributes.get("s", 0))
        shown = self._typed(self._attributes.get("t", "n"), stored, style)
        if "f" in self._taken:
            kept = shown.text if isinstance(shown, OldText) else shown
            if isinstance(kept, Fault | Formula):
                return kept
            return Formula("=" + "".join(self._taken["f"]), None if stored == "" else kept)
        return shown

    def _typed(self, kind: str, stored: str, style: int) -> Cell:
        if kind == "inlineStr":
            return self._text(plain_text("".join(self._taken.get("t", ()))), style)
        if stored == "":
            return None
        if kind == "s":
            return self._text(self._shared(int(stored)), style)
        if kind == "str":
            return self._text(plain_text(stored), style)
        if kind == "b":
            return stored.strip() == "1"
        if kind == "e":
            return Fault(stored)
        return date.fromisoformat(stored[:10]) if kind == "d" else self._number(stored, style)

    def _shared(self, index: int) -> str:
        if not 0 <= index < len(self._texts):
            raise ReadRefusal("damaged")
        return self._texts[index]

    def _text(self, text: str, style: int) -> Cell:
        if not text:
            return None
        font = self._styles.old_fonts.get(style)
        return OldText(text, font) if font else text

    def _number(self, stored: str, style: int) -> Cell:
        number = float(stored)
        if not math.isfinite(number):
            raise ReadRefusal("damaged")
        if style in self._styles.dates:
            try:
                return from_excel_serial(number, base_1904=self._base_1904)
            except DateProblem:
                return number
        return int(number) if number.is_integer() and abs(number) < 1e15 else number

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        corners = [_PLACE.fullmatch(corner) for corner in (first, last or first)]
        if corners[0] and corners[1]:
            top, bottom = int(corners[0][2]), int(corners[1][2])
            self._sheet.merged.append(Area(top, self._place(first), bottom, self._place(last or first)))
