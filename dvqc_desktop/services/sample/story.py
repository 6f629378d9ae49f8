"""What the parts of a sample cell share: its data, the acts of its past, and the ids of what was written."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import Any

from sqlalchemy.orm import Session

from dvqc_desktop.domain.changes import Change
from dvqc_desktop.paths import resource

NOUNS = (
    "unit",
    "members",
    "workers",
    "classes",
    "chain",
    "plans",
    "team_work",
    "contacts",
    "proposals",
    "opinions",
    "meetings",
    "candidates",
    "figures",
)


class Rank(IntEnum):
    """The order of acts on one day."""

    UNIT = 0
    MEMBERS = 1
    WORKERS = 2
    MEETINGS = 3
    CLASSES = 4
    CHAIN = 5
    PLANS = 6
    CONTACTS = 7
    PROPOSALS = 8
    TASKS = 9
    OPINIONS = 10
    CLOSING = 11


@dataclass(frozen=True, slots=True)
class Act:
    """Something done on a day."""

    day: date
    rank: Rank
    run: Callable[[Session], Change]


@dataclass(slots=True)
class Story:
    """The data of a sample cell, by noun, and the row ids that acts leave for later ones.

    `people`, `teams`, `groups` and `shifts` are kept by name, `team_of` by a group's, `meetings` and `items` by ISO day
    (and position), `contacts` by worker's name and ISO day, `tasks` by the meeting's ISO day and their words.
    """

    data: dict[str, Any]
    people: dict[str, int] = field(default_factory=dict)
    teams: dict[str, int] = field(default_factory=dict)
    team_of: dict[str, int] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)
    shifts: dict[str, int] = field(default_factory=dict)
    meetings: dict[str, int] = field(default_factory=dict)
    items: dict[tuple[str, int], int] = field(default_factory=dict)
    contacts: dict[tuple[str, str], int] = field(default_factory=dict)
    tasks: dict[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def load(cls, name: str) -> "Story":
        """Reads the data files of a sample cell."""
        folder = resource("sample", name)
        return cls({noun: json.loads((folder / f"{noun}.json").read_text(encoding="utf-8")) for noun in NOUNS})

    @property
    def opened_on(self) -> date:
        """The day the book was begun."""
        return day(self.data["unit"]["opened"])

    def person(self, name: str | None) -> int | None:
        """The row id of a person by name; None for no name."""
        return None if name is None else self.people[name]


def day(text: str) -> date:
    """A day of the data, written 2026-11-20."""
    return date.fromisoformat(text)


def maybe_day(text: str | None) -> date | None:
    """A day of the data, or none."""
    return None if text is None else day(text)


def made(change: Change) -> int:
    """The row id of what an act made."""
    if change.row_id is None:
        raise ValueError(change.act)
    return change.row_id
