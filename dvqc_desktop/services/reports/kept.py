"""The report of a period as it was sent last; what stands beside a later period is what was sent, too."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import SentReport
from dvqc_desktop.domain.periods import Period
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.services.reports.frozen import fingerprint, thaw


@dataclass(frozen=True, slots=True)
class Kept:
    """A report as it was sent, with the last day that it counts."""

    closed_on: date
    report: ReportFigures


def sent_last(session: Session, period: Period) -> Kept | None:
    """What was sent last of a period, None where nothing was.

    One whose kept text was altered does not count: reading it refuses by itself.
    """
    row = session.execute(
        select(SentReport.closed_on, SentReport.content, SentReport.fingerprint)
        .where(SentReport.first_on == period.start, SentReport.last_on == period.end)
        .order_by(SentReport.revision.desc())
        .limit(1)
    ).first()
    if row is None or fingerprint(row.content) != row.fingerprint:
        return None
    return Kept(row.closed_on, thaw(row.content).report)


def kept_report(session: Session, period: Period) -> ReportFigures | None:
    """The report of a whole period sent last; None where it was closed before the period's last day."""
    kept = sent_last(session, period)
    return kept.report if kept is not None and kept.closed_on >= period.end else None
