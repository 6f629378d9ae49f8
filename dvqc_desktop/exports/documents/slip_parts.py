"""Sheets of very many slips cut into parts of whole pages: all are numbered as one, and none is drawn twice."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import accumulate

from dvqc_desktop.exports.documents.model import SlipForm, SlipPart, SlipSheet

SLIPS_AT_ONCE = 60  # members; the slips of more are counted first
POCKETS_AT_ONCE = 80  # twenty pages of four

Counts = Callable[[SlipSheet], list[int]]


def slip_counts(sheet: SlipSheet, counts: Counts) -> list[int]:
    """How many slips each member gets; `counts` asks the template, for some members at once."""
    found: list[int] = []
    for start in range(0, len(sheet.slips), SLIPS_AT_ONCE):
        found += counts(replace(sheet, slips=sheet.slips[start : start + SLIPS_AT_ONCE]))
    return found


def slips_in_parts(sheet: SlipSheet, counts: Counts) -> Iterator[SlipSheet]:
    """The sheet as it is, or its parts where it is long."""
    if len(sheet.slips) <= SLIPS_AT_ONCE:
        yield sheet
        return
    ends = list(accumulate(slip_counts(sheet, counts)))
    begins = [0, *ends[:-1]]
    for start, stop in _spans(sheet, ends):
        touched = [place for place, begin in enumerate(begins) if begin < stop and start < ends[place]]
        part = SlipPart(start - begins[touched[0]], stop - start, start, ends[-1])
        yield replace(sheet, slips=sheet.slips[touched[0] : touched[-1] + 1], part=part)


def _spans(sheet: SlipSheet, ends: list[int]) -> Iterator[tuple[int, int]]:
    """Where parts begin and end: pockets after whole pages, lined slips between two members."""
    start = 0
    if sheet.form is not SlipForm.LINES:
        for stop in [*range(POCKETS_AT_ONCE, ends[-1], POCKETS_AT_ONCE), ends[-1]]:
            yield start, stop
            start = stop
        return
    for stop, following in zip(ends, [*ends[1:], ends[-1] + POCKETS_AT_ONCE], strict=True):
        if following - start > POCKETS_AT_ONCE // 2:
            yield start, stop
            start = stop
