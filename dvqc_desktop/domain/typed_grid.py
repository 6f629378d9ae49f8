"""Numbers as people type them into a grid by period, or paste them from Excel."""

from dataclasses import dataclass

from dvqc_desktop.domain.figures import Unit
from dvqc_desktop.domain.measures import figure_value, figure_words

TWO_WAYS = "“{}” đọc được hai cách: ghi liền như 1200, hoặc dấu phẩy như 1,2."
NO_NUMBER = "“{}” không phải con số: ghi như 166 hoặc 2,5."


@dataclass(frozen=True, slots=True)
class CellRead:
    """What a cell says: a number, or None for an empty one; `fault` says why it cannot be taken."""

    value: float | None
    fault: str = ""


def split_block(text: str) -> tuple[tuple[str, ...], ...]:
    """The rows and cells of a block as Excel puts it on the clipboard."""
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines) if text.strip() else ()


def read_cell(text: str, unit: str) -> CellRead:
    """Reads a cell of some unit: 166, 2,5, 1.234,5, 1.200.000, 97%; a dash is empty, a share is kept as part of one."""
    plain = text.strip()
    if plain in ("", "-", "–"):
        return CellRead(None)
    value = figure_value(plain)
    if value is None:
        return CellRead(None, (TWO_WAYS if plain.replace(".", "").isdigit() else NO_NUMBER).format(plain))
    return CellRead(value / 100 if unit.strip() == Unit.SHARE else value)


def cell_words(value: float | None, unit: str) -> str:
    """A number as it is typed into a cell of the unit."""
    if value is None:
        return ""
    return figure_words(round(value * 100, 8) if unit.strip() == Unit.SHARE else value)
