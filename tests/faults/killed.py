"""Kills larger work at any call it makes to the disk, then judges what it left.

python -m tests.faults.killed BOOK KILLS does so with every scene, and writes how each ended to standard output.
"""

import json
import os
import random
import shutil
import sys
from collections import Counter
from pathlib import Path

from tests.faults.breaker import Breaker, Deadly, broken
from tests.faults.powercut import room
from tests.faults.scenes import Scene
from tests.faults.swaps import SCENES
from tests.faults.victims import killed

LONGEST_MICROSECONDS = 60_000_000  # nobody waits so long: a call kills first


def scene_kills(scene: Scene, count: int, seed: int = 1) -> Counter[str]:
    """Faults by kind after so many kills of the scene, each at another call; "" counts those without one."""
    rng, found = random.Random(seed), Counter[str]()
    with room("killed") as name:
        played, ready = Path(name) / "played", Path(name) / "ready"
        played.mkdir()
        scene.prepare(played)
        shutil.copytree(played, ready)
        calls = _calls(scene, played)
        for at in (rng.randrange(calls) + 1 for _ in range(count)):
            shutil.rmtree(played)
            shutil.copytree(ready, played)
            told = killed(lambda pipe, at=at: _play(scene, played, at, pipe), LONGEST_MICROSECONDS)
            found[scene.fault(played, len(told))] += 1
    return found


def _calls(scene: Scene, folder: Path) -> int:
    """How many calls the scene makes."""
    counting = Breaker()
    with broken(counting):
        scene.play(folder, lambda: None)
    return counting.calls


def _play(scene: Scene, folder: Path, at: int, pipe: int) -> None:
    with broken(Deadly(at)):
        scene.play(folder, lambda: os.write(pipe, b"."))


def main(book: str, kills: str) -> None:
    """Every scene, as many kills each."""
    ends = {name: scene_kills(scene(Path(book)), int(kills)) for name, scene in SCENES.items()}
    sys.stdout.write(json.dumps(ends))


if __name__ == "__main__":
    main(*sys.argv[1:])
