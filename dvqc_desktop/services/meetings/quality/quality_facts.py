"""What the book itself knows about how a meeting went: each line of the sheet it can fill in, and from what."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import AgendaItem, Attendance, ItemOpinion, Meeting, Resolution, Task
from dvqc_desktop.domain.codes import MeetingKind, Presence
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.meetings import minutes_between
from dvqc_desktop.domain.names import fold
from dvqc_desktop.domain.periods import month_of
from dvqc_desktop.domain.votes import percent_words
from dvqc_desktop.services.meetings.meeting_guard import fetch, on_agenda
from dvqc_desktop.services.meetings.roll.attendance import past_presences, roll_call
from dvqc_desktop.services.meetings.tasks.task_results import task_results
from dvqc_desktop.services.meetings.year.kinds import least_minutes_of
from dvqc_desktop.services.people.leaders import leaders
from dvqc_desktop.services.rules import meeting_rules

IN_A_ROW = 3
_ATTENDANCE_STEPS = (90, 75, 65)
_RESULT_STEPS = (90, 80, 70, 60, 50)
_THERE = (Presence.PRESENT, Presence.LATE)


@dataclass(frozen=True, slots=True)
class Fact:
    """What the book says to a line: the place of the level (0 the best), and the words it goes by."""

    level: int
    words: str


def quality_facts(session: Session, meeting_id: int) -> dict[str, Fact]:
    """What the book can say, by the source the sheets name. Raises MeetingMissingError."""
    meeting = fetch(session, Meeting, meeting_id)
    found = {source: read(session, meeting) for source, read in _READERS.items()}
    return {source: fact for source, fact in found.items() if fact is not None}


def _length(session: Session, meeting: Meeting) -> Fact | None:
    wanted = least_minutes_of(session, meeting.id)
    if not meeting.start_time or not meeting.end_time or not wanted:
        return None
    held = minutes_between(meeting.start_time, meeting.end_time)
    short = wanted - held
    words = f"Họp {meeting.start_time}–{meeting.end_time}, {held} phút; quy định {wanted} phút"
    steps = (short <= 0, short <= 15, short <= 30, 2 * held >= wanted)
    return Fact(next((place for place, met in enumerate(steps) if met), len(steps)), words)


def _attendance(session: Session, meeting: Meeting) -> Fact | None:
    rows = [row for row in roll_call(session, meeting.id) if row.has_to_attend or row.presence in _THERE]
    if not rows or any(row.presence is None for row in rows):
        return None
    there = sum(row.presence in _THERE for row in rows)
    absent = sum(row.presence is Presence.UNEXCUSED for row in rows)
    words = f"Có mặt {there}/{len(rows)} ({percent_words(there, len(rows))})"
    level = _step(100 * there, len(rows), _ATTENDANCE_STEPS)
    if absent:
        return Fact(len(_ATTENDANCE_STEPS), f"{words}; {absent} đồng chí vắng không lý do")
    return Fact(level, words)


def _nobody_away(session: Session, meeting: Meeting) -> Fact | None:
    """Nobody excused more than three times running, this meeting among them."""
    now = {row.person_id: row.presence for row in roll_call(session, meeting.id) if row.presence is not None}
    if not now:
        return None
    before = past_presences(session, meeting.id, IN_A_ROW)
    long_away = [
        person_id
        for person_id, presence in now.items()
        if presence is Presence.EXCUSED
        and len(before) == IN_A_ROW
        and all(past.presences.get(person_id) == Presence.EXCUSED for past in before)
    ]
    words = f"{len(long_away)} đồng chí vắng có lý do quá {IN_A_ROW} kỳ liền" if long_away else "Theo điểm danh các kỳ"
    return Fact(1 if long_away else 0, words)


def _agenda(session: Session, meeting: Meeting) -> Fact | None:
    count = session.execute(select(func.count()).where(on_agenda(meeting.id))).scalar_one()
    return Fact(0, f"Chương trình có {count} mục") if count else None


def _committee(session: Session, meeting: Meeting) -> Fact | None:
    """A committee meeting in the month before this one; nothing to hold where one person leads alone."""
    if len(leaders(session, meeting.held_on)) < 2:
        return Fact(0, "Đơn vị chỉ có một người phụ trách, không có cấp ủy")
    month = month_of(meeting.held_on)
    held = session.execute(
        select(func.max(Meeting.held_on)).where(
            Meeting.kind == MeetingKind.COMMITTEE.value, Meeting.held_on.between(month.start, meeting.held_on)
        )
    ).scalar()
    if held is None:
        return Fact(1, "Sổ chưa ghi buổi họp cấp ủy trong tháng")
    return Fact(0, f"Họp cấp ủy ngày {format_date(held)}")


def _papers(session: Session, meeting: Meeting) -> Fact | None:
    if meeting.papers_sent_on is None:
        return None
    least = timedelta(days=meeting_rules(session, meeting.id).count("meeting.papers_before"))
    early = meeting.papers_sent_on <= meeting.held_on - least
    return Fact(0 if early else 1, f"Gửi tài liệu ngày {format_date(meeting.papers_sent_on)}")


def _praise(session: Session, meeting: Meeting) -> Fact | None:
    titles = session.execute(select(AgendaItem.title).where(on_agenda(meeting.id))).scalars()
    found = next((title for title in titles if "bieu duong" in fold(title)), None)
    return Fact(0, f"Mục “{found}”") if found else None


def _speakers(session: Session, meeting: Meeting) -> Fact | None:
    there = session.execute(
        select(func.count()).where(Attendance.meeting_id == meeting.id, Attendance.presence.in_(_THERE))
    ).scalar_one()
    spoke = session.execute(
        select(func.count(ItemOpinion.speaker_id.distinct()))
        .join(AgendaItem, AgendaItem.id == ItemOpinion.agenda_item_id)
        .where(AgendaItem.meeting_id == meeting.id)
    ).scalar_one()
    if not there or not spoke:
        return None
    share = 100 * spoke
    steps = (share > 50 * there, share >= 40 * there, share >= 30 * there)
    level = next((place for place, met in enumerate(steps) if met), len(steps))
    return Fact(level, f"{spoke}/{there} đồng chí phát biểu ({percent_words(spoke, there)})")


def _minutes(session: Session, meeting: Meeting) -> Fact | None:
    written = select(func.count()).where(AgendaItem.meeting_id == meeting.id, AgendaItem.minutes_text.is_not(None))
    count = session.execute(written).scalar_one()
    return Fact(0, f"Biên bản đã ghi {count} mục") if count else None


def _results(session: Session, meeting: Meeting) -> Fact | None:
    rows = task_results(session, meeting.id)
    if not rows:
        return None
    done = sum(row.done for row in rows)
    words = f"Xong {done}/{len(rows)} việc kỳ trước ({percent_words(done, len(rows))})"
    return Fact(_step(100 * done, len(rows), _RESULT_STEPS), words)


def _conclusion(session: Session, meeting: Meeting) -> Fact | None:
    found = session.execute(select(Resolution.id).where(Resolution.meeting_id == meeting.id)).scalar()
    return Fact(0, "Đã ghi kết luận, nghị quyết của buổi họp") if found else None


def _tasks(session: Session, meeting: Meeting) -> Fact | None:
    count = session.execute(select(func.count()).where(Task.meeting_id == meeting.id)).scalar_one()
    return Fact(0, f"Đã giao {count} việc") if count else None


def _handed_in(session: Session, meeting: Meeting) -> Fact | None:
    if meeting.handed_in_on is None:
        return None
    most = timedelta(days=meeting_rules(session, meeting.id).count("meeting.handover_after"))
    in_time = meeting.handed_in_on <= meeting.held_on + most
    return Fact(0 if in_time else 1, f"Nộp ngày {format_date(meeting.handed_in_on)}")


def _step(parts: int, whole: int, floors: tuple[int, ...]) -> int:
    """The place of the first floor, in parts of a hundred, that a share reaches."""
    return next((place for place, floor in enumerate(floors) if parts >= floor * whole), len(floors))


_READERS: dict[str, Callable[[Session, Meeting], Fact | None]] = {
    "length": _length,
    "attendance": _attendance,
    "nobody_away": _nobody_away,
    "agenda": _agenda,
    "committee": _committee,
    "papers": _papers,
    "praise": _praise,
    "speakers": _speakers,
    "minutes": _minutes,
    "results": _results,
    "conclusion": _conclusion,
    "tasks": _tasks,
    "handed_in": _handed_in,
}
