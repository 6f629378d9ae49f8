"""Plays a scene once on a recorded disk, then judges what each of many power cuts would have left."""

import random
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from tests.faults.disk import Contents, PowerCuts, recording
from tests.faults.scenes import Scene

QUICK = Path("/dev/shm")  # a folder in memory, where there is one: states are written, not kept


def room(name: str) -> tempfile.TemporaryDirectory[str]:
    """A folder for states, gone at the end."""
    return tempfile.TemporaryDirectory(prefix=f"dvqc-{name}-", dir=QUICK if QUICK.is_dir() else None)


def power_cuts(scene: Scene, states: int, seed: int = 1) -> Counter[str]:
    """Faults by kind in as many possible states; "" counts those without one."""
    with room("cut") as name:
        played, left = Path(name) / "played", Path(name) / "left"
        played.mkdir()
        scene.prepare(played)
        with recording(played) as record:
            scene.play(played, record.done)
        cuts, rng = PowerCuts(record), random.Random(seed)
        found: Counter[str] = Counter()
        for _ in range(states):
            instant = rng.randrange(len(record.events) + 1)
            _put(left, played, cuts.contents(instant, rng))
            found[scene.fault(left, cuts.told(instant))] += 1
        return found


def bad(found: Counter[str]) -> int:
    """How many states had a fault."""
    return sum(found.values()) - found[""]


def _put(folder: Path, played: Path, contents: Contents) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in contents.items():
        path = folder / Path(name).relative_to(played)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
