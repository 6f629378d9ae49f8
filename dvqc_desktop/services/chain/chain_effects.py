"""What would follow for the chain from a sheet, an admission or a member's status, before it is saved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Person
from dvqc_desktop.domain.chain import Chain, Effects, effects
from dvqc_desktop.domain.chain_rules import Kind
from dvqc_desktop.domain.codes import Organization
from dvqc_desktop.services.chain.chain_graph import load_chain, workers_of
from dvqc_desktop.services.chain.group_cover import CoverRow, covers_on, list_covers
from dvqc_desktop.services.statements import chunks


@dataclass(frozen=True, slots=True)
class Named:
    """A person by name, as the panel of effects names him."""

    name: str


@dataclass(frozen=True, slots=True)
class ChainSheet:
    """What a sheet says that bears upon the chain, from `on` on; None: the sheet leaves it as it is.

    `organizations` are those in which a post is held, `group_id` the group (0: none), `superior_id` the direct
    superior (0: none), `present` whether a member takes part.
    """

    person_id: int
    on: date
    organizations: frozenset[Organization] | None = None
    group_id: int | None = None
    superior_id: int | None = None
    present: bool | None = None


def effects_of_sheet(session: Session, sheet: ChainSheet) -> Effects:
    """What would follow if a person's place, posts, superior or presence became what the sheet says."""
    person_id = sheet.person_id
    own = [row for row in list_covers(session, sheet.on) if row.person_id == person_id]
    behind = {row.id: workers_of(session, sheet.on, [row.group_id]) for row in own}
    chain = load_chain(session, sheet.on, {person_id}.union(*behind.values()))
    after = chain
    if sheet.organizations is not None:
        after = after.with_posts(_own_posts(own, behind, sheet.organizations, person_id))
    if sheet.group_id is not None:
        post = covers_on(session, sheet.on).get(sheet.group_id)
        after = after.with_posts({person_id: post.person_id if post else None})
    if sheet.superior_id is not None:
        after = _with_superior(after, person_id, sheet.superior_id)
    if sheet.present is not None and after.nodes[person_id].present is not sheet.present:
        after = after.with_member(person_id) if sheet.present else after.without(person_id)
    return effects(chain, after)


def _own_posts(
    own: Iterable[CoverRow], behind: Mapping[int, set[int]], organizations: frozenset[Organization], person_id: int
) -> dict[int, int | None]:
    """By worker of the groups this person covers: the person while he holds the post, nobody after."""
    return {
        worker_id: person_id if row.organization in organizations else None
        for row in own
        for worker_id in behind[row.id]
    }


def _with_superior(chain: Chain, person_id: int, superior_id: int) -> Chain:
    others = frozenset(pair for pair in chain.superiors if pair[0] != person_id)
    return replace(chain, superiors=others | {(person_id, superior_id)} if superior_id else others)


def effects_of_admission(session: Session, person_id: int, on: date) -> Effects:
    """What would follow if this worker became a member on that day: he keeps, as a member, the people he holds."""
    chain = load_chain(session, on, (person_id,))
    if chain.nodes[person_id].kind is Kind.MEMBER:
        return effects(chain, chain)
    return effects(chain, chain.with_member(person_id))


def named(session: Session, people: Iterable[int]) -> dict[int, Named]:
    """The people of an effect by name."""
    found: dict[int, Named] = {}
    for chunk in chunks(set(people)):
        rows = session.execute(select(Person.id, Person.full_name).where(Person.id.in_(chunk)))
        found |= {person_id: Named(name) for person_id, name in rows}
    return found
