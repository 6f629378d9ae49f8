"""The reports of many cells judged one by one and added up: sums of persons and turns apart, shares worked out anew.

Source: contract.md, Report workbook: the names, their order and the control total over them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from dvqc_desktop.domain.dates import format_date, from_excel_serial
from dvqc_desktop.domain.errors.consolidation import ConsolidationNothingAcceptedError
from dvqc_desktop.domain.figures import (
    DEFINED,
    DEFINITIONS,
    LAYOUT_VERSION,
    NAMES,
    Figures,
    FigureValue,
    Unit,
    control_total,
    ratio,
)
from dvqc_desktop.domain.names import fold, one_line
from dvqc_desktop.domain.periods import Period

NO_CODE = "CHUA-GHI-MA"
"""What a book writes that has no code yet: such cells are told apart by their names."""
CLASSES = ("class_active", "class_average", "class_needs_help", "class_unclassified")
CLOSE = 0.5e-6


class Refusal(StrEnum):
    """Why a file was not added up."""

    OLDER = "older_template"
    NEWER = "newer_template"
    ALTERED = "altered"
    TWICE = "twice"
    PERIOD = "wrong_period"
    NOT_OURS = "not_ours"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A file as it was read: its named cells as they stand, and who had to attend and did where the sheet tells it.

    `fault` says why the reader could not read it, as code and in words.
    """

    name: str
    cells: Mapping[str, Any]
    attendance: tuple[int, int] | None = None
    fault: tuple[Refusal, str] | None = None


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that does not count, why as a code, and why in words."""

    file: str
    refusal: Refusal
    reason: str


@dataclass(frozen=True, slots=True)
class CellName:
    """A cell by its code and name; one of them may be empty in a list typed by hand."""

    code: str
    name: str

    @property
    def key(self) -> str:
        """By what two writings of one cell are told to be the same."""
        code = fold(self.code)
        return code if code and self.code != NO_CODE else fold(self.name)


@dataclass(frozen=True, slots=True)
class CellReport:
    """A report that counts: its file, its cell, its figures, attendance, control total, and what was noticed."""

    file: str
    cell: CellName
    figures: Figures
    attendance: tuple[int, int] | None
    control_total: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Consolidation:
    """The reports of a period added up; `figures` are the sums, `missing` who has not reported.

    `attendance` are members who had to attend and did, of the cells whose workbook tells both.
    """

    period: Period
    accepted: tuple[CellReport, ...]
    refused: tuple[RefusedFile, ...]
    missing: tuple[CellName, ...]
    figures: Figures
    attendance: tuple[int, int]


def consolidate(files: Iterable[ReportFile], period: Period, expected: Sequence[CellName] = ()) -> Consolidation:
    """Judges the files in the order of their names and adds up those that count; of one cell the first counts."""
    accepted: dict[str, CellReport] = {}
    refused: list[RefusedFile] = []
    awaited = {cell.key for cell in expected}
    for file in sorted(files, key=lambda each: each.name):
        found = _judged(file, period, awaited)
        if isinstance(found, RefusedFile):
            refused.append(found)
        elif found.cell.key in accepted:
            refused.append(_twice(found, accepted[found.cell.key]))
        else:
            accepted[found.cell.key] = found
    reports = tuple(sorted(accepted.values(), key=lambda report: (report.cell.code, report.cell.name)))
    missing = tuple(cell for cell in expected if cell.key not in accepted)
    attendance = _added(report.attendance for report in reports)
    return Consolidation(period, reports, tuple(refused), missing, _sums(reports, attendance), attendance)


def refuse_nothing_accepted(found: Consolidation) -> None:
    """Refuses a consolidation without a single report. Raises ConsolidationNothingAcceptedError."""
    if not found.accepted:
        first = found.refused[0]
        raise ConsolidationNothingAcceptedError(count=len(found.refused), first=f"{first.file} ({first.reason})")


def _judged(file: ReportFile, period: Period, awaited: set[str]) -> CellReport | RefusedFile:
    """The report of a file, or why it does not count."""
    if file.fault is not None:
        return RefusedFile(file.name, *file.fault)
    if "template_version" not in file.cells or "control_total" not in file.cells:
        return RefusedFile(file.name, Refusal.NOT_OURS, "không phải báo cáo do phần mềm này xuất")
    strange = _strange_version(file)
    if strange is not None:
        return strange
    values = _values(file.cells)
    if values is None or control_total(values) != _text(file.cells["control_total"]):
        return RefusedFile(file.name, Refusal.ALTERED, "có số bị sửa sau khi xuất, mã kiểm tra không khớp")
    start, end = values["period_start"], values["period_end"]
    if (start, end) != (period.start, period.end):
        told = f"của kỳ {_day(start)} – {_day(end)}, không phải {period.words}"
        return RefusedFile(file.name, Refusal.PERIOD, told)
    return _report(file, values, awaited)


def _strange_version(file: ReportFile) -> RefusedFile | None:
    version = _text(file.cells["template_version"])
    if version == LAYOUT_VERSION:
        return None
    if not version.isdecimal():
        return RefusedFile(file.name, Refusal.NOT_OURS, "không phải báo cáo do phần mềm này xuất")
    told = f"phiên bản {version}, nay là {LAYOUT_VERSION}"
    if int(version) < int(LAYOUT_VERSION):
        return RefusedFile(file.name, Refusal.OLDER, f"mẫu cũ ({told}); đơn vị cần cập nhật phần mềm rồi xuất lại")
    return RefusedFile(file.name, Refusal.NEWER, f"mẫu mới hơn ({told}); cập nhật phần mềm trên máy này trước")


def _twice(found: CellReport, first: CellReport) -> RefusedFile:
    told = f"trùng đơn vị {found.cell.name} ({found.cell.code}), đã nhận từ tệp {first.file}"
    return RefusedFile(found.file, Refusal.TWICE, told)


def _report(file: ReportFile, values: Mapping[str, FigureValue], awaited: set[str]) -> CellReport:
    cell = CellName(str(values["cell_code"]), str(values["cell_name"]))
    figures = Figures(**{field.name: values[field.name] for field in fields(Figures)})  # type: ignore[arg-type]
    attendance = file.attendance if _proven(figures, file.attendance) else None
    remarks = list(_remarks(figures, attendance))
    if awaited and cell.key not in awaited:
        remarks.append("không có trong danh sách đơn vị")
    if cell.code == NO_CODE:
        remarks.append("chưa ghi mã đơn vị")
    return CellReport(file.name, cell, figures, attendance, _text(file.cells["control_total"]), tuple(remarks))


def _proven(figures: Figures, attendance: tuple[int, int] | None) -> bool:
    """Whether the counts of attendance give the share that the control total covers."""
    if attendance is None:
        return False
    expected, present = attendance
    return abs(ratio(present, expected) - figures.meetings_attendance_ratio) < CLOSE


def _remarks(figures: Figures, attendance: tuple[int, int] | None) -> Iterable[str]:
    if figures.opening_total + figures.arrived - figures.departed != figures.workers_total:
        yield "đầu kỳ + mới đến – đã đi không bằng cuối kỳ"
    if sum(int(figures.values()[name]) for name in CLASSES) != figures.workers_total:
        yield "cộng bốn loại không bằng tổng số quần chúng"
    if figures.meetings_held and attendance is None:
        yield "không tách được số phải dự, có mặt: chưa tính vào tỉ lệ dự họp chung"
    if not figures.meetings_held:
        yield "kỳ này chưa họp"


def _sums(reports: Sequence[CellReport], attendance: tuple[int, int]) -> Figures:
    """Counts added up; shares of the sums, never means of the shares."""
    counts = {
        each.name: sum(int(getattr(report.figures, each.name)) for report in reports)
        for each in DEFINITIONS
        if each.unit is not Unit.SHARE
    }
    return replace(
        Figures(**counts),
        members_assigned_ratio=ratio(counts["members_assigned"], counts["members_total"]),
        meetings_attendance_ratio=ratio(attendance[1], attendance[0]),
    )


def _added(pairs: Iterable[tuple[int, int] | None]) -> tuple[int, int]:
    found = [pair for pair in pairs if pair is not None]
    return sum(pair[0] for pair in found), sum(pair[1] for pair in found)


def _values(cells: Mapping[str, Any]) -> dict[str, FigureValue] | None:
    """The named values as the control total takes them; None where one is missing or is no longer what it was."""
    try:
        return {name: _value(name, cells[name]) for name in NAMES}
    except (KeyError, ValueError, TypeError):
        return None


def _value(name: str, cell: Any) -> FigureValue:
    if name in {"period_start", "period_end"}:
        return date.fromisoformat(cell[:10]) if isinstance(cell, str) else from_excel_serial(cell)
    if name not in DEFINED:
        return _text(cell)
    if isinstance(cell, str):
        raise TypeError("a text in place of a number")
    if DEFINED[name].unit is Unit.SHARE:
        return float(cell)
    if cell != int(cell):
        raise ValueError("a broken number in place of a count")
    return int(cell)


def _text(cell: Any) -> str:
    """A text, or a number that an office program made of one."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else one_line(str(cell))


def _day(value: FigureValue) -> str:
    return format_date(value) if isinstance(value, date) else str(value)
