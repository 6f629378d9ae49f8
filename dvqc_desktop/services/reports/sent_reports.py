"""Reports as they were sent: kept whole, read from what was kept, sent again only as a revision with its reason."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import SentReport
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors.reports import PeriodNotBegunError
from dvqc_desktop.domain.errors.sent_reports import (
    ReportSumBroken,
    RevisionReasonMissing,
    SentDayWrong,
    SentRecipientMissing,
    SentReportAltered,
    SentReportMissing,
)
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.domain.period_words import short_words
from dvqc_desktop.domain.periods import Period, PeriodKind
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.services.people.leaders import find_leader
from dvqc_desktop.services.reports.frozen import FrozenReport, fingerprint, freeze, thaw
from dvqc_desktop.services.reports.narrative import narrative_of
from dvqc_desktop.services.reports.report import read_report
from dvqc_desktop.services.reports.report_warnings import report_warnings
from dvqc_desktop.services.rules import changes_json, load_rule_pack
from dvqc_desktop.services.unit import get_unit

TOPICS = frozenset({Topic.REPORTS})
SHOWN = 200
"""How many stored reports a list holds, the newest first."""


@dataclass(frozen=True, slots=True)
class Marking:
    """What is said of a report when it is sent: to whom and when, up to which day it counts, and why anew."""

    period: Period
    recipient: str
    sent_on: date
    closed_on: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SentRow:
    """A stored report; `revision` 0 is the first, n "sửa lần n"."""

    id: int
    period: Period
    revision: int
    closed_on: date
    sent_on: date
    recipient: str
    reason: str

    @property
    def words(self) -> str:
        """ "Tháng 10/2026", "Tháng 8/2026 (sửa lần 1)"."""
        words = short_words(self.period)
        return f"{words} (sửa lần {self.revision})" if self.revision else words


def mark_sent(session: Session, marking: Marking) -> Change:
    """Keeps the report of a period whole, as it is sent; the second time as "sửa lần 1".

    Raises:
        SentRecipientMissing: nobody is named who received it.
        SentDayWrong: closed before the period or after its end, or sent before it was closed or after today.
        PeriodNotBegunError: the period lies in the future.
        RevisionReasonMissing: the period was sent before, and no reason is given.
        ReportSumBroken: its sums contradict one another.
    """
    recipient, reason, period = one_line(marking.recipient), one_line(marking.reason), marking.period
    if not recipient:
        raise SentRecipientMissing
    _check_days(marking)
    before = find_sent(session, period)
    revision = before.revision + 1 if before else 0
    if revision and not reason:
        raise RevisionReasonMissing(period=period.words, number=revision)
    content = freeze(_as_sent(session, marking))
    made = SentReport(
        kind=period.kind.value,
        first_on=period.start,
        last_on=period.end,
        revision=revision,
        closed_on=marking.closed_on,
        sent_on=marking.sent_on,
        recipient=recipient,
        reason=reason or None,
        content=content,
        fingerprint=fingerprint(content),
    )
    session.add(made)
    session.flush()
    again = f", sửa lần {revision}" if revision else ""
    return Change("đánh dấu đã gửi", f"báo cáo {period.words}{again}", TOPICS, made.id)


def sent_reports(session: Session, limit: int = SHOWN) -> tuple[SentRow, ...]:
    """The stored reports, the one sent last first."""
    order = (SentReport.sent_on.desc(), SentReport.id.desc())
    return tuple(_row(row) for row in session.execute(_rows().order_by(*order).limit(limit)))


def find_sent(session: Session, period: Period) -> SentRow | None:
    """The newest stored report of a period; None while it was not sent."""
    query = _rows().where(SentReport.first_on == period.start, SentReport.last_on == period.end)
    row = session.execute(query.order_by(SentReport.revision.desc()).limit(1)).first()
    return None if row is None else _row(row)


def read_sent(session: Session, sent_id: int) -> FrozenReport:
    """A report as it was sent, from what was kept alone.

    Raises:
        SentReportMissing: its marking was taken back.
        SentReportAltered: the kept text is not the one that was kept.
    """
    row = session.get(SentReport, sent_id)
    if row is None:
        raise SentReportMissing
    if fingerprint(row.content) != row.fingerprint:
        period = Period(row.first_on, row.last_on, PeriodKind(row.kind))
        raise SentReportAltered(period=period.words)
    return thaw(row.content)


def report_to_hand_out(session: Session, period: Period) -> ReportFigures:
    """The report of a period for a file: as it was sent last, else as of today.

    Raises PeriodNotBegunError, SentReportAltered.
    """
    sent = find_sent(session, period)
    return read_report(session, period) if sent is None else read_sent(session, sent.id).report


def report_as_of(session: Session, period: Period, closed_on: date) -> ReportFigures:
    """The report of a period as the book now counts it up to a day. Raises PeriodNotBegunError."""
    with clock.standing_at(closed_on):
        return read_report(session, period)


def _as_sent(session: Session, marking: Marking) -> FrozenReport:
    """The report to keep; refused where its sums are broken."""
    period = marking.period
    report = replace(report_as_of(session, period, marking.closed_on), made_on=marking.sent_on)
    with clock.standing_at(marking.closed_on):
        found = report_warnings(session, period, report.now)
    broken = [warning.text for warning in found if warning.blocking]
    if broken:
        raise ReportSumBroken(period=period.words, sums=" ".join(broken))
    return FrozenReport(
        report,
        get_unit(session),
        find_leader(session, marking.sent_on),
        load_rule_pack().version,
        changes_json(session),
        narrative_of(session, period, report),
    )


def _check_days(marking: Marking) -> None:
    period, closed_on, sent_on = marking.period, marking.closed_on, marking.sent_on
    if period.start > clock.today():
        raise PeriodNotBegunError(period=period.words)
    last = period.closing(clock.today())
    if not period.start <= closed_on <= last:
        between = f"từ {format_date(period.start)} đến {format_date(last)}"
        raise SentDayWrong(fault=f"ngày chốt số phải {between}")
    if not closed_on <= sent_on <= clock.today():
        raise SentDayWrong(fault="ngày gửi phải từ ngày chốt số đến hôm nay")


_COLUMNS = (
    *(SentReport.id, SentReport.kind, SentReport.first_on, SentReport.last_on, SentReport.revision),
    *(SentReport.closed_on, SentReport.sent_on, SentReport.recipient, SentReport.reason),
)


def _rows() -> Any:
    """The stored reports without their contents, which are long."""
    return select(*_COLUMNS)


def _row(row: Any) -> SentRow:
    period = Period(row.first_on, row.last_on, PeriodKind(row.kind))
    return SentRow(row.id, period, row.revision, row.closed_on, row.sent_on, row.recipient, row.reason or "")
