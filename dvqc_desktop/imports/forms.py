"""Reads a committee's form: every cell with what it holds, whether it is locked and how it shows numbers."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import astuple
from typing import Any

from dvqc_desktop.domain.forms import Form, FormCell, FormSheet, Holds, Merged, Place, Shape
from dvqc_desktop.domain.sheet_places import place_of
from dvqc_desktop.imports.guard import open_package, read_part
from dvqc_desktop.imports.limits import Limits, ReadRefusal, check_place
from dvqc_desktop.imports.read_xlsx import all_nodes, local_name, number_formats, part_targets, shared_texts, tree_of

_MACRO = "vnd.ms-excel.sheet.macroEnabled"
_STRICT = b"purl.oclc.org/ooxml"
_FALSE = ("0", "false")


def read_form(data: bytes, limits: Limits) -> Form:
    """The sheets of a form, charts left out; raises ReadRefusal."""
    package = open_package(data)
    if any(_MACRO in str(node.get("ContentType")) for node in tree_of(package, "[Content_Types].xml")):
        raise ReadRefusal("not_a_workbook", is_really="bảng tính có macro (.xlsm)")
    if _STRICT in read_part(package, "xl/workbook.xml"):
        raise ReadRefusal("not_a_workbook", is_really="bảng tính kiểu Strict Open XML")
    targets = part_targets(package)
    looks = _looks(package, targets)
    texts = shared_texts(package, targets)
    sheets = []
    for node in all_nodes(tree_of(package, "xl/workbook.xml"), "sheet"):
        link = next((value for key, value in node.attrib.items() if local_name(key) == "id"), "")
        kind, target = targets.get(link, ("", ""))
        if kind.endswith("/worksheet"):
            visible = node.get("state", "visible") == "visible"
            sheets.append(
                _Reading(tree_of(package, target), texts, looks, limits).sheet(str(node.get("name")), visible)
            )
    if not sheets:
        raise ReadRefusal("damaged")
    return Form(tuple(sheets))


def pack_form(form: Form) -> bytes:
    """The form as JSON in UTF-8."""
    sheets = [
        {
            "name": sheet.name,
            "visible": sheet.visible,
            "protected": sheet.protected,
            "cells": [[*place, *astuple(cell)] for place, cell in sheet.cells.items()],
            "merged": [astuple(area) for area in sheet.merged],
            "widths": list(sheet.widths.items()),
        }
        for sheet in form.sheets
    ]
    return json.dumps({"sheets": sheets}).encode("ascii")


def unpack_form(answer: dict[str, Any]) -> Form:
    """The form that `pack_form` wrote."""
    return Form(
        tuple(
            FormSheet(
                sheet["name"],
                sheet["visible"],
                sheet["protected"],
                {
                    (row, column): FormCell(text, Holds(holds), locked, Shape(shape))
                    for row, column, text, holds, locked, shape in sheet["cells"]
                },
                tuple(Merged(*area) for area in sheet["merged"]),
                {int(column): width for column, width in sheet["widths"]},
            )
            for sheet in answer["sheets"]
        )
    )


Look = tuple[bool, Shape]


def _looks(package: zipfile.ZipFile, targets: dict[str, tuple[str, str]]) -> list[Look]:
    """By number of a cell's style: whether it is locked, and how it shows a number."""
    part = next((part for kind, part in targets.values() if kind.endswith("/styles")), None)
    if part is None:
        return []
    tree = tree_of(package, part)
    formats = number_formats(tree)
    styles = [node for holder in all_nodes(tree, "cellXfs") for node in holder]
    return [(_is_locked(node), _shape(formats.get(int(node.get("numFmtId", 0)), "General"))) for node in styles]


def _is_locked(style: Any) -> bool:
    protection = next((node for node in style if local_name(node.tag) == "protection"), None)
    return protection is None or protection.get("locked", "1") not in _FALSE


def _shape(number_format: str) -> Shape:
    from openpyxl.styles.numbers import is_date_format

    if number_format == "@":
        return Shape.TEXT
    if "%" in number_format:
        return Shape.PERCENT
    return Shape.DAY if is_date_format(number_format) else Shape.PLAIN


class _Reading:
    """One pass over the tree of a sheet."""

    def __init__(self, tree: Any, texts: list[str], looks: list[Look], limits: Limits) -> None:
        self._tree, self._texts, self._looks, self._limits = tree, texts, looks, limits

    def sheet(self, name: str, visible: bool) -> FormSheet:
        """Everything the form needs of the sheet."""
        arrays = list(self._arrays())
        cells = {place: self._cell(node, place, arrays) for place, node in self._places()}
        return FormSheet(
            name,
            visible,
            any(node.get("sheet", "0") not in _FALSE for node in all_nodes(self._tree, "sheetProtection")),
            cells,
            tuple(_area(node.get("ref", "")) for node in all_nodes(self._tree, "mergeCell")),
            dict(self._widths()),
        )

    def _places(self) -> Iterator[tuple[Place, Any]]:
        """The cells with their places; those without a reference follow one another."""
        row = 0
        for row_node in all_nodes(self._tree, "row"):
            row, column = int(row_node.get("r", row + 1)), 0
            for node in row_node:
                column = place_of(node.get("r"))[1] if node.get("r") else column + 1
                too_large = check_place(row, column, self._limits)
                if too_large:
                    raise ReadRefusal("too_large", why=too_large)
                yield (row, column), node

    def _arrays(self) -> Iterator[Merged]:
        """The ranges that one formula fills."""
        for node in all_nodes(self._tree, "f"):
            if node.get("t") in ("array", "dataTable") and node.get("ref"):
                yield _area(node.get("ref"))

    def _cell(self, node: Any, place: Place, arrays: list[Merged]) -> FormCell:
        style = int(node.get("s", 0))
        locked, shape = self._looks[style] if style < len(self._looks) else (True, Shape.PLAIN)
        formula = next((child for child in node if local_name(child.tag) == "f"), None)
        if formula is not None or any(area.holds(place) for area in arrays):
            return FormCell("=" + (formula.text or "" if formula is not None else ""), Holds.FORMULA, locked, shape)
        text = self._text(node)
        holds = Holds.NOTHING if not text.strip() else _holds(node.get("t", "n"))
        return FormCell(text, holds, locked, shape)

    def _text(self, node: Any) -> str:
        """What the cell holds, as text; reading aids in small print are left out."""
        inline = next((child for child in node if local_name(child.tag) == "is"), None)
        if inline is not None:
            runs = [part for part in inline.iter() if local_name(part.tag) == "t"]
            aside = {id(part) for aid in inline.iter() if local_name(aid.tag) == "rPh" for part in aid.iter()}
            return "".join(part.text or "" for part in runs if id(part) not in aside)
        value = next((child.text or "" for child in node if local_name(child.tag) == "v"), "")
        if node.get("t") != "s" or not value:
            return value
        index = int(value)
        if not 0 <= index < len(self._texts):
            raise ReadRefusal("damaged")
        return self._texts[index]

    def _widths(self) -> Iterator[tuple[int, float]]:
        for node in all_nodes(self._tree, "col"):
            last = min(int(node.get("max", 0)), self._limits.columns)
            hidden = node.get("hidden", "0") not in _FALSE
            for column in range(int(node.get("min", 1)), last + 1):
                yield column, 0.0 if hidden else float(node.get("width", 9))


def _holds(kind: str) -> Holds:
    return Holds.NUMBER if kind in ("n", "b", "d") else Holds.WORDS


def _area(reference: str) -> Merged:
    first, _, last = reference.partition(":")
    top, left = place_of(first)
    bottom, right = place_of(last or first)
    return Merged(top, left, bottom, right)
