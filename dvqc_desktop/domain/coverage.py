"""Coverage of one day split by class, group, team, shift or holder: every split adds up to the whole.

Source: the method "phân ba loại, nắm hai đầu" (product.md, Quần chúng; domain.md §5.1).
"""

from collections import Counter
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple

from dvqc_desktop.domain.chain_rules import COVER_OF, Breach, Cover, Hold
from dvqc_desktop.domain.classes import WorkerClass

THROUGH_POSTS = -1  # the line of those whom no holder but a post over their group covers

Key = str | int | None
"""A class's code, or a row id of a group, team, shift or person; None for those without."""


class Split(StrEnum):
    """By what the coverage is split."""

    CLASS = "class"
    GROUP = "group"
    TEAM = "team"
    SHIFT = "shift"
    HOLDER = "holder"


class Part(StrEnum):
    """A number of a line of coverage: everybody, or those held in one way."""

    TOTAL = "total"
    MEMBER = "member"
    ACTIVE = "active"
    GROUP = "group"
    EXCEPTION = "exception"
    GAP = "gap"


class Stand(NamedTuple):
    """How one worker stands in the chain on the day, and where he works."""

    person_id: int
    worker_class: WorkerClass
    hold: Hold
    breach: Breach | None
    holder_id: int | None
    group_id: int | None
    team_id: int | None
    shift_id: int | None


def _holder_key(stand: Stand) -> Key:
    if stand.hold is Hold.GAP:
        return None
    return THROUGH_POSTS if stand.hold is Hold.GROUP else stand.holder_id


KEYS: dict[Split, Callable[[Stand], Key]] = {
    Split.CLASS: lambda stand: stand.worker_class.value,
    Split.GROUP: lambda stand: stand.group_id,
    Split.TEAM: lambda stand: stand.team_id,
    Split.SHIFT: lambda stand: stand.shift_id,
    Split.HOLDER: _holder_key,
}


def cover_by(stands: Iterable[Stand], split: Split) -> dict[Key, Cover]:
    """The coverage of each part of the split that has anybody."""
    key_of = KEYS[split]
    counted = Counter((key_of(stand), stand.hold) for stand in stands)
    covers: dict[Key, Cover] = {}
    for (key, hold), count in counted.items():
        covers[key] = covers.get(key, Cover()) + COVER_OF[hold].times(count)
    return covers


def number(cover: Cover, part: Part) -> int:
    """One number of a line."""
    numbers = {
        Part.TOTAL: cover.total,
        Part.MEMBER: cover.by_member,
        Part.ACTIVE: cover.by_active,
        Part.GROUP: cover.by_group,
        Part.EXCEPTION: cover.by_exception,
        Part.GAP: cover.gaps,
    }
    return numbers[part]


def behind(stands: Iterable[Stand], split: Split, keys: Iterable[Key], part: Part) -> list[Stand]:
    """The workers behind a number: of these lines of the split, held in this way."""
    key_of, wanted = KEYS[split], set(keys)
    return [stand for stand in stands if key_of(stand) in wanted and part in (Part.TOTAL, stand.hold.value)]
