"""Meetings: planned, prepared, found, listed, deleted while nothing was recorded."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, extract, func, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import AgendaItem, Attendance, Meeting, Opinion, OpinionSession, Person, Task, Vote
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.attendance import guest_lines
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import MeetingKind, MeetingState
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors.meetings import (
    MeetingHasRecordsError,
    MeetingMissingError,
    MeetingTimeError,
)
from dvqc_desktop.domain.meetings import TemplateItem, parse_clock
from dvqc_desktop.domain.names import fold, one_line
from dvqc_desktop.services.meetings.meeting_guard import day_words, note_work, on_agenda, open_meeting
from dvqc_desktop.services.meetings.year.kinds import kind_template
from dvqc_desktop.services.people.leaders import find_leader
from dvqc_desktop.services.rules import rules_in_force

TOPICS = frozenset({Topic.MEETINGS})


@dataclass(frozen=True, slots=True)
class MeetingForm:
    """What is known of a meeting before it begins; times as "16:30"; `kind_name` names a kind of the cell's own."""

    kind: str
    held_on: date
    start_time: str | None = None
    end_time: str | None = None
    place: str | None = None
    chair_id: int | None = None
    secretary_id: int | None = None
    title: str | None = None
    kind_name: str | None = None


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in the list; `tasks` counts those given at it, `opinions` what the workers said at a criticism."""

    id: int
    kind: str
    state: str
    title: str | None
    held_on: date
    start_time: str | None
    end_time: str | None
    tasks: int
    kind_name: str | None = None
    opinions: int = 0


@dataclass(frozen=True, slots=True)
class MeetingDetail:
    """One meeting with the names of those who lead it."""

    id: int
    kind: str
    state: str
    title: str | None
    held_on: date
    start_time: str | None
    end_time: str | None
    place: str | None
    chair_id: int | None
    chair: str | None
    secretary_id: int | None
    secretary: str | None
    guests: str | None
    rule_version: str | None
    content_hash: str | None
    papers_sent_on: date | None = None
    handed_in_on: date | None = None
    kind_name: str | None = None


def add_meeting(session: Session, form: MeetingForm, *, with_template: bool = False) -> Change:
    """Plan a meeting; with its kind's usual items where `with_template` says so.

    Raises MeetingTimeError for a time of day that cannot be read.
    """
    rules = rules_in_force(session)
    leader = find_leader(session, form.held_on)
    meeting = Meeting(state=MeetingState.PLANNED.value, rule_version=rules.version)
    _fill(meeting, form)
    meeting.chair_id = form.chair_id or (leader.id if leader else None)
    session.add(meeting)
    session.flush()
    if with_template:
        meeting.state = MeetingState.PREPARING.value
        _add_template(session, meeting, kind_template(session, form.kind, form.kind_name, rules))
    return Change("thêm", day_words(meeting), TOPICS, meeting.id)


def add_usual_items(session: Session, meeting_id: int) -> Change:
    """Give a meeting the usual items of its kind that its agenda does not have. Raises MeetingMissingError,
    MeetingClosedError."""
    meeting = open_meeting(session, meeting_id)
    titles = session.execute(select(AgendaItem.title).where(on_agenda(meeting_id))).scalars().all()
    known = {fold(title) for title in titles}
    usual = kind_template(session, meeting.kind, meeting.kind_name, rules_in_force(session))
    _add_template(session, meeting, tuple(item for item in usual if fold(item.title) not in known), len(titles) + 1)
    note_work(meeting)
    return Change("lấy mục thường có cho", day_words(meeting), TOPICS, meeting_id)


def edit_meeting(session: Session, meeting_id: int, form: MeetingForm) -> Change:
    """Bring a meeting to the form. Raises MeetingMissingError, MeetingClosedError, MeetingTimeError."""
    meeting = open_meeting(session, meeting_id)
    _fill(meeting, form)
    meeting.chair_id = form.chair_id
    return Change("sửa", day_words(meeting), TOPICS, meeting_id)


def set_guests(session: Session, meeting_id: int, guests: str) -> Change:
    """Note who was invited beside the members, one a line. Raises MeetingMissingError, MeetingClosedError."""
    meeting = open_meeting(session, meeting_id)
    meeting.guests = "; ".join(guest_lines(guests)) or None
    return Change("ghi người mời dự", day_words(meeting), TOPICS, meeting_id)


def delete_meeting(session: Session, meeting_id: int) -> Change:
    """Delete a meeting with its agenda, while it has no minutes, votes or tasks and did not take place.

    Raises MeetingMissingError, MeetingClosedError, MeetingHasRecordsError.
    """
    meeting = open_meeting(session, meeting_id)
    records = _records_words(session, meeting)
    if records:
        raise MeetingHasRecordsError(day=format_date(meeting.held_on), records=records)
    session.delete(meeting)
    return Change("xóa", day_words(meeting), TOPICS)


def get_meeting(session: Session, meeting_id: int) -> MeetingDetail:
    """One meeting. Raises MeetingMissingError."""
    chair, secretary = aliased(Person), aliased(Person)
    row = session.execute(
        select(
            Meeting.id,
            Meeting.kind,
            Meeting.kind_name,
            Meeting.state,
            Meeting.title,
            Meeting.held_on,
            Meeting.start_time,
            Meeting.end_time,
            Meeting.place,
            Meeting.chair_id,
            chair.full_name.label("chair"),
            Meeting.secretary_id,
            secretary.full_name.label("secretary"),
            Meeting.guests,
            Meeting.rule_version,
            Meeting.content_hash,
            Meeting.papers_sent_on,
            Meeting.handed_in_on,
        )
        .outerjoin(chair, chair.id == Meeting.chair_id)
        .outerjoin(secretary, secretary.id == Meeting.secretary_id)
        .where(Meeting.id == meeting_id)
    ).one_or_none()
    if row is None:
        raise MeetingMissingError(noun="buổi họp")
    return MeetingDetail(**row._mapping)


def list_meetings(session: Session, year: int | None = None, kind: str | None = None) -> tuple[MeetingRow, ...]:
    """The meetings of a year (of all years where None) and kind, the latest first."""
    query = _list_query().order_by(Meeting.held_on.desc(), Meeting.start_time.desc(), Meeting.id.desc())
    if year is not None:
        query = query.where(Meeting.held_on >= date(year, 1, 1), Meeting.held_on < date(year + 1, 1, 1))
    if kind is not None:
        query = query.where(Meeting.kind == kind)
    return tuple(MeetingRow(*row) for row in session.execute(query))


def meeting_years(session: Session) -> tuple[int, ...]:
    """The years that have meetings, the latest first."""
    year = extract("year", Meeting.held_on)
    return tuple(int(row) for row in session.execute(select(year).distinct().order_by(year.desc())).scalars())


def find_next_meeting(session: Session, day: date | None = None) -> MeetingRow | None:
    """The next meeting not yet held, on `day` (today) or later; None where nothing is planned."""
    query = _list_query().where(
        Meeting.held_on >= (day or clock.today()),
        Meeting.state.in_([MeetingState.PLANNED.value, MeetingState.PREPARING.value]),
    )
    row = session.execute(query.order_by(Meeting.held_on, Meeting.start_time, Meeting.id).limit(1)).one_or_none()
    return MeetingRow(*row) if row else None


def next_meeting_id(session: Session) -> int | None:
    """The id of the next meeting not yet held; None where nothing is planned."""
    row = find_next_meeting(session)
    return None if row is None else row.id


def _list_query() -> Select[int, str, str, str | None, date, str | None, str | None, int, str | None, int]:
    said = select(func.count()).select_from(Opinion).join(OpinionSession).where(OpinionSession.meeting_id == Meeting.id)
    tasks = select(func.count()).where(Task.meeting_id == Meeting.id).scalar_subquery()
    return select(
        Meeting.id,
        Meeting.kind,
        Meeting.state,
        Meeting.title,
        Meeting.held_on,
        Meeting.start_time,
        Meeting.end_time,
        tasks,
        Meeting.kind_name,
        said.scalar_subquery(),
    )


def _add_template(session: Session, meeting: Meeting, items: tuple[TemplateItem, ...], first: int = 1) -> None:
    people: dict[str, dict[str, object]] = {
        "chair": {"presenter_id": meeting.chair_id},
        "secretary": {"presenter_id": meeting.secretary_id},
        "all": {"presenter_words": "Từng đồng chí"},
    }
    for position, item in enumerate(items, start=first):
        columns: dict[str, object] = {"title": item.title, "minutes": item.minutes, "position": position}
        session.add(AgendaItem(meeting_id=meeting.id, **columns, **people.get(item.who, {})))


def _fill(meeting: Meeting, form: MeetingForm) -> None:
    meeting.kind = form.kind
    meeting.kind_name = form.kind_name if form.kind == MeetingKind.OTHER else None
    meeting.held_on = form.held_on
    meeting.start_time = _checked_clock(form.start_time)
    meeting.end_time = _checked_clock(form.end_time)
    meeting.place = one_line(form.place or "") or None
    meeting.secretary_id = form.secretary_id
    meeting.title = one_line(form.title or "") or None


def _checked_clock(text: str | None) -> str | None:
    if not text:
        return None
    found = parse_clock(text)
    if found is None:
        raise MeetingTimeError(text=text)
    return found


def _records_words(session: Session, meeting: Meeting) -> str:
    """What was recorded of a meeting, in words; empty for a meeting that may be deleted."""
    counts = {
        "phần điểm danh": select(func.count()).where(Attendance.meeting_id == meeting.id),
        "biểu quyết": select(func.count()).where(Vote.meeting_id == meeting.id),
        "việc đã giao": select(func.count()).where(Task.meeting_id == meeting.id),
        "nội dung biên bản": select(func.count()).where(
            AgendaItem.meeting_id == meeting.id,
            AgendaItem.minutes_text.is_not(None) | AgendaItem.conclusion.is_not(None),
        ),
    }
    if meeting.held_on > clock.today():
        counts.pop("phần điểm danh")
    return ", ".join(words for words, query in counts.items() if session.execute(query).scalar_one())
