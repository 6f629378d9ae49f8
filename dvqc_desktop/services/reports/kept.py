"""The report of a whole period as it was sent last: what stands beside a later period is what was sent, too."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import SentReport
from dvqc_desktop.domain.periods import Period
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.services.reports.frozen import fingerprint, thaw


def kept_report(session: Session, period: Period) -> ReportFigures | None:
    """The report of a period sent last; None where it was not sent, or was closed before the period's last day.

    One whose kept text was altered does not count: reading it refuses by itself.
    """
    row = session.execute(
        select(SentReport.closed_on, SentReport.content, SentReport.fingerprint)
        .where(SentReport.first_on == period.start, SentReport.last_on == period.end)
        .order_by(SentReport.revision.desc())
        .limit(1)
    ).first()
    if row is None or row.closed_on < period.end or fingerprint(row.content) != row.fingerprint:
        return None
    return thaw(row.content).report
