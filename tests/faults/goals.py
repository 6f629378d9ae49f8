"""The goals of the reliability notes, and what each is measured by in `dev.py bench faults`."""

from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest

from dvqc_desktop.db import cipher
from dvqc_desktop.db.engine import open_database
from tests.conftest import KEY
from tests.faults import audit, flips, hostile, rotation
from tests.faults.breaker import every_call
from tests.faults.editor import edit
from tests.faults.erasures import erasures
from tests.faults.exporter import export_kills
from tests.faults.full import full_disk
from tests.faults.imports import imports
from tests.faults.killed import scene_kills
from tests.faults.killer import kills
from tests.faults.memory import left_in_memory
from tests.faults.mutants import mutants
from tests.faults.powercut import bad, power_cuts
from tests.faults.scenes import Edits
from tests.faults.soak import soak
from tests.faults.swaps import SCENES, Upgrade
from tests.faults.undoing import histories

INSIDE = [name for name in SCENES if name != "edits"]


class Tally(NamedTuple):
    """What a part of a run found: how much was done, how much of it was wrong, and counts by name."""

    done: int
    wrong: int
    counts: Counter[str]


Run = Callable[[Path, int, int], Tally]  # an empty book, how much, a number for chance


@dataclass(frozen=True, slots=True)
class Goal:
    """One line of the table: `usual` of a run and `full` for a release, `part` at once between two savings."""

    name: str
    words: str
    run: Run
    usual: int
    full: int
    part: int


def _judged(ends: Counter[str], good: frozenset[str] = frozenset({""})) -> Tally:
    wrong = sum(count for name, count in ends.items() if name not in good)
    return Tally(sum(ends.values()), wrong, ends)


def _kills(source: Path, count: int, seed: int) -> Tally:
    ends, acknowledged = kills(source, count, seed)
    hot = ends.pop("hot journal")
    tally = _judged(ends)
    return tally._replace(counts=ends + Counter({"acknowledged": acknowledged, "hot journals": hot}))


def _cuts(source: Path, count: int, seed: int) -> Tally:
    return _judged(power_cuts(Edits(source, seed=seed), count, seed))


def _control(source: Path, count: int, seed: int) -> Tally:
    """Without syncs the harness must complain; a run that does not is wrong."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(cipher.SETTINGS, "synchronous", ("OFF", 0))
        found = power_cuts(Edits(source, seed=seed), count, seed)
    return Tally(count, 0 if bad(found) > count // 3 else count, Counter({"seen to fail": bad(found)}))


def _cuts_inside(name: str) -> Run:
    return lambda source, count, seed: _judged(power_cuts(SCENES[name](source, seed=seed), count, seed))


def _kills_inside(source: Path, count: int, seed: int) -> Tally:
    """In the scene that belongs to the number."""
    name = list(SCENES)[seed % len(SCENES)]
    return _named(name, _judged(scene_kills(SCENES[name](source, seed=seed), count, seed)))


def _named(name: str, tally: Tally) -> Tally:
    return tally._replace(counts=Counter({f"{name}: {kind}": number for kind, number in tally.counts.items()}))


def _kills_of_upgrades(source: Path, count: int, seed: int) -> Tally:
    return _judged(scene_kills(Upgrade(source, seed=seed), count, seed))


def _leaks(_source: Path, count: int, seed: int) -> Tally:
    ends = export_kills(count, seed)
    return Tally(count, count - ends[""], ends)


def _soak(source: Path, count: int, seed: int) -> Tally:
    ends = soak(source, count, seed)
    return Tally(count, sum(number for name, number in ends.items() if name.startswith("wrong")), ends)


def _errors(source: Path, count: int, seed: int) -> Tally:
    """Lets `count` calls in a row fail, in the scene that belongs to the number."""
    names = list(SCENES)
    name, lasting = names[seed // 2 % len(names)], bool(seed % 2)
    first = 1 + count * (seed // (2 * len(names)))
    ends = every_call(SCENES[name](source, steps=2), lasting=lasting, first=first, most=first + count - 1)
    return _named(name, _judged(ends, frozenset({"told", "harmless"})))


def _full(source: Path, count: int, seed: int) -> Tally:
    ends = full_disk(source, count, seed)
    lost = ends.pop("lost", 0)
    ends.pop("", 0)
    tally = _judged(ends, frozenset({"told", "kept"}))
    return tally._replace(wrong=tally.wrong + lost)


def _damage(source: Path, count: int, seed: int) -> Tally:
    with closing(open_database(source, KEY)) as database:
        if database.undo_label() is None:
            for step in range(1, 31):
                edit(database, 1, step)
    kind = ("flip", "flip", "flip", "cut", "sector", "exchange")[seed % 6]
    ends = flips.damaged(source, kind, count, seed)
    return _named(kind, _judged(ends, frozenset({"refused", "unharmed"})))


def _log(source: Path, count: int, seed: int) -> Tally:
    with closing(open_database(source, KEY)) as database:
        for step in range(seed * 100, seed * 100 + 20):
            edit(database, 1, step)
        ends = audit.manipulations(database, count, seed)
    return _judged(ends, frozenset(name for name in ends if name.startswith("found")))


def _hostile(_source: Path, _count: int, _seed: int) -> Tally:
    ends: Counter[str] = Counter()
    for make in hostile.HOSTILE.values():
        reading = hostile.read(make())
        kept = reading.answer != "cells" and reading.seconds <= 2 and reading.mebibytes <= 200
        ends["refused" if kept else f"cost {reading}"] += 1
    return _judged(ends, frozenset({"refused"}))


def _mutants(_source: Path, count: int, seed: int) -> Tally:
    return _judged(mutants(seed * count, count), frozenset({"cells", "refused", "died"}))


def _rotation(_source: Path, count: int, seed: int) -> Tally:
    return _judged(rotation.histories(count, seed=seed))


def _imports(source: Path, count: int, seed: int) -> Tally:
    return _judged(imports(source, count, seed))


def _undoing(source: Path, count: int, seed: int) -> Tally:
    ends = histories(source, count, seed)
    changes = ends.pop("changes", 0)
    return _judged(ends)._replace(counts=ends + Counter({"changes in the log": changes}))


def _erasures(source: Path, count: int, seed: int) -> Tally:
    return _judged(erasures(source, count, seed))


def _memory(_source: Path, count: int, _seed: int) -> Tally:
    """A copy of the key in any form, or of the passphrase, is wrong; notes left are told as a figure."""
    found = left_in_memory()
    return Tally(count, found["key"] + found["key in hex"] + found["passphrase"], found)


ALL_HOSTILE = len(hostile.HOSTILE)
GOALS = (
    Goal("G1", "kill -9 at random; every start after it without a question (G26)", _kills, 2_000, 10_000, 100),
    Goal("G1 inside", "kill -9 at any call of each scene", _kills_inside, 1_000, 10_000, 40),
    Goal("G2", "power cuts in single edits", _cuts, 20_000, 100_000, 1_000),
    Goal("G2 control", "the same without syncs must fail", _control, 200, 1_000, 200),
    *[Goal(f"G3 {name}", f"power cuts: {name}", _cuts_inside(name), 2_000, 10_000, 250) for name in INSIDE],
    Goal("G4", "an I/O error at each call of each scene, lasting and once", _errors, 2_000, 20_000, 40),
    Goal("G5", "a disk that fills up", _full, 1_000, 1_000, 100),
    Goal("G6", "bits turned, sectors emptied, pages exchanged, ends cut off", _damage, 6_000, 13_000, 200),
    Goal("G9", "400 days of copies under a wrong clock", _rotation, 1_000, 1_000, 250),
    Goal(
        "G11",
        "histories undone and redone after a restart; every change in the log",
        _undoing,
        2_000,
        10_000,
        100,
    ),
    Goal("G14", "kills of programs that hand out files: nothing readable outside", _leaks, 1_000, 1_000, 50),
    Goal("G16", "hostile workbooks within 2 s and 200 MiB", _hostile, ALL_HOSTILE, ALL_HOSTILE, ALL_HOSTILE),
    Goal("G17", "damaged workbooks: cells or a refusal", _mutants, 4_000, 20_000, 250),
    Goal("G18", "an import does what was shown; again it does nothing", _imports, 1_000, 1_000, 50),
    Goal("G20", "kills at any call of an upgrade", _kills_of_upgrades, 1_000, 1_000, 50),
    Goal("G21", "copies of key, passphrase and 200 notes in memory after closing", _memory, 1, 1, 1),
    Goal("G24", "manipulations of the log found", _log, 2_000, 10_000, 250),
    Goal("G25", "people erased: a sign in the book, three copies, after a restore", _erasures, 100, 100, 5),
    Goal("G31", "30 days of work among faults: acts and readings", _soak, 20_000, 1_000_000, 600),
)
