"""What a list of people says, once read: rows that may go in, and every doubt with its place and reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dvqc_desktop.domain.dates import PartialDate


class ListKind(StrEnum):
    """What a list holds."""

    MEMBERS = "members"
    WORKERS = "workers"


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt about a cell: row number and column letter as Excel has them, what stands there, and why."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class ListedWork:
    """Where somebody works, in the words of the list."""

    team: str | None = None
    group: str | None = None
    shift: str | None = None


@dataclass(frozen=True, slots=True)
class ListedMembership:
    """What a member roster says of somebody's membership; `status` is a code of MemberStatus.

    `stated` when the list says so itself (a date, a word); else it is only what a new member begins with.
    """

    status: str
    stated: bool = True
    decision_on: date | None = None
    admission_on: date | None = None
    official_on: date | None = None
    party_post: str | None = None
    theory: str | None = None


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One row of a list. An empty cell is None and never takes anything out of the book.

    `class_code` and `aspects` become a proposal; `joined_on` and `left_on` bound the days as a worker.
    """

    row: int
    full_name: str
    sex: str | None = None
    birth: PartialDate | None = None
    code: str | None = None
    phone: str | None = None
    trade: str | None = None
    skill_grade: str | None = None
    way_home: str | None = None
    education: str | None = None
    note: str | None = None
    work: ListedWork = ListedWork()
    post: str | None = None
    youth: bool = False
    joined_on: date | None = None
    left_on: date | None = None
    class_code: str | None = None
    aspects: str | None = None
    membership: ListedMembership | None = None


@dataclass(frozen=True, slots=True)
class PeopleList:
    """A whole list as read: the day it stands for, its good rows, and the letters of two of its columns."""

    kind: ListKind
    as_of: date
    people: tuple[ListedPerson, ...]
    name_column: str
    class_column: str = "A"
