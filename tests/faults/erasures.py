"""People with a sign in each of their fields are taken out: what is left in the book, its copies, after a restore."""

import shutil
from collections import Counter
from contextlib import closing
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from dvqc_desktop.db.backup import back_up, check_open_book
from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.db.models import Draft, Erasure
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import EVERYTHING, Change
from dvqc_desktop.services.erasure import ask_erasure
from dvqc_desktop.services.privacy.finishing import finish_erasures
from dvqc_desktop.services.sample import write_sample
from dvqc_desktop.services.upkeep.restore import restore
from tests.conftest import KEY
from tests.faults.powercut import room
from tests.services.erasure_kit import TOKEN, fill_rows, fill_words, mention, name_of, plain_file

COPIES = 3
_MET = text(
    "SELECT DISTINCT worker_id FROM contact c WHERE NOT EXISTS (SELECT 1 FROM contact_private p WHERE "
    "p.contact_id = c.id) AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = c.worker_id) ORDER BY 1"
)


def erasures(source: Path, count: int, seed: int = 1) -> Counter[str]:
    """How so many people at once are left: "" for nobody found again, else where a sign or a name stands."""
    ends: Counter[str] = Counter()
    with room("erase") as name:
        folder = Path(name)
        book = Path(shutil.copy(source, folder / "so.dvqc"))
        with closing(open_database(book, KEY)) as database:
            write_sample(database, "to-may-6")
            met = list(database.read(lambda session: session.execute(_MET).scalars().all()))
            people = [met[(seed * count + place) % len(met)] for place in range(min(count, len(met)))]
            names = [name_of(database, person) for person in people]
            away = _filled(database, people, folder)
            if len(_found(database, names, folder)) < (1 + COPIES) * (1 + len(people)):
                ends["not planted"] += 1
            for person in people:
                database.record(ask_erasure, person)
            database.record(_made_due)
            finish_erasures(database)
            ends.update(_found(database, names, folder))
            restore(database, away)
            ends.update(f"again {where}" for where in _found(database, names, folder))
    ends[""] += len(people) if not ends else 0
    return ends


def _filled(database: Database, people: list[int], folder: Path) -> Path:
    """Signs into every field of them, copies while they are there; gives a copy that nobody reaches later."""
    for person in people:
        database.write(fill_rows, person)
        database.write(fill_words, person)
        database.write(mention, name_of(database, person))
        database.write(_draft, person)
    for number in range(COPIES):
        back_up(database, folder / f"copies {number}")
    made = next((folder / "copies 0").glob("*.dvqc"))
    return Path(shutil.copy(made, folder / "away.dvqc"))


def _draft(session: Session, person_id: int) -> Change:
    content = f'{{"words": "{TOKEN} của {person_id}", "whose": {person_id}}}'
    session.add(Draft(key=f"contact-{person_id}", at=clock.now(), title="", content=content))
    return Change("gõ", "", EVERYTHING)


def _made_due(session: Session) -> Change:
    session.execute(Erasure.__table__.update().values(due_at=clock.now()))
    return Change("chờ", "", EVERYTHING)


def _found(database: Database, names: list[str], folder: Path) -> list[str]:
    """The places where a sign or a name is left."""
    check_open_book(database)
    found = _left(database, names, folder, "book")
    for copy in folder.glob("copies */*.dvqc"):
        with closing(open_database(copy, KEY)) as opened:
            check_open_book(opened)
            found += _left(opened, names, folder, copy.parent.name)
    return found


def _left(database: Database, names: list[str], folder: Path, where: str) -> list[str]:
    target = folder / "plain.db"
    target.unlink(missing_ok=True)
    content = plain_file(database, target)
    for name in names:
        content = content.replace(f"{name}anh".encode(), b"")  # the longer name of somebody else
    return [where for sign in (TOKEN, *names) if sign.encode() in content]
