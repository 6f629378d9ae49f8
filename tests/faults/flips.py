"""Bits turned, sectors emptied, pages exchanged, ends cut off: the book says so, or shows what it should."""

import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from sqlcipher3 import dbapi2

from dvqc_desktop.db.engine import open_database
from dvqc_desktop.domain.errors import AppError
from tests.conftest import KEY
from tests.faults.powercut import room
from tests.faults.scenes import BOOK
from tests.faults.verdict import digest

PAGE, SECTOR = 4096, 512
Damage = Callable[[bytearray, random.Random], None]


def flip(content: bytearray, rng: random.Random) -> None:
    """One bit of one byte."""
    content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)


def cut(content: bytearray, rng: random.Random) -> None:
    """The end is gone."""
    del content[rng.randrange(len(content)) :]


def empty_sector(content: bytearray, rng: random.Random) -> None:
    """A sector of zeros."""
    start = rng.randrange(len(content) // SECTOR) * SECTOR
    content[start : start + SECTOR] = bytes(SECTOR)


def exchange(content: bytearray, rng: random.Random) -> None:
    """Two pages in each other's place."""
    one, other = (place * PAGE for place in rng.sample(range(len(content) // PAGE), 2))
    first = content[one : one + PAGE]
    content[one : one + PAGE] = content[other : other + PAGE]
    content[other : other + PAGE] = first


DAMAGES: dict[str, Damage] = {"flip": flip, "cut": cut, "sector": empty_sector, "exchange": exchange}


def damaged(source: Path, damage: str, count: int, seed: int = 1) -> Counter[str]:
    """How readings of so many damaged copies of a book ended: "refused", "unharmed", "wrong" or "untold"."""
    rng, ends = random.Random(seed), Counter[str]()
    with room("flip") as name:
        book = Path(shutil.copy(source, Path(name) / BOOK))
        database = open_database(book, KEY)
        expected = digest(database)
        database.close()
        whole = book.read_bytes()
        for _ in range(count):
            content = bytearray(whole)
            DAMAGES[damage](content, rng)
            book.write_bytes(content)
            ends[reading(book, expected)] += 1
    return ends


def reading(book: Path, expected: str) -> str:
    """Reads every row as the program would."""
    try:
        database = open_database(book, KEY)
    except AppError:
        return "refused"
    try:
        with database.reading():
            return "unharmed" if digest(database) == expected else "wrong"
    except AppError:
        return "refused"
    except dbapi2.Error:
        return "untold"
    finally:
        database.close()
