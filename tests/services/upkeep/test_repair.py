"""A damaged book is given back from its newest whole copy, and what was lost is named."""

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.db.former import list_formers
from dvqc_desktop.db.models import Erasure
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors.copies import CopyDamaged, NoCopyLeft
from dvqc_desktop.domain.errors.store import BookDamaged, WrongPassphrase
from dvqc_desktop.services.erasure import list_erasures
from dvqc_desktop.services.upkeep.copies import copy_here, main_folder, read_upkeep
from dvqc_desktop.services.upkeep.repair import Repair, find_repair, look_at_copy, repair
from tests.conftest import KEY
from tests.db.acts import add_person
from tests.db.test_undo import state_of


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 4
    path.write_bytes(content)


@pytest.fixture
def book(db: Database) -> Path:
    """A closed book with two copies, and an act after the newer one."""
    db.write(add_person, "Lê An")
    copy_here(db)
    db.write(add_person, "Lê Bình")
    copy_here(db)
    db.write(add_person, "Trần Chi")
    db.close()
    return db.path


def found(book: Path, *folders: Path) -> Repair:
    return find_repair(book, lambda _salt: KEY, folders)


def test_the_newest_copy_takes_the_place_and_the_lost_act_is_named(book: Path) -> None:
    flip(book, 40_000)
    offer = found(book)
    assert offer.copy.name == "so-0002.dvqc"
    assert offer.lost[0] == "1 việc ghi sau bản này cần ghi lại:"
    assert offer.lost[1].endswith(": thêm Trần Chi")
    whole = repair(book, offer)
    assert len(state_of(whole)["person"]) == 2
    (damaged,) = list_formers(whole)
    assert damaged.name.startswith("so (hỏng 2026-11-20")
    assert [copy.sequence for copy in read_upkeep(whole).copies] == [2, 1]
    whole.close()
    open_database(book, KEY).close()


@pytest.mark.parametrize("place", [3, 200])
def test_a_book_whose_head_is_damaged_is_found_by_its_copies(book: Path, place: int) -> None:
    flip(book, place)
    with pytest.raises((BookDamaged, WrongPassphrase)):
        open_database(book, KEY)
    offer = found(book)
    assert "Không đọc được" in offer.lost[0]
    repair(book, offer).close()
    open_database(book, KEY).close()


def test_a_damaged_copy_is_passed_over_and_told_when_chosen(book: Path) -> None:
    newest = main_folder(book) / "so-0002.dvqc"
    flip(newest, 50_000)
    flip(book, -3000)
    assert found(book).copy.name == "so-0001.dvqc"
    with pytest.raises(CopyDamaged):
        look_at_copy(book, newest, lambda _salt: KEY)


def test_a_newer_copy_on_a_stick_wins(book: Path, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    (main_folder(book) / "so-0002.dvqc").rename(stick / "so-0001.dvqc")
    flip(book, -3000)
    assert found(book, stick, tmp_path / "not-there").copy.parent == stick


def test_a_wish_to_be_taken_out_outlives_a_repair(db: Database) -> None:
    db.write(add_person, "Lê An")
    copy_here(db)
    at = datetime.fromisoformat("2026-11-20 08:00")

    def ask(session: Session) -> Change:
        session.add(Erasure(person_id=1, state="asked", asked_at=at, due_at=at, groups="{}", counts="{}"))
        return Change("yêu cầu xóa", "", frozenset())

    db.write(ask)
    db.close()
    whole = repair(db.path, found(db.path))
    assert [row.person_id for row in whole.read(list_erasures)] == [1]
    whole.close()


def test_a_book_that_lost_nothing_says_so_and_names_only_the_last_of_many(db: Database) -> None:
    copy_here(db)
    for number in range(9):
        db.write(add_person, f"Người {number}")
    db.close()
    offer = found(db.path)
    assert offer.lost[:2] == ("9 việc ghi sau bản này cần ghi lại:", "… 3 việc trước đó")
    repair(db.path, offer).close()


def test_without_a_whole_copy_nothing_is_done(db: Database) -> None:
    db.write(add_person, "Lê An")
    db.close()
    with pytest.raises(NoCopyLeft):
        found(db.path)
