"""Whether the change log is as it was sealed, which act is not, and where a printed head stands in it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

from dvqc_desktop.db import changelog
from dvqc_desktop.domain import dates
from dvqc_desktop.domain.errors.history import HeadNotFound, HeadTooShort, LogAltered

_LEAST_HEAD = 16
_GROUPS = (
    "SELECT id, at, kind, target_id, act, topics, digest, chain, subject, state, erased_on IS NOT NULL "
    "FROM change_group ORDER BY id"
)
_ROWS = f"SELECT group_id, {changelog.ROW_FACTS} FROM change_row ORDER BY group_id, id"
_KEY = f"SELECT value FROM maintenance WHERE key = '{changelog.CHAIN_KEY}'"
_DONE_ERASURES = "SELECT id, groups FROM erasure WHERE state = 'done'"
_HEADS = text("SELECT id, at, act FROM change_group WHERE substr(chain, 1, :length) = :head")
_AFTER = text("SELECT count(*) FROM change_group WHERE id > :id")


@dataclass(frozen=True, slots=True)
class HeadPlace:
    """The act a printed head belongs to, and how many acts came after it."""

    at: datetime
    act: str
    later: int


class _Group(NamedTuple):
    id: int
    at: str
    kind: str
    target_id: int | None
    act: str
    topics: str
    digest: str
    chain: str
    subject: str
    state: str
    erased: int

    def fits(self, key: bytes, previous: str) -> bool:
        """True when the link was made from these facts, after the link before."""
        facts = [self.at, self.kind, self.target_id, self.act, self.topics, self.digest]
        return self.chain == changelog.seal(key, previous, self.id, facts)


class _States:
    """What each act's state must be by the acts after it: done, undone, or gone."""

    def __init__(self) -> None:
        self.of: dict[int, str] = {}
        self._undone: set[int] = set()

    def pass_by(self, group: _Group) -> None:
        """Takes one more group into account."""
        self.of[group.id] = "done"
        if group.kind == "act":
            self.of.update(dict.fromkeys(self._undone, "gone"))
            self._undone.clear()
        elif group.target_id is not None and group.kind == "undo":
            self.of[group.target_id] = "undone"
            self._undone.add(group.target_id)
        elif group.target_id is not None:
            self.of[group.target_id] = "done"
            self._undone.discard(group.target_id)


class _Contents:
    """The rows of each group, read in one pass beside the groups."""

    def __init__(self, rows: Iterator[Any]) -> None:
        self._grouped = groupby(rows, key=itemgetter(0))
        self._next = next(self._grouped, None)

    def of(self, group_id: int) -> list[Any]:
        """The rows of the next group; empty where it has none, or where rows of no group stand before them."""
        if self._next is None or self._next[0] != group_id:
            return []
        rows = [row[1:] for row in self._next[1]]
        self._next = next(self._grouped, None)
        return rows


def check_log(connection: Connection) -> None:
    """Goes through the whole log. Raises LogAltered, which names the first act that is not as it was sealed.

    A group whose contents were taken out is whole when what is left of it is what a done erasure names, in the sealed
    log and in the table alike: nobody hides a change by marking it erased.
    """
    driver: Any = connection.connection.driver_connection
    key = bytes.fromhex(driver.execute(_KEY).fetchone()[0])
    contents = _Contents(driver.execute(_ROWS))
    states = _States()
    told: dict[int, dict[str, str]] = {}
    groups: dict[int, _Group] = {}
    left: dict[int, str] = {}
    previous = ""
    for values in driver.execute(_GROUPS):
        group = groups[values[0]] = _Group(*values)
        rows = contents.of(group.id)
        left[group.id] = changelog.digest(group.subject, rows)
        if not rows or not group.fits(key, previous) or not (group.erased or left[group.id] == group.digest):
            raise _altered(group)
        told.update(_erasures_in(rows))
        states.pass_by(group)
        previous = group.chain
    if told != {row[0]: json.loads(row[1]) for row in driver.execute(_DONE_ERASURES)}:
        raise LogAltered(act="xóa hẳn hồ sơ theo yêu cầu", day="các ngày ghi trong sổ")
    named = {int(group_id): digest for kept in told.values() for group_id, digest in kept.items()}
    for group in groups.values():
        expected = left[group.id] if group.erased else None
        if group.state != states.of[group.id] or named.get(group.id) != expected:
            raise _altered(group)


def find_head(connection: Connection, head: str) -> HeadPlace:
    """Where a head from a printed paper, short or full, stands in the log.

    Raises HeadTooShort for less than what papers print, HeadNotFound when no act has it.
    """
    typed = "".join(sign for sign in head.lower() if sign.isalnum())
    if len(typed) < _LEAST_HEAD:
        raise HeadTooShort(least=_LEAST_HEAD)
    found = connection.execute(_HEADS, {"head": typed, "length": len(typed)}).first()
    if found is None:
        raise HeadNotFound(head=changelog.short(typed))
    later = connection.execute(_AFTER, {"id": found.id}).scalar_one()
    return HeadPlace(datetime.fromisoformat(found.at), found.act, later)


def _erasures_in(rows: list[Any]) -> Iterator[tuple[int, dict[str, str]]]:
    """The erasures that a group says were done: the id, and the groups it names with what is left of each."""
    for table_name, row_id, _, _, after in rows:
        if table_name == "erasure" and after is not None:
            erasure = json.loads(after)
            if erasure["state"] == "done":
                yield row_id, json.loads(erasure["groups"])


def _altered(group: _Group) -> LogAltered:
    try:
        at = datetime.fromisoformat(group.at)
    except ValueError:  # the time itself was altered
        return LogAltered(act=group.act, day="không còn đọc được ngày")
    return LogAltered(act=group.act, day=f"{dates.format_date(at.date())}, {at:%H:%M}")
