"""A disk that fails or fills up: the user is told in our words, nothing kept is lost, and work goes on."""

from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from dvqc_desktop.db import cipher
from dvqc_desktop.db.engine import open_database
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors.store import DiskFailed, DiskFailedKept, DiskFailedUnsure, StoreError
from tests.conftest import KEY
from tests.faults.breaker import Breaker, LastSync, broken, every_call
from tests.faults.editor import edit
from tests.faults.full import full_disk
from tests.faults.scenes import Edits
from tests.faults.swaps import SCENES
from tests.faults.verdict import kept_step

GOOD = {"told", "harmless"}


@pytest.mark.parametrize("lasting", [True, False], ids=["from there on", "once"])
@pytest.mark.parametrize("scene", SCENES)
def test_an_error_at_any_call_is_told_and_loses_nothing(empty_book: Path, scene: str, lasting: bool) -> None:
    """Every 97th call here; `dev.py bench faults` lets each one fail."""
    ends = every_call(SCENES[scene](empty_book, steps=2), lasting=lasting, first=3, step=97, most=600)
    assert set(ends) <= GOOD
    assert ends["told"]


def test_a_book_goes_on_after_an_error(empty_book: Path) -> None:
    ends = every_call(Edits(empty_book, steps=2, stubborn=True), lasting=False, first=5, step=23)
    assert set(ends) <= GOOD


@pytest.mark.parametrize(("lasting", "told"), [(False, DiskFailedKept), (True, DiskFailedUnsure)])
def test_an_act_that_the_book_holds_is_not_told_as_not_saved(
    book_path: Path, lasting: bool, told: type[DiskFailed]
) -> None:
    """The last sync of a commit fails, when all is written; a lasting error hides whether it is."""
    disk = LastSync(at=0, lasting=lasting)
    with broken(disk):
        database = open_database(book_path, KEY)
        disk.calls, disk.at = 0, 1
        with pytest.raises(DiskFailed) as refusal:
            edit(database, 1, 1)
        disk.at = 0
        assert (type(refusal.value), kept_step(database)) == (told, 1)
        edit(database, 1, 2)
        database.close()


@pytest.mark.parametrize("lasting", [True, False])
def test_a_disk_that_comes_back_is_not_called_a_damaged_book(book_path: Path, lasting: bool) -> None:
    """The cipher reads nothing more through a connection that met an error: the file is opened anew."""
    disk = Breaker(lasting=lasting)
    with broken(disk):
        database = open_database(book_path, KEY)
        disk.at = disk.calls + 1  # a page that is read
        with pytest.raises(DiskFailed):
            edit(database, 1, 1)
        if lasting:
            with pytest.raises(StoreError):
                kept_step(database)
        disk.at = 0
        assert kept_step(database) == 0
        edit(database, 1, 1)
        database.close()


def test_a_disk_filled_up_again_and_again_loses_nothing(empty_book: Path) -> None:
    ends = full_disk(empty_book, 50)
    assert (ends["told"] + ends["kept"], ends[""]) == (50, 1)
    assert ends["told"] > 10


def test_an_error_that_nobody_hears_of_is_seen(empty_book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: a store that swallows refusals is found out."""
    monkeypatch.setattr(cipher, "told", lambda error: None)
    with pytest.raises((DBAPIError, dbapi2.Error)):
        every_call(Edits(empty_book, steps=2), lasting=True, first=40, step=1, most=40)


def test_a_commit_said_to_be_kept_too_early_is_seen(empty_book: Path, tmp_path: Path) -> None:
    """The control: told before it is written, an edit is missed."""

    class Hasty(Edits):
        def play(self, folder: Path, done: object) -> None:
            done()  # type: ignore[operator]
            super().play(folder, lambda: None)

    scene = Hasty(empty_book, steps=2)
    scene.prepare(tmp_path)
    told: list[int] = []
    with pytest.raises(AppError), broken(Breaker(10)):
        scene.play(tmp_path, lambda: told.append(1))
    assert scene.fault(tmp_path, len(told)).startswith("lost")
