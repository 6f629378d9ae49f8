"""A program one release ahead: `ahead` adds the second revision; run as a module it upgrades a book until it is killed.

python -m tests.db.next_release BOOK STATEMENT
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from dvqc_desktop.db import schema
from dvqc_desktop.db.engine import open_database

NEXT_FOLDER = Path(__file__).parent / "next_schema"


@contextmanager
def ahead() -> Iterator[None]:
    """The program knows a second revision."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "REVISIONS", ("0001", "0002"))
        patch.setattr(schema, "VERSION_FOLDERS", (*schema.VERSION_FOLDERS, NEXT_FOLDER))
        yield


@contextmanager
def at_statement(number: int, act: Any) -> Iterator[list[str]]:
    """Does something before the so manieth statement of any transaction; gives the statements met so far."""
    met: list[str] = []

    def count(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        met.append(statement)
        if len(met) == number:
            act()

    event.listen(Engine, "before_cursor_execute", count)
    try:
        yield met
    finally:
        event.remove(Engine, "before_cursor_execute", count)


def main(book: str, statement: str) -> None:
    """Opens an older book and dies at a statement."""
    from tests.conftest import KEY

    with ahead(), at_statement(int(statement), lambda: os.kill(os.getpid(), signal.SIGKILL)):
        open_database(Path(book), KEY).close()


if __name__ == "__main__":
    main(*sys.argv[1:])
