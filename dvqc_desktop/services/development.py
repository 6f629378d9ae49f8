"""Candidates for the Party: introduced, helped, led from stage to stage (guideline 38-HD/BTCTW, domain notes §4)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Candidate, CandidateHelper, CandidateStageEvent, Person
from dvqc_desktop.domain import clock, names
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import CandidateStage, Organization
from dvqc_desktop.domain.errors.members import CandidateDateFuture, CandidateThere, StageOrder, StageThere
from dvqc_desktop.services.people.presence import holds_on, name_of

TOPICS = frozenset({Topic.DEVELOPMENT})

STAGE_WORDS = {
    CandidateStage.INTRODUCED: "Giới thiệu quần chúng ưu tú",
    CandidateStage.LISTED: "Vào danh sách cảm tình Đảng",
    CandidateStage.CLASS: "Học lớp nhận thức về Đảng",
    CandidateStage.CERTIFIED: "Có giấy chứng nhận lớp nhận thức",
    CandidateStage.PAPERS: "Lập hồ sơ",
    CandidateStage.RESOLVED: "Chi bộ ra nghị quyết đề nghị kết nạp",
    CandidateStage.ADMITTED: "Kết nạp, đảng viên dự bị",
    CandidateStage.OFFICIAL: "Công nhận chính thức",
    CandidateStage.STOPPED: "Thôi theo dõi",
}
STAGES = tuple(CandidateStage)


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A candidate with the last stage noted, its day, the day the next one is due, and who helps."""

    id: int
    person_id: int
    name: str
    name_sort: bytes
    trade: str
    introduced_on: date
    introduced_by: Organization | None
    stage: CandidateStage
    stage_on: date
    next_due_on: date | None
    helpers: tuple[str, ...]
    note: str

    @property
    def over(self) -> bool:
        """True when nothing is left to follow."""
        return self.stage in (CandidateStage.OFFICIAL, CandidateStage.STOPPED)


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage noted, with the day it was or will be reached and the day the next one is due."""

    stage: CandidateStage
    on: date
    next_due_on: date | None
    note: str


def add_candidate(
    session: Session,
    person_id: int,
    introduced_on: date,
    introduced_by: Organization | None = None,
    note: str | None = None,
) -> Change:
    """Begins to follow somebody who was introduced for admission. The row id of the change is the candidate's.

    Raises CandidateThere, CandidateDateFuture.
    """
    name = name_of(session, person_id)
    if introduced_on > clock.today():
        raise CandidateDateFuture(day=introduced_on)
    if session.execute(select(Candidate.id).where(Candidate.person_id == person_id)).scalar() is not None:
        raise CandidateThere(name=name)
    row = Candidate(
        person_id=person_id,
        introduced_on=introduced_on,
        introduced_by=introduced_by.value if introduced_by else None,
        note=_text(note),
    )
    session.add(row)
    session.flush()
    return Change("giới thiệu", name, TOPICS, row.id)


def edit_candidate(
    session: Session, candidate_id: int, introduced_on: date, introduced_by: Organization | None, note: str | None
) -> Change:
    """Corrects when and by whom somebody was introduced. Raises CandidateDateFuture."""
    if introduced_on > clock.today():
        raise CandidateDateFuture(day=introduced_on)
    row = session.get_one(Candidate, candidate_id)
    row.introduced_on, row.note = introduced_on, _text(note)
    row.introduced_by = introduced_by.value if introduced_by else None
    return Change("sửa việc giới thiệu", name_of(session, row.person_id), TOPICS, candidate_id)


def reach_stage(
    session: Session,
    candidate_id: int,
    stage: CandidateStage,
    on: date,
    next_due_on: date | None = None,
    note: str | None = None,
) -> Change:
    """Notes a stage, its day (ahead of today for a class or meeting already fixed) and the day the next one is due.

    Raises StageThere for a stage not after the last one, StageOrder for a day before the last one's.
    """
    candidate = session.get_one(Candidate, candidate_id)
    name = name_of(session, candidate.person_id)
    last = _last_stage(session, candidate)
    if STAGES.index(stage) <= STAGES.index(last.stage):
        raise StageThere(name=name, stage=STAGE_WORDS[stage])
    if on < last.on:
        raise StageOrder(stage=STAGE_WORDS[stage], day=on, before=last.on)
    session.add(
        CandidateStageEvent(
            candidate_id=candidate_id, stage=stage.value, at=on, next_due_on=next_due_on, note=_text(note)
        )
    )
    session.flush()
    return Change("ghi bước phát triển Đảng của", name, TOPICS, candidate_id)


def add_candidate_helper(session: Session, candidate_id: int, member_id: int, start_on: date) -> Change:
    """Gives a candidate a member who helps him into the Party, from a day on; nothing for one who helps already."""
    candidate = session.get_one(Candidate, candidate_id)
    helps = select(CandidateHelper.id).where(
        CandidateHelper.candidate_id == candidate_id,
        CandidateHelper.member_id == member_id,
        holds_on(CandidateHelper, start_on),
    )
    if session.execute(helps).scalar() is None:
        session.add(CandidateHelper(candidate_id=candidate_id, member_id=member_id, start_on=start_on))
        session.flush()
    return Change("phân công giúp", name_of(session, candidate.person_id), TOPICS, candidate_id)


def end_candidate_helper(session: Session, candidate_id: int, member_id: int, on: date) -> Change:
    """Ends a member's help from a day on."""
    candidate = session.get_one(Candidate, candidate_id)
    rows = session.execute(
        select(CandidateHelper).where(
            CandidateHelper.candidate_id == candidate_id,
            CandidateHelper.member_id == member_id,
            CandidateHelper.end_on.is_(None),
        )
    ).scalars()
    for row in rows:
        row.end_on = max(on, row.start_on)
    return Change("thôi phân công giúp", name_of(session, candidate.person_id), TOPICS, candidate_id)


def list_candidates(session: Session, day: date) -> tuple[CandidateRow, ...]:
    """All candidates, those at the latest stage first, then by name; helpers as of the day."""
    last = (
        select(CandidateStageEvent.candidate_id, CandidateStageEvent.stage)
        .add_columns(CandidateStageEvent.at, CandidateStageEvent.next_due_on)
        .order_by(CandidateStageEvent.at, CandidateStageEvent.id)
    )
    stages: dict[int, list[Any]] = {}
    for event in session.execute(last):
        stages.setdefault(event.candidate_id, []).append(event)
    query = select(
        Candidate.id,
        Candidate.person_id,
        Candidate.introduced_on,
        Candidate.introduced_by,
        Candidate.note,
        Person.full_name,
        Person.name_sort,
        Person.trade,
    ).join(Person, Person.id == Candidate.person_id)
    helpers = _helpers(session, day)
    found = [_candidate(row, stages.get(row.id, []), helpers.get(row.id, ())) for row in session.execute(query)]
    return tuple(sorted(found, key=lambda row: (-STAGES.index(row.stage), row.name_sort, row.id)))


def list_stages(session: Session, candidate_id: int) -> tuple[StageRow, ...]:
    """The stages of one candidate, from the introduction on."""
    candidate = session.get_one(Candidate, candidate_id)
    rows = session.execute(
        select(CandidateStageEvent)
        .where(CandidateStageEvent.candidate_id == candidate_id)
        .order_by(CandidateStageEvent.at, CandidateStageEvent.id)
    ).scalars()
    first = StageRow(CandidateStage.INTRODUCED, candidate.introduced_on, None, candidate.note or "")
    return (first, *(StageRow(CandidateStage(row.stage), row.at, row.next_due_on, row.note or "") for row in rows))


def helper_ids(session: Session, candidate_id: int, day: date) -> tuple[int, ...]:
    """Row ids of the members who help a candidate on a day."""
    rows = session.execute(
        select(CandidateHelper.member_id).where(
            CandidateHelper.candidate_id == candidate_id, holds_on(CandidateHelper, day)
        )
    )
    return tuple(rows.scalars())


def _last_stage(session: Session, candidate: Candidate) -> StageRow:
    return list_stages(session, candidate.id)[-1]


def _helpers(session: Session, day: date) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    rows = session.execute(
        select(CandidateHelper.candidate_id, Person.full_name)
        .join(Person, Person.id == CandidateHelper.member_id)
        .where(holds_on(CandidateHelper, day))
        .order_by(Person.name_sort, Person.id)
    )
    for candidate_id, name in rows:
        found[candidate_id] = (*found.get(candidate_id, ()), name)
    return found


def _candidate(row: Any, events: list[Any], helpers: tuple[str, ...]) -> CandidateRow:
    last = events[-1] if events else None
    return CandidateRow(
        id=row.id,
        person_id=row.person_id,
        name=row.full_name,
        name_sort=row.name_sort,
        trade=row.trade or "",
        introduced_on=row.introduced_on,
        introduced_by=Organization(row.introduced_by) if row.introduced_by else None,
        stage=CandidateStage(last.stage) if last else CandidateStage.INTRODUCED,
        stage_on=last.at if last else row.introduced_on,
        next_due_on=last.next_due_on if last else None,
        helpers=helpers,
        note=row.note or "",
    )


def _text(text: str | None) -> str | None:
    return names.nfc(text or "").strip() or None
