"""A copy is looked into, given back, and taken back again; whatever is no copy of this book is refused by name."""

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database, create_database, open_database
from dvqc_desktop.db.models import Contact, Erasure, Person
from dvqc_desktop.domain.changes import EVERYTHING, Change
from dvqc_desktop.domain.errors import copies as refused
from dvqc_desktop.domain.errors.base import AppError
from dvqc_desktop.domain.errors.store import BookEmpty, BookMissing, BookNotEncrypted, SwapFailed
from dvqc_desktop.services.upkeep import restore
from dvqc_desktop.services.upkeep.copies import copy_here, main_folder, read_upkeep
from dvqc_desktop.services.upkeep.preview import look_into
from tests.conftest import KEY, SALT
from tests.db.acts import add_person
from tests.db.test_undo import state_of


@pytest.fixture
def copy(db: Database) -> Path:
    """A verified copy, and a book that went on after it."""
    db.write(add_person, "Lê An")
    made = copy_here(db)
    db.write(add_person, "Lê Bình")
    return made


def test_the_preview_tells_people_then_and_now_and_what_would_be_gone(db: Database, copy: Path) -> None:
    seen = look_into(db, copy)
    assert seen.people_words == "Bản này có 1 người, sổ hiện có 2."
    assert seen.gone == ("1 người sẽ không còn.", "1 việc đã ghi sau bản này, kể cả sửa và xóa, sẽ không còn.")
    assert seen.back == ()


def test_the_preview_names_contacts_with_their_first_day_and_who_would_come_back(sample: Database) -> None:
    made = copy_here(sample)

    def go_on(session: Session) -> Change:
        first = session.query(Contact).first()
        assert first is not None
        values = {c.name: getattr(first, c.name) for c in Contact.__table__.columns if c.name not in ("id", "at")}
        session.add(Contact(**values, at=date(2026, 11, 18)))
        return Change("ghi lần gặp", "", EVERYTHING)

    sample.write(go_on)
    seen = look_into(sample, made)
    assert seen.people_words.startswith("Bản này và sổ hiện nay đều có")
    assert seen.gone[0] == "1 lần gặp từ 18/11 sẽ không còn."


def test_who_was_deleted_after_the_copy_would_come_back(db: Database, copy: Path) -> None:
    def forget(session: Session) -> Change:
        session.delete(session.get_one(Person, 1))
        return Change("xóa", "", EVERYTHING)

    db.write(forget)
    assert look_into(db, copy).back == ("1 người đã xóa sẽ có lại.",)


def test_a_restore_gives_the_copy_back_and_one_act_takes_it_back(db: Database, copy: Path) -> None:
    before = state_of(db)
    former = restore.restore(db, copy)
    assert [row for row in state_of(db)["person"] if "Bình" in row] == []
    assert "trước khôi phục 2026-11-20" in former.name and restore.former_of_restore(db) == former
    told = [made.acts_after for made in read_upkeep(db).copies]
    assert told == [None, 0], "the register knows the newest copy too, which has what the book now has not"
    restore.take_back(db, former)
    assert state_of(db) == before
    assert not former.exists() and restore.former_of_restore(db) is None
    db.write(add_person, "Trần Chi")


def test_a_restored_book_opens_again_with_its_key(db: Database, copy: Path) -> None:
    restore.restore(db, copy)
    db.close()
    again = open_database(db.path, KEY)
    assert again.undo_label() == "thêm Lê An"
    again.close()
    assert not [path for path in db.path.parent.iterdir() if ".part" in path.name]


def test_a_wish_to_be_taken_out_outlives_a_restore(db: Database, copy: Path) -> None:
    at = datetime.fromisoformat("2026-11-20 08:00")

    def ask(session: Session) -> Change:
        session.add(Erasure(person_id=1, state="asked", asked_at=at, due_at=at, groups="[]", counts="{}"))
        return Change("yêu cầu xóa", "", EVERYTHING)

    db.write(ask)
    restore.restore(db, copy)
    with db.reading() as session:
        assert [row.person_id for row in session.query(Erasure)] == [1]


def test_a_restore_whose_former_file_is_gone_cannot_be_taken_back(db: Database, copy: Path) -> None:
    former = restore.restore(db, copy)
    former.unlink()
    with pytest.raises(refused.NothingToTakeBack):
        restore.take_back(db, former)


@pytest.mark.parametrize("name", ["sync_file", "swap_in"])
def test_a_restore_that_fails_leaves_the_book_as_it_was(
    db: Database, copy: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def fail(*_arguments: object) -> None:
        raise SwapFailed if name == "swap_in" else OSError

    before = state_of(db)
    monkeypatch.setattr(restore, name, fail)
    with pytest.raises(SwapFailed):
        restore.restore(db, copy)
    assert state_of(db) == before
    assert not [path for path in db.path.parent.iterdir() if ".part" in path.name]


def test_a_former_file_that_cannot_be_read_is_told(db: Database, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError

    former = restore.restore(db, copy)
    monkeypatch.setattr(shutil, "copyfile", fail)
    with pytest.raises(SwapFailed):
        restore.take_back(db, former)


def spoil(copy: Path, kind: str) -> Path:
    """A file of the kind somebody may choose by mistake."""
    content = bytearray(copy.read_bytes())
    spoilt = copy.with_name(f"{kind}.dvqc")
    if kind == "folder":
        spoilt.mkdir()
        return spoilt
    made: dict[str, bytes | bytearray] = {
        "empty": b"", "short": b"abc", "random": bytes(range(256)) * 64, "text": "Danh sách tổ 6\n".encode() * 900,
        "plain": b"SQLite format 3\0" + bytes(5000), "cut": content[: 9 * 4096], "torn": content[:-1000],
        "head": bytes(range(1, 200)) + content[199:], "flipped": content[:50_000] + b"####" + content[50_004:],
    }  # fmt: skip
    if kind != "missing":
        spoilt.write_bytes(made[kind])
    return spoilt


@pytest.mark.parametrize(
    ("kind", "refusal"),
    [
        ("folder", refused.CopyIsFolder), ("missing", BookMissing), ("empty", BookEmpty), ("plain", BookNotEncrypted),
        ("short", refused.CopyOtherKey), ("random", refused.CopyOtherKey), ("text", refused.CopyOtherKey),
        ("cut", refused.CopyCut), ("torn", refused.CopyCut), ("head", refused.CopyHeadChanged),
        ("flipped", refused.CopyDamaged),
    ],
)  # fmt: skip
def test_whatever_is_no_copy_is_refused_by_its_kind(
    db: Database, copy: Path, kind: str, refusal: type[AppError]
) -> None:
    wrong = spoil(copy, kind)
    before = state_of(db)
    for act in (look_into, restore.restore):
        with pytest.raises(refusal) as told:
            act(db, wrong)
        assert all(told.value.parts)
    assert state_of(db) == before


def test_a_copy_of_another_book_is_refused_even_under_the_same_key(db: Database, copy: Path, tmp_path: Path) -> None:
    other = create_database(tmp_path / "khac.dvqc", KEY, SALT)
    other.close()
    with pytest.raises(refused.CopyOfAnotherBook, match=r"chưa ghi tên"):
        look_into(db, other.path)


def test_copies_stand_beside_the_book(db: Database, copy: Path) -> None:
    assert copy.parent == main_folder(db.path) == db.path.parent / "so - sao lưu"
