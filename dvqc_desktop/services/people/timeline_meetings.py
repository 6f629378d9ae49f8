"""Timeline sources: meetings, what was said and decided there, and the tasks that came of it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from dvqc_desktop.db.models import (
    AgendaItem,
    AgendaItemPerson,
    Attendance,
    Decision,
    ItemOpinion,
    Meeting,
    Opinion,
    OpinionSession,
    Person,
    Task,
)
from dvqc_desktop.domain.codes import DecisionKind, Presence
from dvqc_desktop.domain.meetings import DECISION_WORDS, PRESENCE_WORDS, meeting_name
from dvqc_desktop.domain.timeline import EntryKind, told
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
        happened = "có mục liên quan" if item.position else "có mục liên quan, để kỳ sau"
        name = meeting_name(meeting.kind, meeting.held_on, kind, meeting.kind_name)
        yield row_id, f"{name}: {happened}", lines


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


def _presented(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    rows = session.execute(select(AgendaItem.id, AgendaItem.title).where(AgendaItem.id.in_(ids)))
    return [(row_id, f"Trình bày trong họp: {title}", ()) for row_id, title in rows]


_TO_MEETING = (Meeting, Meeting.id == AgendaItem.meeting_id)
MEETING_SOURCES = (
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
        "presented",
        EntryKind.MEETING,
        AgendaItem,
        AgendaItem.presenter_id,
        Meeting.held_on,
        _presented,
        (_TO_MEETING,),
        for_others=True,
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
)
