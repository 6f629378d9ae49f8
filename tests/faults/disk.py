"""What a folder's files may hold after a power cut: every change recorded in order, then possible contents rebuilt."""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from tests.faults.vfs import watched

SECTOR = 512
Contents = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Event:
    """One change, in the order it was asked for.

    `kind` is write, truncate, sync (of the file `node`); link, unlink, rename, folder (a new one), settle (a folder's
    names reach the disk); or done (the program has told its user that a step is kept).
    """

    kind: str
    path: str = ""
    node: int = 0
    place: int = 0
    data: bytes = b""


@dataclass
class Record:
    """A run on a folder: what it held at first, and every change since; also the watcher of SQLite's calls."""

    folder: Path
    first: Contents = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    nodes: dict[str, int] = field(default_factory=dict)
    now: dict[int, bytearray] = field(default_factory=dict)
    unsettled: set[str] = field(default_factory=set)
    synced_nameless: dict[int, int] = field(default_factory=dict)  # length by number of the file

    def __post_init__(self) -> None:
        for path in sorted(self.folder.rglob("*")):
            if path.is_file():
                self.first[str(path)] = path.read_bytes()
                self._new_node(str(path), bytearray(self.first[str(path)]))

    def before(self, _call: str, _path: str, _place: int, _data: bytes) -> int:
        """Lets every call pass."""
        return 0

    def after(self, call: str, path: str, place: int, data: bytes) -> None:
        """Notes a call that SQLite made; those that change nothing are left out."""
        if not path.startswith(f"{self.folder}/") or call in {"read", "open"}:
            return
        if call == "create":
            self._create(path)
            if place:
                self.unsettled.add(path)
        elif call == "delete":
            self.unlink(path)
            if place:
                self.settle(str(Path(path).parent))
        else:
            self._change(call, path, place, data)
            if call == "sync" and path in self.unsettled:  # SQLite makes a new journal's name last with its contents
                self.unsettled.discard(path)
                self.settle(str(Path(path).parent))

    def done(self) -> None:
        """The user has been told that a step is kept."""
        self.sweep()
        self.events.append(Event("done"))

    def unlink(self, path: str) -> None:
        """A name goes."""
        if self.nodes.pop(path, None) is not None:
            self.events.append(Event("unlink", path))

    def rename(self, source: str, target: str) -> None:
        """A name changes; an older file of the new name goes."""
        if source in self.nodes:
            self.nodes[target] = self.nodes.pop(source)
            self.events.append(Event("rename", source, self.nodes[target], data=target.encode()))

    def link(self, source: str, target: str) -> None:
        """A file gets a second name; one that had none, and is known by its handle alone, gets its first."""
        if source not in self.nodes:
            self._name_nameless(target)
            return
        self.nodes[target] = self.nodes[source]
        self.events.append(Event("link", target, self.nodes[source]))

    def _name_nameless(self, target: str) -> None:
        found = Path(target)
        node, content = self._new_node(target, bytearray()), found.read_bytes()
        self._change("write", target, 0, content)
        if self.synced_nameless.get(found.stat().st_ino) == len(content):
            self.events.append(Event("sync", target, node))
        self.events.append(Event("link", target, node))

    def settle(self, folder: str) -> None:
        """The names in a folder reach the disk."""
        self.events.append(Event("settle", folder))

    def make_folder(self, path: str, *_mode: int) -> None:
        """A new folder."""
        if path.startswith(f"{self.folder}/"):
            self.events.append(Event("folder", path))

    def sync_handle(self, handle: int) -> None:
        """An open file or a folder reaches the disk."""
        path, known = str(Path(f"/proc/self/fd/{handle}").readlink()), os.fstat(handle)
        if not known.st_nlink:
            self.synced_nameless[known.st_ino] = known.st_size
        if path in self.nodes:
            self.events.append(Event("sync", path, self.nodes[path]))
        elif Path(path).is_dir():
            self.settle(path)

    def sweep(self) -> None:
        """Notes what was written past SQLite: whatever differs from what is known of a file."""
        for path in sorted(self.folder.rglob("*")):
            if path.is_file():
                found, name = path.read_bytes(), str(path)
                node = self._create(name)
                if found != bytes(self.now[node]):
                    self._change("truncate", name, 0, b"")
                    self._change("write", name, 0, found)

    def _new_node(self, path: str, content: bytearray) -> int:
        node = len(self.now) + 1
        self.nodes[path], self.now[node] = node, content
        return node

    def _create(self, path: str) -> int:
        if path not in self.nodes:
            self.events.append(Event("link", path, self._new_node(path, bytearray())))
        return self.nodes[path]

    def _change(self, call: str, path: str, place: int, data: bytes) -> None:
        node = self.nodes[path]
        self.events.append(Event(call, path, node, place, data))
        apply(self.now[node], self.events[-1])


def apply(content: bytearray, event: Event) -> None:
    """Does a write or a truncation to a file's content; what lies between its end and a later write is zero."""
    if event.kind == "write":
        if len(content) < event.place:
            content.extend(bytes(event.place - len(content)))
        content[event.place : event.place + len(event.data)] = event.data
    elif event.kind == "truncate" and len(content) > event.place:
        del content[event.place :]


@contextmanager
def recording(folder: Path) -> Iterator[Record]:
    """Records what SQLite and Python change in a folder meanwhile."""
    record = Record(folder)
    with mock.patch.multiple(os, **_recorded_calls(record)), watched(record):
        yield record
    record.sweep()


def _recorded_calls(record: Record) -> dict[str, Callable[..., Any]]:
    """Python's own calls on files, each noted once it is done."""
    real = {name: getattr(os, name) for name in ("fsync", "replace", "rename", "unlink", "remove", "mkdir", "link")}

    def noted(name: str, note: Callable[..., None]) -> Callable[..., None]:
        def call(*arguments: Any, **options: Any) -> None:
            record.sweep()
            real[name](*arguments, **options)
            note(*(argument if isinstance(argument, int) else os.fspath(argument) for argument in arguments))

        return call

    notes = {"fsync": record.sync_handle, "mkdir": record.make_folder, "link": record.link}
    notes |= {"replace": record.rename, "rename": record.rename, "unlink": record.unlink, "remove": record.unlink}
    return {name: noted(name, note) for name, note in notes.items()}


class PowerCuts:
    """The contents that the disk may hold when the power goes at some instant of a record."""

    def __init__(self, record: Record) -> None:
        self.events = record.events
        self._first = {node: record.first[path] for path, node in _first_nodes(record).items()}
        self._names = _first_nodes(record)
        self._synced: dict[int, list[tuple[int, bytes]]] = {}
        self._follow()

    def _follow(self) -> None:
        """Keeps each file's content at each moment it reached the disk."""
        now = {node: bytearray(content) for node, content in self._first.items()}
        for place, event in enumerate(self.events):
            if event.kind in {"write", "truncate"}:
                apply(now.setdefault(event.node, bytearray()), event)
            elif event.kind == "sync":
                kept = bytes(now.setdefault(event.node, bytearray()))
                self._synced.setdefault(event.node, []).append((place, kept))

    def told(self, instant: int) -> int:
        """How many steps the user had been told of before the instant."""
        return sum(event.kind == "done" for event in self.events[:instant])

    def contents(self, instant: int, rng: random.Random) -> Contents:
        """One of the contents that the files may have when the power goes just before the event at `instant`."""
        names = self._names_left(instant, rng)
        fate = rng.choice(("lost", "kept", "any", "any", "torn", "torn"))
        nodes = sorted(set(names.values()))
        left = {node: self._content(node, instant, fate, rng) for node in nodes}
        return {path: left[node] for path, node in sorted(names.items())}

    def _names_left(self, instant: int, rng: random.Random) -> dict[str, int]:
        """Names: each change lasts at once, or those of a folder since it settled may be cut off at any point."""
        at_once, names, gone = rng.random() < 0.5, dict(self._names), set[str]()
        cuts = {} if at_once else self._cuts(instant, rng)
        for place, event in enumerate(self.events[:instant]):
            if place >= cuts.get(_folder_of(event), instant):
                if event.kind == "folder":
                    gone.add(event.path)
            else:
                _rename(names, event)
        return {path: node for path, node in names.items() if not any(path.startswith(f"{one}/") for one in gone)}

    def _cuts(self, instant: int, rng: random.Random) -> dict[str, int]:
        settled: dict[str, int] = {}
        changes: dict[str, list[int]] = {}
        for place, event in enumerate(self.events[:instant]):
            if event.kind == "settle":
                settled[event.path] = place
            elif event.kind in {"link", "unlink", "rename", "folder"}:
                changes.setdefault(_folder_of(event), []).append(place)
        loose = {name: [p for p in places if p > settled.get(name, -1)] for name, places in changes.items()}
        return {name: rng.choice([*places, instant]) for name, places in loose.items()}

    def _content(self, node: int, instant: int, fate: str, rng: random.Random) -> bytes:
        start, kept = -1, self._first.get(node, b"")
        for place, content in self._synced.get(node, ()):
            if place < instant:
                start, kept = place, content
        loose = [one for one in self.events[start + 1 : instant] if one.node == node and one.kind in _DATA]
        if not loose or fate == "lost":
            return kept
        content = bytearray(kept)
        for event in loose:
            for piece in _pieces(event, fate, rng):
                apply(content, piece)
        return bytes(content)


_DATA = frozenset({"write", "truncate"})


def _pieces(event: Event, fate: str, rng: random.Random) -> Iterator[Event]:
    """What is left of a change that was not synced: all, nothing, or some of its sectors."""
    if fate == "kept":
        yield event
    elif fate == "any" or event.kind == "truncate" or len(event.data) <= SECTOR:
        if rng.random() < 0.5:
            yield event
    else:
        for start in range(0, len(event.data), SECTOR):
            if rng.random() < 0.5:
                yield Event("write", event.path, event.node, event.place + start, event.data[start : start + SECTOR])


def _first_nodes(record: Record) -> dict[str, int]:
    return {path: number for number, path in enumerate(record.first, 1)}


def _folder_of(event: Event) -> str:
    return str(Path(event.path).parent) if event.kind in {"link", "unlink", "rename", "folder"} else ""


def _rename(names: dict[str, int], event: Event) -> None:
    if event.kind == "link":
        names[event.path] = event.node
    elif event.kind == "unlink":
        names.pop(event.path, None)
    elif event.kind == "rename":
        names.pop(event.path, None)
        names[event.data.decode()] = event.node
