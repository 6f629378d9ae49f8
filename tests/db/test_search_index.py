"""The search index stays what it would be if made anew, whatever is written, and keeps nothing of what is gone."""

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from dvqc_desktop.db import search_index
from dvqc_desktop.db.backup import back_up, check_open_book
from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.db.models import AgendaItem, Base, ContactPrivate, ItemOpinion, Meeting, Task
from dvqc_desktop.domain import names
from dvqc_desktop.domain.changes import Change, Topic
from tests.conftest import KEY

SYLLABLES = ("Đặng", "đường", "thi", "đua", "Thúy", "ủy", "uỷ", "kèm", "nghề", "Z2", "05-NQ/CB", "vườn", "ngưỡng")


def is_true(database: Database) -> bool:
    """True when the index holds what the tables hold, word for word."""
    with database.writing_unlogged() as connection:
        try:
            connection.exec_driver_sql("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
        except DatabaseError:
            return False
    return True


def found(database: Database, match: str) -> dict[str, list[int]]:
    with database.reading() as session:
        rows = {
            one.table: search_index.found_rows(session.connection(), one.table, match, 99)
            for one in search_index.SOURCES
        }
    return {table: ids for table, ids in rows.items() if ids}


def blocks(database: Database) -> bytes:
    """All the file keeps of the index."""
    return b"".join(row[0] for row in database.connection.execute("SELECT block FROM search_index_data"))


def words(rng: random.Random) -> str:
    return " ".join(rng.choices(SYLLABLES, k=rng.randint(1, 30)))


def add_meeting(session: Session, said: str, *opinions: str) -> Change:
    """A meeting with one item, its opinions and one task."""
    meeting = Meeting(kind="regular", state="held", held_on=date(2026, 11, 5))
    session.add(meeting)
    session.flush()
    item = AgendaItem(meeting_id=meeting.id, position=1, title="Công tác quần chúng", minutes=20, minutes_text=said)
    session.add(item)
    session.flush()
    session.add_all(ItemOpinion(agenda_item_id=item.id, position=at, text=one) for at, one in enumerate(opinions))
    session.add(Task(text=f"Việc: {said}", given_on=date(2026, 11, 5), meeting_id=meeting.id))
    return Change("ghi", "buổi họp", frozenset({Topic.MEETINGS}), meeting.id)


def random_act(session: Session, rng: random.Random) -> Change:
    """One of: a meeting added, an item changed by ORM, tasks changed in bulk, a meeting or its items deleted."""
    meetings = list(session.scalars(select(Meeting.id)))
    chosen = rng.choice(("add", "orm", "core", "delete", "items"))
    if chosen == "add" or not meetings:
        return add_meeting(session, words(rng), words(rng), words(rng))
    meeting_id = rng.choice(meetings)
    if chosen == "orm":
        for item in session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)):
            item.position, item.conclusion = rng.randint(1, 9), rng.choice((None, words(rng)))
    elif chosen == "core":
        session.execute(update(Task).values(result=rng.choice((None, words(rng)))))
    elif chosen == "delete":
        session.execute(delete(Meeting).where(Meeting.id == meeting_id))
    else:
        session.execute(delete(AgendaItem).where(AgendaItem.meeting_id == meeting_id))
    return Change(chosen, "", frozenset({Topic.MEETINGS}))


@pytest.mark.parametrize("seed", range(2))
def test_it_is_true_after_random_acts_undo_and_redo(db: Database, seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(12):
        db.write(random_act, rng)
        assert is_true(db)
    while db.undo_label() is not None:
        db.undo()
        assert is_true(db)
    assert found(db, '"d"* OR "t"*') == {}
    while db.redo_label() is not None:
        db.redo()
        assert is_true(db)


def test_writing_past_the_triggers_would_be_seen_and_filling_anew_heals(db: Database) -> None:
    db.write(add_meeting, "Kèm nghề.")
    db.write(_finish_past_the_triggers)
    assert not is_true(db)
    with db.writing_unlogged() as connection:
        search_index.install_triggers(connection)
    assert is_true(db) and found(db, "xong1") == {"task": [1]}


def _finish_past_the_triggers(session: Session) -> Change:
    search_index.drop_triggers(session.connection())
    session.execute(update(Task).values(result="xong1"))
    return Change("xong", "", frozenset())


def vietnamese_letters() -> Iterator[str]:
    for code in (*range(0xC0, 0x1B5), *range(0x1EA0, 0x1EFA)):
        if names.fold(chr(code)) in tuple("aeiouyd"):
            yield chr(code)


def test_every_vietnamese_letter_is_found_without_its_accents(db: Database) -> None:
    letters = list(vietnamese_letters())
    assert len(letters) > 140
    db.write(add_meeting, "", *(f"qz{letter}{place}" for place, letter in enumerate(letters)))
    for place, letter in enumerate(letters):
        assert found(db, f'"qz{names.fold(letter)}{place}"') == {"item_opinion": [place + 1]}, letter


def test_nothing_stays_of_words_that_were_changed_or_deleted(db: Database) -> None:
    meeting = db.write(add_meeting, "Xquangx", "Yquangy").row_id
    assert b"quangx" in blocks(db) and b"yquangy" in blocks(db)
    db.write(lambda session: _rewrite(session, "đã đổi"))
    assert b"quangx" not in blocks(db)
    db.write(lambda session: _delete(session, meeting or 0))
    assert b"yquangy" not in blocks(db)
    assert is_true(db)


def _rewrite(session: Session, said: str) -> Change:
    session.execute(update(AgendaItem).values(minutes_text=said))
    session.execute(update(Task).values(text=said))
    return Change("sửa", "", frozenset())


def _delete(session: Session, meeting_id: int) -> Change:
    session.execute(delete(Meeting).where(Meeting.id == meeting_id))
    return Change("xóa", "", frozenset())


def test_a_copy_and_a_book_opened_again_find_the_same_and_pass_the_check(db: Database, tmp_path: Path) -> None:
    db.write(add_meeting, "Thi đua quý IV")
    copy = open_database(back_up(db, tmp_path / "luu"), KEY)
    check_open_book(copy)
    assert found(copy, "thi dua") == {"agenda_item": [1], "task": [1]}
    copy.undo()
    assert is_true(copy) and found(copy, "thi dua") == {}
    copy.close()


def test_no_private_column_is_a_source_and_no_row_of_the_index_is_logged(db: Database) -> None:
    tables = {source.table for source in search_index.SOURCES}
    assert ContactPrivate.__tablename__ not in tables
    assert all(set(one.columns) <= set(Base.metadata.tables[one.table].columns.keys()) for one in search_index.SOURCES)
    db.write(add_meeting, "Thi đua", "Ý kiến")
    logged = {row[0] for row in db.connection.execute("SELECT DISTINCT table_name FROM change_row")}
    assert logged == {"meeting", "agenda_item", "item_opinion", "task"}
