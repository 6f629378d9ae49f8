"""The common question after every fault: which kept step does the book show, and is it whole?"""

import hashlib
from pathlib import Path

from sqlcipher3 import dbapi2

from dvqc_desktop.db.audit import check_log
from dvqc_desktop.db.backup import check_open_book
from dvqc_desktop.db.changelog import logged_tables, row_as_json
from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.settings import read_setting
from tests.conftest import KEY

STEP = "trial.step"
_ROWS = [f'SELECT {row_as_json(table, "t")} FROM "{table.name}" t ORDER BY id' for table in logged_tables()]


def digest(database: Database) -> str:
    """A short sign of every logged row."""
    signed = hashlib.sha256()
    for statement in _ROWS:
        signed.update(repr(database.connection.execute(statement).fetchall()).encode())
    return signed.hexdigest()


class Judge:
    """Opens books as the program does and says which of the known states they hold; equal files are judged once.

    Each state is read whole and its chain of acts proved; the slow check of pages, indices and foreign keys is made
    for every `thorough`-th of them.
    """

    def __init__(self, key: bytes = KEY, thorough: int = 1) -> None:
        self.key, self.thorough = key, thorough
        self.known: dict[str, int] = {}
        self._seen: dict[bytes, int | str] = {}

    def learn(self, database: Database, step: int) -> None:
        """The state after a step, as it should be found again."""
        self.known.setdefault(digest(database), step)

    def look(self, path: Path) -> int | str:
        """The step a book shows, or in one word why it cannot be told; unfinished work is taken back by opening it."""
        before = sign(path)
        if before not in self._seen:
            try:
                self._seen[before] = self._read(path)
            except AppError as refusal:
                self._seen[before] = type(refusal).__name__
        return self._seen[before]

    def _read(self, path: Path) -> int | str:
        database = open_database(path, self.key)
        try:
            if len(self._seen) % self.thorough == 0:
                check_open_book(database)
            else:
                database.read(lambda session: check_log(session.connection()))
            return self.known.get(digest(database), "half")
        except dbapi2.Error as error:
            return f"unread: {error}"
        finally:
            database.close()


def kept_step(database: Database) -> int:
    """The number of the last edit that the book holds."""
    return int(database.read(read_setting, STEP) or 0)


def sign(path: Path) -> bytes:
    """A book's bytes and its journal's, in short."""
    parts = (path, path.with_name(path.name + "-journal"))
    return b"".join(hashlib.sha1(part.read_bytes() if part.exists() else b"").digest() for part in parts)
