"""Groups proposed for a team: what they are made from, and putting everybody into them in one act."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import MemberStatusEvent, Person, Placement, WorkerSpell, WorkGroup
from dvqc_desktop.domain.advice.groups import Basis, NewGroup
from dvqc_desktop.domain.advice.partition import Team
from dvqc_desktop.domain.advice.weights import group_weights
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.services.chain.advice import read_facts
from dvqc_desktop.services.people.groups import TOPICS, add_group, edit_group
from dvqc_desktop.services.people.presence import check_worker, holds_on, is_member
from dvqc_desktop.services.people.worker_links import links_on
from dvqc_desktop.services.people.workers import Place, place_on, place_person
from dvqc_desktop.services.rules import rules_in_force


def people_to_split(session: Session, day: date, team_id: int | None) -> list[int]:
    """The workers of a team on the day, or all of them, by name."""
    query = (
        select(Person.id)
        .join(WorkerSpell, (WorkerSpell.person_id == Person.id) & holds_on(WorkerSpell, day))
        .order_by(Person.name_sort, Person.id)
    )
    if team_id is not None:
        of_team = select(Placement.person_id).where(Placement.team_id == team_id, holds_on(Placement, day))
        query = query.where(Person.id.in_(of_team))
    return list(session.execute(query).scalars())


def read_basis(session: Session, people: Sequence[int], day: date) -> Basis:
    """What groups for these people are made from."""
    members = session.execute(
        select(Person.id).where(Person.id.in_(select(MemberStatusEvent.person_id)), is_member(Person.id, day))
    ).scalars()
    apart, good = links_on(session, day)
    rows = session.execute(select(WorkGroup.id, WorkGroup.name, WorkGroup.leader_id)).all()
    return Basis(
        Team(read_facts(session, people, day), apart, good, weights=group_weights(rules_in_force(session))),
        read_facts(session, list(members), day),
        {row.id: row.name for row in rows},
        {row.id: row.leader_id for row in rows if row.leader_id is not None},
    )


def make_groups(session: Session, groups: Sequence[NewGroup], on: date) -> Change:
    """Puts everybody into his group from a day on, team and shift unchanged; makes groups and sets their leaders.

    Raises WorkerGoneError, GroupNameMissingError, GroupNameTakenError; refused as a whole.
    """
    for group in groups:
        places = {person: place_on(session, person, on) for person in group.people}
        teams = {place.team_id for place in places.values()}
        group_id = _group(session, group, teams.pop() if len(teams) == 1 else None)
        for person, place in places.items():
            check_worker(session, person, on)
            place_person(session, person, Place(place.team_id, group_id, place.shift_id), on)
    people = sum(len(group.people) for group in groups)
    return Change("chia", f"{len(groups)} nhóm, {people} người", TOPICS)


def _group(session: Session, group: NewGroup, team_id: int | None) -> int:
    if group.group_id is None:
        return int(add_group(session, group.name, team_id, group.leader_id).row_id or 0)
    edit_group(session, group.group_id, group.name, group.leader_id)
    return group.group_id
