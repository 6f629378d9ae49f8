"""The scene in which a person who wished it is taken out of the book and its copies for good."""

import hashlib
from datetime import datetime
from pathlib import Path
from unittest import mock

from sqlalchemy import text

from dvqc_desktop.db.backup import back_up
from dvqc_desktop.db.engine import open_database
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.erasure import ask_erasure
from dvqc_desktop.services.privacy.finishing import finish_erasures, something_to_finish, unreached_copies
from dvqc_desktop.services.upkeep.copies import main_folder
from tests.conftest import KEY
from tests.db.acts import add_person
from tests.faults.editor import edit
from tests.faults.powercut import room
from tests.faults.scenes import BOOK, COPIES, Done, Scene
from tests.faults.verdict import sign

NAME = "Zqxtrần Thị Wyvern"
_WORDS = (
    "SELECT full_name FROM person UNION ALL SELECT subject FROM change_group "
    "UNION ALL SELECT coalesce(before, '') || coalesce(after, '') FROM change_row"
)
BEFORE, AFTER, COPY_BEFORE = 0, 1, 2  # a copy says after it what the book says


class Erasing(Scene):
    """The book and each copy are as before or as after, never between; the next start ends what was begun."""

    def prepare(self, folder: Path) -> None:
        """A book with a due wish, and a copy made before it; what carrying it out makes is learnt elsewhere."""
        self._ended: dict[str, str] = {}
        super().prepare(folder)
        self._wish(folder)
        if AFTER not in self.judge.known.values():
            self.judge.known.clear()
            with room("learn") as name:
                elsewhere = Path(name)
                Scene.prepare(self, elsewhere)
                self._wish(elsewhere)
                self._learn_all(elsewhere, BEFORE, COPY_BEFORE)
                with _at("2026-11-22 08:00"):
                    self._finish(elsewhere)
                self._learn_all(elsewhere, AFTER, AFTER)

    def play(self, folder: Path, done: Done) -> None:
        """Carries the wish out, in the copy too."""
        database = open_database(folder / BOOK, KEY)
        try:
            with _at("2026-11-22 08:00"):
                finish_erasures(database)
            done()
        finally:
            database.close()

    def fault(self, folder: Path, told: int) -> str:
        """Equal folders are judged once."""
        files = [folder / BOOK, *sorted(folder.glob("*/*.dvqc"))]
        found = hashlib.sha1(b"".join(sign(path) for path in files)).hexdigest() + str(told)
        if found not in self._ended:
            self._ended[found] = self._judged(folder, files[1:], told)
        return self._ended[found]

    def _judged(self, folder: Path, copies: list[Path], told: int) -> str:
        if COPIES not in {copy.parent.name for copy in copies}:
            return "lost: the copy"
        fault = self._book_fault(folder / BOOK, told, AFTER)
        if fault:
            return fault
        if told and self._unreached(folder):
            return ""  # the user was told to do away with it himself
        for copy in copies:
            found = self.judge.look(copy)
            before = COPY_BEFORE if copy.parent.name == COPIES else BEFORE
            if found not in ({AFTER} if told else {AFTER, before}):
                return f"copy: {found}"
        try:
            with _at("2026-11-22 09:00"):
                self._finish(folder)
        except AppError as refusal:
            return type(refusal).__name__
        left = [path.name for path in (folder / BOOK, *copies) if _says_the_name(path)]
        return f"left in {left}" if left else ""

    def _unreached(self, folder: Path) -> bool:
        database = open_database(folder / BOOK, KEY)
        try:
            return bool(database.read(unreached_copies))
        finally:
            database.close()

    def _wish(self, folder: Path) -> None:
        database = open_database(folder / BOOK, KEY)
        try:
            edit(database, self.seed, 1)
            change = database.write(add_person, NAME)
            assert change.row_id is not None
            back_up(database, folder / COPIES)
            with _at("2026-11-20 08:00"):
                database.record(ask_erasure, change.row_id)
        finally:
            database.close()

    def _finish(self, folder: Path) -> None:
        database = open_database(folder / BOOK, KEY)
        try:
            with database.writing_unlogged() as connection:  # the folder was copied with the book
                here = {"main": str(main_folder(folder / BOOK)), "chosen": str(folder / COPIES)}
                for place, name in here.items():
                    query = text("UPDATE backup_entry SET folder = :name WHERE place = :place")
                    connection.execute(query, {"name": name, "place": place})
            if database.read(something_to_finish):
                finish_erasures(database)
        finally:
            database.close()

    def _learn_all(self, folder: Path, book: int, copy: int) -> None:
        for path, step in ((folder / BOOK, book), *((path, copy) for path in (folder / COPIES).glob("*.dvqc"))):
            database = open_database(path, KEY)
            self.judge.learn(database, step)
            database.close()


def _says_the_name(path: Path) -> bool:
    """Whether the book says the name, or its log remembers it."""
    database = open_database(path, KEY)
    try:
        rows = database.connection.execute(_WORDS).fetchall()
    finally:
        database.close()
    return any(NAME in row[0] for row in rows)


def _at(moment: str) -> "mock._patch[object]":
    return mock.patch.object(clock, "now", lambda: datetime.fromisoformat(moment))
