"""How much a workbook may hold and how long reading it may take, and the refusal of a reader."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one reading: bytes of the file and unpacked, parts of the package, cells of a sheet, seconds, bytes."""

    file_bytes: int = 10 * MEGABYTE
    unpacked_bytes: int = 60 * MEGABYTE
    entries: int = 200
    rows: int = 20_000
    columns: int = 60
    seconds: int = 20
    memory_bytes: int = 512 * MEGABYTE


class ReadRefusal(Exception):
    """A reader's refusal: a code of `process.REFUSALS` and the values its sentence needs."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values_by_name = values


def check_place(row: int, column: int, limits: Limits) -> str:
    """Why a cell lies outside the bounds, in words; empty when it does not."""
    if row > limits.rows:
        return f"trang tính dài quá {limits.rows:,} dòng".replace(",", ".")
    if column > limits.columns:
        return f"trang tính rộng quá {limits.columns} cột"
    return ""
