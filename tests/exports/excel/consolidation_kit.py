"""Report workbooks of many cells, made from one by writing other values into its named cells."""

import io
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

from dvqc_desktop.domain.figures import control_total
from dvqc_desktop.domain.periods import Period, parse_period
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.exports.excel.report import build_report_workbook
from dvqc_desktop.exports.excel.sheet_xml import fill_cells
from tests.exports.excel.report_kit import team_report

PERIOD: Period = parse_period("2026-Q4")


@cache
def base() -> tuple[bytes, dict[str, tuple[str, str]]]:
    """The workbook of team 6, and where its names point: sheet and cell."""
    content = build_report_workbook(team_report())
    names = openpyxl.load_workbook(io.BytesIO(content)).defined_names
    return content, {name: next(iter(names[name].destinations)) for name in names}


def report_of(number: int, **figures: int) -> ReportFigures:
    """The report of a cell: that of team 6 with another code, name and some other figures."""
    report = team_report()
    unit = replace(report.unit, code=f"X40-{number:02d}", name=f"Chi bộ Phân xưởng {number:02d}")
    return replace(report, unit=unit, now=replace(report.now, **figures))


def workbook_of(report: ReportFigures, **others: Any) -> bytes:
    """Its workbook; `others` stand in cells after the control total was made over the rest."""
    return with_names({**report.named_values(), **others})


def with_names(values: dict[str, Any]) -> bytes:
    """The workbook with these values in its named cells."""
    content, places = base()
    by_sheet: dict[str, dict[str, Any]] = {}
    for name, value in values.items():
        sheet, cell = places[name]
        by_sheet.setdefault(sheet, {})[cell.replace("$", "")] = value
    return fill_cells(content, by_sheet)


def signed(report: ReportFigures, **others: Any) -> bytes:
    """The workbook with other values and a control total that fits them."""
    values = {**report.named_values(), **others}
    return with_names({**values, "control_total": control_total(values)})


def write_cells(folder: Path, count: int) -> None:
    """The workbooks of as many cells in a folder, each with one more worker than the last."""
    for number in range(1, count + 1):
        more = {"workers_total": 15 + number, "class_average": 8 + number, "arrived": number}
        (folder / f"bao-cao-{number:02d}.xlsx").write_bytes(workbook_of(report_of(number, **more)))
