"""Reads .xlsx and .xlsm: structure and styles by small trees, cells in one pass that keeps what a clerk can see.

The pass is our own because a read-only workbook of openpyxl gives neither hidden rows nor merged ranges, nor a
formula together with the value stored beside it, and takes a negative index for a text; a DTD ends it at once.
"""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass, field
from typing import Any

from dvqc_desktop.imports.cells import Sheet, Workbook
from dvqc_desktop.imports.guard import open_package, read_part
from dvqc_desktop.imports.limits import Limits, ReadRefusal
from dvqc_desktop.imports.xlsx_cells import SharedTexts, SheetPass, run_pass

_WORKBOOK = "xl/workbook.xml"
_LEFT_ALONE = (
    ("xl/vbaproject.bin", "macro"),
    ("xl/externallinks/", "liên kết sang tệp khác"),
    ("xl/connections.xml", "kết nối dữ liệu"),
)


@dataclass(slots=True)
class Styles:
    """By number of a cell's style: whether it shows a date, and the font's name where it is one of an old encoding."""

    dates: set[int] = field(default_factory=set)
    old_fonts: dict[int, str] = field(default_factory=dict)


def read_xlsx(data: bytes, limits: Limits) -> Workbook:
    """The workbook's sheets; raises ReadRefusal."""
    package = open_package(data)
    tree = tree_of(package, _WORKBOOK)
    targets = part_targets(package)
    styles = _styles(package, targets)
    texts = shared_texts(package, targets)
    base_1904 = any(_flag(node.get("date1904")) for node in all_nodes(tree, "workbookPr"))
    sheets = []
    for node in all_nodes(tree, "sheet"):
        link = next((value for key, value in node.attrib.items() if local_name(key) == "id"), "")
        kind, target = targets.get(link, ("", ""))
        if not kind.endswith("/worksheet"):
            continue
        sheet = Sheet(name=str(node.get("name", "")), visible=node.get("state", "visible") == "visible")
        run_pass(read_part(package, target), SheetPass(sheet, texts, styles, limits, base_1904))
        sheets.append(sheet)
    if not sheets:
        raise ReadRefusal("damaged")
    return Workbook(sheets, _left_alone(package))


def shared_texts(package: zipfile.ZipFile, targets: dict[str, tuple[str, str]]) -> list[str]:
    """The texts that the cells share, by their number."""
    for kind, target in targets.values():
        if kind.endswith("/sharedStrings"):
            shared = SharedTexts()
            run_pass(read_part(package, target), shared)
            return shared.texts
    return []


def part_targets(package: zipfile.ZipFile) -> dict[str, tuple[str, str]]:
    """By id of a relation of the workbook: its kind, and the part it leads to."""
    found = {}
    for node in all_nodes(tree_of(package, "xl/_rels/workbook.xml.rels"), "Relationship"):
        if node.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/xl", str(node.get("Target", "")))).lstrip("/")
            found[str(node.get("Id", ""))] = (str(node.get("Type", "")), target)
    return found


def _styles(package: zipfile.ZipFile, targets: dict[str, tuple[str, str]]) -> Styles:
    target = next((part for kind, part in targets.values() if kind.endswith("/styles")), None)
    if target is None:
        return Styles()
    from openpyxl.styles.numbers import is_date_format

    tree = tree_of(package, target)
    formats = number_formats(tree)
    fonts = [_font_name(node) for holder in all_nodes(tree, "fonts") for node in holder]
    styles = Styles()
    cell_styles = [node for holder in all_nodes(tree, "cellXfs") for node in holder]
    for number, node in enumerate(cell_styles):
        if is_date_format(formats.get(int(node.get("numFmtId", 0)), "General")):
            styles.dates.add(number)
        font = int(node.get("fontId", 0))
        name = fonts[font] if 0 <= font < len(fonts) else ""
        if name.lower().startswith((".vn", "vni")):
            styles.old_fonts[number] = name
    return styles


def number_formats(styles: Any) -> dict[int, str]:
    """The formats of numbers by their id, those every workbook has included; from the tree of the styles."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    own = {int(node.get("numFmtId", 0)): str(node.get("formatCode", "")) for node in all_nodes(styles, "numFmt")}
    return {**BUILTIN_FORMATS, **own}


def _font_name(font: Any) -> str:
    return next((str(node.get("val", "")) for node in font if local_name(node.tag) in {"name", "rFont"}), "")


def _left_alone(package: zipfile.ZipFile) -> list[str]:
    names = [info.filename.lower() for info in package.infolist()]
    return [words for start, words in _LEFT_ALONE if any(name.startswith(start) for name in names)]


def tree_of(package: zipfile.ZipFile, name: str) -> Any:
    """A part as a tree; a DTD is refused."""
    from defusedxml.ElementTree import fromstring

    return fromstring(read_part(package, name), forbid_dtd=True)


def all_nodes(tree: Any, name: str) -> list[Any]:
    """The elements of a tree by name, whatever their prefix."""
    return [node for node in tree.iter() if local_name(node.tag) == name]


def local_name(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]


def _flag(value: str | None) -> bool:
    return value in {"1", "true"}
