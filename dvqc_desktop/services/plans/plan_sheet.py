"""Plans with whose they are and who helps, as they are frozen and printed: live ones read, closed ones thawed."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Person, Plan
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import PlanState
from dvqc_desktop.services.people.paper_people import PaperPerson, paper_people
from dvqc_desktop.services.plans.plan_reading import get_plan
from dvqc_desktop.services.plans.plan_snapshot import PlanSheet, thaw


def plan_sheet(session: Session, plan_id: int) -> PlanSheet:
    """One plan; a closed one exactly as it was when it was closed."""
    kept = session.execute(select(Plan.snapshot).where(Plan.id == plan_id)).scalar_one()
    return thaw(kept) if kept else live_sheet(session, plan_id)


def live_sheet(session: Session, plan_id: int) -> PlanSheet:
    """A plan as it stands now, with today's holder and helpers."""
    return _sheet(session, plan_id, *_known(session, clock.today()))


def running_sheets(session: Session, day: date) -> tuple[PlanSheet, ...]:
    """The plans of all that are not closed, by the names of their people."""
    ids = session.execute(
        select(Plan.id)
        .join(Person, Person.id == Plan.person_id)
        .where(Plan.state != PlanState.CLOSED.value)
        .order_by(Person.name_sort, Person.id, Plan.id)
    ).scalars()
    people, groups = _known(session, day)
    return tuple(_sheet(session, plan_id, people, groups) for plan_id in ids)


def last_plan(session: Session, person_id: int) -> int | None:
    """The person's plan not closed yet, else the one that began last; None for somebody without any."""
    return session.execute(
        select(Plan.id)
        .where(Plan.person_id == person_id)
        .order_by(Plan.state == PlanState.CLOSED.value, Plan.period_start.desc(), Plan.id.desc())
        .limit(1)
    ).scalar()


def _known(session: Session, day: date) -> tuple[dict[int, PaperPerson], dict[int, str]]:
    """The workers of a day and the names of their groups, by id."""
    read = paper_people(session, day)
    return {one.id: one for one in read.people}, {row.id: row.name for row in read.groups if row.id is not None}


def _sheet(session: Session, plan_id: int, people: dict[int, PaperPerson], groups: dict[int, str]) -> PlanSheet:
    plan = get_plan(session, plan_id)
    if plan.person_id is None:
        return PlanSheet(plan, "", "", plan.group_name or "", "", ())
    person = session.get_one(Person, plan.person_id)
    held = people.get(plan.person_id)
    return PlanSheet(
        plan=plan,
        trade=person.trade or "",
        grade=person.skill_grade or "",
        group=groups.get(held.group_id or 0, "") if held is not None else "",
        holder=held.holder if held is not None else "",
        helpers=held.helpers if held is not None else (),
    )
