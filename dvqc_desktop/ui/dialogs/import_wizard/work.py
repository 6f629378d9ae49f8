"""What the import dialog does beside the window: reading a workbook, checking it again, writing what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.imported import ListKind
from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.imports.cells import Workbook
from dvqc_desktop.imports.check import Checked
from dvqc_desktop.imports.fields import Field
from dvqc_desktop.imports.run import ImportResult, Understood, check, choose_sheet, remap, result_of, understand
from dvqc_desktop.services.importing.import_plan import ImportPlan, plan_import
from dvqc_desktop.services.importing.importing import import_people
from dvqc_desktop.services.upkeep.copies import copy_before
from dvqc_desktop.ui.store import Store


@dataclass(frozen=True)
class Reading:
    """A workbook as understood, checked and planned, with its figures."""

    understood: Understood
    checked: Checked
    plan: ImportPlan
    result: ImportResult


def read_file(store: Store, path: Path, kind: ListKind, progress: Progress) -> Reading:
    """Reads a workbook from its file; raises the refusals of `domain.errors.imports`."""
    progress.report(0, 0, "Đang đọc tệp")
    return _reading(store, understand(path, kind, progress=progress), progress)


def read_sheet(store: Store, before: Understood, title: str, progress: Progress) -> Reading:
    """The same workbook with another of its sheets."""
    return _reading(store, choose_sheet(before.file, before.workbook, before.kind, title), progress)


def read_mapped(store: Store, before: Understood, mapping: dict[int, Field], progress: Progress) -> Reading:
    """The same list with its columns taken for other fields."""
    return _reading(store, remap(before, mapping), progress)


def write_import(store: Store, reading: Reading, progress: Progress) -> Change:
    """Imports what was shown; raises ImportOutdatedError when the book has changed since, and what a copy raises."""
    progress.report(0, 0, "Đang sao lưu sổ trước khi nhập")
    copy_before(store.database)
    progress.report(0, 0, "Đang ghi vào sổ")
    return store.write(import_people, reading.checked.people, reading.plan)


def write_rejects(path: Path, reading: Reading, _progress: Progress) -> str:
    """Writes the rows that do not go in to a workbook; gives the file's name."""
    from dvqc_desktop.exports.atomic import write_file
    from dvqc_desktop.exports.excel.rejects import RejectList, build_rejects_workbook

    result = reading.result
    rows = tuple((row.finding, row.cells) for row in result.rejected_rows)
    rejects = RejectList(reading.understood.file, result.headings, rows)
    write_file(path, build_rejects_workbook(rejects, clock.today()))
    return path.name


def readable_sheets(workbook: Workbook) -> list[str]:
    """The titles of the visible sheets that hold something."""
    return [sheet.name for sheet in workbook.sheets if sheet.visible and (sheet.rows or sheet.too_large)]


def _reading(store: Store, understood: Understood, progress: Progress) -> Reading:
    progress.report(0, 0, "Đang xem từng dòng")
    checked = check(understood)
    progress.check()
    plan = store.read(plan_import, checked.people)
    return Reading(understood, checked, plan, result_of(understood, checked, plan))
