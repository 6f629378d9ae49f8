"""Figures of a plan as people write them or paste them from Excel: days and numbers, and what does not fit in a row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dvqc_desktop.domain.dates import parse_day

_DAY_MONTH = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})")
_NUMBER = re.compile(r"-?\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|-?\d+(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}")


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row of the grid as it was typed: a day and a figure, either may be blank."""

    day: str
    value: str

    @property
    def blank(self) -> bool:
        """Nothing was typed."""
        return not self.day.strip() and not self.value.strip()


@dataclass(frozen=True, slots=True)
class FiguresRead:
    """The figures of a grid in the order of its rows, and one sentence for each row that cannot be taken."""

    points: tuple[tuple[date, float], ...]
    faults: dict[int, str]


def read_figures(rows: Sequence[FigureRow], today: date) -> FiguresRead:
    """Reads a grid whole; blank rows are passed over. Where a row has a fault, nothing should be written."""
    points: list[tuple[date, float]] = []
    faults: dict[int, str] = {}
    seen: dict[date, int] = {}
    for place, row in enumerate(rows):
        if row.blank:
            continue
        day, value = figure_day(row.day, today), figure_value(row.value)
        fault = _fault(row, day, value, today)
        if not fault and day in seen:
            fault = f"Ngày {day:%d/%m/%Y} đã có ở dòng {seen[day] + 1}: giữ một dòng."
        if fault:
            faults[place] = fault
        elif day is not None and value is not None:
            seen[day] = place
            points.append((day, value))
    return FiguresRead(tuple(points), faults)


def split_pasted(text: str) -> tuple[FigureRow, ...]:
    """The rows of two columns as Excel puts them on the clipboard; a semicolon or a blank parts them as well."""
    rows = []
    for line in text.splitlines():
        if line.strip():
            parts = re.split(r"\t|;", line, maxsplit=1) if re.search(r"[\t;]", line) else line.split(None, 1)
            rows.append(FigureRow(parts[0].strip(), parts[1].strip("\t; ") if len(parts) > 1 else ""))
    return tuple(rows)


def figure_day(text: str, today: date) -> date | None:
    """A day as typed; without its year it is the last such day up to today. None when it is no day."""
    short = _DAY_MONTH.fullmatch(text.strip())
    try:
        if short is None:
            return parse_day(text)
        day, month = int(short[1]), int(short[2])
        found = date(today.year, month, day)
        return found if found <= today else date(today.year - 1, month, day)
    except ValueError:
        return None


def figure_value(text: str) -> float | None:
    """A figure as typed: 166, 2,5, 2.5, 1.234,5, 1.200.000, 9%. None for none and for "1.200", which may be either."""
    plain = text.strip().removesuffix("%").strip()
    if _NUMBER.fullmatch(plain) is None or _THOUSANDS.fullmatch(plain):
        return None
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    elif plain.count(".") > 1:
        plain = plain.replace(".", "")
    return float(plain.replace(" ", ""))


def figure_words(value: float) -> str:
    """A figure as it is typed, nothing rounded: "166", "2,55"."""
    return f"{value:.10g}".replace(".", ",")


def _fault(row: FigureRow, day: date | None, value: float | None, today: date) -> str:
    if not row.day.strip():
        return f"“{row.value.strip()}”: thiếu ngày, ghi như 20/11/2026."
    if day is None:
        return f"“{row.day.strip()}” không phải ngày: ghi như 20/11/2026 hoặc 20/11."
    if day > today:
        return f"Ngày {day:%d/%m/%Y} chưa đến: chỉ ghi con số đã có."
    if not row.value.strip():
        return f"Ngày {day:%d/%m/%Y} thiếu con số."
    if value is None and _THOUSANDS.fullmatch(row.value.strip()):
        return f"“{row.value.strip()}” đọc được hai cách: ghi liền như 1200, hoặc dấu phẩy như 1,2."
    return f"“{row.value.strip()}” không phải con số: ghi như 166 hoặc 2,5." if value is None else ""
