"""Links between workers: kept apart for the work's sake until a day, or on good terms; used by the advice alone."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import HolderAssignment, Person, Placement, WorkerLink, WorkGroup
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.advice.facts import Pairs, pair
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import LinkKind
from dvqc_desktop.domain.dates import add_months
from dvqc_desktop.domain.errors.links import (
    ApartEndMissingError,
    ApartReasonMissingError,
    ApartTooLongError,
    LinkBothError,
    LinkTwiceError,
    LinkWithSelfError,
)
from dvqc_desktop.domain.errors.workers import SpanReversedError
from dvqc_desktop.domain.links import ApartNote, end_of, last_day
from dvqc_desktop.services.people.groups import folded_place
from dvqc_desktop.services.people.presence import check_worker, holds_on, name_of
from dvqc_desktop.services.settings import read_setting
from dvqc_desktop.services.statements import chunks

TOPICS = frozenset({Topic.CHAIN})


@dataclass(frozen=True, slots=True)
class LinkForm:
    """A link from a day on; `until` is its last day, None for no end; `reason` is a reason of the work."""

    kind: LinkKind
    start_on: date
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link of somebody with another; `until` is its last day, `holds` whether it stands on the day asked for."""

    id: int
    other_id: int
    other_name: str
    kind: LinkKind
    start_on: date
    until: date | None
    reason: str
    holds: bool


class Links(NamedTuple):
    """The pairs of a day, the smaller id first."""

    apart: Pairs = frozenset()
    good: Pairs = frozenset()


def add_link(session: Session, person_id: int, other_id: int, form: LinkForm) -> Change:
    """Notes a link between two workers.

    Raises LinkWithSelfError, WorkerGoneError, SpanReversedError, ApartReasonMissingError, ApartEndMissingError,
    ApartTooLongError, LinkTwiceError, LinkBothError.
    """
    if person_id == other_id:
        raise LinkWithSelfError(name=name_of(session, person_id))
    first_id, second_id = pair(person_id, other_id)
    link = WorkerLink(first_id=first_id, second_id=second_id)
    _fill(session, link, form)
    session.add(link)
    session.flush()
    return Change("ghi quan hệ trong công việc của", name_of(session, person_id), TOPICS, link.id)


def change_link(session: Session, link_id: int, form: LinkForm) -> Change:
    """Puts a link right. Raises what `add_link` raises."""
    link = session.get_one(WorkerLink, link_id)
    _fill(session, link, form)
    session.flush()
    return Change("sửa quan hệ trong công việc của", name_of(session, link.first_id), TOPICS, link_id)


def end_link(session: Session, link_id: int, on: date) -> Change:
    """Ends a link: `on` is the first day without it; one that never held a day is taken out.

    Raises WorkerGoneError, SpanReversedError.
    """
    link = session.get_one(WorkerLink, link_id)
    name = check_worker(session, link.first_id, clock.today())
    check_worker(session, link.second_id, clock.today())
    if on < link.start_on:
        raise SpanReversedError(start=link.start_on, end=on)
    if on == link.start_on:
        session.delete(link)
    else:
        link.end_on = on
    session.flush()
    return Change("kết thúc quan hệ trong công việc của", name, TOPICS, link_id)


def end_links_of(session: Session, person_id: int, on: date) -> None:
    """Ends all links of somebody who is no worker from `on` on; part of a use case, not one itself."""
    later = or_(WorkerLink.end_on.is_(None), WorkerLink.end_on > on)
    for link in session.execute(select(WorkerLink).where(_touches([person_id]), later)).scalars().all():
        if link.start_on >= on:
            session.delete(link)
        else:
            link.end_on = on


def list_links(session: Session, person_id: int, day: date) -> tuple[LinkRow, ...]:
    """All links of somebody: those that stand on the day first, then by the other's name, the latest first."""
    rows = session.execute(
        select(WorkerLink, Person.id, Person.full_name)
        .join(Person, and_(Person.id.in_((WorkerLink.first_id, WorkerLink.second_id)), Person.id != person_id))
        .where(_touches([person_id]))
        .order_by(Person.name_sort, WorkerLink.start_on.desc(), WorkerLink.id)
    )
    found = [
        LinkRow(
            link.id,
            other_id,
            other_name,
            LinkKind(link.kind),
            link.start_on,
            last_day(link.end_on),
            link.reason or "",
            link.start_on <= day and (link.end_on is None or day < link.end_on),
        )
        for link, other_id, other_name in rows
    ]
    return tuple(sorted(found, key=lambda row: not row.holds))


def links_on(session: Session, day: date, ids: Iterable[int] | None = None) -> Links:
    """The links of a day: all of them, or those of these people."""
    query = select(WorkerLink.kind, WorkerLink.first_id, WorkerLink.second_id).where(holds_on(WorkerLink, day))
    queries = [query] if ids is None else [query.where(_touches(chunk)) for chunk in chunks(ids)]
    pairs: dict[str, set[tuple[int, int]]] = {kind: set() for kind in LinkKind}
    for asked in queries:
        for kind, first_id, second_id in session.execute(asked):
            pairs[kind].add((first_id, second_id))
    return Links(frozenset(pairs[LinkKind.APART]), frozenset(pairs[LinkKind.GOOD]))


def apart_under(session: Session, worker_ids: Collection[int], holder_id: int, day: date) -> tuple[ApartNote, ...]:
    """Who is kept apart and would stand under one holder, or one under the other, if he held these people."""
    standing = session.execute(
        select(HolderAssignment.worker_id).where(
            HolderAssignment.holder_id == holder_id, holds_on(HolderAssignment, day)
        )
    ).scalars()
    return _notes(session, set(worker_ids), {holder_id, *worker_ids, *standing}, day)


def apart_in_group(session: Session, person_id: int, group: str, day: date) -> tuple[ApartNote, ...]:
    """Who is kept apart from this person and works in the group of this name."""
    wanted = folded_place(group)
    rows = session.execute(select(WorkGroup.id, WorkGroup.name))
    groups = [row.id for row in rows if folded_place(row.name) == wanted]
    there = session.execute(
        select(Placement.person_id).where(Placement.work_group_id.in_(groups), holds_on(Placement, day))
    ).scalars()
    return _notes(session, {person_id}, {person_id, *there}, day)


def _notes(session: Session, moved: set[int], together: set[int], day: date) -> tuple[ApartNote, ...]:
    """The pairs kept apart of which one is moved and both would be together."""
    first, second, found = aliased(Person), aliased(Person), []
    for chunk in chunks(moved):
        rows = session.execute(
            select(WorkerLink.first_id, WorkerLink.second_id, first.full_name, second.full_name, WorkerLink.end_on)
            .join(first, first.id == WorkerLink.first_id)
            .join(second, second.id == WorkerLink.second_id)
            .where(WorkerLink.kind == LinkKind.APART.value, holds_on(WorkerLink, day), _touches(chunk))
            .order_by(first.name_sort, second.name_sort)
        )
        found += [row for row in rows if row[0] in together and row[1] in together]
    notes = (ApartNote(one, other, last_day(end) or day) for _, _, one, other, end in found)
    return tuple(dict.fromkeys(notes))


def _fill(session: Session, link: WorkerLink, form: LinkForm) -> None:
    """Checks a form for a pair and takes it over."""
    for person_id in (link.first_id, link.second_id):
        check_worker(session, person_id, form.start_on)
        check_worker(session, person_id, clock.today())
    if form.until is not None and form.until < form.start_on:
        raise SpanReversedError(start=form.start_on, end=form.until)
    if form.kind is LinkKind.APART:
        _check_apart(session, form)
    _check_others(session, link, form)
    link.kind, link.start_on, link.end_on = form.kind.value, form.start_on, end_of(form.until)
    link.reason = form.reason.strip() or None


def _check_apart(session: Session, form: LinkForm) -> None:
    """Keeping apart is for the work alone and ends: no mark that stays on a person (product.md, principle 1)."""
    if not form.reason.strip():
        raise ApartReasonMissingError
    if form.until is None:
        raise ApartEndMissingError
    months = int(read_setting(session, "chain.apart_months"))
    latest = add_months(form.start_on, months)
    if form.until > latest:
        raise ApartTooLongError(until=form.until, months=months, latest=latest)


def _check_others(session: Session, link: WorkerLink, form: LinkForm) -> None:
    end_on = end_of(form.until)
    query = select(WorkerLink.kind).where(
        WorkerLink.first_id == link.first_id,
        WorkerLink.second_id == link.second_id,
        or_(WorkerLink.end_on.is_(None), WorkerLink.end_on > form.start_on),
    )
    if end_on is not None:
        query = query.where(WorkerLink.start_on < end_on)
    if link.id is not None:
        query = query.where(WorkerLink.id != link.id)
    kinds = set(session.execute(query).scalars())
    if kinds:
        error = LinkTwiceError if form.kind.value in kinds else LinkBothError
        raise error(first=name_of(session, link.first_id), second=name_of(session, link.second_id))


def _touches(ids: Collection[int]) -> ColumnElement[bool]:
    return or_(WorkerLink.first_id.in_(ids), WorkerLink.second_id.in_(ids))
