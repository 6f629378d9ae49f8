"""What the book knows for a slip about each worker: last contact, agreed step, strengths, what was promised."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, func, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import Contact, ContactMiss, Person, Plan, PlanStrength, Proposal, Task
from dvqc_desktop.domain.codes import PlanKind, PlanState
from dvqc_desktop.domain.withheld import withheld_word
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.statements import chunks

Texts = dict[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """One worker; `last_before` is the last contact before the day itself, `missed` a contact day nobody met him on."""

    name: str
    sex: str | None
    trade: str | None
    sort: bytes
    last_contact: date | None
    last_before: date | None
    next_step: str | None
    missed: bool
    strengths: tuple[str, ...]
    promises: tuple[str, ...]


def known_people(session: Session, worker_ids: Iterable[int], day: date) -> dict[int, KnownPerson]:
    """What the book knew on a day about these workers; no text in which the cell's own name of a class stands."""
    found: dict[int, KnownPerson] = {}
    own = class_names(session).values()
    for chunk in chunks(worker_ids):
        strengths, promises = _strengths(session, chunk, day), _promises(session, chunk, day)
        for row in session.execute(_people_query(chunk, day)):
            missed = row.missed is not None and (row.last is None or row.last < row.missed)
            found[row.id] = KnownPerson(
                row.full_name,
                row.sex,
                row.trade,
                row.name_sort,
                row.last,
                row.before,
                None if withheld_word(row.step or "", own) else row.step,
                missed,
                _without(strengths.get(row.id, ()), own),
                _without(promises.get(row.id, ()), own),
            )
    return found


def _without(texts: tuple[str, ...], words: Collection[str]) -> tuple[str, ...]:
    """The texts that hold none of the words; those of the rule pack are sieved where the slip is set."""
    return tuple(text for text in texts if withheld_word(text, words) is None)


def _people_query(ids: Sequence[int], day: date) -> Any:
    met, agreed = aliased(Contact), aliased(Contact)
    last = select(func.max(met.at, type_=Date)).where(met.worker_id == Person.id)
    missed = select(func.max(ContactMiss.at, type_=Date)).where(
        ContactMiss.worker_id == Person.id, ContactMiss.at < day
    )
    step = (
        select(agreed.next_step)
        .where(agreed.worker_id == Person.id, agreed.at <= day, agreed.next_step.is_not(None))
        .order_by(agreed.at.desc(), agreed.id.desc())
        .limit(1)
    )
    return select(
        Person.id,
        Person.full_name,
        Person.sex,
        Person.trade,
        Person.name_sort,
        last.where(met.at <= day).scalar_subquery().label("last"),
        last.where(met.at < day).scalar_subquery().label("before"),
        missed.scalar_subquery().label("missed"),
        step.scalar_subquery().label("step"),
    ).where(Person.id.in_(ids))


def _strengths(session: Session, ids: Sequence[int], day: date) -> Texts:
    """The strengths of the plans in force, those of the latest plan first."""
    rows = session.execute(
        select(Plan.person_id, PlanStrength.text)
        .join(PlanStrength, PlanStrength.plan_id == Plan.id)
        .where(
            Plan.person_id.in_(ids),
            Plan.kind == PlanKind.MENTORING.value,
            Plan.state != PlanState.CLOSED.value,
            Plan.period_start <= day,
        )
        .order_by(Plan.period_start.desc(), PlanStrength.position, PlanStrength.id)
    )
    return _gathered((person_id, text) for person_id, text in rows)


def _promises(session: Session, ids: Sequence[int], day: date) -> Texts:
    """What people still wait for: answers to be told back, then what was promised, the oldest first."""
    untold = session.execute(
        select(Proposal.worker_id, Proposal.text)
        .where(Proposal.worker_id.in_(ids), Proposal.answered_on <= day)
        .where(Proposal.told_back_on.is_(None) | (Proposal.told_back_on > day))
        .order_by(Proposal.answered_on, Proposal.id)
    )
    promised = session.execute(
        select(Task.promised_to_id, Task.text)
        .where(Task.promised_to_id.in_(ids), Task.contact_id.is_(None), Task.given_on <= day)
        .where(Task.done_on.is_(None) | (Task.done_on > day))
        .order_by(Task.due_on.is_(None), Task.due_on, Task.id)
    )
    told = ((worker_id, f"báo lại: {text[:1].lower()}{text[1:]}") for worker_id, text in untold)
    return _gathered([*told, *((worker_id, text) for worker_id, text in promised)])


def _gathered(pairs: Iterable[tuple[int | None, str]]) -> Texts:
    texts: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for person_id, text in pairs:
        texts[person_id or 0] += (text,)
    return texts
