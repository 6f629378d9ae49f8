"""The fault suite in full amounts, as far as time allows, kept between runs: dev.py bench faults [GOAL…]."""

import argparse
import json
import os
import shutil
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from dvqc_desktop.db.engine import create_database
from tests.conftest import KEY, SALT, TODAY
from tests.faults.goals import GOALS, Goal
from tests.faults.powercut import room

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build" / "faults.json"
State = dict[str, dict[str, Any]]


def main(arguments: list[str]) -> int:
    """Runs what is left of each goal, prints the table; 1 when something was wrong."""
    wanted = _parse(arguments)
    os.environ["DVQC_TODAY"] = TODAY
    state: State = {} if wanted.anew or not KEPT.exists() else json.loads(KEPT.read_text("utf-8"))
    end = time.monotonic() + 60 * wanted.minutes
    chosen = [goal for goal in GOALS if not wanted.goals or goal.name.split()[0] in wanted.goals]
    with room("bench") as name:
        source = Path(name) / "empty.dvqc"
        create_database(source, KEY, SALT).close()
        while time.monotonic() < end and (goal := _next(chosen, state, wanted.full)) is not None:
            _run_part(goal, source, state)
    print(table(state, wanted.full))
    return int(any(kept["wrong"] for kept in state.values()))


def _parse(arguments: list[str]) -> argparse.Namespace:
    names = sorted({goal.name.split()[0] for goal in GOALS})
    parser = argparse.ArgumentParser(prog="dev.py bench faults", description=f"Goals: {', '.join(names)}.")
    parser.add_argument("goals", nargs="*", metavar="GOAL", help="which to run (default: all)")
    parser.add_argument("--minutes", type=float, default=180, help="stop after so long; go on next time (default: 180)")
    parser.add_argument("--full", action="store_true", help="the amounts of a release (default: a part of them)")
    parser.add_argument("--anew", action="store_true", help="forget what earlier runs have done")
    wanted = parser.parse_args(arguments)
    if not set(wanted.goals) <= set(names):
        parser.error(f"goals are {', '.join(names)}")
    return wanted


def _next(chosen: list[Goal], state: State, full: bool) -> Goal | None:
    """The goal of which the smallest share is done; None when all are."""
    shares = {goal.name: _tried(goal, state) / _amount(goal, full) for goal in chosen}
    goal = min(chosen, key=lambda one: shares[one.name])
    return goal if shares[goal.name] < 1 else None


def _run_part(goal: Goal, source: Path, state: State) -> None:
    kept = state.setdefault(goal.name, {"done": 0, "wrong": 0, "parts": 0, "seconds": 0.0, "counts": {}})
    begun = time.monotonic()
    book = Path(shutil.copy(source, source.with_name("part.dvqc")))
    tally = goal.run(book, goal.part, kept["parts"] + 1)
    kept["done"] += tally.done
    kept["wrong"] += tally.wrong
    kept["parts"] += 1
    kept["seconds"] += time.monotonic() - begun
    kept["counts"] = dict(Counter(kept["counts"]) + tally.counts)
    KEPT.parent.mkdir(exist_ok=True)
    draft = KEPT.with_suffix(".part")
    draft.write_text(json.dumps(state, ensure_ascii=False, indent=1), encoding="utf-8")
    draft.replace(KEPT)
    print(f"{goal.name}: {kept['done']:,} done, {kept['wrong']} wrong", file=sys.stderr, flush=True)


def _tried(goal: Goal, state: State) -> int:
    """What was begun; more than was done where a scene had fewer calls to fail."""
    return int(state.get(goal.name, {}).get("parts", 0)) * goal.part


def _done(goal: Goal, state: State) -> int:
    return int(state.get(goal.name, {}).get("done", 0))


def _amount(goal: Goal, full: bool) -> int:
    return goal.full if full else goal.usual


def table(state: State, full: bool) -> str:
    """The goals with the figures reached so far."""
    rows = [("goal", "what", "done", "of", "wrong", "seen")]
    for goal in GOALS:
        kept = state.get(goal.name, {"wrong": "–", "counts": {}})
        seen = ", ".join(f"{name or 'whole'} {count:,}" for name, count in sorted(kept["counts"].items()))
        rows.append(
            (goal.name, goal.words, f"{_done(goal, state):,}", f"{_amount(goal, full):,}", str(kept["wrong"]), seen)
        )
    widths = [max(len(row[place]) for row in rows) for place in range(5)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, [*widths, 0], strict=True)).rstrip() for row in rows
    ]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
