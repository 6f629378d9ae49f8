"""What of a closed book is left in a process: python -m tests.faults.memory BOOK opens it, closes it and waits."""

import gc
import os
import re
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path

from sqlalchemy import text

from dvqc_desktop.db.backup import back_up
from dvqc_desktop.db.engine import create_database, open_database
from dvqc_desktop.db.keys import new_seal, passing_key, read_salt
from dvqc_desktop.wiping import wipe
from tests import locked_memory
from tests.faults.powercut import room
from tests.faults.scenes import BOOK

ROOT = Path(__file__).resolve().parents[2]
NOTES, LONGEST_REGION, LONGEST_PASSPHRASE = 200, 1 << 30, 200
SECRET = "điều đã tâm sự "  # with a number after it


def main(path: str) -> None:
    """Opens a book by its passphrase, reads every note and makes a copy as the program does, closes it, and waits."""
    locked_memory.ask_again()
    given = os.read(0, LONGEST_PASSPHRASE)
    passphrase = given.decode()
    with passing_key(passphrase, read_salt(Path(path))) as key:
        database = open_database(Path(path), key)
    wipe(given, passphrase)
    told = database.read(lambda session: session.execute(text("SELECT value FROM maintenance")).scalars().all())
    back_up(database, Path(path).parent)
    database.close()
    del database, told
    gc.collect()
    sys.stdout.write("closed\n")
    sys.stdout.flush()
    os.read(0, 1)


def left_in_memory() -> Counter[str]:
    """How many copies of a book's key, passphrase and 200 notes another process finds after the book was closed."""
    found: Counter[str] = Counter()
    with room("memory") as name:
        book, passphrase = Path(name) / BOOK, f"mưa rơi {os.urandom(8).hex()} mái tôn"
        seal = new_seal(passphrase)
        database = create_database(book, seal.key, seal.salt)
        for number in range(NOTES):
            database.note(f"note.{number}", f"{SECRET}{number:04}")
        database.close()
        command = [sys.executable, "-m", "tests.faults.memory", str(book)]
        child = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert child.stdin and child.stdout
        child.stdin.write(passphrase.encode())
        child.stdin.flush()
        assert child.stdout.readline() == b"closed\n"
        for region in _regions(child.pid):
            found["key"] += region.count(seal.key)
            found["key in hex"] += region.count(seal.key.hex().encode())
            found["passphrase"] += region.count(passphrase.encode()) + region.count(passphrase.encode("utf-16-le"))
            found["notes"] += len(re.findall(SECRET.encode() + rb"\d{4}", region))
            found["notes"] += region.count(SECRET.encode("utf-16-le"))  # as Python keeps them
        child.communicate(b"\n")
    return found


def _regions(pid: int) -> list[bytes]:
    """What can be read of a process."""
    regions = []
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            start, end = (int(part, 16) for part in line.split()[0].split("-"))
            if line.split()[1].startswith("rw") and end - start < LONGEST_REGION:
                with suppress(OSError, ValueError):
                    memory.seek(start)
                    regions.append(memory.read(end - start))
    return regions


if __name__ == "__main__":
    main(*sys.argv[1:])
