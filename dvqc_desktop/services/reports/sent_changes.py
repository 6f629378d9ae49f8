"""What the book now counts otherwise than a report that was sent, up to the day it was closed."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from dvqc_desktop.domain.figure_lines import NO_BASE, FigureLine, sections
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.services.reports.sent_reports import SentRow, read_sent, report_as_of


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure in words: as it was sent and as the book has it now ("Lượt gặp gỡ": "33", "35")."""

    words: str
    sent: str
    now: str


def differences(session: Session, row: SentRow) -> tuple[Difference, ...]:
    """The figures that entries made later have changed; nothing changes by itself. Raises as `read_sent`."""
    kept = _lines(read_sent(session, row.id).report)
    now = _lines(report_as_of(session, row.period, row.closed_on))
    names = dict.fromkeys((*kept, *now))
    pairs = ((kept.get(name), now.get(name)) for name in names)
    return tuple(
        Difference((before or after).definition.words, _shown(before), _shown(after))  # type: ignore[union-attr]
        for before, after in pairs
        if _shown(before) != _shown(after)
    )


def _lines(report: ReportFigures) -> dict[str, FigureLine]:
    found = sections(report.now, None, False, report.class_names, report.extras, report.definitions)
    return {line.definition.name: line for _section, lines in found for line in lines}


def _shown(line: FigureLine | None) -> str:
    return NO_BASE if line is None else line.now
