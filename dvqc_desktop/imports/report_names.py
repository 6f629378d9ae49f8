"""Reads of a report workbook its named cells alone, and the attendance: two or three parts of the package."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from dvqc_desktop.domain.sheet_places import place_of
from dvqc_desktop.imports.guard import check_directory, has_dtd, kind_of, open_package, read_part
from dvqc_desktop.imports.limits import Limits, ReadRefusal
from dvqc_desktop.imports.xlsx_cells import plain_text

WORKBOOK, RELATIONS, TEXTS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"
MEETINGS, EXPECTED, PRESENT = "Sinh hoạt", "Phải dự", "Có mặt"
_TARGET = re.compile(r"'?(?P<sheet>(?:[^']|'')+?)'?!\$?(?P<column>[A-Z]{1,3})\$?(?P<row>[0-9]+)")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
Element = etree._Element
Answer = dict[str, Any]


def read_names(data: bytes, limits: Limits) -> Answer:
    """What a report workbook says: `cells` by name, `attendance` as a pair or None; raises ReadRefusal."""
    if not data.startswith(b"PK"):
        kind_of(data, limits)  # says what else it is
        return {"cells": {}, "attendance": None}
    package = open_package(data)
    check_directory(package, limits)
    if WORKBOOK not in package.namelist():
        kind_of(data, limits)
        return {"cells": {}, "attendance": None}
    return _Package(package).answer()


class _Package:
    """The parts of one package, read when they are needed."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        book = self._tree(WORKBOOK)
        self._names = dict(_defined(book))
        self._parts = self._sheet_parts(book) if self._names else {}
        self._texts: list[Element] | None = None

    def answer(self) -> Answer:
        """The named cells and the attendance."""
        wanted: dict[str, dict[str, str]] = {}
        for name, (sheet, reference) in self._names.items():
            wanted.setdefault(sheet, {})[reference] = name
        cells: dict[str, Any] = {}
        for sheet, names in wanted.items():
            if sheet in self._parts:
                cells.update(self._named_cells(self._tree(self._parts[sheet]), names))
        return {"cells": cells, "attendance": self._attendance() if cells else None}

    def _named_cells(self, sheet: Element, names: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
        for cell in sheet.iter("{*}c"):
            name = names.get(cell.get("r", ""))
            if name is not None:
                value = self._value(cell)
                if value is not None:
                    yield name, value

    def _attendance(self) -> tuple[int, int] | None:
        """Who had to attend and who did, over the meetings of their table; None where there is no such table."""
        part = self._parts.get(MEETINGS)
        if part is None:
            return None
        columns: dict[str, int] = {}
        sums = [0, 0]
        for row in self._tree(part).iter("{*}row"):
            cells = {place_of(cell.get("r", ""))[1]: cell for cell in row.iterchildren("{*}c")}
            if not columns:
                columns = self._columns(cells)
            elif not self._add(cells, columns, sums):
                break
        return (sums[0], sums[1]) if columns else None

    def _columns(self, cells: Mapping[int, Element]) -> dict[str, int]:
        """The columns of the two counts, when this is the head of the table."""
        texts = {self._value(cell): column for column, cell in cells.items()}
        return {head: texts[head] for head in (EXPECTED, PRESENT)} if {EXPECTED, PRESENT} <= set(texts) else {}

    def _add(self, cells: Mapping[int, Element], columns: Mapping[str, int], sums: list[int]) -> bool:
        """Adds a meeting to the sums; false at the line of totals or the end of the table."""
        found = [cells.get(columns[head]) for head in (EXPECTED, PRESENT)]
        if any(cell is None or cell.find("{*}f") is not None for cell in found):
            return False
        counts = [self._value(cell) for cell in found if cell is not None]
        if not all(isinstance(count, float) for count in counts):
            return False
        for at, count in enumerate(counts):
            sums[at] += int(count)
        return True

    def _value(self, cell: Element) -> Any:
        """A number or a text; None for an empty cell."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return plain_text("".join(text.text or "" for text in cell.iter("{*}t")))
        stored = cell.findtext("{*}v")
        if not stored:
            return None
        if kind == "s":
            return self._shared(int(stored))
        return float(stored) if kind == "n" else plain_text(stored)

    def _shared(self, index: int) -> str:
        if self._texts is None:
            self._texts = list(self._tree(TEXTS).iterchildren("{*}si"))
        if not 0 <= index < len(self._texts):
            raise ReadRefusal("damaged")
        return plain_text("".join(text.text or "" for text in self._texts[index].iter("{*}t")))

    def _sheet_parts(self, book: Element) -> dict[str, str]:
        links = {link.get("Id"): link.get("Target", "") for link in self._tree(RELATIONS)}
        sheets = {sheet.get("name", ""): links.get(sheet.get(f"{_OFFICE}id"), "") for sheet in book.iter("{*}sheet")}
        return {name: link.lstrip("/") if link.startswith("/") else f"xl/{link}" for name, link in sheets.items()}

    def _tree(self, name: str) -> Element:
        part = read_part(self._package, name)
        if has_dtd(part):
            raise ReadRefusal("unsafe")
        try:
            return etree.fromstring(part, _PARSER)
        except etree.XMLSyntaxError as error:
            raise ReadRefusal("damaged") from error


def _defined(book: Element) -> Iterator[tuple[str, tuple[str, str]]]:
    """The names of the whole workbook that stand for one cell: name, sheet and reference."""
    for node in book.iter("{*}definedName"):
        target = _TARGET.fullmatch(node.text or "")
        if target is not None and node.get("localSheetId") is None:
            sheet = target["sheet"].replace("''", "'")
            yield node.get("name", ""), (sheet, f"{target['column']}{target['row']}")
