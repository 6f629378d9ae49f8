"""A process that forks editors and kills them: python -m tests.faults.victims FOLDER, then orders by standard input.

An order is a line "SEED FIRST MICROSECONDS"; the editor works on FOLDER/so.dvqc from step FIRST on and is killed that
long after its first edit was kept. The answer is a line with the last step it acknowledged.
"""

import os
import select
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from dvqc_desktop.db.engine import open_database
from tests.conftest import KEY
from tests.faults.editor import edit
from tests.faults.scenes import BOOK

MANY = 10**6


def edit_until_killed(path: Path, seed: int, first: int, pipe: int) -> None:
    """Edits without end; each kept edit is told by a line through the pipe."""
    database = open_database(path, KEY)
    for step in range(first, first + MANY):
        edit(database, seed, step)
        os.write(pipe, f"{step}\n".encode())


def kill_one(path: Path, seed: int, first: int, microseconds: int) -> int:
    """Lets an editor work and kills it; gives the last step that it acknowledged."""
    told = killed(lambda pipe: edit_until_killed(path, seed, first, pipe), microseconds)
    return int(told.split()[-1]) if told else first - 1


def killed(work: Callable[[int], None], microseconds: int) -> bytes:
    """What a forked process told through a pipe until it was killed, so long after its first word, or ended itself."""
    ears, mouth = os.pipe()
    worker = os.fork()
    if not worker:
        os.close(ears)
        work(mouth)
        os._exit(1)
    os.close(mouth)
    told = os.read(ears, 16)
    end, alive = time.monotonic() + microseconds / 1e6, bool(told)
    while alive and (left := end - time.monotonic()) > 0:
        if select.select([ears], [], [], left)[0]:
            piece = os.read(ears, 1 << 12)
            told, alive = told + piece, bool(piece)
    os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)
    while piece := os.read(ears, 1 << 12):
        told += piece
    os.close(ears)
    return told


def main(folder: str) -> None:
    """Takes orders until the end of the input."""
    for line in sys.stdin:
        seed, first, microseconds = (int(part) for part in line.split())
        sys.stdout.write(f"{kill_one(Path(folder) / BOOK, seed, first, microseconds)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
