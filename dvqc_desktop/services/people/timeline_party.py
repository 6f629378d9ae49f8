"""Timeline sources: meetings, tasks, the way into the Party and membership of a person."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from dvqc_desktop.db.models import (
    AgendaItem,
    AgendaItemPerson,
    Attendance,
    Candidate,
    CandidateHelper,
    CandidateStageEvent,
    Decision,
    ItemOpinion,
    Meeting,
    Membership,
    MemberStatusEvent,
    Opinion,
    OpinionSession,
    Person,
    Task,
)
from dvqc_desktop.domain.codes import CandidateStage, DecisionKind, MemberStatus, Organization, Presence
from dvqc_desktop.domain.meetings import DECISION_WORDS, PRESENCE_WORDS, meeting_name
from dvqc_desktop.domain.posts import ORGANIZATION_WORDS, STATUS_WORDS
from dvqc_desktop.domain.timeline import EntryKind, told
from dvqc_desktop.services.development import STAGE_WORDS
from dvqc_desktop.services.people.timeline_source import Source, Words
from dvqc_desktop.services.unit import get_unit

Reader = Callable[[Session, Sequence[int]], Iterable[Words]]
ITEM_INSIDE = "Nội dung bàn ghi trong biên bản, đọc trên máy"


def _named(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    kind = get_unit(session).kind
    rows: Any = session.execute(
        select(AgendaItemPerson.id, AgendaItem, Meeting)
        .join(AgendaItem, AgendaItem.id == AgendaItemPerson.agenda_item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(AgendaItemPerson.id.in_(ids))
    )
    for row_id, item, meeting in rows:
        inside = ITEM_INSIDE if item.minutes_text or item.conclusion or item.internal_note else None
        lines = told(("Mục", item.title), ("", inside))
        yield row_id, f"{meeting_name(meeting.kind, meeting.held_on, kind, meeting.kind_name)}: có mục liên quan", lines


def _spoken(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    rows: Any = session.execute(
        select(ItemOpinion, AgendaItem.title)
        .join(AgendaItem, AgendaItem.id == ItemOpinion.agenda_item_id)
        .where(ItemOpinion.id.in_(ids))
    )
    for row, title in rows:
        yield row.id, f"Phát biểu ở mục {title}", (row.text,)


def _opinions(head: str) -> Reader:
    """What the workers wrote about a member, or what he or she answered; who wrote it is known to nobody."""

    def read(session: Session, ids: Sequence[int]) -> Iterable[Words]:
        for row in session.execute(select(Opinion).where(Opinion.id.in_(ids))).scalars():
            yield row.id, f"{head}: {row.text}", told(("Trả lời", row.answer))

    return read


def _attended(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    kind = get_unit(session).kind
    rows: Any = session.execute(
        select(Attendance, Meeting).join(Meeting, Meeting.id == Attendance.meeting_id).where(Attendance.id.in_(ids))
    )
    for row, meeting in rows:
        how = PRESENCE_WORDS[Presence(row.presence)]
        name = meeting_name(meeting.kind, meeting.held_on, kind, meeting.kind_name)
        yield row.id, f"{name}: {how}", told(("Lý do", row.reason))


def _tasks(head: str, other: InstrumentedAttribute[Any], other_head: str) -> Reader:
    def read(session: Session, ids: Sequence[int]) -> Iterable[Words]:
        rows: Any = session.execute(
            select(Task, Person.full_name).outerjoin(Person, Person.id == other).where(Task.id.in_(ids))
        )
        for row, name in rows:
            lines = told(
                (other_head, name),
                ("Hạn", f"{row.due_on:%d/%m/%Y}" if row.due_on else None),
                ("Xong ngày", f"{row.done_on:%d/%m/%Y}" if row.done_on else None),
                ("Kết quả", row.result),
            )
            yield row.id, f"{head}: {row.text}", lines

    return read


def _decisions(other: InstrumentedAttribute[Any], other_head: str) -> Reader:
    """What a meeting decided about somebody, with whoever else it names."""

    def read(session: Session, ids: Sequence[int]) -> Iterable[Words]:
        rows: Any = session.execute(
            select(Decision, Person.full_name).outerjoin(Person, Person.id == other).where(Decision.id.in_(ids))
        )
        for row, name in rows:
            done = f"{row.done_on:%d/%m/%Y}" if row.done_on else None
            words = DECISION_WORDS[DecisionKind(row.kind)].lower()
            yield row.id, f"Buổi họp quyết định {words}", told((other_head, name), ("Đã ghi vào sổ ngày", done))

    return read


def _introduced(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    for row in session.execute(select(Candidate).where(Candidate.id.in_(ids))).scalars():
        by = ORGANIZATION_WORDS[Organization(row.introduced_by)] if row.introduced_by else None
        yield row.id, "Giới thiệu quần chúng ưu tú", told(("Nơi giới thiệu", by), ("Ghi chú", row.note))


def _stages(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    for row in session.execute(select(CandidateStageEvent).where(CandidateStageEvent.id.in_(ids))).scalars():
        due = f"{row.next_due_on:%d/%m/%Y}" if row.next_due_on else None
        yield row.id, STAGE_WORDS[CandidateStage(row.stage)], told(("Bước sau trước ngày", due), ("Ghi chú", row.note))


def _candidate_helpers(words: str, helper: bool) -> Reader:
    """Who helps a candidate (`helper`), or whom a member helps."""

    def read(session: Session, ids: Sequence[int]) -> Iterable[Words]:
        candidate = aliased(Candidate)
        other = CandidateHelper.member_id if helper else candidate.person_id
        rows: Any = session.execute(
            select(CandidateHelper, Person.full_name)
            .join(candidate, candidate.id == CandidateHelper.candidate_id)
            .join(Person, Person.id == other)
            .where(CandidateHelper.id.in_(ids))
        )
        for row, name in rows:
            until = f"Đến ngày {row.end_on:%d/%m/%Y}" if row.end_on else None
            yield row.id, f"{words} {name}", told(("", until))

    return read


def _statuses(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    for row in session.execute(select(MemberStatusEvent).where(MemberStatusEvent.id.in_(ids))).scalars():
        yield row.id, f"Đảng viên: {STATUS_WORDS[MemberStatus(row.status)].lower()}", told(("Ghi chú", row.note))


def _fixed(title: str) -> Reader:
    """A reader whose rows say no more than what happened."""

    def read(_session: Session, ids: Sequence[int]) -> Iterable[Words]:
        return [(row_id, title, ()) for row_id in ids]

    return read


def _membership(name: str, day: InstrumentedAttribute[Any], title: str) -> Source:
    return Source(name, EntryKind.DEVELOPMENT, Membership, Membership.person_id, day, _fixed(title))


_TO_MEETING = (Meeting, Meeting.id == AgendaItem.meeting_id)
_TO_CANDIDATE = (Candidate, Candidate.id == CandidateStageEvent.candidate_id)
_HELPED = (Candidate, Candidate.id == CandidateHelper.candidate_id)
PARTY_SOURCES = (
    Source(
        "named",
        EntryKind.MEETING,
        AgendaItemPerson,
        AgendaItemPerson.person_id,
        Meeting.held_on,
        _named,
        ((AgendaItem, AgendaItem.id == AgendaItemPerson.agenda_item_id), _TO_MEETING),
    ),
    Source(
        "spoken",
        EntryKind.MEETING,
        ItemOpinion,
        ItemOpinion.speaker_id,
        Meeting.held_on,
        _spoken,
        ((AgendaItem, AgendaItem.id == ItemOpinion.agenda_item_id), _TO_MEETING),
    ),
    Source(
        "opinion",
        EntryKind.MEETING,
        Opinion,
        Opinion.about_id,
        OpinionSession.held_on,
        _opinions("Quần chúng góp ý"),
        ((OpinionSession, OpinionSession.id == Opinion.session_id),),
    ),
    Source(
        "answer",
        EntryKind.MEETING,
        Opinion,
        Opinion.answered_by_id,
        Opinion.answered_on,
        _opinions("Trả lời quần chúng góp ý"),
        for_others=True,
    ),
    Source(
        "attended",
        EntryKind.MEETING,
        Attendance,
        Attendance.person_id,
        Meeting.held_on,
        _attended,
        ((Meeting, Meeting.id == Attendance.meeting_id),),
    ),
    Source(
        "task",
        EntryKind.MEETING,
        Task,
        Task.owner_id,
        Task.given_on,
        _tasks("Được giao", Task.promised_to_id, "Hứa với"),
    ),
    Source(
        "promise",
        EntryKind.MEETING,
        Task,
        Task.promised_to_id,
        Task.given_on,
        _tasks("Đã hứa", Task.owner_id, "Người lo"),
    ),
    Source(
        "task_about",
        EntryKind.MEETING,
        Task,
        Task.about_id,
        Task.given_on,
        _tasks("Việc được giao để giúp", Task.owner_id, "Người lo"),
    ),
    Source(
        "decided_about",
        EntryKind.MEETING,
        Decision,
        Decision.person_id,
        Meeting.held_on,
        _decisions(Decision.holder_id, "Người phụ trách"),
        ((Meeting, Meeting.id == Decision.meeting_id),),
    ),
    Source(
        "decided_to_hold",
        EntryKind.MEETING,
        Decision,
        Decision.holder_id,
        Meeting.held_on,
        _decisions(Decision.person_id, "Người được phụ trách"),
        ((Meeting, Meeting.id == Decision.meeting_id),),
        for_others=True,
    ),
    Source("introduced", EntryKind.DEVELOPMENT, Candidate, Candidate.person_id, Candidate.introduced_on, _introduced),
    Source(
        "stage",
        EntryKind.DEVELOPMENT,
        CandidateStageEvent,
        Candidate.person_id,
        CandidateStageEvent.at,
        _stages,
        (_TO_CANDIDATE,),
    ),
    Source(
        "helper",
        EntryKind.DEVELOPMENT,
        CandidateHelper,
        Candidate.person_id,
        CandidateHelper.start_on,
        _candidate_helpers("Đảng viên giúp vào Đảng:", True),
        (_HELPED,),
    ),
    Source(
        "helps",
        EntryKind.DEVELOPMENT,
        CandidateHelper,
        CandidateHelper.member_id,
        CandidateHelper.start_on,
        _candidate_helpers("Giúp vào Đảng:", False),
        for_others=True,
    ),
    _membership("decided", Membership.admission_decision_date, "Quyết định kết nạp"),
    _membership("admitted", Membership.admission_date, "Lễ kết nạp, ngày vào Đảng"),
    _membership("official", Membership.official_date, "Ngày chính thức"),
    Source(
        "status",
        EntryKind.DEVELOPMENT,
        MemberStatusEvent,
        MemberStatusEvent.person_id,
        MemberStatusEvent.start_on,
        _statuses,
    ),
)
