"""The end of a dated row with its reason, checked in one place for everything that somebody ends."""

from datetime import date

from dvqc_desktop.db.models import GroupCover, HolderAssignment
from dvqc_desktop.domain.errors.chain import EndReasonMissingError
from dvqc_desktop.domain.errors.workers import SpanReversedError


def end_with_reason(row: HolderAssignment | GroupCover, on: date, reason: str) -> None:
    """Ends a row: `on` is the first day without it. Raises EndReasonMissingError, SpanReversedError."""
    if not reason.strip():
        raise EndReasonMissingError
    if on < row.start_on:
        raise SpanReversedError(start=row.start_on, end=on)
    row.end_on, row.end_reason = on, reason.strip()
