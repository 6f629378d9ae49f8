"""What the program was doing when the fault came: each scene plays real work and judges what is left of it."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dvqc_desktop.db.backup import back_up, restore_book
from dvqc_desktop.db.engine import Database, create_database, open_database
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors.store import DiskFailedKept
from dvqc_desktop.domain.imported import ListedPerson, ListKind, PeopleList
from dvqc_desktop.exports.atomic import write_file
from dvqc_desktop.services.importing.importing import import_people
from tests.conftest import KEY, SALT
from tests.faults.editor import edit
from tests.faults.verdict import Judge

Done = Callable[[], None]
BOOK, COPIES, RESTORED, PAPER = "so.dvqc", "sao luu", "khoi phuc.dvqc", "bao cao.xlsx"
_OLD, _NEW = b"old report " * 900, b"NEW REPORT " * 1100


@dataclass
class Scene:
    """Work on the book in a folder; `source` is an empty book, `steps` how much of the work is done."""

    source: Path
    steps: int = 6
    seed: int = 1
    stubborn: bool = False  # goes on with the open book after a refusal
    judge: Judge = field(default_factory=lambda: Judge(thorough=10))

    def prepare(self, folder: Path) -> None:
        """Puts the scene's files into an empty folder."""
        shutil.copy(self.source, folder / BOOK)
        if not self.judge.known:
            self._learn(folder / BOOK)

    def play(self, folder: Path, done: Done) -> None:
        """Does the work, calling `done` whenever the user is told that something is kept."""
        raise NotImplementedError

    def fault(self, folder: Path, told: int) -> str:
        """What is wrong in the folder after the fault, "" for nothing; `told` steps had been told as kept."""
        return self._book_fault(folder / BOOK, told, told + 1)

    def _learn(self, path: Path) -> None:
        database = open_database(path, KEY)
        self.judge.learn(database, 0)
        database.close()

    def _book_fault(self, path: Path, least: int, most: int) -> str:
        found = self.judge.look(path)
        if isinstance(found, str):
            return found
        return "" if least <= found <= most else f"lost: {found} of {least}"


class Edits(Scene):
    """Single edits by ORM and Core, one after the other."""

    def prepare(self, folder: Path) -> None:
        """The states after each step are learnt from a copy."""
        super().prepare(folder)
        if self.steps in self.judge.known.values():
            return
        with tempfile.TemporaryDirectory(dir=folder.parent) as name:
            database = open_database(Path(shutil.copy(folder / BOOK, name)), KEY)
            for step in range(1, self.steps + 1):
                edit(database, self.seed, step)
                self.judge.learn(database, step)
            database.close()

    def play(self, folder: Path, done: Done) -> None:
        """Edits; each is told when `write` has returned."""
        database = open_database(folder / BOOK, KEY)
        refused: AppError | None = None
        try:
            for step in range(1, self.steps + 1):
                try:
                    edit(database, self.seed, step)
                except AppError as refusal:
                    refused = refusal
                    if not self.stubborn:
                        raise
                    self._again(database, step, refusal)
                done()
        finally:
            database.close()
        if refused is not None:
            raise refused

    def _again(self, database: Database, step: int, refusal: AppError) -> None:
        """The book is read and written again once the disk does its work; an edit too many would be found."""
        try:
            if not isinstance(refusal, DiskFailedKept):
                edit(database, self.seed, step)
        except AppError as stuck:
            raise AssertionError(f"{refusal}, then {stuck}") from stuck


class Import(Scene):
    """A list of people taken in as one act: all or none."""

    def prepare(self, folder: Path) -> None:
        """The book before and after are learnt from a copy."""
        super().prepare(folder)
        if 1 in self.judge.known.values():
            return
        with tempfile.TemporaryDirectory(dir=folder.parent) as name:
            database = open_database(Path(shutil.copy(folder / BOOK, name)), KEY)
            database.write(import_people, self._people())
            self.judge.learn(database, 1)
            database.close()

    def _people(self) -> PeopleList:
        people = tuple(ListedPerson(row, f"Lê Thị {row}", trade="may") for row in range(2, 2 + 20 * self.steps))
        return PeopleList(ListKind.WORKERS, date(2026, 11, 20), people, "B")

    def play(self, folder: Path, done: Done) -> None:
        """Imports 20 people for each step as one list."""
        database = open_database(folder / BOOK, KEY)
        try:
            database.write(import_people, self._people())
            done()
        finally:
            database.close()


class Backup(Edits):
    """Copies into a folder that is made for them: what carries a copy's name must be one."""

    def play(self, folder: Path, done: Done) -> None:
        """Makes two copies after an edit."""
        database = open_database(folder / BOOK, KEY)
        try:
            edit(database, self.seed, 1)
            for _ in range(2):
                back_up(database, folder / COPIES)
                done()
        finally:
            database.close()

    def fault(self, folder: Path, told: int) -> str:
        """The book and each copy are whole, and the copies told of are there."""
        copies = list((folder / COPIES).glob("*.dvqc"))
        if len(copies) < told:
            return f"lost: {len(copies)} of {told} copies"
        faults = [self._book_fault(folder / BOOK, 0, 1), *(self._book_fault(path, 1, 1) for path in copies)]
        return next((one for one in faults if one), "")


class Restore(Scene):
    """A book made from a copy: complete or not there."""

    def play(self, folder: Path, done: Done) -> None:
        """Restores beside the book."""
        restore_book(folder / BOOK, KEY, folder / RESTORED)
        done()

    def fault(self, folder: Path, told: int) -> str:
        """Where the restored name stands there is a whole book."""
        there = (folder / RESTORED).exists()
        if told and not there:
            return "lost: the restored book"
        faults = [self._book_fault(folder / BOOK, 0, 0), self._book_fault(folder / RESTORED, 0, 0) if there else ""]
        return next((one for one in faults if one), "")


class Making(Scene):
    """A new book: once the user has been told of it, it is there and whole."""

    def prepare(self, folder: Path) -> None:
        """The folder stays empty."""
        super().prepare(folder)
        (folder / BOOK).unlink()

    def play(self, folder: Path, done: Done) -> None:
        """Makes a book."""
        create_database(folder / BOOK, KEY, SALT).close()
        done()

    def fault(self, folder: Path, told: int) -> str:
        """Before that, nothing of it counts."""
        if not told:
            return ""
        return self._book_fault(folder / BOOK, 0, 0) if (folder / BOOK).exists() else "lost: the new book"


class Export(Scene):
    """A report replaces an older one of the same name: one of the two, whole."""

    def prepare(self, folder: Path) -> None:
        """The older report stands there."""
        (folder / PAPER).write_bytes(_OLD)

    def play(self, folder: Path, done: Done) -> None:
        """Writes the new one."""
        write_file(folder / PAPER, _NEW)
        done()

    def fault(self, folder: Path, told: int) -> str:
        """Old or new; the new one once it was told of."""
        found = (folder / PAPER).read_bytes() if (folder / PAPER).exists() else b""
        if found == _NEW or (found == _OLD and not told):
            return ""
        return "lost: the new report" if found == _OLD else "torn"


USUAL: dict[str, type[Scene]] = {
    "edits": Edits,
    "import": Import,
    "backup": Backup,
    "restore": Restore,
    "making": Making,
    "export": Export,
}
