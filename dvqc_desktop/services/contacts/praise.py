"""Praise: who made progress this month and could be commended, and who was, for what."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Commendation, Contact, Person, Plan, PlanAim, PlanStep
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import PlanKind
from dvqc_desktop.domain.errors.praise import PraiseDayAhead, PraiseEmpty, PraiseNamesClass
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.domain.periods import month_of
from dvqc_desktop.services.leaving_words import withheld_in
from dvqc_desktop.services.people.presence import is_worker, name_of
from dvqc_desktop.services.statements import chunks

TOPICS = frozenset({Topic.PLANS})
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PraiseReason:
    """Something good that was noted on a day."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class PraiseRow:
    """A worker who could be commended: reasons, the newest first, and the praise of the month where there was one."""

    person_id: int
    name: str
    reasons: tuple[PraiseReason, ...]
    praised_on: date | None
    praise_id: int | None = None

    @property
    def waiting(self) -> bool:
        """Nobody has commended him or her since the newest reason."""
        return self.praised_on is None or any(reason.on > self.praised_on for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class TeamPraise:
    """Praise of a team's work."""

    id: int
    on: date
    text: str


def commend(session: Session, person_id: int, on: date, text: str) -> Change:
    """Notes that somebody was commended. Raises PraiseEmpty, PraiseNamesClass, PraiseDayAhead."""
    row = Commendation(person_id=person_id, commended_on=on, text=_checked(session, on, text))
    session.add(row)
    session.flush()
    return Change("ghi đã biểu dương", name_of(session, person_id), TOPICS, row.id)


def commend_team(session: Session, plan_id: int, on: date, text: str) -> Change:
    """Notes that the team of a plan was commended, the plan closed or not. Raises as commend does."""
    row = Commendation(plan_id=plan_id, commended_on=on, text=_checked(session, on, text))
    session.add(row)
    session.flush()
    return Change("ghi đã biểu dương", "tổ", TOPICS, row.id)


def take_back(session: Session, praise_id: int) -> Change:
    """Takes out praise that was noted by mistake."""
    row = session.get_one(Commendation, praise_id)
    whom = "tổ" if row.person_id is None else name_of(session, row.person_id)
    session.delete(row)
    return Change("bỏ ghi biểu dương", whom, TOPICS)


def praise_of_team(session: Session, plan_id: int) -> tuple[TeamPraise, ...]:
    """The praise a team's plan led to, the newest first."""
    rows = session.execute(
        select(Commendation.id, Commendation.commended_on, Commendation.text)
        .where(Commendation.plan_id == plan_id)
        .order_by(Commendation.commended_on.desc(), Commendation.id.desc())
    )
    return tuple(TeamPraise(*row) for row in rows)


def praise_list(session: Session, day: date) -> tuple[PraiseRow, ...]:
    """Workers of the book with progress noted in the month of a day, up to that day, by name.

    Progress is what contacts noted as such, near and long aims reached, and steps done. Nothing private is read.
    """
    start = month_of(day).start
    found: dict[int, list[PraiseReason]] = {}
    for person_id, on, text in _reasons(session, start, day):
        found.setdefault(person_id, []).append(PraiseReason(on, text))
    praised = _praised(session, start, day)
    rows = []
    for person_id, name in _workers(session, found, day):
        reasons = tuple(sorted(found[person_id], key=lambda reason: reason.on, reverse=True))
        praised_on, praise_id = praised.get(person_id, (None, None))
        rows.append(PraiseRow(person_id, name, reasons, praised_on, praise_id))
    return tuple(rows)


def count_praised(session: Session, start: date, end: date) -> int:
    """How many workers were commended in a span, both days included: a sum, no names."""
    praised = select(func.count(Commendation.person_id.distinct()))
    return int(session.execute(praised.where(Commendation.commended_on.between(start, end))).scalar_one())


def _reasons(session: Session, start: date, end: date) -> Iterator[tuple[int, date, str]]:
    progress = session.execute(
        select(Contact.worker_id, Contact.at, Contact.progress).where(
            Contact.at.between(start, end), func.trim(func.coalesce(Contact.progress, "")) != ""
        )
    )
    aims = session.execute(
        select(Plan.person_id, PlanAim.reached_on, PlanAim.text)
        .join(Plan, Plan.id == PlanAim.plan_id)
        .where(Plan.kind == PlanKind.MENTORING.value, PlanAim.reached_on.between(start, end))
    )
    steps = session.execute(
        select(Plan.person_id, PlanStep.done_on, PlanStep.text, PlanStep.result)
        .join(Plan, Plan.id == PlanStep.plan_id)
        .where(Plan.kind == PlanKind.MENTORING.value, PlanStep.done_on.between(start, end))
    )
    for person_id, on, text in progress:
        yield person_id, on, one_line(text or "")
    for worker_id, reached_on, text in aims:
        yield _known(worker_id), _known(reached_on), f"Đạt mục tiêu: {text}"
    for worker_id, done_on, text, result in steps:
        yield _known(worker_id), _known(done_on), f"Xong bước: {text}" + (f" ({result.rstrip('.')})" if result else "")


def _known(value: T | None) -> T:
    assert value is not None, "the query asks for it"
    return value


def _praised(session: Session, start: date, end: date) -> dict[int, tuple[date, int]]:
    rows = session.execute(
        select(Commendation.person_id, Commendation.commended_on, Commendation.id)
        .where(Commendation.person_id.is_not(None), Commendation.commended_on.between(start, end))
        .order_by(Commendation.commended_on, Commendation.id)
    )
    return {_known(person_id): (on, praise_id) for person_id, on, praise_id in rows}


def _workers(session: Session, ids: Iterable[int], day: date) -> list[tuple[int, str]]:
    found = []
    for chunk in chunks(ids):
        rows = session.execute(
            select(Person.id, Person.full_name, Person.name_sort).where(Person.id.in_(chunk), is_worker(Person.id, day))
        )
        found += [(row[2], row[0], row[1]) for row in rows]
    return [(person_id, name) for _, person_id, name in sorted(found)]


def _checked(session: Session, on: date, text: str) -> str:
    written = one_line(text)
    if not written:
        raise PraiseEmpty
    word = withheld_in(session, written)
    if word is not None:
        raise PraiseNamesClass(word=word)
    if on > clock.today():
        raise PraiseDayAhead(day=f"{on:%d/%m/%Y}")
    return written
