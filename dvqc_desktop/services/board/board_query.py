"""The statements behind the cards of a board: what stands on a card, for some workers of a day.

They are asked with `day`, `compared` (the day of the last round, or None) and what chooses the workers. Their first
fields are those of a card.
"""

from typing import Any

from sqlalchemy import Date, Select, and_, case, func, select
from sqlalchemy.orm import aliased

from dvqc_desktop.db.models import ClassEvent, Contact, HolderAssignment, Person, Placement, WorkerSpell
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import HolderRole
from dvqc_desktop.services.chain.holders import noted_with
from dvqc_desktop.services.classes.classes import class_at, latest_event
from dvqc_desktop.services.people.presence import holds_on
from dvqc_desktop.services.statements import DAY, PlainQuery, given, one_of


def _workers() -> Select[*tuple[Any, ...]]:
    event, main = aliased(ClassEvent), aliased(HolderAssignment)
    place, spell = aliased(Placement), aliased(WorkerSpell)
    compared = given("compared", Date)
    before = case((event.at <= compared, event.class_code), else_=class_at(Person.id, compared))  # most need no search
    last = select(func.max(Contact.at)).where(Contact.worker_id == Person.id, Contact.at <= DAY).scalar_subquery()
    return (
        select(
            Person.id,
            Person.full_name,
            Person.name_sort,
            func.coalesce(Person.trade, ""),
            func.coalesce(Person.skill_grade, ""),
            func.coalesce(func.substr(Person.birth_date, 1, 4), ""),
            place.work_group_id,
            Person.name_fold,
            Person.contact_interval_days,
            spell.start_on,
            place.shift_id,
            place.team_id,
            func.coalesce(event.class_code, WorkerClass.UNCLASSIFIED.value),
            event.at,
            event.aspects,
            event.review_on,
            before,
            main.holder_id,
            noted_with(main),
            func.coalesce(main.accepted_on <= DAY, 0),
            last,
            Person.consent_on.is_(None),
        )
        .join(spell, and_(spell.person_id == Person.id, holds_on(spell, DAY)))
        .outerjoin(event, event.id == latest_event(Person.id, DAY))
        .outerjoin(main, and_(main.worker_id == Person.id, main.role == HolderRole.MAIN.value, holds_on(main, DAY)))
        .outerjoin(place, and_(place.person_id == Person.id, holds_on(place, DAY)))
    )


def _by_name() -> Select[*tuple[Any, ...]]:
    return _workers().order_by(Person.name_sort, Person.id).limit(given("count"))


def _by_id() -> Select[*tuple[Any, ...]]:
    return _workers().where(Person.id > given("after")).order_by(Person.id).limit(given("count"))


FIRST_CARDS = PlainQuery(_by_name)
NEXT_CARDS = PlainQuery(_by_id)
SOME_CARDS = PlainQuery(lambda: _workers().where(one_of(Person.id)))
