"""The statements behind the cards of a board, made once for its day and asked slice by slice."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Select, and_, bindparam, func, null, select
from sqlalchemy.orm import aliased

from dvqc_desktop.db.models import ClassEvent, Contact, HolderAssignment, Person, Placement, WorkerSpell
from dvqc_desktop.domain.codes import HolderRole
from dvqc_desktop.services.board_extras import ExtrasQuery, among, between
from dvqc_desktop.services.classes import class_at, latest_event
from dvqc_desktop.services.presence import holds_on


class CardRow(NamedTuple):
    """What the statements give of one worker, in their order: a plain tuple is cheaper to ask than their rows."""

    id: int
    name: str
    fold: str
    sort: bytes
    trade: str | None
    grade: str | None
    own_days: int | None
    start_on: date
    group_id: int | None
    shift_id: int | None
    team_id: int | None
    birth_year: str | None
    code: str | None
    class_on: date | None
    aspects: str | None
    review_on: date | None
    before: str | None
    holder_id: int | None
    excused: bool
    agreed: bool
    accepted: bool
    last_on: date | None


class CardQuery:
    """The workers of a day: the `first` by name (`count`), the `next` by row id (`after`, `count`), or `some` (`ids`).

    Making a statement takes longer than a slice's worth of asking it, so that each is made once.
    """

    def __init__(self, day: date, compared_on: date | None, round_id: int | None) -> None:
        workers = _workers(day, compared_on)
        count: BindParameter[int] = bindparam("count")
        self.first = workers.order_by(Person.name_sort, Person.id).limit(count)
        self.next = workers.where(Person.id > bindparam("after")).order_by(Person.id).limit(count)
        self.some = workers.where(among(Person.id))
        self.extras_between = ExtrasQuery(between, day, round_id)
        self.extras_of = ExtrasQuery(among, day, round_id)


def _workers(day: date, compared_on: date | None) -> Select[*tuple[Any, ...]]:
    event, main, place, spell = (
        aliased(ClassEvent),
        aliased(HolderAssignment),
        aliased(Placement),
        aliased(WorkerSpell),
    )
    last = select(func.max(Contact.at)).where(Contact.worker_id == Person.id, Contact.at <= day).scalar_subquery()
    return (
        select(
            Person.id,
            Person.full_name,
            Person.name_fold,
            Person.name_sort,
            Person.trade,
            Person.skill_grade,
            Person.contact_interval_days,
            spell.start_on,
            place.work_group_id,
            place.shift_id,
            place.team_id,
            func.substr(Person.birth_date, 1, 4).label("birth_year"),
            event.class_code,
            event.at.label("class_on"),
            event.aspects,
            event.review_on,
            (class_at(Person.id, compared_on) if compared_on else null()).label("before"),
            main.holder_id,
            main.exception_reason.is_not(None).label("excused"),
            main.cell_agreement.is_not(None).label("agreed"),
            func.coalesce(main.accepted_on <= day, 0).label("accepted"),
            last.label("last_on"),
        )
        .join(spell, and_(spell.person_id == Person.id, holds_on(spell, day)))
        .outerjoin(event, event.id == latest_event(Person.id, day))
        .outerjoin(main, and_(main.worker_id == Person.id, main.role == HolderRole.MAIN.value, holds_on(main, day)))
        .outerjoin(place, and_(place.person_id == Person.id, holds_on(place, day)))
    )
