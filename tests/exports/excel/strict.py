"""A strict reader of .xlsx packages: names everything over which Excel would ask to repair the file."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing", "legacyDrawing", "tableParts", "extLst",
)  # fmt: skip
CELL = re.compile(r"([A-Z]+)([0-9]+)")


def place(reference: str) -> tuple[int, int]:
    """Row and column of "B7"."""
    match = CELL.fullmatch(reference)
    assert match, reference
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def find_faults(package: bytes) -> list[str]:
    """Every fault of the package in words; none for a sound one."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    faults = [f"{name} stands twice" for name in set(names) if names.count(name) > 1]
    trees = {name: etree.fromstring(data) for name, data in parts.items() if name.endswith((".xml", ".rels"))}
    faults += _package_faults(trees, set(names))
    styles = trees["xl/styles.xml"]
    looks = len(styles.findall(f"{MAIN}cellXfs/{MAIN}xf"))
    marks = len(styles.findall(f"{MAIN}dxfs/{MAIN}dxf"))
    for name, tree in trees.items():
        if name.startswith("xl/worksheets/sheet"):
            faults += [f"{name}: {fault}" for fault in _sheet_faults(tree, looks, marks)]
    return faults


def _package_faults(trees: dict[str, Any], names: set[str]) -> Iterator[str]:
    types = trees["[Content_Types].xml"]
    told = {each.get("PartName", "").lstrip("/") for each in types}
    usual = {each.get("Extension") for each in types}
    yield from (f"no such part: {part}" for part in told - names - {""})
    yield from (f"{name} has no type" for name in names - told if name.rpartition(".")[2] not in usual)
    for name in names:
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            ids = [each.get("Id") for each in trees[name]]
            yield from (f"{name}: {one} twice" for one in set(ids) if ids.count(one) > 1)
            for each in trees[name]:
                target = each.get("Target", "")
                whole = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                if whole not in names:
                    yield f"{name} leads to {whole}, which is not there"


def _sheet_faults(sheet: Any, looks: int, marks: int) -> Iterator[str]:
    order = [ORDER.index(etree.QName(child).localname) for child in sheet]
    if order != sorted(order):
        yield "the parts stand in another order than the schema's"
    seen = 0
    for row in sheet.iter(f"{MAIN}row"):
        number = int(row.get("r"))
        if number <= seen:
            yield f"row {number} after {seen}"
        seen, column = number, 0
        for cell in row:
            at = place(cell.get("r"))
            if at[0] != number or at[1] <= column:
                yield f"{cell.get('r')} is out of order"
            column = at[1]
            yield from _cell_faults(cell, looks)
    yield from _merge_faults(sheet)
    for rule in sheet.iter(f"{MAIN}cfRule"):
        if int(rule.get("dxfId", "0")) >= marks:
            yield "a mark without a look"


def _cell_faults(cell: Any, looks: int) -> Iterator[str]:
    if int(cell.get("s", "0")) >= looks:
        yield f"{cell.get('r')} has no look"
    kind, children = cell.get("t", "n"), [etree.QName(child).localname for child in cell]
    if kind == "inlineStr" and children != ["is"]:
        yield f"{cell.get('r')}: a text of {children}"
    if kind == "n" and children and not re.fullmatch(r"-?[0-9.]+(E-?[0-9]+)?", cell.findtext(f"{MAIN}v") or ""):
        yield f"{cell.get('r')}: no number"
    if len("".join(cell.itertext()).encode("utf-16-le")) > 2 * 32_767:
        yield f"{cell.get('r')}: too long"


def _merge_faults(sheet: Any) -> Iterator[str]:
    covered: set[tuple[int, int]] = set()
    for merged in sheet.iter(f"{MAIN}mergeCell"):
        (top, left), (bottom, right) = map(place, merged.get("ref").split(":"))
        cells = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        if cells & covered:
            yield f"{merged.get('ref')} lies over another"
        covered |= cells
