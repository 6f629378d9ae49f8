"""Reads the workers' criticism: its sessions, opinions grouped by whom they are about, promises, counts."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import Membership, Opinion, OpinionSession, Person, Task, WorkerSpell
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.periods import quarter_of


@dataclass(frozen=True, slots=True)
class SessionFields:
    """A quarter's criticism: any day of the quarter, the day it is heard, its meeting, when answers were read out."""

    quarter_on: date
    held_on: date
    meeting_id: int | None = None
    read_on: date | None = None

    @property
    def words(self) -> str:
        """The quarter in words: "quý III năm 2026"."""
        return quarter_of(self.quarter_on).words


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session with how many opinions were received and answered, slips of the same sense counted each."""

    id: int
    fields: SessionFields
    received: int
    answered: int


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised in answer, by whom, until when; `task_id` None for one that is not in the book yet."""

    text: str
    owner_id: int | None
    due_on: date | None
    task_id: int | None = None


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise with its owner's name and what became of it."""

    task_id: int
    text: str
    owner_id: int | None
    owner: str | None
    given_on: date
    due_on: date | None
    done_on: date | None
    result: str | None
    session_id: int

    def done_by(self, day: date) -> bool:
        """Whether it was done by a day."""
        return self.done_on is not None and self.done_on <= day


@dataclass(frozen=True, slots=True)
class OpinionFields:
    """What some slips say, about whom (None: the cell), and what was answered; there is no field for an author."""

    text: str
    about_id: int | None = None
    spoken: str = ""
    slips: int = 1
    answer: str = ""
    answered_by_id: int | None = None
    answered_on: date | None = None
    promise: Promise | None = None


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """An opinion with the names of the member it is about and of who answered."""

    id: int
    fields: OpinionFields
    about: str | None
    about_sort: bytes
    answered_by: str | None
    promise: PromiseRow | None

    @property
    def read_text(self) -> str:
        """The words that may be read out: the paraphrase, or the opinion where none was written."""
        return self.fields.spoken or self.fields.text


@dataclass(frozen=True, slots=True)
class OpinionCounts:
    """Opinions heard, and opinions answered, each by its own day."""

    received: int
    answered: int


def list_sessions(session: Session) -> tuple[SessionRow, ...]:
    """All sessions, the latest quarter first."""
    answered = case((Opinion.answered_on.is_not(None), Opinion.slips), else_=0)
    rows: Any = session.execute(
        select(OpinionSession, func.coalesce(func.sum(Opinion.slips), 0), func.coalesce(func.sum(answered), 0))
        .outerjoin(Opinion, Opinion.session_id == OpinionSession.id)
        .group_by(OpinionSession.id)
        .order_by(OpinionSession.quarter_on.desc())
    )
    return tuple(
        SessionRow(row.id, SessionFields(row.quarter_on, row.held_on, row.meeting_id, row.read_on), int(got), int(said))
        for row, got, said in rows
    )


def list_opinions(session: Session, session_id: int) -> tuple[OpinionRow, ...]:
    """The opinions of a session: about the cell first, then member by member in the order of names."""
    about, by = aliased(Person), aliased(Person)
    rows: Any = session.execute(
        select(Opinion, about.full_name, about.name_sort, by.full_name)
        .outerjoin(about, about.id == Opinion.about_id)
        .outerjoin(by, by.id == Opinion.answered_by_id)
        .where(Opinion.session_id == session_id)
        .order_by(about.name_sort.is_not(None), about.name_sort, Opinion.about_id, Opinion.id)
    )
    promised = _promises(session, _tasks().where(Opinion.session_id == session_id))
    return tuple(_row(row, name, sort, answered_by, promised) for row, name, sort, answered_by in rows)


def promised_before(session: Session, session_id: int) -> tuple[PromiseRow, ...]:
    """What was promised at the session before this one, and older promises still open when this one is held."""
    now = session.get_one(OpinionSession, session_id)
    last = (
        select(func.max(OpinionSession.quarter_on)).where(OpinionSession.quarter_on < now.quarter_on).scalar_subquery()
    )
    still_open = or_(Task.done_on.is_(None), Task.done_on > now.held_on)
    older = and_(OpinionSession.quarter_on < now.quarter_on, still_open)
    query = _tasks().where(or_(OpinionSession.quarter_on == last, older))
    return tuple(_promises(session, query).values())


def tasks_to_promise(session: Session, session_id: int) -> tuple[PromiseRow, ...]:
    """Tasks given since the session was held that may be what an opinion was promised."""
    held_on = select(OpinionSession.held_on).where(OpinionSession.id == session_id).scalar_subquery()
    query = _columns(select(Task.id)).where(
        Task.given_on >= held_on, Task.contact_id.is_(None), Task.promised_to_id.is_(None)
    )
    rows: Any = session.execute(query.order_by(Task.given_on, Task.id))
    return tuple(PromiseRow(*(*row, session_id)) for row in rows)


def count_opinions(session: Session, start: date, end: date) -> OpinionCounts:
    """How many opinions were heard and answered from `start` to `end`, both included; slips counted each."""
    heard = case((OpinionSession.held_on.between(start, end), Opinion.slips), else_=0)
    answered = case((Opinion.answered_on.between(start, end), Opinion.slips), else_=0)
    row: Any = session.execute(
        select(func.coalesce(func.sum(heard), 0), func.coalesce(func.sum(answered), 0))
        .select_from(Opinion)
        .join(OpinionSession, OpinionSession.id == Opinion.session_id)
    ).one()
    return OpinionCounts(int(row[0]), int(row[1]))


def opinion_lines(session: Session, start: date, end: date) -> tuple[tuple[str, int], ...]:
    """The same counts with their words, as a report lists them; no name stands in them."""
    counts = count_opinions(session, start, end)
    return ("Ý kiến quần chúng góp ý đã nhận", counts.received), ("Trong kỳ đã trả lời", counts.answered)


def worker_names(session: Session) -> tuple[str, ...]:
    """The full names of all workers of the book who are no members, the longest first: they stand on no sheet."""
    member = select(Membership.person_id)
    rows = session.execute(
        select(Person.full_name)
        .join(WorkerSpell, WorkerSpell.person_id == Person.id)
        .where(Person.id.not_in(member))
        .distinct()
    )
    return tuple(sorted(rows.scalars(), key=len, reverse=True))


def usual_session(rows: tuple[SessionRow, ...]) -> SessionRow | None:
    """The session to show at first: the last one heard, else the next."""
    today = clock.today()
    return next((row for row in rows if row.fields.held_on <= today), rows[-1] if rows else None)


def session_of(session: Session, meeting_id: int, held_on: date) -> int | None:
    """The session heard at a meeting, or else that of the quarter of its day."""
    ties = OpinionSession.meeting_id == meeting_id
    query = select(OpinionSession.id).where(or_(ties, OpinionSession.quarter_on == quarter_of(held_on).start))
    found = session.execute(query.order_by(ties.desc()).limit(1)).scalar()
    return None if found is None else int(found)


def _tasks() -> Select[Any]:
    query = _columns(select(Task.id)).add_columns(func.max(OpinionSession.id))
    query = query.join(Opinion, Opinion.task_id == Task.id)
    return (
        query.join(OpinionSession, OpinionSession.id == Opinion.session_id)
        .group_by(Task.id)
        .order_by(Task.due_on.is_(None), Task.due_on, Task.id)
    )


def _columns(query: Select[Any]) -> Select[Any]:
    owner = aliased(Person)
    columns = (Task.text, Task.owner_id, owner.full_name, Task.given_on, Task.due_on, Task.done_on, Task.result)
    return query.add_columns(*columns).outerjoin(owner, owner.id == Task.owner_id)


def _promises(session: Session, query: Select[Any]) -> dict[int, PromiseRow]:
    return {row[0]: PromiseRow(*row) for row in session.execute(query)}


def _row(
    row: Opinion, about: str | None, sort: bytes | None, answered_by: str | None, promised: dict[int, PromiseRow]
) -> OpinionRow:
    task = promised.get(row.task_id) if row.task_id is not None else None
    fields = OpinionFields(
        row.text,
        row.about_id,
        row.spoken or "",
        row.slips,
        row.answer or "",
        row.answered_by_id,
        row.answered_on,
        None if task is None else Promise(task.text, task.owner_id, task.due_on, task.task_id),
    )
    return OpinionRow(row.id, fields, about, sort or b"", answered_by, task)
