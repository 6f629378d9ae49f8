"""What advice is made from, read once for all who are to be advised; proposals themselves are pure domain."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import HolderAssignment, Person, Placement, Shift, WorkGroup
from dvqc_desktop.domain.advice.facts import Facts, Knowledge, Pairs
from dvqc_desktop.domain.advice.fit import Fit, best_holders
from dvqc_desktop.domain.advice.weights import holder_weights
from dvqc_desktop.domain.names import group_words
from dvqc_desktop.services.chain.chain_graph import load_chain
from dvqc_desktop.services.classes.reclassify import HolderChoice, holder_choices
from dvqc_desktop.services.people.presence import holds_on
from dvqc_desktop.services.people.worker_links import links_on
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.settings import read_setting
from dvqc_desktop.services.statements import chunks

FIRST = 3  # so many holders are proposed for one person


def first_holders(
    session: Session, worker_id: int, day: date, choices: Sequence[HolderChoice] | None = None, most: int = FIRST
) -> tuple[Fit, ...]:
    """The holders who suit one worker best on the day, each with its reasons in words.

    Params: choices - who may be asked, where the caller has read it already.
    """
    return best_holders(read_knowledge(session, [worker_id], day, choices), worker_id, most)


def first_names(session: Session, worker_ids: Sequence[int], day: date) -> dict[int, tuple[str, ...]]:
    """The names of the holders who suit each of these workers best on the day, each looked at by himself."""
    known = read_knowledge(session, worker_ids, day)
    fits = {worker_id: best_holders(known, worker_id, FIRST) for worker_id in worker_ids}
    names = names_of(session, {fit.holder_id for found in fits.values() for fit in found})
    return {worker_id: tuple(names[fit.holder_id] for fit in found) for worker_id, found in fits.items()}


def read_knowledge(
    session: Session, worker_ids: Sequence[int], day: date, choices: Sequence[HolderChoice] | None = None
) -> Knowledge:
    """All that a proposal for these workers is made from; `choices` as in `first_holders`."""
    choices = holder_choices(session, day, worker_ids) if choices is None else choices
    candidates = tuple(choice.info.id for choice in choices)
    apart, good = links_on(session, day, worker_ids)
    partners = {person for two in apart for person in two}
    return Knowledge(
        chain=load_chain(session, day, worker_ids, candidates),
        facts=read_facts(session, {*worker_ids, *candidates}, day),
        candidates=candidates,
        held={choice.info.id: choice.held for choice in choices},
        limit=int(read_setting(session, "chain.load_limit")),
        weights=holder_weights(rules_in_force(session)),
        apart=apart,
        good=good,
        helped=_helped(session, worker_ids, day),
        under=_under(session, partners, day),
    )


def read_facts(session: Session, ids: Iterable[int], day: date) -> dict[int, Facts]:
    """Trade, grade, way home, shift and group of these people on the day, and the groups that they lead."""
    leads: dict[int | None, set[int]] = {}
    for led, leader_id in session.execute(select(WorkGroup.id, WorkGroup.leader_id)):
        leads.setdefault(leader_id, set()).add(led)
    found = {}
    for chunk in chunks(ids):
        rows = session.execute(
            select(Person.id, Person.trade, Person.skill_grade, Person.way_home, Placement.shift_id, Shift.name,
                   Placement.work_group_id, WorkGroup.name.label("group"), Placement.team_id)
            .outerjoin(Placement, (Placement.person_id == Person.id) & holds_on(Placement, day))
            .outerjoin(Shift, Shift.id == Placement.shift_id)
            .outerjoin(WorkGroup, WorkGroup.id == Placement.work_group_id)
            .where(Person.id.in_(chunk))
        )  # fmt: skip
        for person_id, trade, grade, way, shift_id, shift, group_id, group, team_id in rows:
            found[person_id] = Facts(
                person_id, trade or "", grade or "", way or "", shift_id, shift or "",
                group_id, group_words(group or ""), team_id, frozenset(leads.get(person_id, ())),
            )  # fmt: skip
    return found


def _helped(session: Session, ids: Sequence[int], day: date) -> Pairs:
    """Who has held or helped these workers, up to the day."""
    found: set[tuple[int, int]] = set()
    for chunk in chunks(ids):
        rows = session.execute(
            select(HolderAssignment.worker_id, HolderAssignment.holder_id).where(
                HolderAssignment.worker_id.in_(chunk), HolderAssignment.start_on <= day
            )
        )
        found.update((row[0], row[1]) for row in rows)
    return frozenset(found)


def _under(session: Session, ids: Iterable[int], day: date) -> dict[int, frozenset[int]]:
    """Under whom these people stand, held or helped: holder to people."""
    found: dict[int, set[int]] = {}
    for chunk in chunks(ids):
        rows = session.execute(
            select(HolderAssignment.worker_id, HolderAssignment.holder_id).where(
                HolderAssignment.worker_id.in_(chunk), holds_on(HolderAssignment, day)
            )
        )
        for worker, holder in rows:
            found.setdefault(holder, set()).add(worker)
    return {holder: frozenset(people) for holder, people in found.items()}


def names_of(session: Session, ids: Iterable[int]) -> dict[int, str]:
    """The names of these people, by name."""
    found: dict[int, str] = {}
    for chunk in chunks(ids):
        rows = session.execute(
            select(Person.id, Person.full_name).where(Person.id.in_(chunk)).order_by(Person.name_sort, Person.id)
        )
        found |= {row.id: row.full_name for row in rows}
    return found
