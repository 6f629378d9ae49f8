"""Reads damaged workbooks one after the other in one process: python -m tests.faults.mutants SEED COUNT.

One letter for each goes to standard output: c for cells, r for a refusal. The process may die of one; whoever started
it begins again at the next.
"""

import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.imports.test_mutants import answer, with_broken_bytes, with_broken_part
from tests.imports.workbooks import LIMITS, SAMPLES

ROOT = Path(__file__).resolve().parents[2]
WORKBOOKS = ("cong-nhan-to-may-6.xlsx", "to-may-2-co-loi.xlsx", "dang-vien-to-may-6.xlsx", "phan-xuong-z2-tcvn3.xls")


def mutant(seed: int) -> bytes:
    """The workbook damaged in the way that belongs to the seed."""
    rng = random.Random(seed)
    name = rng.choice(WORKBOOKS)
    data = (SAMPLES / name).read_bytes()
    return with_broken_bytes(data, rng) if name.endswith(".xls") or rng.random() < 0.4 else with_broken_part(data, rng)


def main(first: str, count: str) -> None:
    """Reads them, within the memory that the reader has."""
    from dvqc_desktop.imports.reader import confine

    confine(type(LIMITS)(seconds=10**6, memory_bytes=2 * LIMITS.memory_bytes))
    for seed in range(int(first), int(first) + int(count)):
        sys.stdout.write("r" if answer(mutant(seed)) is None else "c")
        sys.stdout.flush()


def mutants(first: int, count: int) -> Counter[str]:
    """How readings of so many mutants ended: "cells", "refused", "died" (told as damaged), "uncaught"."""
    ends: Counter[str] = Counter()
    while count > 0:
        command = [sys.executable, "-m", "tests.faults.mutants", str(first), str(count)]
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        ends["cells"] += ran.stdout.count("c")
        ends["refused"] += ran.stdout.count("r")
        done = len(ran.stdout)
        if ran.returncode:
            ends["uncaught" if "Traceback" in ran.stderr else "died"] += 1
            done += 1
        first, count = first + done, count - done
    return ends


if __name__ == "__main__":
    main(*sys.argv[1:])
