"""What the pocket slips of a week need: whom each member meets by the chain, and the little that may leave the book."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import Contact, HolderAssignment, Person, Plan, PlanStrength
from dvqc_desktop.domain.codes import HolderRole, PlanKind, PlanState
from dvqc_desktop.domain.withheld import withheld_word
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.presence import holds_on, is_member, is_worker
from dvqc_desktop.services.settings import contact_rule

WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class SheetPerson:
    """A worker on a slip; `through` is the name and sex of the active worker who holds him, None if held directly.

    `next_step` and `strength` are the words of the book, still to be sieved for paper.
    """

    worker_id: int
    name: str
    sex: str | None
    trade: str | None
    through: tuple[str, str | None] | None
    last_contact: date | None
    next_step: str | None
    strength: str | None


@dataclass(frozen=True, slots=True)
class SheetHolder:
    """A member with everybody met directly or through others."""

    member_id: int
    name: str
    people: tuple[SheetPerson, ...]


@dataclass(frozen=True, slots=True)
class ContactSheet:
    """The slips of one week, Monday to Sunday, and its contact day."""

    week: int
    week_start: date
    week_end: date
    contact_day: date
    holders: tuple[SheetHolder, ...]


def contact_sheet(session: Session, day: date, member_id: int | None = None) -> ContactSheet:
    """The slips of the week of a day: members in the order of names, people by the day of the last contact.

    With `member_id`, the slip of that member alone.
    """
    start = day - timedelta(days=day.weekday())
    chain = [link for link in _chain(session, day) if member_id in (None, link[0])]
    workers = {worker_id for _, worker_id, _ in chain}
    people = _people(session, workers, day)
    holders = _names(session, {member_id for member_id, _, _ in chain})
    by_holder: dict[int, list[_Link]] = defaultdict(list)
    for link in chain:
        by_holder[link[0]].append(link)
    slips = [SheetHolder(one, name, _ordered(by_holder[one], people)) for one, name in holders.items()]
    return ContactSheet(
        start.isocalendar().week,
        start,
        start + timedelta(days=WEEK_DAYS - 1),
        start + timedelta(days=contact_rule(session).weekday),
        tuple(slips),
    )


_Link = tuple[int, int, tuple[str, str | None] | None]


def _chain(session: Session, day: date) -> list[_Link]:
    """Member, worker, and through whom, for one or two steps of main holders on the day."""
    first, second, middle = aliased(HolderAssignment), aliased(HolderAssignment), aliased(Person)
    main = HolderRole.MAIN.value
    direct = session.execute(
        select(first.holder_id, first.worker_id).where(
            first.role == main,
            holds_on(first, day),
            is_member(first.holder_id, day),
            is_worker(first.worker_id, day),
        )
    )
    links: list[_Link] = [(row[0], row[1], None) for row in direct]
    through = session.execute(
        select(first.holder_id, second.worker_id, middle.full_name, middle.sex)
        .join(second, and_(second.holder_id == first.worker_id, second.role == main, holds_on(second, day)))
        .join(middle, middle.id == first.worker_id)
        .where(
            first.role == main,
            holds_on(first, day),
            is_member(first.holder_id, day),
            is_worker(second.worker_id, day),
        )
    )
    links += [(row[0], row[1], (row[2], row[3])) for row in through]
    return links


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    sex: str | None
    trade: str | None
    sort: bytes
    last_contact: date | None
    next_step: str | None
    strength: str | None


def _people(session: Session, worker_ids: Iterable[int], day: date) -> dict[int, _Known]:
    """Each worker's last contact, the step agreed last and the first strength of the plan in force."""
    met, agreed = aliased(Contact), aliased(Contact)
    last = select(func.max(met.at)).where(met.worker_id == Person.id, met.at <= day).scalar_subquery()
    step = (
        select(agreed.next_step)
        .where(agreed.worker_id == Person.id, agreed.at <= day, agreed.next_step.is_not(None))
        .order_by(agreed.at.desc(), agreed.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    strength = (
        select(PlanStrength.text)
        .join(Plan, Plan.id == PlanStrength.plan_id)
        .where(
            Plan.person_id == Person.id,
            Plan.kind == PlanKind.MENTORING.value,
            Plan.state != PlanState.CLOSED.value,
            Plan.period_start <= day,
        )
        .order_by(Plan.period_start.desc(), PlanStrength.position, PlanStrength.id)
        .limit(1)
        .scalar_subquery()
    )
    wanted = set(worker_ids)
    rows = session.execute(
        select(Person.id, Person.full_name, Person.sex, Person.trade, Person.name_sort, last, step, strength).where(
            is_worker(Person.id, day)
        )
    )
    own = class_names(session).values()
    return {row[0]: _Known(*row[1:-2], *(_sieved(text, own) for text in row[-2:])) for row in rows if row[0] in wanted}


def _sieved(text: str | None, own_names: Collection[str]) -> str | None:
    """A text without the cell's own name of any class; the rule pack's words are sieved where the slip is set."""
    return None if withheld_word(text or "", own_names) else text


def _names(session: Session, member_ids: set[int]) -> dict[int, str]:
    rows = session.execute(select(Person.id, Person.full_name).order_by(Person.name_sort, Person.id))
    return {row[0]: row[1] for row in rows if row[0] in member_ids}


def _ordered(chain: list[_Link], people: dict[int, _Known]) -> tuple[SheetPerson, ...]:
    """One member's people: direct ones first, then through others; who was met longest ago comes first."""
    own = [(worker_id, through, people[worker_id]) for _, worker_id, through in chain]
    own.sort(key=lambda link: (link[1] is not None, link[2].last_contact or date.min, link[2].sort))
    return tuple(
        SheetPerson(
            worker_id,
            known.name,
            known.sex,
            known.trade,
            through,
            known.last_contact,
            known.next_step,
            known.strength,
        )
        for worker_id, through, known in own
    )
