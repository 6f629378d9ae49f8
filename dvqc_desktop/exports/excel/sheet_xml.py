"""Writes values into chosen cells of a finished workbook and leaves every other part as it was."""

import io
import posixpath
import zipfile
from bisect import bisect_left
from collections.abc import Callable, Mapping
from datetime import date

from lxml import etree

from dvqc_desktop.domain.errors.workbooks import WorkbookCellHasFormulaError, WorkbookSheetMissingError
from dvqc_desktop.domain.sheet_places import place_of, reference_of
from dvqc_desktop.exports.excel.text import cell_text

CellValue = int | float | str | date
Element = etree._Element
SheetValues = Mapping[str, Mapping[str, CellValue]]
"""Values by title of the sheet and reference of the cell ("Tổng hợp" → "F8")."""

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WORKBOOK = "xl/workbook.xml"
_WORKBOOK_RELATIONS = "xl/_rels/workbook.xml.rels"
_AFTER_CALCULATION = ("oleSize", "customWorkbookViews", "pivotCaches", "fileRecoveryPr", "webPublishObjects", "extLst")
_EXCEL_EPOCH = date(1899, 12, 30)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def put_cached_values(package: bytes, cached: SheetValues) -> bytes:
    """The .xlsx with a cached value in each given formula cell, for readers that do not calculate.

    Raises:
        WorkbookSheetMissingError: the workbook has no such sheet.
    """
    return _changed(package, cached, _put_cached, recalculate=False)


def fill_cells(package: bytes, values: SheetValues) -> bytes:
    """The .xlsx with plain values in the given cells, their look kept, and marked to be recalculated.

    Raises:
        WorkbookSheetMissingError: the workbook has no such sheet.
        WorkbookCellHasFormulaError: a given cell holds a formula, which is never overwritten.
    """
    return _changed(package, values, _put_plain, recalculate=True)


def sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """The sheets of the package: title → name of the part that holds the cells."""
    relations = etree.fromstring(package.read(_WORKBOOK_RELATIONS), _PARSER)
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations.iter(_RELATIONSHIP)}
    book = etree.fromstring(package.read(_WORKBOOK), _PARSER)
    return {sheet.get("name", ""): _part_name(targets[sheet.get(_RELATION_ID)]) for sheet in book.iter(f"{_MAIN}sheet")}


def _part_name(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


_Put = Callable[[Element, str, CellValue], None]


def _changed(package: bytes, values: SheetValues, put: _Put, *, recalculate: bool) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        parts = sheet_parts(source)
        changed: dict[str, bytes] = {}
        for title, cells in values.items():
            if title not in parts:
                raise WorkbookSheetMissingError(sheet=title)
            changed[parts[title]] = _with_values(source.read(parts[title]), cells, put, foreign=recalculate)
        if recalculate:
            changed[_WORKBOOK] = _recalculated(source.read(_WORKBOOK))
        return _with_parts(source, changed)


def _with_parts(source: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """The package again, its parts in the order and with the dates they had, some of them changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in source.infolist():
            content = changed.get(entry.filename)
            archive.writestr(entry, source.read(entry) if content is None else content, entry.compress_type)
    return target.getvalue()


def _with_values(sheet: bytes, cells: Mapping[str, CellValue], put: _Put, *, foreign: bool) -> bytes:
    """A sheet's XML with the values put into the cells; a cell that is not there yet is made in its place.

    A foreign sheet may leave references out.
    """
    root = etree.fromstring(sheet, _PARSER)
    data = root.find(f"{_MAIN}sheetData")
    if data is None:
        raise ValueError("a sheet without sheetData")
    if foreign:
        _number_cells(data)
    found = {str(cell.get("r")): cell for cell in data.iter(f"{_MAIN}c")}
    for reference, value in cells.items():
        cell = found[reference] if reference in found else _new_cell(data, reference)
        put(cell, reference, value)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _new_cell(data: Element, reference: str) -> Element:
    """An empty cell in its place among the rows and the cells of its row."""
    row_number, column = place_of(reference)
    rows = data.findall(f"{_MAIN}row")
    at = bisect_left(rows, row_number, key=lambda row: int(row.get("r", "0")))
    if at < len(rows) and rows[at].get("r") == str(row_number):
        row = rows[at]
    else:
        row = etree.Element(f"{_MAIN}row", {"r": str(row_number)})
        data.insert(at, row)
    cells = row.findall(f"{_MAIN}c")
    cell = etree.Element(f"{_MAIN}c", {"r": reference, **_look_of(data, row, column)})
    row.insert(bisect_left(cells, column, key=lambda other: place_of(str(other.get("r")))[1]), cell)
    return cell


def _look_of(data: Element, row: Element, column: int) -> dict[str, str]:
    """The style a cell without one of its own has from its row, else from its column."""
    if row.get("s") is not None:
        return {"s": str(row.get("s"))}
    columns = data.itersiblings(f"{_MAIN}cols", preceding=True)
    for look in (look for holder in columns for look in holder):
        if int(look.get("min", "0")) <= column <= int(look.get("max", "0")) and look.get("style") is not None:
            return {"s": str(look.get("style"))}
    return {}


def _number_cells(data: Element) -> None:
    """Give every row and cell the reference that is left out where one simply follows the other."""
    row_number = 0
    for row in data.iter(f"{_MAIN}row"):
        row_number = int(row.get("r", row_number + 1))
        row.set("r", str(row_number))
        column = 0
        for cell in row.iter(f"{_MAIN}c"):
            column = place_of(str(cell.get("r")))[1] if cell.get("r") else column + 1
            cell.set("r", reference_of(row_number, column))


def _put_cached(cell: Element, reference: str, value: CellValue) -> None:
    """Give a formula cell its last result."""
    if cell.find(f"{_MAIN}f") is None:
        raise ValueError(f"no formula in {reference}")
    for old in cell.findall(f"{_MAIN}v"):
        cell.remove(old)
    cell.attrib.pop("t", "")
    if isinstance(value, str):
        cell.set("t", "str")
    etree.SubElement(cell, f"{_MAIN}v").text = cell_text(value) if isinstance(value, str) else _number(value)


def _put_plain(cell: Element, reference: str, value: CellValue) -> None:
    """Replace what the cell holds; its style stays."""
    if cell.find(f"{_MAIN}f") is not None:
        raise WorkbookCellHasFormulaError(cell=reference)
    for old in list(cell):
        cell.remove(old)
    cell.attrib.pop("t", "")
    if not isinstance(value, str):
        etree.SubElement(cell, f"{_MAIN}v").text = _number(value)
        return
    cell.set("t", "inlineStr")
    text = etree.SubElement(etree.SubElement(cell, f"{_MAIN}is"), f"{_MAIN}t")
    text.text = cell_text(value)
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _number(value: float | date) -> str:
    """A number, or a day as Excel counts it."""
    return str((value - _EXCEL_EPOCH).days) if isinstance(value, date) else repr(value)


def _recalculated(book: bytes) -> bytes:
    """The workbook part with the flag that makes Excel calculate all formulas at opening."""
    root = etree.fromstring(book, _PARSER)
    calculation = root.find(f"{_MAIN}calcPr")
    if calculation is None:
        calculation = etree.Element(f"{_MAIN}calcPr")
        after = {f"{_MAIN}{name}" for name in _AFTER_CALCULATION}
        at = next((i for i, child in enumerate(root) if child.tag in after), len(root))
        root.insert(at, calculation)
    if calculation.get("fullCalcOnLoad") in {"1", "true"}:
        return book
    calculation.set("fullCalcOnLoad", "1")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
