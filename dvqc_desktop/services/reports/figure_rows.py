"""The people and entries behind a figure, for the screen alone; they never leave the program."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import (
    Candidate,
    Contact,
    Meeting,
    Membership,
    Person,
    Proposal,
    Task,
    WorkerSpell,
)
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.classes import WorkerClass, moved
from dvqc_desktop.domain.periods import Period
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.classes.classes import class_at
from dvqc_desktop.services.people.presence import holds_on
from dvqc_desktop.services.reports.figures import (
    Span,
    assigned_on,
    attendance_rows,
    members_on,
    overdue_tasks,
    span_of,
    volunteers_on,
)


class Place(StrEnum):
    """Where a row is looked at: the names of the pages."""

    MEMBERS = "members"
    BOARD = "board"
    PLANS = "plans"
    MEETINGS = "meetings"
    DEVELOPMENT = "development"
    REPORTS = "reports"


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row behind a figure: who or what, a detail in words, and where to look at it (`row_id` None: nowhere)."""

    name: str
    detail: str
    place: Place
    row_id: int | None


Rows = tuple[FigureRow, ...]
Query = Callable[[Session, Span], Rows]


def rows_behind(session: Session, name: str, period: Period) -> Rows:
    """The rows behind a figure of the report, by name. Raises PeriodNotBegunError, KeyError for no such figure."""
    return _QUERIES[name](session, span_of(period, clock.today()))


def people_rows(session: Session, ids: Select[int], place: Place) -> Rows:
    """People by name, each leading to a page."""
    rows = session.execute(
        select(Person.id, Person.full_name).where(Person.id.in_(ids)).order_by(Person.name_sort, Person.id)
    )
    return tuple(FigureRow(name, "", place, person_id) for person_id, name in rows)


def _of_class(code: WorkerClass) -> Query:
    """The workers of a class on the closing day."""

    def query(session: Session, span: Span) -> Rows:
        spell = aliased(WorkerSpell)
        ids = select(spell.person_id).where(
            holds_on(spell, span.closing), class_at(spell.person_id, span.closing) == code.value
        )
        return people_rows(session, ids, Place.BOARD)

    return query


def _workers(day: Callable[[Span], date]) -> Query:
    """The workers of a day, with their class."""

    def query(session: Session, span: Span) -> Rows:
        spell = aliased(WorkerSpell)
        rows = session.execute(
            select(Person.id, Person.full_name, class_at(Person.id, day(span)))
            .join(spell, and_(spell.person_id == Person.id, holds_on(spell, day(span))))
            .order_by(Person.name_sort, Person.id)
        )
        said = class_names(session)
        return tuple(FigureRow(name, said[WorkerClass(code)], Place.BOARD, person_id) for person_id, name, code in rows)

    return query


def _moved(direction: int) -> Query:
    """Who was there on both days and moved up (1) or down (-1)."""

    def query(session: Session, span: Span) -> Rows:
        before, after = aliased(WorkerSpell), aliased(WorkerSpell)
        rows = session.execute(
            select(Person.id, Person.full_name, class_at(Person.id, span.opening), class_at(Person.id, span.closing))
            .join(before, and_(before.person_id == Person.id, holds_on(before, span.opening)))
            .join(after, and_(after.person_id == Person.id, holds_on(after, span.closing)))
            .order_by(Person.name_sort, Person.id)
        )
        said = class_names(session)
        return tuple(
            FigureRow(name, _from_to(said, start, end), Place.BOARD, person_id)
            for person_id, name, start, end in rows
            if moved(WorkerClass(start), WorkerClass(end)) == direction
        )

    return query


def _from_to(said: dict[WorkerClass, str], start: str, end: str) -> str:
    return f"từ {said[WorkerClass(start)].lower()} sang {said[WorkerClass(end)].lower()}"


def _came_or_left(here: Callable[[Span], date], gone: Callable[[Span], date]) -> Query:
    """Who was there on one day and not on the other."""

    def query(session: Session, span: Span) -> Rows:
        there, other = aliased(WorkerSpell), aliased(WorkerSpell)
        absent = select(other.person_id).where(holds_on(other, gone(span)))
        ids = select(there.person_id).where(holds_on(there, here(span)), there.person_id.not_in(absent))
        return people_rows(session, ids, Place.BOARD)

    return query


def _contacts(session: Session, span: Span) -> Rows:
    by = aliased(Person)
    rows = session.execute(
        select(Contact.worker_id, Person.full_name, Contact.at, by.full_name)
        .join(Person, Person.id == Contact.worker_id)
        .join(by, by.id == Contact.by_id)
        .where(span.holds(Contact.at))
        .order_by(Contact.at.desc(), Person.name_sort)
    )
    return tuple(FigureRow(name, f"{at:%d/%m/%Y}, {who} gặp", Place.PLANS, number) for number, name, at, who in rows)


def _met(session: Session, span: Span) -> Rows:
    rows = session.execute(
        select(Person.id, Person.full_name, func.count())
        .join(Contact, Contact.worker_id == Person.id)
        .where(span.holds(Contact.at))
        .group_by(Person.id)
        .order_by(Person.name_sort, Person.id)
    )
    return tuple(FigureRow(name, f"{count} lượt", Place.PLANS, number) for number, name, count in rows)


def _proposals(column: Any) -> Query:
    """Entries of the register by one of their days."""

    def query(session: Session, span: Span) -> Rows:
        rows = session.execute(
            select(Proposal.worker_id, Person.full_name, Proposal.text, column)
            .outerjoin(Person, Person.id == Proposal.worker_id)
            .where(span.holds(column))
            .order_by(column, Proposal.id)
        )
        return tuple(
            FigureRow(name or "Tổ", f"{on:%d/%m/%Y}: {text}", Place.PLANS, who) for who, name, text, on in rows
        )

    return query


def _meetings(session: Session, span: Span) -> Rows:
    roll = attendance_rows(span)
    rows = session.execute(
        select(roll.c.meeting_id, Meeting.held_on, func.count(), func.sum(roll.c.there))
        .join(Meeting, Meeting.id == roll.c.meeting_id)
        .group_by(roll.c.meeting_id)
        .order_by(Meeting.held_on)
    )
    return tuple(
        FigureRow(f"Họp ngày {held_on:%d/%m/%Y}", f"có mặt {there}/{expected}", Place.MEETINGS, meeting_id)
        for meeting_id, held_on, expected, there in rows
    )


def _tasks(session: Session, condition: Any) -> Rows:
    rows = session.execute(
        select(Task.meeting_id, Task.text, Person.full_name, Task.due_on, Task.done_on)
        .outerjoin(Person, Person.id == Task.owner_id)
        .where(condition)
        .order_by(Task.due_on, Task.id)
    )
    return tuple(
        FigureRow(text, _task_detail(owner, due_on, done_on), Place.MEETINGS, meeting_id)
        for meeting_id, text, owner, due_on, done_on in rows
    )


def _task_detail(owner: str | None, due_on: date | None, done_on: date | None) -> str:
    days = (f"hạn {due_on:%d/%m/%Y}" if due_on else "", f"xong {done_on:%d/%m/%Y}" if done_on else "")
    return ", ".join(part for part in (owner or "", *days) if part)


def _introduced(session: Session, span: Span) -> Rows:
    rows = session.execute(
        select(Candidate.id, Person.full_name, Candidate.introduced_on)
        .join(Person, Person.id == Candidate.person_id)
        .where(span.holds(Candidate.introduced_on))
        .order_by(Candidate.introduced_on, Person.name_sort)
    )
    return tuple(FigureRow(name, f"{on:%d/%m/%Y}", Place.DEVELOPMENT, number) for number, name, on in rows)


def _member_day(column: Any) -> Query:
    """Members by one of their three days."""

    def query(session: Session, span: Span) -> Rows:
        rows = session.execute(
            select(Person.id, Person.full_name, column)
            .join(Membership, Membership.person_id == Person.id)
            .where(span.holds(column))
            .order_by(column, Person.name_sort)
        )
        return tuple(FigureRow(name, f"{on:%d/%m/%Y}", Place.MEMBERS, number) for number, name, on in rows)

    return query


def _members(ids: Callable[[date], Select[int]]) -> Query:
    return lambda session, span: people_rows(session, ids(span.closing), Place.MEMBERS)


def _closing(span: Span) -> date:
    return span.closing


def _opening(span: Span) -> date:
    return span.opening


_QUERIES: dict[str, Query] = {
    "members_total": _members(members_on),
    "members_assigned": _members(assigned_on),
    "members_assigned_ratio": _members(assigned_on),
    "members_volunteered": _members(volunteers_on),
    "workers_total": _workers(_closing),
    **{f"class_{code.value}": _of_class(code) for code in WorkerClass},
    "opening_total": _workers(_opening),
    "moved_up": _moved(1),
    "moved_down": _moved(-1),
    "arrived": _came_or_left(_closing, _opening),
    "departed": _came_or_left(_opening, _closing),
    "contacts_total": _contacts,
    "people_met": _met,
    "proposals_received": _proposals(Proposal.received_on),
    "proposals_answered": _proposals(Proposal.answered_on),
    "meetings_held": _meetings,
    "meetings_attendance_ratio": _meetings,
    "tasks_done": lambda session, span: _tasks(session, span.holds(Task.done_on)),
    "tasks_overdue": lambda session, span: _tasks(session, Task.id.in_(overdue_tasks(span.closing))),
    "introduced": _introduced,
    "admitted": _member_day(Membership.admission_date),
    "made_official": _member_day(Membership.official_date),
}
