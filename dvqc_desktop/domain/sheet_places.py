"""Cells of a sheet as people name them: row 8 of column 6 is F8."""

import re

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]*)")


def column_letter(column: int) -> str:
    """The letter of a column counted from 1: A, Z, AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def reference_of(row: int, column: int) -> str:
    """The name of the cell at a row and a column counted from 1."""
    return f"{column_letter(column)}{row}"


def place_of(reference: str) -> tuple[int, int]:
    """Row and column of a reference such as "F8", counted from 1.

    Raises:
        ValueError: it names no single cell.
    """
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise ValueError("not a cell reference")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column
