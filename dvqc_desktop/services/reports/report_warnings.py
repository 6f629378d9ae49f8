"""What is still missing from a period's report, and whether its figures agree; shown before anything is sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Attendance, ClassProposal, Meeting
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import MeetingState
from dvqc_desktop.domain.figures import Figures
from dvqc_desktop.domain.periods import Period
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.chain.chain_state import gaps
from dvqc_desktop.services.overview import silent_weeks
from dvqc_desktop.services.reports.figures import Span, span_of
from dvqc_desktop.services.unit import get_unit

NAMES_SHOWN = 3


class WarningKind(StrEnum):
    """What a warning is about."""

    UNIT = "unit"
    SUMS = "sums"
    RUNNING = "running"
    WEEK = "week"
    HOLDER = "holder"
    CLASS = "class"
    PROPOSAL = "proposal"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class ReportWarning:
    """One sentence; `row_id` is the row to open where the thing is put right, None for none."""

    kind: WarningKind
    text: str
    row_id: int | None = None


def report_warnings(session: Session, period: Period, figures: Figures) -> tuple[ReportWarning, ...]:
    """All warnings of a period, the gravest first. Raises PeriodNotBegunError."""
    span = span_of(period, clock.today())
    return (
        *_unit(session),
        *_sums(figures),
        *_weeks(session, span),
        *_holders(session, span),
        *_classes(session, figures),
        *_meetings(session, span),
        *_running(period, span),
    )


def _unit(session: Session) -> Iterator[ReportWarning]:
    unit = get_unit(session)
    missing = [words for words, text in (("tên", unit.name), ("mã", unit.code)) if not text.strip()]
    if missing:
        yield ReportWarning(WarningKind.UNIT, f"Đơn vị chưa ghi {' và '.join(missing)}, báo cáo sẽ để chữ thay thế.")


def _sums(figures: Figures) -> Iterator[ReportWarning]:
    closing = figures.opening_total + figures.arrived - figures.departed
    classes = figures.class_active + figures.class_average + figures.class_needs_help + figures.class_unclassified
    if {closing, classes} != {figures.workers_total}:
        yield ReportWarning(WarningKind.SUMS, "Số đầu kỳ, mới đến, đã đi và cuối kỳ chưa khớp nhau.")


def _weeks(session: Session, span: Span) -> Iterator[ReportWarning]:
    for week in silent_weeks(session, span.start, span.closing):
        groups = ", ".join(week.silent_groups)
        yield ReportWarning(
            WarningKind.WEEK,
            f"Tuần {week.number}, {groups} chưa nhập sổ ({week.missing} người). Lượt gặp có thể thấp hơn thực tế.",
        )


def _holders(session: Session, span: Span) -> Iterator[ReportWarning]:
    found = gaps(session, span.closing)
    if found:
        names = ", ".join(gap.name for gap in found[:NAMES_SHOWN])
        more = f" và {len(found) - NAMES_SHOWN} người nữa" if len(found) > NAMES_SHOWN else ""
        yield ReportWarning(WarningKind.HOLDER, f"{names}{more} chưa có người phụ trách.", found[0].id)


def _classes(session: Session, figures: Figures) -> Iterator[ReportWarning]:
    if figures.class_unclassified:
        name = class_names(session)[WorkerClass.UNCLASSIFIED].lower()
        yield ReportWarning(WarningKind.CLASS, f"{figures.class_unclassified} người {name}.")
    waiting = session.execute(
        select(func.count()).select_from(ClassProposal).where(ClassProposal.agreed_event_id.is_(None))
    ).scalar_one()
    if waiting:
        yield ReportWarning(
            WarningKind.PROPOSAL, f"{waiting} đề nghị phân loại chưa thống nhất, chưa tính vào báo cáo."
        )


def _meetings(session: Session, span: Span) -> Iterator[ReportWarning]:
    called = select(Attendance.meeting_id)
    rows = session.execute(
        select(Meeting.id, Meeting.held_on, Meeting.id.in_(called))
        .where(span.holds(Meeting.held_on), Meeting.state != MeetingState.CLOSED.value)
        .order_by(Meeting.held_on)
    )
    for meeting_id, held_on, has_roll in rows:
        state = "chưa chốt biên bản" if has_roll else "chưa điểm danh, chưa tính vào số kỳ đã họp"
        yield ReportWarning(WarningKind.MEETING, f"Họp ngày {held_on:%d/%m}: {state}.", meeting_id)


def _running(period: Period, span: Span) -> Iterator[ReportWarning]:
    if span.closing < period.end:
        day: date = period.end + timedelta(days=1)
        yield ReportWarning(
            WarningKind.RUNNING, f"Kỳ chưa hết: số tạm tính đến {span.closing:%d/%m}, đủ từ {day:%d/%m}."
        )
