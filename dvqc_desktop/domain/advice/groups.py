"""New groups for a team: who goes together, the name each group keeps or gets, and a member proposed to lead it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dvqc_desktop.domain.advice.facts import Facts, pair
from dvqc_desktop.domain.advice.partition import Team, match_names, propose_leaders, split
from dvqc_desktop.domain.names import text_sort_key
from dvqc_desktop.domain.progress import SILENT, Progress


@dataclass(frozen=True, slots=True)
class Basis:
    """What groups are made from; plain data that can go to another process.

    Params: members - who may lead; names - all groups of the book by row id; leaders - who leads them now.
    """

    team: Team
    members: Mapping[int, Facts]
    names: Mapping[int, str]
    leaders: Mapping[int, int]

    def before(self) -> dict[int, int]:
        """Person to the group he is in now."""
        return {person: facts.group_id for person, facts in self.team.people.items() if facts.group_id is not None}

    def beside(self, person_id: int, others: Sequence[int]) -> list[int]:
        """Those among others from whom this person is kept apart."""
        return [other for other in others if pair(person_id, other) in self.team.apart]


@dataclass(frozen=True, slots=True)
class NewGroup:
    """A group as proposed; `group_id` is the former group whose name it keeps, None for one that is new."""

    name: str
    group_id: int | None
    leader_id: int | None
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GroupEffects:
    """What would change: people who stay, who change their group, who had none; groups that are new, or led anew."""

    stay: int
    move: int
    placed: int
    made: int
    led_anew: int


def propose_groups(basis: Basis, number: int, progress: Progress = SILENT) -> tuple[NewGroup, ...] | None:
    """So many groups of nearly the same size, by name; None where those kept apart leave no way."""
    groups = split(basis.team, number, progress)
    if groups is None:
        return None
    former = match_names(groups, basis.before())
    led = {place: basis.leaders[group] for place, group in former.items() if group in basis.leaders}
    leaders = propose_leaders(basis.team, groups, basis.members, led)
    fresh = _fresh_names(basis)
    made = [
        NewGroup(
            basis.names[former[place]] if place in former else next(fresh),
            former.get(place),
            leaders.get(place),
            people,
        )
        for place, people in enumerate(groups)
    ]
    return tuple(sorted(made, key=lambda group: text_sort_key(group.name)))


def _fresh_names(basis: Basis) -> Iterator[str]:
    """ "Nhóm 1", "Nhóm 2" … as far as no group of the book has that name, or that number for a name."""
    used = {name.casefold().removeprefix("nhóm").strip() for name in basis.names.values()}
    return (f"Nhóm {number}" for number in range(1, 10_000) if str(number) not in used)


def moved_to(groups: Sequence[NewGroup], person_id: int, place: int) -> tuple[NewGroup, ...]:
    """The groups after a person was put into another one by hand."""
    return tuple(
        replace(
            group,
            people=tuple(sorted({*group.people, person_id} if at == place else set(group.people) - {person_id})),
        )
        for at, group in enumerate(groups)
    )


def group_effects(basis: Basis, groups: Sequence[NewGroup]) -> GroupEffects:
    """What would change if the groups were made so."""
    before = basis.before()
    found = Counter(
        "placed" if person not in before else "stay" if before[person] == group.group_id else "move"
        for group in groups
        for person in group.people
    )
    old = [group for group in groups if group.group_id is not None]
    led_anew = sum(basis.leaders.get(group.group_id or 0) != group.leader_id for group in old)
    return GroupEffects(found["stay"], found["move"], found["placed"], len(groups) - len(old), led_anew)


def clashes(basis: Basis, groups: Sequence[NewGroup]) -> dict[int, int]:
    """People in one group who are kept apart: each to one of the others, the leader counted as in his group."""
    found = {}
    for group in groups:
        everybody = (*group.people, *((group.leader_id,) if group.leader_id is not None else ()))
        for person in everybody:
            others = basis.beside(person, everybody)
            if others:
                found[person] = others[0]
    return found
