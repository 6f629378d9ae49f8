"""A committee's form for tests: the sample, its map, and changed copies of it."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
from lxml import etree

from dvqc_desktop.domain.forms import FormFile
from dvqc_desktop.domain.template_maps import CellMap, map_of_form, target_of
from dvqc_desktop.imports.forms import read_form
from dvqc_desktop.imports.limits import Limits

SAMPLE = Path(__file__).parents[2] / "samples" / "bieu-01-dang-uy.xlsx"
SHEET, SHEET_PART = "Biểu 01-DV", "xl/worksheets/sheet1.xml"
NAMES = {
    "F8": "members_total",
    "F9": "members_assigned",
    "F11": "members_volunteered",
    "F14": "class_active",
    "F15": "class_average",
    "F16": "class_needs_help",
    "F17": "class_unclassified",
    "F19": "contacts_total",
    "F20": "proposals_received",
    "F21": "proposals_answered",
    "F23": "introduced",
    "F24": "admitted",
    "E8": "members_total@previous",
}


def form_file(content: bytes | None = None, name: str = "bieu-01-dang-uy.xlsx") -> FormFile:
    """A form as the reader gives it; the sample where no other content is given."""
    data = SAMPLE.read_bytes() if content is None else content
    return FormFile(name, data, read_form(data, Limits()))


def sample_map(file: FormFile | None = None) -> CellMap:
    """The map of the sample with its fingerprint."""
    cells = {reference: target_of(reference, name) for reference, name in NAMES.items()}
    return map_of_form((file or form_file()).form, SHEET, cells)


def parts(package: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def package(contents: dict[str, bytes]) -> bytes:
    """A package of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return target.getvalue()


def changed(change: Callable[[openpyxl.Workbook], object], content: bytes | None = None) -> bytes:
    """The form after its makers changed something."""
    workbook = openpyxl.load_workbook(io.BytesIO(SAMPLE.read_bytes() if content is None else content))
    change(workbook)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def without_cells(sheet: bytes, references: set[str]) -> bytes:
    """A sheet's XML, in one canonical form, with some cells left out."""
    root = etree.fromstring(sheet)
    for cell in list(root.iter("{*}c")):
        if cell.get("r") in references:
            parent = cell.getparent()
            assert parent is not None
            parent.remove(cell)
    return etree.tostring(root, method="c14n")
