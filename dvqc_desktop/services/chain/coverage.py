"""How every worker of a day stands in the chain, read in one pass, with the names behind it and the exceptions."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import HolderAssignment, Person
from dvqc_desktop.domain import names
from dvqc_desktop.domain.chain import Effects, effects
from dvqc_desktop.domain.chain_rules import GAP_WORDS
from dvqc_desktop.domain.classes import WorkerClass, with_names
from dvqc_desktop.domain.codes import HolderRole
from dvqc_desktop.domain.coverage import THROUGH_POSTS, Key, Split, Stand
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.chain.chain_graph import load_chain, workers_of
from dvqc_desktop.services.chain.chain_state import MainLink, judged_links
from dvqc_desktop.services.chain.holders import holders_on
from dvqc_desktop.services.people.groups import list_groups, list_shifts, list_teams
from dvqc_desktop.services.people.presence import holds_on, is_worker
from dvqc_desktop.services.statements import chunks

NOWHERE = {Split.GROUP: "Chưa xếp nhóm", Split.TEAM: "Chưa xếp tổ", Split.SHIFT: "Chưa xếp ca"}


@dataclass(frozen=True, slots=True)
class StandRow:
    """A worker behind a number, by name; `how` says who holds him or why nobody does."""

    id: int
    name: str
    worker_class: WorkerClass
    how: str


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """An assignment that stands by a reason noted against a rule, or by the cell's agreement with a direct superior."""

    worker_id: int
    worker: str
    holder: str
    role: HolderRole
    start_on: date
    reason: str
    agreement: str


def read_stands(session: Session, day: date) -> list[Stand]:
    """Every worker of the day: class, place, and how he is held."""
    classes = {code.value: code for code in WorkerClass}
    links = ((MainLink._make(row), found) for row, found in judged_links(session, day, placed=True))
    return [
        Stand(
            link.worker_id,
            classes[link.code],
            found.hold,
            found.breach,
            link.holder_id,
            link.group_id,
            link.team_id,
            link.shift_id,
        )
        for link, found in links
    ]


def split_labels(session: Session, day: date, split: Split) -> dict[Key, str]:
    """The words of the lines of a split, in the order in which they are shown."""
    if split is Split.CLASS:
        return {code.value: words for code, words in class_names(session).items()}
    if split is Split.HOLDER:
        ordered = sorted(holders_on(session, day).values(), key=lambda info: names.name_sort_key(info.name))
        return {
            **{info.id: info.name for info in ordered},
            THROUGH_POSTS: "Qua đoàn thể",
            None: "Chưa có người phụ trách",
        }
    places: dict[Split, Callable[[Session], Iterable[object]]] = {
        Split.GROUP: list_groups,
        Split.TEAM: list_teams,
        Split.SHIFT: list_shifts,
    }
    rows = {row.id: row.name for row in places[split](session)}  # type: ignore[attr-defined]
    return {**rows, None: NOWHERE[split]}


def stand_rows(session: Session, stands: Iterable[Stand]) -> list[StandRow]:
    """The people behind a number, by name."""
    wanted = {stand.person_id: stand for stand in stands}
    people = _names(session, {*wanted, *(stand.holder_id for stand in wanted.values() if stand.holder_id)})
    said = class_names(session)
    rows = [
        StandRow(person_id, people[person_id], stand.worker_class, _how(stand, people, said))
        for person_id, stand in wanted.items()
    ]
    return sorted(rows, key=lambda row: names.name_sort_key(row.name))


def _how(stand: Stand, people: dict[int, str], said: Mapping[WorkerClass, str]) -> str:
    if stand.breach is not None:
        holder = people.get(stand.holder_id or 0, "")
        words = with_names(GAP_WORDS[stand.breach], said)
        return f"{holder}: {words}" if holder else words
    return "qua đoàn thể" if stand.hold.value == "group" else people.get(stand.holder_id or 0, "")


def _names(session: Session, ids: set[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for chunk in chunks(ids):
        rows = session.execute(select(Person.id, Person.full_name).where(Person.id.in_(chunk)))
        found |= {row.id: row.full_name for row in rows}
    return found


def list_exceptions(session: Session, day: date) -> list[ExceptionRow]:
    """All assignments of the day that stand by a reason or by the cell's agreement, by the worker's name."""
    worker, holder = aliased(Person), aliased(Person)
    rows = session.execute(
        select(
            worker.id,
            worker.full_name,
            holder.full_name,
            HolderAssignment.role,
            HolderAssignment.start_on,
            HolderAssignment.exception_reason,
            HolderAssignment.cell_agreement,
        )
        .join(worker, worker.id == HolderAssignment.worker_id)
        .join(holder, holder.id == HolderAssignment.holder_id)
        .where(
            or_(HolderAssignment.exception_reason.is_not(None), HolderAssignment.cell_agreement.is_not(None)),
            holds_on(HolderAssignment, day),
            is_worker(HolderAssignment.worker_id, day),
        )
        .order_by(worker.name_sort, worker.id, HolderAssignment.id)
    )
    return [
        ExceptionRow(person_id, name, upper, HolderRole(role), start_on, reason or "", agreement or "")
        for person_id, name, upper, role, start_on, reason, agreement in rows
    ]


def effects_of_cover(session: Session, group_id: int, person_id: int | None, on: date) -> Effects:
    """What would follow if this person's post covered the group from that day on; None: if no post did."""
    workers = workers_of(session, on, [group_id])
    chain = load_chain(session, on, workers | ({person_id} if person_id else set()))
    return effects(chain, chain.with_posts(dict.fromkeys(workers, person_id)))
