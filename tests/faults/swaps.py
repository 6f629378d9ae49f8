"""Scenes in which another file takes the place of the book: another key, an older copy, the next release's tables."""

from datetime import datetime
from pathlib import Path
from unittest import mock

from dvqc_desktop.db.backup import back_up
from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.db.keys import Seal
from dvqc_desktop.db.proof import check_open_book
from dvqc_desktop.db.rekey import reseal
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.upkeep.copies import copy_before
from dvqc_desktop.services.upkeep.restore import restore
from tests.conftest import KEY
from tests.db.next_release import ahead
from tests.faults.editor import edit
from tests.faults.erasing import Erasing
from tests.faults.powercut import room
from tests.faults.scenes import BOOK, COPIES, USUAL, Done, Scene
from tests.faults.typed import Typing
from tests.faults.verdict import Judge, sign

NEW = Seal(bytes(range(100, 132)), bytes(range(50, 66)))
# The book says when it was given back.
_AT_EIGHT = mock.patch.object(clock, "now", lambda: datetime.fromisoformat("2026-11-20 08:00"))


class Resealing(Scene):
    """Another passphrase: the old one opens the book, or the new one does; never neither."""

    def prepare(self, folder: Path) -> None:
        """The same states will be looked for under the new key."""
        super().prepare(folder)
        self.resealed = Judge(NEW.key, self.judge.thorough)
        self.resealed.known = self.judge.known

    def play(self, folder: Path, done: Done) -> None:
        """Seals the open book anew, and goes on with it."""
        database = open_database(folder / BOOK, KEY)
        try:
            reseal(database, NEW)
            done()
        finally:
            database.close()

    def fault(self, folder: Path, told: int) -> str:
        """Under the book's name one of the two keys opens a whole book; the new one once it was told of."""
        new = self.resealed.look(folder / BOOK) == 0
        old = self.judge.look(folder / BOOK) == 0
        if new or (old and not told):
            return ""
        return "lost: the new key" if old else "locked out"


class GivingBack(Scene):
    """An older copy takes the book's place: the book as it was, or as it is given back."""

    def prepare(self, folder: Path) -> None:
        """The book has had an edit since its copy was made; what giving it back makes is learnt elsewhere."""
        super().prepare(folder)
        self._first = self._with_copy(folder)
        if 1 not in self.judge.known.values():
            self.judge.known.clear()
            with room("learn") as name:
                elsewhere = Path(name)
                Scene.prepare(self, elsewhere)
                copy = self._with_copy(elsewhere)
                database = open_database(elsewhere / BOOK, KEY)
                self.judge.learn(database, 0)
                with _AT_EIGHT:
                    restore(database, copy)
                self.judge.learn(database, 1)
                database.close()

    def _with_copy(self, folder: Path) -> Path:
        database = open_database(folder / BOOK, KEY)
        copy = back_up(database, folder / COPIES)
        edit(database, self.seed, 1)
        copy_before(database)
        database.close()
        return copy

    def play(self, folder: Path, done: Done) -> None:
        """Gives the copy back."""
        database = open_database(folder / BOOK, KEY)
        try:
            with _AT_EIGHT:
                restore(database, self._first)
            done()
        finally:
            database.close()


class Upgrade(Scene):
    """The first start of the next release: the old book, or the new one; and a start after the fault goes well."""

    def prepare(self, folder: Path) -> None:
        """A book of this release with an edit in it."""
        self._seen: dict[bytes, str] = {}
        super().prepare(folder)
        database = open_database(folder / BOOK, KEY)
        edit(database, self.seed, 1)
        self._rows = _people(database)
        database.close()

    def play(self, folder: Path, done: Done) -> None:
        """Opens it as the next release does."""
        with ahead():
            database = open_database(folder / BOOK, KEY)
            done()
            database.close()

    def fault(self, folder: Path, told: int) -> str:
        """The next start of the next release finds everything; equal files are started once."""
        found = sign(folder / BOOK)
        if found not in self._seen:
            self._seen[found] = self._started(folder)
        return self._seen[found]

    def _started(self, folder: Path) -> str:
        try:
            with ahead():
                database = open_database(folder / BOOK, KEY)
                try:
                    check_open_book(database)
                    return "" if _people(database) == self._rows else "half"
                finally:
                    database.close()
        except AppError as refusal:
            return type(refusal).__name__


def _people(database: Database) -> list[tuple[object, ...]]:
    return list(database.connection.execute("SELECT id, full_name FROM person ORDER BY id").fetchall())


SCENES: dict[str, type[Scene]] = {
    **USUAL,
    "resealing": Resealing,
    "giving back": GivingBack,
    "upgrade": Upgrade,
    "erasing": Erasing,
    "typing": Typing,
}
