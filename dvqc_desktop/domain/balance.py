"""Whether attention is shared out evenly: sums over the people of a period. No member is marked, nobody is ranked."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from dvqc_desktop.domain.rule_pack import RulePack, Threshold

Key = str | int | None


class By(StrEnum):
    """By what the contacts of a period are summed."""

    CLASS = "class"
    GROUP = "group"
    HOLDER = "holder"
    TOPIC = "topic"
    KIND = "kind"


class Column(StrEnum):
    """The numbers of a line, each with the names behind it."""

    PEOPLE = "people"
    MET = "met"
    UNMET = "unmet"
    TIMES = "times"


class Attention(NamedTuple):
    """A worker of the closing day and what he got in the period.

    `times` counts contacts, `ill` those because of illness. `awaited` is 0 for who is new or need not be met now: he
    is not counted as forgotten. `held_long` is 0 where his main holder is too new to have met him.
    """

    person_id: int
    code: str
    group_id: int | None
    holder_id: int | None
    times: int
    ill: int
    awaited: int
    held_long: int


class Tally(NamedTuple):
    """How many people there are, how many of them were met, and how often in all."""

    people: int = 0
    met: int = 0
    times: int = 0

    @property
    def unmet(self) -> int:
        """How many were not met."""
        return self.people - self.met


@dataclass(frozen=True, slots=True)
class BalanceRules:
    """From when on something is worth saying; the rule pack says what each means, in its own units."""

    begin_days: int
    settle_days: int
    new_member_days: int
    people_min: int
    times_min: int
    middle_share: Threshold
    met_share: Threshold


_PLACES = {By.CLASS: 1, By.GROUP: 2, By.HOLDER: 3}
_TESTS: dict[Column, Callable[[Attention], bool]] = {
    Column.PEOPLE: lambda row: True,
    Column.MET: lambda row: row.times > 0,
    Column.UNMET: lambda row: not row.times,
    Column.TIMES: lambda row: row.times > 0,
}


def balance_rules(pack: RulePack) -> BalanceRules:
    """The thresholds of the rule pack. Raises RulePackDamagedError."""
    return BalanceRules(
        begin_days=pack.count("balance.begin"),
        settle_days=pack.count("balance.settle"),
        new_member_days=pack.count("balance.new_member"),
        people_min=pack.count("balance.people_min"),
        times_min=pack.count("balance.times_min"),
        middle_share=pack.threshold("balance.middle_share"),
        met_share=pack.threshold("balance.met_share"),
    )


def is_counted(row: Attention) -> bool:
    """Whether somebody counts among those to be met: who was met does, whoever he is."""
    return bool(row.awaited or row.times)


def tallies(rows: Iterable[Attention], by: By) -> dict[Key, Tally]:
    """The sums by class, group or holder, over those who count."""
    place = _PLACES[by]
    found: dict[Key, list[int]] = {}
    for row in rows:
        times = row[4]
        if not (times or row[6]):
            continue
        key: Key = row[place]
        sums = found.get(key)
        if sums is None:
            sums = found[key] = [0, 0, 0]
        sums[0] += 1
        if times:
            sums[1] += 1
            sums[2] += times
    return {key: Tally(*sums) for key, sums in found.items()}


def people_behind(rows: Iterable[Attention], by: By, key: Key, column: Column) -> tuple[int, ...]:
    """Who stands behind a number of the sums by class, group or holder."""
    place = _PLACES[by]
    return tuple(row.person_id for row in rows if row[place] == key and is_counted(row) and _TESTS[column](row))


def total(sums: Iterable[Tally]) -> Tally:
    """All lines of a sum together."""
    return Tally(*map(sum, zip(*sums, strict=True))) if (sums := tuple(sums)) else Tally()
