"""Kills programs that hand out papers and lists, then looks for what they left beside the book and the files asked for.

python -m tests.faults.exporter FOLDER KILLS SEED [careless]; its temporary, state and settings folders lie in FOLDER.
"""

import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

from dvqc_desktop.db.engine import Database, create_database, open_database
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.imported import ListedPerson, ListKind, PeopleList
from dvqc_desktop.exports.atomic import write_file
from dvqc_desktop.exports.documents.board_papers import people_document
from dvqc_desktop.exports.documents.people_paper import ShownPeople
from dvqc_desktop.exports.documents.print_paper import draw_paper
from dvqc_desktop.exports.excel.listing import ListHead, ShownList, build_list_workbook
from dvqc_desktop.exports.unfinished import tidy
from dvqc_desktop.services.importing.importing import import_people
from dvqc_desktop.services.people.worker_lists import list_workers
from tests.conftest import KEY, SALT, TODAY
from tests.faults.breaker import Deadly, broken
from tests.faults.editor import edit
from tests.faults.killer import LONGEST_MICROSECONDS
from tests.faults.powercut import room
from tests.faults.scan import find_leaks
from tests.faults.scenes import BOOK
from tests.faults.victims import killed

ROOT = Path(__file__).resolve().parents[2]
MARKER, NAME = "Điều riêng", "danh-sach"
KEPT, ASKED_FOR, OWN = "so", "usb", ("TMPDIR", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "HOME")
ENDINGS = ("pdf", "docx", "xlsx")
CALLS, AFRESH = (
    8,
    0.2,
)  # most files are made beforehand, so that kills meet their writing; papers all: they take threads


class AtOwnCall(Deadly):
    """Dies before a sync or a renaming of the program's own."""

    def before(self, call: str, path: str, place: int, data: bytes) -> int:
        """Lets SQLite's calls pass."""
        return super().before(call, path, place, data) if path in {"fsync", "replace"} else 0


def export_kills(kills: int, seed: int = 1, *options: str) -> Counter[str]:
    """What a process of its own found after so many kills: "" for nothing, and counts of what was met on the way."""
    with room("leak") as name:
        folders = {one: Path(name) / one for one in (*OWN, KEPT, ASKED_FOR)}
        for folder in folders.values():
            folder.mkdir()
        own = {one: str(folders[one]) for one in OWN} | {"DVQC_TODAY": TODAY}
        command = [sys.executable, "-m", "tests.faults.exporter", name, str(kills), str(seed), *options]
        done = subprocess.run(command, cwd=ROOT, env=os.environ | own, check=True, capture_output=True)
        return Counter(json.loads(done.stdout))


def main(name: str, kills: str, seed: str, careless: str = "") -> None:
    """Kills, looks, and writes what it found to standard output."""
    folder, rng, ends = Path(name), random.Random(int(seed)), Counter[str]()
    database = create_database(folder / KEPT / BOOK, KEY, SALT)
    people = tuple(ListedPerson(row, f"{MARKER} {row}", trade="may") for row in range(2, 42))
    database.write(import_people, PeopleList(ListKind.WORKERS, date(2026, 11, 20), people, "B"))
    ready = {ending: _made(database, ending) for ending in ENDINGS}
    database.close()
    told: set[str] = set()
    for _ in range(int(kills)):
        chance = random.Random(rng.random())
        words = killed(lambda pipe, chance=chance: _hand_out(folder, ready, chance, careless, pipe), _after(rng))
        told |= set(words.decode().split())
        ends[_found(folder, told, ends)] += 1
    sys.stdout.write(json.dumps(ends))


def _after(rng: random.Random) -> int:
    return rng.randrange(LONGEST_MICROSECONDS)


def _made(database: Database, ending: str) -> bytes:
    """The list of workers as a paper, a Word file or a workbook."""
    today = clock.today()
    cards = database.read(list_workers, today)
    if ending == "xlsx":
        lines = tuple(card.name for card in cards) * 50
        return build_list_workbook(ShownList("Danh sách", "Tổ", today, "tất cả", "", (ListHead("Tên"),), lines))
    return draw_paper(database, people_document(database, ShownPeople(today, cards, "tất cả")), ending)


def _hand_out(folder: Path, ready: dict[str, bytes], rng: random.Random, careless: str, pipe: int) -> None:
    """Edits and hands out without end; the content's sign is told before it is written."""
    if rng.random() < 0.5 and hasattr(os, "O_TMPFILE"):
        del os.O_TMPFILE  # as on a stick, where no file is without a name
    with broken(AtOwnCall(rng.randrange(CALLS))):  # at 0 the time kills
        _work(folder, ready, rng, careless, pipe)


def _work(folder: Path, ready: dict[str, bytes], rng: random.Random, careless: str, pipe: int) -> None:
    database = open_database(folder / KEPT / BOOK, KEY)
    for step in range(1, sys.maxsize):
        ending = rng.choice(ENDINGS)
        afresh = ending != "pdf" and rng.random() < AFRESH
        content = _made(database, ending) if afresh else ready[ending]
        os.write(pipe, f"{hashlib.sha256(content).hexdigest()}\n".encode())
        if careless:
            with tempfile.NamedTemporaryFile(delete=False) as stream:
                stream.write(f"{MARKER} {step}".encode())
        write_file(folder / ASKED_FOR / f"{NAME}.{ending}", content)
        edit(database, rng.randrange(10**6), step)


def _found(folder: Path, told: set[str], ends: Counter[str]) -> str:
    """What is wrong after the next start: a file too many, words outside, or a file handed out by halves."""
    ends["half-written until the next start"] += len(list((folder / ASKED_FOR).glob(".*")))
    ends["hot journals"] += any(path.stat().st_size for path in (folder / KEPT).glob("*-journal"))
    tidy(young_seconds=0)
    given = sorted((folder / ASKED_FOR).iterdir())
    ends["files handed out"] += len(given)
    if any(path.stem != NAME for path in given):
        return "half-written file left"
    if any(hashlib.sha256(path.read_bytes()).hexdigest() not in told for path in given):
        return "torn"
    left = [path for one in OWN for path in (folder / one).rglob("*") if path.is_file()]
    leaks = [place for one in (KEPT, *OWN) for place in find_leaks(folder / one, MARKER)]
    ends["bytes outside"] += sum(path.stat().st_size for path in left)
    for path in left:
        path.unlink()
    return "words outside" if leaks else "file left" if left else ""


if __name__ == "__main__":
    main(*sys.argv[1:])
