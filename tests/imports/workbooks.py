"""Builds workbooks for tests: good ones by openpyxl, odd ones from their parts."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from dvqc_desktop.domain.imported import ListKind
from dvqc_desktop.imports.cells import Sheet
from dvqc_desktop.imports.check import Checked, check_sheet
from dvqc_desktop.imports.encodings import to_unicode
from dvqc_desktop.imports.header import find_header, list_day
from dvqc_desktop.imports.limits import Limits
from dvqc_desktop.imports.reader import read_bytes

SAMPLES = Path(__file__).parent.parent / "samples"
MEMBERS, WORKERS = ListKind.MEMBERS, ListKind.WORKERS
LIMITS = Limits()

CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '{properties}<sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    f'<Relationship Id="r3" Type="{OFFICE}/externalLink" Target="file:///c:/x.xlsx" TargetMode="External"/>'
    "</Relationships>"
)
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{rows}</worksheet>'


def xlsx(rows: Sequence[Sequence[Any]], **sheets: Sequence[Sequence[Any]]) -> bytes:
    """A workbook with a first sheet "Danh sách" and others by title."""
    workbook = openpyxl.Workbook()
    first = workbook.active
    first.title = "Danh sách"
    for row in rows:
        first.append(list(row))
    for title, content in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in content:
            sheet.append(list(row))
    return saved(workbook)


def saved(workbook: openpyxl.Workbook) -> bytes:
    target = BytesIO()
    workbook.save(target)
    workbook.close()
    return target.getvalue()


def raw_xlsx(rows: str, texts: str = "", properties: str = "", relations: str = RELATIONS, **parts: str) -> bytes:
    """A workbook whose sheet holds the given XML after its opening tag."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", CONTENT_TYPES)
        package.writestr("xl/workbook.xml", WORKBOOK.format(properties=properties))
        package.writestr("xl/_rels/workbook.xml.rels", relations)
        package.writestr("xl/worksheets/sheet1.xml", SHEET.format(rows=rows))
        package.writestr("xl/sharedStrings.xml", f"<sst>{texts}</sst>")
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return target.getvalue()


def first_sheet(data: bytes) -> Sheet:
    return read_bytes(data, LIMITS).sheets[0]


def checked(rows: Sequence[Sequence[Any]], kind: ListKind = WORKERS) -> Checked:
    """The rows as a list, read and checked."""
    return check_data(xlsx(rows), kind)


def check_data(data: bytes, kind: ListKind = WORKERS) -> Checked:
    sheet = first_sheet(data)
    to_unicode(sheet)
    header = find_header(sheet, kind)
    assert header is not None
    return check_sheet(sheet, header, kind, list_day(sheet, header))


def places(checked_list: Checked) -> list[str]:
    """Where rows were rejected: "5C"."""
    return [f"{one.row}{one.column}" for one in checked_list.rejected]


def warned(checked_list: Checked) -> list[str]:
    """Where cells were left empty or read with less precision: "5C"."""
    return [f"{one.row}{one.column}" for one in checked_list.warnings]
