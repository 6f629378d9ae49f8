"""Splitting people into groups that fit each other by trade, shift and way home, of nearly the same size.

Source: the model team was "split in 3 groups matched by trade and way home, one member per group" (domain.md §5.1).
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dvqc_desktop.domain.advice.facts import Facts, Pairs, pair
from dvqc_desktop.domain.advice.sharing import Shares, Task, share_out
from dvqc_desktop.domain.advice.weights import GroupWeights
from dvqc_desktop.domain.progress import SILENT, Progress

ROUNDS = 12  # people are shared out anew until nobody moves, at most so often
WHOLE = 100  # a weight counts so much where the whole group shares it

_Feature = Callable[[Facts], object]
# What people share, by the name of its weight.
FEATURES: tuple[tuple[str, _Feature], ...] = (
    ("trade", lambda facts: facts.trade.casefold()),
    ("shift", lambda facts: facts.shift_id),
    ("way_home", lambda facts: facts.way_home.casefold()),
)


@dataclass(frozen=True, slots=True)
class Team:
    """Whom to split: people with what is known of them, pairs kept apart or on good terms, weights of likeness."""

    people: Mapping[int, Facts]
    apart: Pairs = frozenset()
    good: Pairs = frozenset()
    weights: GroupWeights = field(kw_only=True)

    @property
    def most(self) -> int:
        """How well somebody fits who shares everything with everybody and has a friend there."""
        shared: int = sum(getattr(self.weights, name) for name, _ in FEATURES)
        return WHOLE * (shared + self.weights.good)


def split(team: Team, number: int, progress: Progress = SILENT) -> tuple[tuple[int, ...], ...] | None:
    """The people in so many groups, sizes differing by at most one, nobody beside whom he is kept apart from.

    Starts from people as different as can be, shares all out at the lowest cost, and again around the groups so
    found, until nobody moves. Params: number - of groups, at least 1 and at most as many as there are people.
    Returns None where those kept apart leave no way.
    """
    seeds = _seeds(team, number)
    shares = _share(team, {place: (seed,) for place, seed in enumerate(seeds)}, progress)
    for _ in range(ROUNDS):
        if shares is None:
            return None
        again = _share(team, dict(enumerate(_groups(shares, number))), progress)
        if again is None or _total(team, again, number) >= _total(team, shares, number):
            break
        shares = again
    return None if shares is None else _groups(shares, number)


class Profile:
    """A group counted once, so that looking at many people costs little each."""

    def __init__(self, team: Team, group: Sequence[int]) -> None:
        self._team, self._group = team, frozenset(group)
        self._counts = [
            (WHOLE * getattr(team.weights, name), feature, Counter(feature(team.people[person]) for person in group))
            for name, feature in FEATURES
        ]
        self._most, self._good = team.most, WHOLE * team.weights.good
        self._befriended = {two[1 - at] for two in team.good for at in (0, 1) if two[at] in self._group}

    def likeness(self, person_id: int) -> int:
        """How well somebody fits the others of this group, from 0 to `most`; alone in it he fits by himself."""
        inside = person_id in self._group
        beside = len(self._group) - inside
        if not beside:
            return self._most if inside else 0
        score = self._good if person_id in self._befriended else 0
        for weight, feature, counts in self._counts:
            own = feature(self._team.people[person_id])
            if own not in (None, ""):
                score += weight * (counts[own] - inside) // beside
        return score


def _seeds(team: Team, number: int) -> list[int]:
    """One person for each group: first who is most like everybody, then always who is least like those chosen."""
    everybody = sorted(team.people)
    whole = Profile(team, everybody)
    common = {person: whole.likeness(person) for person in everybody}
    chosen = [max(everybody, key=lambda person: (common[person], -person))]
    nearest = dict.fromkeys(everybody, 0)
    while len(chosen) < number:
        last = Profile(team, chosen[-1:])
        nearest = {person: max(nearest[person], last.likeness(person)) for person in everybody}
        left = (person for person in everybody if person not in chosen)
        chosen.append(min(left, key=lambda person: (nearest[person], -common[person], person)))
    return chosen


def _share(team: Team, centres: Mapping[int, Sequence[int]], progress: Progress) -> Shares | None:
    people, number = tuple(sorted(team.people)), len(centres)
    profiles = {place: Profile(team, centre) for place, centre in centres.items()}
    most = team.most
    costs = {
        (person, place): most - profile.likeness(person) for person in people for place, profile in profiles.items()
    }
    least = len(people) // number
    slots = dict.fromkeys(centres, (0,) * (least + (1 if len(people) % number else 0)))
    apart = frozenset(two for two in team.apart if team.people.keys() >= set(two))
    return share_out(Task(costs, slots, people, apart, least), progress=progress)


def _groups(shares: Shares, number: int) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(sorted(person for person, found in shares.items() if found == place)) for place in range(number))


def _total(team: Team, shares: Shares, number: int) -> int:
    """What is unlike within the groups, all together."""
    most, groups = team.most, [Profile(team, group) for group in _groups(shares, number)]
    return sum(most - groups[place].likeness(person) for person, place in shares.items())


def match_names(groups: Sequence[Sequence[int]], before: Mapping[int, int]) -> dict[int, int]:
    """Which former group each new one takes the name of, so that as few people as can be get another name.

    Params: before - person to the row id of his group now. Returns new group to former group, one to one.
    """
    costs: dict[tuple[int, int], int] = {}
    for place, people in enumerate(groups):
        for former, count in Counter(before[person] for person in people if person in before).items():
            costs[place, former] = len(before) - count
    slots = {former: (0,) for _, former in costs}
    return share_out(Task(costs, slots, tuple(range(len(groups))))) or {}


def propose_leaders(
    team: Team, groups: Sequence[Sequence[int]], members: Mapping[int, Facts], led: Mapping[int, int]
) -> dict[int, int]:
    """A member to lead each group: whoever fits it best, each leading as few as can be.

    Params: led - new group to the member who has led most of its people so far, where there is one.
    """
    most, whole = team.most, replace(team, people={**team.people, **members})
    costs = {
        (place, member): most
        - Profile(whole, people).likeness(member)
        # a member goes on leading the group that keeps most of his people
        + (0 if led.get(place) == member else most)
        for place, people in enumerate(groups)
        for member in members
        if not any(pair(member, person) in team.apart for person in people)
    }
    slots = {member: tuple(team.weights.leads_one_more * more for more in range(len(groups))) for _, member in costs}
    return share_out(Task(costs, slots, tuple(range(len(groups))))) or {}
