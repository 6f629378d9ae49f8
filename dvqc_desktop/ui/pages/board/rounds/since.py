"""What was entered about a round after it was closed: its totals stay as they were, and one quiet line says so."""

from collections.abc import Iterable

from dvqc_desktop.domain.movement import since_closing
from dvqc_desktop.services.classes.movement import Movement, Span
from dvqc_desktop.services.classes.rounds import RoundRow


def since_words(rounds: Iterable[RoundRow], span: Span, made: Movement) -> str:
    """ "Đợt quý III/2026: sau khi chốt có 1 người ghi thêm." for each end that is a round's; empty where nothing is."""
    ends = ((span.opening_on, made.opening), (span.closing_on, made.closing))
    found = [
        f"{row.name}: {words}."
        for day, counted in dict(ends).items()
        for row in rounds
        if row.closed_on == day and row.totals is not None and (words := since_closing(row.totals, counted))
    ]
    return " ".join(found)
