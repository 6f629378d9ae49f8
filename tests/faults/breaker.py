"""Disks that fail: at the n-th call, once or from there on; when they are full; or slowly."""

import errno
import os
import shutil
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors.store import DiskFailedKept
from tests.faults.powercut import room
from tests.faults.scenes import Scene
from tests.faults.vfs import FULL, IO_ERRORS, watched


@dataclass
class Breaker:
    """Lets the `at`-th call fail, or all from there on; counts calls while `at` is 0."""

    at: int = 0
    lasting: bool = True
    calls: int = 0
    fired: int = 0

    def before(self, call: str, path: str, _place: int, _data: bytes) -> int:
        """The code of the error, or 0."""
        if not path:
            return 0
        self.calls += 1
        if not self.at or self.calls < self.at or (self.calls > self.at and not self.lasting):
            return 0
        self.fired += 1
        return IO_ERRORS[call]

    def after(self, _call: str, _path: str, _place: int, _data: bytes) -> None:
        """Nothing to note."""


class Deadly(Breaker):
    """Kills its own process at the `at`-th call, before it is done."""

    def before(self, call: str, path: str, place: int, data: bytes) -> int:
        """Returns only while the call is not reached."""
        if super().before(call, path, place, data):
            os.kill(os.getpid(), signal.SIGKILL)
        return 0


@dataclass
class LastSync(Breaker):
    """Lets the sync fail by which a commit ends, after all of it was written; and then all calls if `lasting`."""

    lasting: bool = False
    cleared: bool = False

    def before(self, call: str, path: str, place: int, data: bytes) -> int:
        """The journal has been cleared, its sync is due."""
        self.cleared = self.cleared or (call == "truncate" and path.endswith("-journal"))
        due = self.cleared and call == "sync"
        return super().before(call, path, place, data) if due or self.fired else 0


@dataclass
class FullDisk:
    """Has room for so many more bytes; `room` None is a disk with room enough."""

    room: int | None = None
    fired: int = 0

    def before(self, call: str, path: str, place: int, data: bytes) -> int:
        """Refuses a write past the file's end once the room is used up."""
        if call != "write" or self.room is None or not path:
            return 0
        grown = place + len(data) - (Path(path).stat().st_size if Path(path).exists() else 0)
        if grown <= self.room:
            self.room -= max(grown, 0)
            return 0
        self.fired += 1
        return FULL

    def after(self, _call: str, _path: str, _place: int, _data: bytes) -> None:
        """Nothing to note."""


@dataclass
class SlowDisk:
    """Takes its time for each sync."""

    seconds: float
    syncs: int = 0

    def before(self, call: str, _path: str, _place: int, _data: bytes) -> int:
        """Waits before a sync."""
        if call == "sync":
            self.syncs += 1
            threading.Event().wait(self.seconds)
        return 0

    def after(self, _call: str, _path: str, _place: int, _data: bytes) -> None:
        """Nothing to note."""


@contextmanager
def broken(breaker: Breaker | FullDisk) -> Iterator[None]:
    """Every call of SQLite and every sync and renaming of ours goes over the broken disk."""
    real = {"fsync": os.fsync, "replace": os.replace}

    def asked(name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            if breaker.before("sync", name, 0, b""):
                raise OSError(errno.EIO, "planted")
            return real[name](*arguments, **options)

        return call

    with mock.patch.multiple(os, **{name: asked(name) for name in real}), watched(breaker):
        yield


def played_on(scene: Scene, folder: Path, breaker: Breaker | FullDisk) -> tuple[int, str]:
    """Plays the scene on the broken disk; gives how many steps were told as kept, and the refusal's name or ""."""
    told: list[int] = []
    try:
        with broken(breaker):
            scene.play(folder, lambda: told.append(1))
    except AppError as refusal:
        return len(told), type(refusal).__name__
    return len(told), ""


def every_call(scene: Scene, *, lasting: bool, first: int = 1, step: int = 1, most: int = 10**6) -> Counter[str]:
    """Lets call `first`, `first + step`, … fail, one in each run, until the scene passes; counts how each run ended.

    "told" is a refusal in our words with everything kept in place, "harmless" an error that changed nothing;
    everything else is a fault.
    """
    ends: Counter[str] = Counter()
    with room("eio") as name:
        at, fired = first, 1
        while fired and at <= most:
            folder = Path(name) / "played"
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            scene.prepare(folder)
            breaker = Breaker(at, lasting)
            told, refusal = played_on(scene, folder, breaker)
            fired = breaker.fired
            if fired:
                told += refusal == DiskFailedKept.__name__
                ends[scene.fault(folder, told) or ("told" if refusal else "harmless")] += 1
            at += step
    return ends
