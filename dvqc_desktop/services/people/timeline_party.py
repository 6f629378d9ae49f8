"""Timeline sources: the way into the Party and membership of a person."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from dvqc_desktop.db.models import (
    Candidate,
    CandidateHelper,
    CandidateStageEvent,
    Membership,
    MemberStatusEvent,
    Person,
)
from dvqc_desktop.domain.codes import CandidateStage, MemberStatus, Organization
from dvqc_desktop.domain.posts import ORGANIZATION_WORDS, STATUS_WORDS
from dvqc_desktop.domain.timeline import EntryKind, told
from dvqc_desktop.services.development import STAGE_WORDS
from dvqc_desktop.services.people.timeline_source import Source, Words

Reader = Callable[[Session, Sequence[int]], Iterable[Words]]


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


_TO_CANDIDATE = (Candidate, Candidate.id == CandidateStageEvent.candidate_id)
_HELPED = (Candidate, Candidate.id == CandidateHelper.candidate_id)
PARTY_SOURCES = (
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
    _membership("volunteered", Membership.volunteered_on, "Xung phong làm công tác quần chúng"),
    _membership("residence", Membership.residence_introduced_on, "Giới thiệu về nơi cư trú"),
    _membership("residence_comment", Membership.residence_comment_on, "Nhận được nhận xét của nơi cư trú"),
    Source(
        "status",
        EntryKind.DEVELOPMENT,
        MemberStatusEvent,
        MemberStatusEvent.person_id,
        MemberStatusEvent.start_on,
        _statuses,
    ),
)
