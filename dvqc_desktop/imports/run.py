"""The whole road of an import for every caller: workbook, header, rows, plan, and the one act that writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dvqc_desktop.domain.errors.imports import (
    ImportHeaderMissingError,
    ImportSheetMissingError,
    ImportTooLargeError,
)
from dvqc_desktop.domain.imported import Finding, ListKind
from dvqc_desktop.domain.names import fold
from dvqc_desktop.domain.progress import SILENT, Progress
from dvqc_desktop.imports.cells import Sheet, Workbook
from dvqc_desktop.imports.check import Checked, check_sheet
from dvqc_desktop.imports.encodings import Conversion, to_unicode
from dvqc_desktop.imports.fields import Field
from dvqc_desktop.imports.header import Header, find_header, list_day
from dvqc_desktop.imports.limits import Limits
from dvqc_desktop.imports.process import read_workbook
from dvqc_desktop.imports.values import shown
from dvqc_desktop.services.importing.import_plan import ImportPlan, plan_import
from dvqc_desktop.services.importing.importing import import_people

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database

_STANDARD = Limits()


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood of a workbook: its sheet, how its text was written, its header, the day it stands for."""

    file: str
    kind: ListKind
    workbook: Workbook
    sheet: Sheet
    conversion: Conversion
    header: Header
    listed_on: date | None


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that did not go in: the doubt, and the row as it reads in the workbook, without class and aspect.

    The class of a named person leaves the program in no file (product, principle 3).
    """

    finding: Finding
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, or would do: rows that stand for people, and what became of them."""

    rows: int
    added: int
    updated: int
    unchanged: int
    rejected: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    encoding: str
    header_row: int
    headings: tuple[str, ...]
    rejected_rows: tuple[RejectedRow, ...]

    def as_json(self) -> dict[str, Any]:
        """The result as the command line gives it (contract: `dvqc import --json`)."""
        return {
            "rows": self.rows,
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "rejected": [_finding_json(finding) for finding in self.rejected],
            "warnings": [_finding_json(finding) for finding in self.warnings],
            "encoding": self.encoding,
            "header_row": self.header_row,
        }


def run_import(
    database: Database,
    workbook: Path,
    kind: ListKind | str,
    sheet: str | None = None,
    dry_run: bool = False,
    before: Callable[[ImportResult], None] | None = None,
) -> ImportResult:
    """Imports a workbook into an open book, or only tells what it would do.

    Params: sheet - title of the sheet to read; None takes the first one with a list. before - hears the result before
    the book is written, so that a refusal of its own leaves the book as it was. Raises the refusals of
    `domain.errors.imports` and those of `before`; then nothing has changed.
    """
    understood = understand(workbook, ListKind(kind), sheet)
    checked = check(understood)
    plan = database.read(plan_import, checked.people)
    result = result_of(understood, checked, plan)
    if before is not None:
        before(result)
    if not dry_run and (plan.added or plan.updated):
        database.write(import_people, checked.people, plan)
    return result


def understand(
    path: Path, kind: ListKind, sheet: str | None = None, limits: Limits = _STANDARD, progress: Progress = SILENT
) -> Understood:
    """Reads a workbook and finds the list in it; raises the refusals of `domain.errors.imports`, and Cancelled."""
    workbook = read_workbook(path, limits, progress)
    return choose_sheet(path.name, workbook, kind, sheet)


def choose_sheet(file: str, workbook: Workbook, kind: ListKind, title: str | None = None) -> Understood:
    """Finds the list in the sheet of that title, or in the first visible sheet that has one."""
    sheets = [one for one in workbook.sheets if one.visible] or workbook.sheets
    if title is not None:
        sheets = [one for one in workbook.sheets if fold(one.name) == fold(title)][:1]
        if not sheets:
            known = ", ".join(f"“{one.name}”" for one in workbook.sheets)
            raise ImportSheetMissingError(file=file, sheet=title, sheets=known)
    for one in sheets:
        found = None if one.too_large else _understood(file, workbook, one, kind)
        if found is not None:
            return found
    too_large = next((one.too_large for one in sheets if one.too_large), None)
    if too_large:
        raise ImportTooLargeError(file=file, why=too_large)
    raise ImportHeaderMissingError(file=file)


def remap(understood: Understood, mapping: dict[int, Field]) -> Understood:
    """The same list with its columns taken for other fields."""
    return replace(understood, header=replace(understood.header, mapping=mapping))


def check(understood: Understood) -> Checked:
    """Every row of the list, checked."""
    return check_sheet(understood.sheet, understood.header, understood.kind, understood.listed_on)


def result_of(understood: Understood, checked: Checked, plan: ImportPlan) -> ImportResult:
    """The figures of an import, doubts in the order of their rows."""
    rejected = _in_order((*checked.rejected, *plan.rejected))
    gone = {finding.row for finding in rejected}
    warnings = _in_order([one for one in (*checked.warnings, *plan.warnings) if one.row not in gone])
    columns = _columns_to_show(understood.header)
    return ImportResult(
        rows=checked.rows,
        added=len(plan.added),
        updated=len(plan.updated),
        unchanged=plan.unchanged,
        rejected=rejected,
        warnings=warnings,
        encoding=understood.conversion.encoding.value,
        header_row=understood.header.first_row,
        headings=tuple(understood.header.headings[column] for column in columns),
        rejected_rows=tuple(
            RejectedRow(one, tuple(shown(understood.sheet.cell(one.row, column)) for column in columns))
            for one in rejected
        ),
    )


def _understood(file: str, workbook: Workbook, sheet: Sheet, kind: ListKind) -> Understood | None:
    conversion = to_unicode(sheet)
    header = find_header(sheet, kind)
    if header is None:
        return None
    return Understood(file, kind, workbook, sheet, conversion, header, list_day(sheet, header))


def _columns_to_show(header: Header) -> list[int]:
    return [column for column in header.headings if header.mapping.get(column) not in {Field.CLASS, Field.ASPECT}]


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda one: (one.row, len(one.column), one.column)))


def _finding_json(finding: Finding) -> dict[str, Any]:
    return {"row": finding.row, "column": finding.column, "value": finding.value, "reason": finding.reason}
