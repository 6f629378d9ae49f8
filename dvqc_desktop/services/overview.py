"""The figures of the overview: classes now against the last round, assignment, contacts, coverage, the last weeks."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import Contact, Placement, WorkerSpell, WorkGroup
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.periods import month_of, week_of, weeks_in
from dvqc_desktop.domain.report import ClassCounts
from dvqc_desktop.services.chain.chain_state import coverage
from dvqc_desktop.services.classes.movement import class_counts
from dvqc_desktop.services.classes.rounds import counts_at
from dvqc_desktop.services.contacts.contact_reading import contact_plan
from dvqc_desktop.services.people.presence import holds_on
from dvqc_desktop.services.reports.figures import assigned_on, count_of, members_on
from dvqc_desktop.services.reports.report_parts import closed_rounds, counts_labelled

WEEKS_SHOWN = 8
ROUNDS_BESIDE_NOW = 3


@dataclass(frozen=True, slots=True)
class WeekMet:
    """A week by its Monday: how many people were met, how many belong to groups that entered nothing, if it runs."""

    start: date
    number: int
    met: int
    missing: int
    silent_groups: tuple[str, ...]
    running: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """What stands beside the list of what is due.

    `then` holds the classes when the round that looks at `then_on` was closed, None before the first one.
    `month_met` counts people met in each week of the month whose contact day has come, `month_agreed` all of them.
    """

    day: date
    now: dict[WorkerClass, int]
    then: dict[WorkerClass, int] | None
    then_on: date | None
    members: int
    assigned: int
    month_met: int
    month_agreed: int
    middle_covered: int
    middle_through: int
    middle_total: int
    rounds: tuple[ClassCounts, ...]
    weeks: tuple[WeekMet, ...]

    @property
    def workers(self) -> int:
        """All workers of the day."""
        return sum(self.now.values())


def read_overview(session: Session, day: date) -> Overview:
    """All figures of the overview as of a day."""
    now = class_counts(session, day)
    closed = closed_rounds(session, day, ROUNDS_BESIDE_NOW)
    counted = [(looks_at, counts_at(session, closed_on)) for looks_at, closed_on in closed]
    then_on, then = counted[-1] if counted else (None, None)
    rounds = [counts_labelled(f"{looks_at:%d/%m}", counts) for looks_at, counts in counted]
    middle = coverage(session, day)[WorkerClass.AVERAGE]
    met, agreed = _month(session, day)
    return Overview(
        day=day,
        now=now,
        then=then,
        then_on=then_on,
        members=count_of(session, members_on(day)),
        assigned=count_of(session, assigned_on(day)),
        month_met=met,
        month_agreed=agreed,
        middle_covered=middle.covered,
        middle_through=middle.by_group,
        middle_total=middle.total,
        rounds=(*rounds, counts_labelled("Nay", now)),
        weeks=_weeks(session, day),
    )


def _week_index(first_monday: date) -> Any:
    """The number of the week of a contact, counted from a Monday."""
    return cast((func.julianday(Contact.at) - func.julianday(first_monday.isoformat())) / 7, Integer)


def _month(session: Session, day: date) -> tuple[int, int]:
    """People met week by week in this month, and how many that should be, by the contact days that have come."""
    contact_days = _contact_days(session, day)
    if not contact_days:
        return 0, 0
    first, last = week_of(contact_days[0]).start, min(week_of(contact_days[-1]).end, day)
    met = (
        select(Contact.worker_id, _week_index(first).label("week")).where(Contact.at.between(first, last)).distinct()
    ).subquery()
    agreed = sum(_workers_on(session, contact_day) for contact_day in contact_days)
    return int(session.execute(select(func.count()).select_from(met)).scalar_one()), agreed


def _contact_days(session: Session, day: date) -> list[date]:
    """The contact days of this month up to the day."""
    weekday = contact_plan(session).weekday
    start = month_of(day).start
    first = start + timedelta(days=(weekday - start.weekday()) % 7)
    return [first + timedelta(weeks=number) for number in range((day - first).days // 7 + 1)] if first <= day else []


def _workers_on(session: Session, day: date) -> int:
    spell = aliased(WorkerSpell)
    return int(session.execute(select(func.count()).where(holds_on(spell, day))).scalar_one())


def _weeks(session: Session, day: date) -> tuple[WeekMet, ...]:
    """The last weeks, the running one at the end; a group without any contact in a past week is named."""
    first = week_of(day).start - timedelta(weeks=WEEKS_SHOWN - 1)
    return _weeks_between(session, first, day, clock.today())


def silent_weeks(session: Session, start: date, end: date) -> tuple[WeekMet, ...]:
    """The past weeks between two days in which some group entered nothing while others did."""
    weeks = _weeks_between(session, week_of(start).start, end, clock.today())
    return tuple(week for week in weeks if week.missing)


def weeks_up_to(session: Session, start: date, end: date, most: int) -> tuple[WeekMet, ...]:
    """The weeks between two days, the last `most` of them."""
    first = max(week_of(start).start, week_of(end).start - timedelta(weeks=most - 1))
    return _weeks_between(session, first, end, clock.today())


def _weeks_between(session: Session, first: date, day: date, today: date) -> tuple[WeekMet, ...]:
    """The weeks from a Monday to the week that holds `day`; the week of today still runs."""
    groups = _group_sizes(session, day)
    met: dict[int, dict[int | None, int]] = defaultdict(dict)
    for week, group_id, count in _met_by_group(session, first, day):
        met[week][group_id] = count
    weeks = []
    for index, week in enumerate(weeks_in(first, day)):
        running = week.start <= today <= week.end
        silent = [] if running or not met[index] else [group for group in groups if group not in met[index]]
        weeks.append(
            WeekMet(
                week.start,
                week.number,
                sum(met[index].values()),
                sum(groups[group][1] for group in silent),
                tuple(groups[group][0] for group in silent),
                running,
            )
        )
    return tuple(weeks)


def _met_by_group(session: Session, first: date, day: date) -> Any:
    """People met, by week and by the group they belong to today."""
    met = (
        select(Contact.worker_id, _week_index(first).label("week")).where(Contact.at.between(first, day)).distinct()
    ).subquery()
    return session.execute(
        select(met.c.week, Placement.work_group_id, func.count())
        .outerjoin(Placement, (Placement.person_id == met.c.worker_id) & holds_on(Placement, day))
        .group_by(met.c.week, Placement.work_group_id)
    )


def _group_sizes(session: Session, day: date) -> dict[int, tuple[str, int]]:
    """Name and number of workers of each group of the day."""
    rows = session.execute(
        select(WorkGroup.id, WorkGroup.name, func.count())
        .join(Placement, Placement.work_group_id == WorkGroup.id)
        .join(WorkerSpell, WorkerSpell.person_id == Placement.person_id)
        .where(holds_on(Placement, day), holds_on(WorkerSpell, day))
        .group_by(WorkGroup.id)
        .order_by(WorkGroup.name)
    )
    return {group_id: (name, count) for group_id, name, count in rows}
