"""The roll call of a meeting, each member with the status held on that day."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Integer, delete, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Attendance, Meeting, Person, Post
from dvqc_desktop.domain.attendance import health_word
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import FORMER_STATUSES, MeetingKind, MemberStatus, Organization, Presence
from dvqc_desktop.domain.errors.meetings import HealthReasonError, NotConvenedError
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.domain.votes import Electorate, RollEntry, electorate, left_out_by
from dvqc_desktop.services.meetings.meeting_guard import day_words, fetch, note_work, open_meeting
from dvqc_desktop.services.people.presence import holds_on, member_status, name_of
from dvqc_desktop.services.rules import meeting_rules, rules_in_force
from dvqc_desktop.services.statements import DAY, given, run

TOPICS = frozenset({Topic.MEETINGS})
PAST_MEETINGS = 3
MAY_BE_ABSENT = (MemberStatus.TEMPORARY_AWAY, MemberStatus.EXEMPT, MemberStatus.SUSPENDED)


@dataclass(frozen=True, slots=True)
class RollRow:
    """A member in the roll call: status on the day, presence as called (None: not yet), reason of absence."""

    person_id: int
    name: str
    status: MemberStatus
    presence: Presence | None
    reason: str | None

    @property
    def votes(self) -> bool:
        """Whether the member may vote at this meeting."""
        there = self.presence in (Presence.PRESENT, Presence.LATE)
        return self.status is MemberStatus.OFFICIAL or (self.status is MemberStatus.EXEMPT and there)

    @property
    def has_to_attend(self) -> bool:
        """Whether absence needs a reason: not for exempt, suspended and temporarily absent members."""
        return self.status not in MAY_BE_ABSENT

    @property
    def waits(self) -> bool:
        """Whether somebody who has to attend was not called yet."""
        return self.presence is None and self.has_to_attend


@dataclass(frozen=True, slots=True)
class PastMeeting:
    """One of the meetings before, with who was how present."""

    id: int
    kind: str
    held_on: date
    presences: dict[int, str]


_STATUS = member_status(Person.id, DAY)
_ROLL = (
    select(Person.id, Person.full_name, _STATUS, Attendance.presence, Attendance.reason)
    .outerjoin(
        Attendance, (Attendance.person_id == Person.id) & (Attendance.meeting_id == given("meeting_id", Integer))
    )
    .where(_STATUS.is_not(None), _STATUS.not_in([code.value for code in FORMER_STATUSES]))
    .order_by(Person.name_sort, Person.id)
)


def roll_call(session: Session, meeting_id: int) -> tuple[RollRow, ...]:
    """The members of the unit on the day of the meeting, in the order of names, with what was called.

    A committee meeting is the committee's: those with a post in the Party on that day, all members where none is noted.
    """
    meeting = fetch(session, Meeting, meeting_id)
    called = _committee(session, meeting)
    rows = run(session, _ROLL, {"day": meeting.held_on, "meeting_id": meeting_id})
    return tuple(
        RollRow(row[0], row[1], MemberStatus(row[2]), Presence(row[3]) if row[3] else None, row[4])
        for row in rows
        if called is None or row[0] in called
    )


def _committee(session: Session, meeting: Meeting) -> frozenset[int] | None:
    """Who belongs to a meeting of the committee; None where all members do."""
    if meeting.kind != MeetingKind.COMMITTEE:
        return None
    posts = select(Post.person_id).where(Post.organization == Organization.PARTY, holds_on(Post, meeting.held_on))
    return frozenset(session.execute(posts).scalars()) or None


def meeting_electorate(session: Session, meeting_id: int, *, expected: bool = False) -> Electorate:
    """Who counts in the votes of a meeting (domain notes §1.5).

    With `expected`, for a meeting ahead, those not called yet are taken to come if they have to attend.
    """
    rows = roll_call(session, meeting_id)
    coming = Presence.PRESENT if expected else None
    entries = [RollEntry(row.status, row.presence or (coming if row.has_to_attend else None), row.name) for row in rows]
    return electorate(entries, left_out_by(meeting_rules(session, meeting_id)))


def set_presence(
    session: Session, meeting_id: int, person_id: int, presence: Presence | None, reason: str | None = None
) -> Change:
    """Call a member: present, late, absent with or without a reason; None takes the call back.

    Raises MeetingMissingError, MeetingClosedError, NotConvenedError for somebody who is no member on that day,
    HealthReasonError for a reason that tells of somebody's health.
    """
    meeting = open_meeting(session, meeting_id)
    rows = {row.person_id: row for row in roll_call(session, meeting_id)}
    if person_id not in rows:
        raise NotConvenedError
    word = health_word(reason or "", rules_in_force(session))
    if word is not None:
        raise HealthReasonError(word=word)
    _store(session, meeting_id, rows[person_id], presence, reason)
    note_work(meeting)
    return Change("điểm danh", name_of(session, person_id), TOPICS, meeting_id)


def mark_all_present(session: Session, meeting_id: int) -> Change:
    """Call everybody present who has to attend and was not called yet. Raises as `set_presence`."""
    meeting = open_meeting(session, meeting_id)
    for row in roll_call(session, meeting_id):
        if row.waits:
            _store(session, meeting_id, row, Presence.PRESENT, None)
    note_work(meeting)
    return Change("điểm danh đủ", day_words(meeting), TOPICS, meeting_id)


def past_presences(session: Session, meeting_id: int, count: int = PAST_MEETINGS) -> tuple[PastMeeting, ...]:
    """The last meetings of the same members before this one that had a roll call, the oldest first.

    Meetings of the committee stand beside its own meetings alone; criticism sessions are left out.
    """
    meeting = fetch(session, Meeting, meeting_id)
    committee = Meeting.kind == MeetingKind.COMMITTEE.value
    meetings = session.execute(
        select(Meeting.id, Meeting.kind, Meeting.held_on)
        .where(
            Meeting.held_on < meeting.held_on,
            committee if meeting.kind == MeetingKind.COMMITTEE else ~committee,
            Meeting.kind != MeetingKind.CRITICISM.value,
            Meeting.id.in_(select(Attendance.meeting_id)),
        )
        .order_by(Meeting.held_on.desc(), Meeting.id.desc())
        .limit(count)
    ).all()
    calls = session.execute(
        select(Attendance.meeting_id, Attendance.person_id, Attendance.presence).where(
            Attendance.meeting_id.in_([row.id for row in meetings])
        )
    ).all()
    return tuple(
        PastMeeting(row.id, row.kind, row.held_on, {call[1]: call[2] for call in calls if call[0] == row.id})
        for row in reversed(meetings)
    )


def _store(session: Session, meeting_id: int, row: RollRow, presence: Presence | None, reason: str | None) -> None:
    called = Attendance.meeting_id == meeting_id, Attendance.person_id == row.person_id
    if presence is None:
        session.execute(delete(Attendance).where(*called))
        return
    if row.presence is None:
        entry = Attendance(meeting_id=meeting_id, person_id=row.person_id)
        session.add(entry)
    else:
        entry = session.execute(select(Attendance).where(*called)).scalar_one()
    entry.status = row.status.value
    entry.presence = presence.value
    absent = presence in (Presence.EXCUSED, Presence.UNEXCUSED)
    entry.reason = (one_line(reason or "") or None) if absent else None
