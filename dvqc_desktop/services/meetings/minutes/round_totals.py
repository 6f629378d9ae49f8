"""What a meeting says of a classification round: its totals, in counts only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.cell_settings import class_said
from dvqc_desktop.services.classes.rounds import counts_at, list_rounds


@dataclass(frozen=True, slots=True)
class RoundTotals:
    """A round and the sentence by which minutes approve it."""

    name: str
    sentence: str


def rounds_in_words(session: Session, day: date, most: int = 3) -> tuple[RoundTotals, ...]:
    """The last rounds opened by a day, the newest first, each with its totals as agreed, or as of the day."""
    rounds = [row for row in list_rounds(session) if row.opened_on <= day][:most]
    return tuple(
        RoundTotals(row.name, _sentence(session, row.name, row.totals or counts_at(session, row.closed_on or day)))
        for row in rounds
    )


def _sentence(session: Session, name: str, counts: Mapping[WorkerClass, int]) -> str:
    parts = ", ".join(f"{count} {class_said(session, code)}" for code, count in counts.items() if count)
    named = name[:1].lower() + name[1:]
    return f"Thông qua {named} theo tổng số: {sum(counts.values())} quần chúng, gồm {parts or 'chưa có ai'}."
