"""Timeline sources: classes, the chain, posts and places of work of a person."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Date, bindparam, case, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from dvqc_desktop.db.models import (
    ClassEvent,
    ClassProposal,
    DirectSuperior,
    GroupCover,
    HolderAssignment,
    Person,
    Placement,
    Post,
    Shift,
    ShiftTurn,
    Team,
    WorkerLink,
    WorkerSpell,
    WorkGroup,
    YearAssignment,
)
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import HolderRole, LinkKind, Organization, SpellEnd
from dvqc_desktop.domain.links import LINK_WORDS, last_day
from dvqc_desktop.domain.names import group_words
from dvqc_desktop.domain.posts import ORGANIZATION_WORDS
from dvqc_desktop.domain.timeline import EntryKind, class_title, listed, told
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.classes.classes import words_of
from dvqc_desktop.services.people.timeline_source import Source, Words
from dvqc_desktop.services.people.workers import END_WORDS

Reader = Callable[[Session, Sequence[int]], Iterable[Words]]


def _classes(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    names = class_names(session)
    corrected = set(session.execute(select(ClassEvent.corrects_id).where(ClassEvent.corrects_id.in_(ids))).scalars())
    for row in session.execute(select(ClassEvent).where(ClassEvent.id.in_(ids))).scalars():
        code = WorkerClass(row.class_code)
        title = class_title(names[code], words_of(row.aspects), code is WorkerClass.NEEDS_HELP)
        lines = told(
            ("Mặt mạnh", row.strengths),
            ("Sự việc", row.facts),
            ("Nguyên nhân", listed(words_of(row.causes))),
            ("Việc giúp đã thống nhất", row.help_agreed),
            ("Lý do", row.reason),
            ("Căn cứ", row.basis),
        )
        yield row.id, title + (" (đã sửa, không còn tính)" if row.id in corrected else ""), lines


def _class_proposals(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    names = class_names(session)
    for row in session.execute(select(ClassProposal).where(ClassProposal.id.in_(ids))).scalars():
        code = WorkerClass(row.class_code)
        title = class_title(names[code], words_of(row.aspects), code is WorkerClass.NEEDS_HELP)
        yield row.id, f"Đề nghị, chờ bàn: {title}", told(("Lý do", row.reason))


def _holders(other: InstrumentedAttribute[int], words: str, end: bool) -> Reader:
    """The reader of one side of an assignment: `other` is who stands on the other side."""

    def read(session: Session, ids: Sequence[int]) -> Iterable[Words]:
        rows: Any = session.execute(
            select(HolderAssignment, Person.full_name)
            .join(Person, Person.id == other)
            .where(HolderAssignment.id.in_(ids))
        )
        for row, name in rows:
            beside = " (cùng giúp)" if row.role == HolderRole.HELPER.value else ""
            if end:
                yield row.id, f"Thôi: {words} {name}{beside}", told(("Lý do", row.end_reason))
            else:
                accepted = f"{row.accepted_on:%d/%m/%Y}" if row.accepted_on else None
                asked = told(
                    ("Yêu cầu", row.requirement),
                    ("Đã nhận lời ngày", accepted),
                    ("Lý do làm khác lệ", row.exception_reason),
                    ("Tổ thống nhất", row.cell_agreement),
                )
                yield row.id, f"{words} {name}{beside}", asked

    return read


def _covers(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    rows: Any = session.execute(
        select(GroupCover, WorkGroup.name)
        .join(WorkGroup, WorkGroup.id == GroupCover.work_group_id)
        .where(GroupCover.id.in_(ids))
    )
    for row, group in rows:
        through = ORGANIZATION_WORDS[Organization(row.organization)]
        yield row.id, f"Nắm {group_words(group)} qua {through}", told(("Yêu cầu", row.requirement))


def _year_lines(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    worker = aliased(Person)
    rows: Any = session.execute(
        select(YearAssignment, Person.full_name, worker.full_name, WorkGroup.name)
        .join(Person, Person.id == YearAssignment.member_id)
        .outerjoin(worker, worker.id == YearAssignment.worker_id)
        .outerjoin(WorkGroup, WorkGroup.id == YearAssignment.work_group_id)
        .where(YearAssignment.id.in_(ids))
    )
    for row, member, name, group in rows:
        lines = told(("Yêu cầu", row.requirement), ("Kết quả", row.result), ("Nhận xét", row.comment))
        yield row.id, f"Sổ phân công năm {row.year}: {member} – {name or group_words(group)}", lines


def _posts(end: bool) -> Reader:
    def read(session: Session, ids: Sequence[int]) -> Iterable[Words]:
        for row in session.execute(select(Post).where(Post.id.in_(ids))).scalars():
            title = f"{ORGANIZATION_WORDS[Organization(row.organization)]}: {row.title}"
            yield row.id, f"Thôi chức vụ: {row.title}" if end else title, ()

    return read


def _superiors(other: InstrumentedAttribute[int], words: str) -> Reader:
    def read(session: Session, ids: Sequence[int]) -> Iterable[Words]:
        rows: Any = session.execute(
            select(DirectSuperior, Person.full_name).join(Person, Person.id == other).where(DirectSuperior.id.in_(ids))
        )
        for row, name in rows:
            until = f"Đến ngày {row.end_on:%d/%m/%Y}" if row.end_on else None
            yield row.id, f"{words} {name}", told(("", until))

    return read


def _placements(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    rows: Any = session.execute(
        select(Placement.id, Team.name.label("team"), WorkGroup.name.label("group"), Shift.name.label("shift"))
        .outerjoin(Team, Team.id == Placement.team_id)
        .outerjoin(WorkGroup, WorkGroup.id == Placement.work_group_id)
        .outerjoin(Shift, Shift.id == Placement.shift_id)
        .where(Placement.id.in_(ids))
    )
    for row in rows:
        yield row.id, listed((row.team, group_words(row.group or ""), row.shift)) or "Chưa ghi nơi làm việc", ()


def _shift_turns(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    rows = session.execute(
        select(ShiftTurn.id, Shift.name).join(Shift, Shift.id == ShiftTurn.shift_id).where(ShiftTurn.id.in_(ids))
    )
    for row_id, shift in rows:
        yield row_id, f"Lịch quay ca, tuần này: {shift}", ()


def _links(other: InstrumentedAttribute[int]) -> Reader:
    """Links with somebody, as the dialogs show them: they name another, so that no sheet has them."""

    def read(session: Session, ids: Sequence[int]) -> Iterable[Words]:
        rows: Any = session.execute(
            select(WorkerLink, Person.full_name).join(Person, Person.id == other).where(WorkerLink.id.in_(ids))
        )
        for row, name in rows:
            until = last_day(row.end_on)
            lines = told(("Lý do", row.reason), ("Đến hết ngày", f"{until:%d/%m/%Y}" if until else None))
            yield row.id, f"{LINK_WORDS[LinkKind(row.kind)]}: với {name}", lines

    return read


def _spells(end: bool) -> Reader:
    def read(session: Session, ids: Sequence[int]) -> Iterable[Words]:
        for row in session.execute(select(WorkerSpell).where(WorkerSpell.id.in_(ids))).scalars():
            why = END_WORDS[SpellEnd(row.end_reason)] if end and row.end_reason else ""
            yield row.id, f"Rời danh sách của sổ: {why}" if end else "Bắt đầu ghi vào sổ", ()

    return read


_WAITING = case((ClassProposal.agreed_event_id.is_(None), ClassProposal.proposed_on))  # an agreed one is an event
_YEAR_START = type_coerce(YearAssignment.year.op("||")("-01-01"), Date)
_LINKED = case(  # a pair once kept apart is no mark that stays (product.md, principle 1)
    (
        (WorkerLink.kind == LinkKind.GOOD.value) | (WorkerLink.end_on > bindparam("today", type_=Date)),
        WorkerLink.start_on,
    )
)
_HELD, _HOLDS = HolderAssignment.worker_id, HolderAssignment.holder_id


def _chain(name: str, person: Any, day: InstrumentedAttribute[Any], read: Reader, others: bool = False) -> Source:
    return Source(name, EntryKind.CHAIN, HolderAssignment, person, day, read, for_others=others)


def _link(name: str, person: Any, other: InstrumentedAttribute[int]) -> Source:
    return Source(name, EntryKind.CHAIN, WorkerLink, person, _LINKED, _links(other), for_others=True)


_SINCE, _UNTIL = HolderAssignment.start_on, HolderAssignment.end_on
PLACE_SOURCES = (
    Source("class", EntryKind.CLASS, ClassEvent, ClassEvent.person_id, ClassEvent.at, _classes),
    Source(
        "class_proposal",
        EntryKind.CLASS,
        ClassProposal,
        ClassProposal.person_id,
        _WAITING,
        _class_proposals,
    ),
    _chain("held", _HELD, _SINCE, _holders(_HOLDS, "Người phụ trách:", False)),
    _chain("held_end", _HELD, _UNTIL, _holders(_HOLDS, "người phụ trách", True)),
    _chain("holds", _HOLDS, _SINCE, _holders(_HELD, "Phụ trách", False), True),
    _chain("holds_end", _HOLDS, _UNTIL, _holders(_HELD, "phụ trách", True), True),
    Source("covers", EntryKind.CHAIN, GroupCover, GroupCover.person_id, GroupCover.start_on, _covers, for_others=True),
    Source("year", EntryKind.CHAIN, YearAssignment, YearAssignment.worker_id, _YEAR_START, _year_lines),
    Source(
        "year_of", EntryKind.CHAIN, YearAssignment, YearAssignment.member_id, _YEAR_START, _year_lines, for_others=True
    ),
    _link("link", WorkerLink.first_id, WorkerLink.second_id),
    _link("linked", WorkerLink.second_id, WorkerLink.first_id),
    Source("post", EntryKind.POST, Post, Post.person_id, Post.start_on, _posts(False)),
    Source("post_end", EntryKind.POST, Post, Post.person_id, Post.end_on, _posts(True)),
    Source(
        "superior",
        EntryKind.POST,
        DirectSuperior,
        DirectSuperior.person_id,
        DirectSuperior.start_on,
        _superiors(DirectSuperior.superior_id, "Cấp trên trực tiếp:"),
    ),
    Source(
        "superior_of",
        EntryKind.POST,
        DirectSuperior,
        DirectSuperior.superior_id,
        DirectSuperior.start_on,
        _superiors(DirectSuperior.person_id, "Cấp trên trực tiếp của"),
        for_others=True,
    ),
    Source("place", EntryKind.PLACE, Placement, Placement.person_id, Placement.start_on, _placements),
    Source("shift_turn", EntryKind.PLACE, ShiftTurn, ShiftTurn.person_id, ShiftTurn.week_on, _shift_turns),
    Source("spell", EntryKind.PLACE, WorkerSpell, WorkerSpell.person_id, WorkerSpell.start_on, _spells(False)),
    Source("spell_end", EntryKind.PLACE, WorkerSpell, WorkerSpell.person_id, WorkerSpell.end_on, _spells(True)),
)
