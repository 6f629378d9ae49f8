"""As much of the chain of a day as one act can touch, as the graph that the rules look at."""

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import HolderAssignment, Placement
from dvqc_desktop.domain.chain import Chain, Link, Node
from dvqc_desktop.domain.codes import HolderRole
from dvqc_desktop.services.chain.chain_state import superiors_on
from dvqc_desktop.services.chain.group_cover import GroupPost, covers_on, held_groups
from dvqc_desktop.services.chain.holders import holders_on
from dvqc_desktop.services.people.presence import holds_on, is_worker
from dvqc_desktop.services.statements import DAY, IDS, chunks, run

_WORKERS_OF = select(Placement.person_id).where(
    Placement.work_group_id.in_(IDS), holds_on(Placement, DAY), is_worker(Placement.person_id, DAY)
)
_GROUPS_OF = select(Placement.person_id, Placement.work_group_id).where(
    Placement.person_id.in_(IDS), holds_on(Placement, DAY), Placement.work_group_id.is_not(None)
)
_LINKS = select(
    HolderAssignment.worker_id,
    HolderAssignment.holder_id,
    HolderAssignment.role,
    HolderAssignment.exception_reason,
    HolderAssignment.cell_agreement,
).where(holds_on(HolderAssignment, DAY))
_ABOVE, _BELOW = _LINKS.where(HolderAssignment.worker_id.in_(IDS)), _LINKS.where(HolderAssignment.holder_id.in_(IDS))


def load_chain(session: Session, day: date, around: Iterable[int], holders: Iterable[int] = ()) -> Chain:
    """As much of the chain of a day as an act on these people can touch: everybody behind and above them.

    Behind whoever holds a post that covers a group stand the workers of that group. Of `holders`, who may come above
    them, only those above are read: whom else they hold changes nothing here.
    """
    covers, around = covers_on(session, day), set(around)
    around |= workers_of(session, day, held_groups(covers, around))
    behind, _ = _closure(session, day, around, downward=True)
    wanted, links = _closure(session, day, behind.union(holders), downward=False)
    infos = holders_on(session, day, wanted).values()
    nodes = {info.id: Node(info.id, info.kind, info.worker_class, info.present) for info in infos}
    return Chain(nodes, tuple(links), superiors_on(session, day), _posts_over(session, day, covers, wanted))


def workers_of(session: Session, day: date, groups: list[int]) -> set[int]:
    """The workers of these groups on a day."""
    found: set[int] = set()
    for chunk in chunks(groups):
        found.update(run(session, _WORKERS_OF, {"ids": chunk, "day": day}).scalars())
    return found


def _posts_over(session: Session, day: date, covers: Mapping[int, GroupPost], people: set[int]) -> dict[int, int]:
    """By worker: who covers his group by a post."""
    found: dict[int, int] = {}
    for chunk in chunks(people) if covers else ():
        for person_id, group_id in run(session, _GROUPS_OF, {"ids": chunk, "day": day}):
            if group_id in covers:
                found[person_id] = covers[group_id].person_id
    return found


def _closure(session: Session, day: date, people: set[int], downward: bool) -> tuple[set[int], list[Link]]:
    """Everybody below or above these people, and the links by which they are."""
    found, waiting = set(people), set(people)
    links: list[Link] = []
    while waiting:
        near = _links(session, day, waiting, downward)
        links += near
        waiting = {link.worker_id if downward else link.holder_id for link in near} - found
        found |= waiting
    return found, links


def _links(session: Session, day: date, people: set[int], downward: bool) -> list[Link]:
    found: list[Link] = []
    for chunk in chunks(people):
        rows = run(session, _BELOW if downward else _ABOVE, {"ids": chunk, "day": day})
        found += [Link(low, high, HolderRole(role), bool(why), bool(word)) for low, high, role, why, word in rows]
    return found
