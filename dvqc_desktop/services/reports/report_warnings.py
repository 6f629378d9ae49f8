"""What is still missing from a period's report, and whether its figures agree; shown before anything is sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Attendance, ClassProposal, Meeting, Person
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import MeetingState
from dvqc_desktop.domain.figures import Figures
from dvqc_desktop.domain.periods import Period, previous
from dvqc_desktop.domain.typed_figures import crossing, missing_days
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.chain.chain_state import gaps
from dvqc_desktop.services.classes.classes import class_at
from dvqc_desktop.services.overview import silent_weeks
from dvqc_desktop.services.people.presence import is_worker
from dvqc_desktop.services.reports.extras import number_in
from dvqc_desktop.services.reports.figures import Span, span_of
from dvqc_desktop.services.reports.production import output_rows, production_items
from dvqc_desktop.services.reports.report_sums import carried_from_sent, sums_in
from dvqc_desktop.services.reports.typed import indicator_rows
from dvqc_desktop.services.unit import get_unit

NAMES_SHOWN = 3
OVER_THE_EDGE = "số đã nhập vắt qua đầu hoặc cuối kỳ, không chia theo ngày"


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
    SENT = "sent"
    OUTPUT = "output"
    INDICATOR = "indicator"


@dataclass(frozen=True, slots=True)
class ReportWarning:
    """One sentence; `row_id` is the row to open where the thing is put right (None: none), `day` a day to open there.

    A report with a `blocking` one cannot be marked as sent: its sums contradict one another.
    """

    kind: WarningKind
    text: str
    row_id: int | None = None
    blocking: bool = False
    day: date | None = None


def report_warnings(session: Session, period: Period, figures: Figures) -> tuple[ReportWarning, ...]:
    """All warnings of a period, the gravest first. Raises PeriodNotBegunError."""
    span = span_of(period, clock.today())
    return (
        *_unit(session),
        *_sums(session, period, span, figures),
        *_weeks(session, span),
        *_holders(session, span),
        *_classes(session, span, figures),
        *_meetings(session, span),
        *_outputs(session, period, span),
        *_indicators(session, period),
        *_running(session, period, span),
    )


def _unit(session: Session) -> Iterator[ReportWarning]:
    unit = get_unit(session)
    missing = [words for words, text in (("tên", unit.name), ("mã", unit.code)) if not text.strip()]
    if missing:
        yield ReportWarning(WarningKind.UNIT, f"Đơn vị chưa ghi {' và '.join(missing)}, báo cáo sẽ để chữ thay thế.")


def _sums(session: Session, period: Period, span: Span, figures: Figures) -> Iterator[ReportWarning]:
    for text in sums_in(session, span, figures):
        yield ReportWarning(WarningKind.SUMS, text, blocking=True)
    carried = carried_from_sent(session, period, span)
    if carried is not None:
        yield ReportWarning(WarningKind.SENT, carried.text, blocking=not carried.early)


def _weeks(session: Session, span: Span) -> Iterator[ReportWarning]:
    for week in silent_weeks(session, span.start, span.closing):
        groups = ", ".join(week.silent_groups)
        yield ReportWarning(
            WarningKind.WEEK,
            f"Tuần {week.number}, {groups} chưa nhập sổ ({week.missing} người). Lượt gặp có thể thấp hơn thực tế.",
            day=week.start,
        )


def _holders(session: Session, span: Span) -> Iterator[ReportWarning]:
    found = gaps(session, span.closing)
    if found:
        names = ", ".join(gap.name for gap in found[:NAMES_SHOWN])
        more = f" và {len(found) - NAMES_SHOWN} người nữa" if len(found) > NAMES_SHOWN else ""
        yield ReportWarning(WarningKind.HOLDER, f"{names}{more} chưa có người phụ trách.", found[0].id)


def _classes(session: Session, span: Span, figures: Figures) -> Iterator[ReportWarning]:
    if figures.class_unclassified:
        name = class_names(session)[WorkerClass.UNCLASSIFIED].lower()
        first = _first_unclassified(session, span.closing)
        yield ReportWarning(WarningKind.CLASS, f"{figures.class_unclassified} người {name}.", first)
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


def _outputs(session: Session, period: Period, span: Span) -> Iterator[ReportWarning]:
    """Items in use whose figures of the period are not there yet, or stop before the closing day."""
    for item in production_items(session):
        rows = [row for row in output_rows(session) if row.item_id == item.id]
        if (item.retired_on is not None and item.retired_on <= period.start) or not rows:
            continue
        numbers = [number for row in rows if (number := row.number("actual")) is not None]
        gap = missing_days(numbers, period.start, period.end)
        if gap is not None and gap[0] <= span.closing:
            since = "của kỳ này" if gap[0] == period.start else f"từ {gap[0]:%d/%m}"
            named = item.name if item.name.casefold().startswith("sản lượng") else f"Sản lượng {item.name}"
            crossed = crossing(numbers, period.start, period.end)
            state = f"chưa có: {OVER_THE_EDGE}" if crossed else "chưa nhập"
            yield ReportWarning(WarningKind.OUTPUT, f"{named} {since} {state}.", item.id)


def _indicators(session: Session, period: Period) -> Iterator[ReportWarning]:
    """Typed indicators whose numbers cross the edge of the period, or that had one last time and have none now."""
    before = previous(period)
    used = [row for row in indicator_rows(session) if row.retired_on is None]
    crossed = [row for row in used if crossing(row.numbers, period.start, period.end)]
    missing = [
        row
        for row in used
        if row not in crossed and number_in(row, period) is None and number_in(row, before) is not None
    ]
    for rows, why in ((crossed, OVER_THE_EDGE), (missing, "kỳ trước có số, kỳ này chưa nhập")):
        if rows:
            more = f" và {len(rows) - NAMES_SHOWN} chỉ tiêu nữa" if len(rows) > NAMES_SHOWN else ""
            said = ", ".join(f"“{row.name}”" for row in rows[:NAMES_SHOWN])
            yield ReportWarning(WarningKind.INDICATOR, f"{said}{more}: {why}.")


def _running(session: Session, period: Period, span: Span) -> Iterator[ReportWarning]:
    if span.closing == period.end:
        return
    planned = session.execute(
        select(Meeting.id, Meeting.held_on)
        .where(Meeting.held_on > span.closing, Meeting.held_on <= period.end)
        .order_by(Meeting.held_on)
    ).all()
    days = ", ".join(f"{held_on:%d/%m}" for _, held_on in planned[:NAMES_SHOWN])
    still = f"; còn họp ngày {days}" if planned else ""
    day: date = period.end + timedelta(days=1)
    yield ReportWarning(
        WarningKind.RUNNING,
        f"Kỳ chưa hết{still}: số tạm tính đến {span.closing:%d/%m}, đủ từ {day:%d/%m}.",
        planned[0][0] if planned else None,
    )


def _first_unclassified(session: Session, day: date) -> int | None:
    """The first worker, by name, without a class."""
    return session.execute(
        select(Person.id)
        .where(is_worker(Person.id, day), class_at(Person.id, day) == WorkerClass.UNCLASSIFIED.value)
        .order_by(Person.name_sort, Person.id)
        .limit(1)
    ).scalar_one_or_none()
