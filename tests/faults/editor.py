"""A program that edits a book until it is killed: python -m tests.faults.editor BOOK SEED EDITS."""

import random
import sys
from pathlib import Path

from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.services.settings import store_setting
from tests.conftest import KEY
from tests.db.acts import random_act
from tests.faults.verdict import STEP


def edit(database: Database, seed: int, step: int) -> None:
    """One random act, the same for the same numbers and book, with its number kept in the same transaction."""
    rng = random.Random(seed * 1_000_003 + step)

    def act(session: Session) -> Change:
        change = random_act(session, rng)
        store_setting(session, STEP, step)
        return change

    database.write(act)


def main(path: str, seed: str, edits: str) -> None:
    """Edits and acknowledges each committed edit by a line on standard output."""
    database = open_database(Path(path), KEY)
    for step in range(1, int(edits) + 1):
        edit(database, int(seed), step)
        sys.stdout.write(f"{step}\n")
        sys.stdout.flush()
    database.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
