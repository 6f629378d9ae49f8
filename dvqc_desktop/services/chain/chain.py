"""Acts on the chain: a main holder, helpers, their end, and what an act would do before it is done."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, insert, or_, select, update
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import HolderAssignment
from dvqc_desktop.domain.chain import Chain, Effects, Link, effects
from dvqc_desktop.domain.chain_rules import BREACH_WORDS, EXCUSABLE, Breach
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.classes import WorkerClass, with_names
from dvqc_desktop.domain.codes import HolderRole
from dvqc_desktop.domain.errors.base import AppError
from dvqc_desktop.domain.errors.chain import (
    HolderForbiddenError,
    HolderMissingError,
    HolderOverlapError,
    HolderRefusedError,
    HolderSuperiorError,
)
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.chain.chain_graph import load_chain
from dvqc_desktop.services.chain.chain_state import coverage, gaps, load
from dvqc_desktop.services.people.presence import check_worker, check_workers, holds_on, name_of
from dvqc_desktop.services.spans import end_with_reason
from dvqc_desktop.services.statements import DAY, IDS, chunks, run

__all__ = [
    "HolderForm",
    "add_helper",
    "assign_holder",
    "assign_holders",
    "coverage",
    "effects_of_class",
    "effects_of_classes",
    "effects_of_end",
    "effects_of_holder",
    "end_holder",
    "gaps",
    "link_breach",
    "link_breaches",
    "load",
]

_OF_WORKERS = HolderAssignment.worker_id.in_(IDS)
_LATER = (
    select(HolderAssignment.worker_id)
    .where(
        _OF_WORKERS,
        HolderAssignment.role == HolderRole.MAIN.value,
        or_(HolderAssignment.start_on > DAY, HolderAssignment.end_on > DAY),
    )
    .limit(1)
)
_STANDING = select(
    HolderAssignment.id, HolderAssignment.worker_id, HolderAssignment.holder_id, HolderAssignment.role
).where(_OF_WORKERS, HolderAssignment.end_on.is_(None), holds_on(HolderAssignment, DAY))
_END = update(HolderAssignment).where(HolderAssignment.id.in_(IDS)).values(end_on=DAY, end_reason=bindparam("reason"))
_ASSIGNMENT = insert(HolderAssignment).returning(HolderAssignment.id)  # many rows become one statement

TOPICS = frozenset({Topic.CHAIN})
REPLACED = "đổi người phụ trách"


@dataclass(frozen=True, slots=True)
class HolderForm:
    """Who is to hold or help a worker from a day on.

    `exception_reason` sets aside a rule by class; `cell_agreement` says in which meeting the cell agreed to a direct
    superior; `former_end_reason` says why the former main holder stops; `accepted_on` is the day on which the new one
    accepted, None while nobody asked.
    """

    worker_id: int
    holder_id: int
    on: date
    requirement: str = ""
    exception_reason: str = ""
    cell_agreement: str = ""
    former_end_reason: str = REPLACED
    accepted_on: date | None = None


def assign_holder(session: Session, form: HolderForm) -> Change:
    """Gives a worker a main holder; the former one ends on the same day, in the same act.

    Raises WorkerGoneError, HolderRefusedError (a reason would help), HolderForbiddenError, HolderSuperiorError,
    HolderOverlapError.
    """
    return assign_holders(session, [form])


def assign_holders(session: Session, forms: Sequence[HolderForm]) -> Change:
    """Gives several workers a main holder in one act; refused as a whole when one is. Raises as `assign_holder`."""
    names: dict[int, str] = {}
    for together in _together(forms):
        names |= _assign(session, together)
    act, first = "phân công phụ trách", forms[0].worker_id
    one = len(forms) == 1
    return Change(act, names[first], TOPICS, first) if one else Change(act, f"{len(forms)} người", TOPICS)


def _together(forms: Sequence[HolderForm]) -> list[list[HolderForm]]:
    """The forms in their order, in runs of one day and of different workers, each of which is judged on one reading."""
    runs: list[list[HolderForm]] = []
    for form in forms:
        last = runs[-1] if runs else []
        if not last or last[0].on != form.on or any(other.worker_id == form.worker_id for other in last):
            runs.append([])
        runs[-1].append(form)
    return runs


def _assign(session: Session, forms: Sequence[HolderForm]) -> dict[int, str]:
    """Gives different workers a main holder on one day; each is judged as the ones before him leave the chain."""
    on, workers = forms[0].on, [form.worker_id for form in forms]
    names = check_workers(session, workers, on)
    chain = load_chain(session, on, workers, {form.holder_id for form in forms})
    for form in forms:
        link = _link(form, HolderRole.MAIN)
        breach = chain.breach(link)
        if breach is not None:
            raise _refusal(session, form, breach)
        chain = chain.with_link(link)
    _end_former(session, {form.worker_id: form for form in forms}, names)
    run(session, _ASSIGNMENT, [_columns(form, HolderRole.MAIN) for form in forms])
    return names


def add_helper(session: Session, form: HolderForm) -> Change:
    """Lets somebody help beside the main holder. Raises what `assign_holder` raises."""
    name = check_worker(session, form.worker_id, form.on)
    breach = link_breach(session, form, HolderRole.HELPER)
    if breach is not None:
        raise _refusal(session, form, breach)
    run(session, _ASSIGNMENT, [_columns(form, HolderRole.HELPER)])
    return Change("phân công cùng giúp", name, TOPICS, form.worker_id)


def end_holder(session: Session, worker_id: int, holder_id: int, on: date, reason: str) -> Change:
    """Ends an assignment, main or helping; it never proposes a class. `on` is the first day without.

    Raises HolderMissingError, SpanReversedError, EndReasonMissingError.
    """
    row = session.execute(
        select(HolderAssignment).where(
            HolderAssignment.worker_id == worker_id,
            HolderAssignment.holder_id == holder_id,
            HolderAssignment.end_on.is_(None),
        )
    ).scalar_one_or_none()
    if row is None:
        raise HolderMissingError
    end_with_reason(row, on, reason)
    session.flush()
    act = "thôi phân công phụ trách" if row.role == HolderRole.MAIN else "thôi cùng giúp"
    return Change(act, name_of(session, worker_id), TOPICS, worker_id)


def link_breach(session: Session, form: HolderForm, role: HolderRole = HolderRole.MAIN) -> Breach | None:
    """The first rule that the assignment would break on its day; None where it may be made."""
    return link_breaches(session, [form], role)[0]


def link_breaches(
    session: Session, forms: Sequence[HolderForm], role: HolderRole = HolderRole.MAIN
) -> list[Breach | None]:
    """The same of several assignments of one day, each as if it alone were made; the chain is read once."""
    if not forms:
        return []
    holders = {form.holder_id for form in forms}
    chain = load_chain(session, forms[0].on, [form.worker_id for form in forms], holders)
    return [chain.breach(_link(form, role)) for form in forms]


def effects_of_holder(session: Session, form: HolderForm) -> Effects:
    """What would follow from this main holder."""
    chain = load_chain(session, form.on, (form.worker_id, form.holder_id))
    return effects(chain, chain.with_link(_link(form, HolderRole.MAIN)))


def effects_of_class(
    session: Session, worker_id: int, worker_class: WorkerClass, on: date, holder: HolderForm | None = None
) -> Effects:
    """What would follow from this class, and from the main holder given with it."""
    chain = load_chain(session, on, {worker_id} | ({holder.holder_id} if holder else set()))
    after = chain.with_class(worker_id, worker_class)
    return effects(chain, after.with_link(_link(holder, HolderRole.MAIN)) if holder else after)


def effects_of_classes(session: Session, ids: Collection[int], worker_class: WorkerClass, on: date) -> Effects:
    """What would follow if all these workers were given one class."""
    chain = load_chain(session, on, ids)
    after = chain
    for worker_id in ids:
        after = after.with_class(worker_id, worker_class)
    return effects(chain, after)


def effects_of_end(session: Session, person_id: int, on: date) -> Effects:
    """What would follow if this person were no longer there on that day."""
    chain: Chain = load_chain(session, on, (person_id,))
    return effects(chain, chain.without(person_id))


def _link(form: HolderForm, role: HolderRole) -> Link:
    return Link(
        form.worker_id, form.holder_id, role, bool(form.exception_reason.strip()), bool(form.cell_agreement.strip())
    )


def _refusal(session: Session, form: HolderForm, breach: Breach) -> AppError:
    kind: type[AppError] = HolderRefusedError if breach in EXCUSABLE else HolderForbiddenError
    if breach is Breach.SUPERIOR:
        kind = HolderSuperiorError
    return kind(
        holder=name_of(session, form.holder_id),
        worker=name_of(session, form.worker_id),
        reason=with_names(BREACH_WORDS[breach], class_names(session)),
    )


def _end_former(session: Session, forms: Mapping[int, HolderForm], names: Mapping[int, str]) -> None:
    """Ends the main holders of the day, and the new ones' helping; nothing may be on the book later than the day."""
    on = next(iter(forms.values())).on
    ended: dict[str, list[int]] = {}
    for chunk in chunks(forms):
        given = {"ids": chunk, "day": on}
        later = run(session, _LATER, given).scalar()
        if later is not None:
            raise HolderOverlapError(day=on, worker=names[later])
        for row in run(session, _STANDING, given):
            form = forms[row.worker_id]
            if row.role == HolderRole.MAIN or row.holder_id == form.holder_id:
                ended.setdefault(form.former_end_reason.strip() or REPLACED, []).append(row.id)
    for reason, ids in ended.items():
        for chunk in chunks(ids):
            run(session, _END, {"ids": chunk, "day": on, "reason": reason})


def _columns(form: HolderForm, role: HolderRole) -> dict[str, object]:
    return {
        "worker_id": form.worker_id,
        "holder_id": form.holder_id,
        "role": role.value,
        "start_on": form.on,
        "requirement": form.requirement.strip() or None,
        "exception_reason": form.exception_reason.strip() or None,
        "cell_agreement": form.cell_agreement.strip() or None,
        "accepted_on": form.accepted_on,
    }
