"""A person asked to be taken out: after a day no word is left anywhere, and old figures are as they were."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from dvqc_desktop.db import audit
from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.db.models import Base
from dvqc_desktop.domain.changes import EVERYTHING, Change
from dvqc_desktop.domain.codes import ErasureState
from dvqc_desktop.domain.errors.history import ErasureAsked, ErasureNotOpen, ErasureOfMember, LogAltered
from dvqc_desktop.services import erasure
from dvqc_desktop.services.meetings.minutes.versions import sealed_meetings
from dvqc_desktop.services.privacy.fates import CHILDREN, FATES
from dvqc_desktop.services.privacy.mentions import find_mentions
from tests.conftest import KEY
from tests.services.erasure_kit import TOKEN, fill_rows, fill_words, mention, name_of, plain_file, worker_of_much


def asked(database: Database, person_id: int) -> int:
    database.record(erasure.ask_erasure, person_id)
    return database.read(erasure.list_erasures)[0].id


def erased(database: Database, person_id: int) -> None:
    database.record(erasure.carry_out, asked(database, person_id))


def count(database: Database, query: str) -> int:
    with database.reading() as session:
        return int(session.execute(text(query)).scalar_one())


def check(database: Database) -> None:
    with database.reading() as session:
        audit.check_log(session.connection())


@pytest.fixture
def filled(cell: Database) -> tuple[Database, int, str]:
    """The cell with one worker whose every field has a word of its own, and whose name others' words say."""
    person_id = worker_of_much(cell)
    name = name_of(cell, person_id)
    cell.write(fill_rows, person_id)
    cell.write(fill_words, person_id)
    cell.write(mention, name)
    return cell, person_id, name


def test_no_word_of_the_person_is_left_in_the_file(filled: tuple[Database, int, str], tmp_path: Path) -> None:
    book, person_id, name = filled
    before = plain_file(book, tmp_path / "before.db")
    assert before.count(TOKEN.encode()) > 30
    assert before.count(name.encode()) > 5
    erased(book, person_id)
    erasure.sweep(book)
    left = plain_file(book, tmp_path / "after.db").replace(f"{name}anh".encode(), b"")
    assert TOKEN.encode() not in left
    assert name.encode() not in left
    assert name.upper().encode() not in left
    assert book.connection.execute("PRAGMA freelist_count").fetchone() == (0,)


def test_a_longer_name_that_begins_alike_stays(filled: tuple[Database, int, str]) -> None:
    book, person_id, name = filled
    erased(book, person_id)
    with book.reading() as session:
        words = session.execute(text("SELECT minutes_text FROM agenda_item ORDER BY id LIMIT 1")).scalar_one()
    assert words == f"Gặp một người và một người, cả {name}anh."


COUNTED = (
    "SELECT count(*) FROM class_event WHERE class_code <> 'unclassified'",
    "SELECT count(*) FROM class_event WHERE class_code = 'needs_help'",
    "SELECT count(*) FROM contact",
    "SELECT count(DISTINCT worker_id) FROM contact WHERE at < '2026-11-01'",
    "SELECT count(*) FROM worker_spell WHERE start_on <= '2026-11-01' AND (end_on IS NULL OR end_on > '2026-11-01')",
    "SELECT count(*) FROM proposal",
    "SELECT count(*) FROM task",
    "SELECT count(*) FROM sent_report",
)


def test_what_old_figures_count_stays(filled: tuple[Database, int, str]) -> None:
    book, person_id, _name = filled
    before = [count(book, query) for query in COUNTED]
    erased(book, person_id)
    assert [count(book, query) for query in COUNTED] == before
    assert count(book, "SELECT count(*) FROM contact WHERE said = 'đã xóa'") == 0


def test_the_person_is_no_longer_a_worker_and_holds_nobody(filled: tuple[Database, int, str]) -> None:
    book, person_id, _name = filled
    erased(book, person_id)
    for query in (
        f"SELECT count(*) FROM worker_spell WHERE person_id = {person_id} AND end_on IS NULL",
        f"SELECT count(*) FROM holder_assignment WHERE {person_id} IN (worker_id, holder_id) AND end_on IS NULL",
        f"SELECT count(*) FROM plan WHERE person_id = {person_id}",
        "SELECT count(*) FROM person WHERE full_name = 'Người đã xóa khỏi sổ' AND trade IS NOT NULL",
    ):
        assert count(book, query) == 0


def test_log_and_minutes_stay_whole_and_erased_acts_are_no_undo_step(filled: tuple[Database, int, str]) -> None:
    book, person_id, name = filled
    sealed = book.read(sealed_meetings)
    erased(book, person_id)
    check(book)
    assert sealed
    assert book.read(sealed_meetings) == sealed
    assert name not in (book.undo_label() or "")
    with book.reading() as session:
        subjects = session.execute(text("SELECT subject FROM change_group WHERE erased_on IS NOT NULL")).scalars().all()
    assert "một người và Lê An" in subjects


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change_row SET after = '{}' WHERE group_id = {group} AND after IS NOT NULL",
        "UPDATE change_group SET erased_on = NULL WHERE id = {group}",
        "UPDATE change_group SET subject = 'khác' WHERE id = {group}",
        "UPDATE erasure SET groups = '{{}}'",
        "UPDATE erasure SET state = 'called_off', done_at = NULL",
        "UPDATE change_group SET erased_on = '2026-11-20' WHERE id = (SELECT max(id) FROM change_group)",
    ],
)
def test_nobody_hides_a_change_by_marking_it_erased(filled: tuple[Database, int, str], statement: str) -> None:
    book, person_id, _name = filled
    group = count(book, "SELECT max(id) FROM change_group")
    erased(book, person_id)
    with book.writing_unlogged() as connection:
        connection.exec_driver_sql("DROP TRIGGER log_erasure_update")
        connection.exec_driver_sql(statement.replace("{group}", str(group)).replace("{{}}", "{}"))
    with pytest.raises(LogAltered):
        check(book)


def test_a_wish_waits_a_day_and_can_be_called_off(sample: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    person_id = worker_of_much(sample)
    wish = asked(sample, person_id)
    assert sample.read(erasure.due_erasures) == ()
    with pytest.raises(ErasureAsked, match="21/11/2026"):
        sample.record(erasure.ask_erasure, person_id)
    sample.record(erasure.call_off_erasure, wish)
    for use_case in (erasure.call_off_erasure, erasure.carry_out):
        with pytest.raises(ErasureNotOpen):
            sample.record(use_case, wish)
    again = asked(sample, person_id)
    monkeypatch.setenv("DVQC_TODAY", "2026-11-22")
    assert sample.read(erasure.due_erasures) == (again,)


def test_a_member_of_the_unit_is_not_erased(sample: Database) -> None:
    with sample.reading() as session:
        member = session.execute(text("SELECT min(person_id) FROM membership")).scalar_one()
    with pytest.raises(ErasureOfMember):
        sample.record(erasure.ask_erasure, member)


def test_after_a_restore_wishes_are_carried_out_again(filled: tuple[Database, int, str], tmp_path: Path) -> None:
    book, person_id, name = filled
    target = tmp_path / "older.dvqc"
    target.write_bytes(book.path.read_bytes())
    erased(book, person_id)
    restored = open_database(target, KEY)
    erasure.reapply(restored, book.read(erasure.list_erasures))
    assert [row.state for row in restored.read(erasure.list_erasures)] == [ErasureState.DONE]
    assert name.encode() not in plain_file(restored, tmp_path / "plain.db").replace(f"{name}anh".encode(), b"")
    check(restored)
    restored.close()


def test_every_column_that_names_a_person_has_its_fate() -> None:
    naming = {
        (table.name, key.parent.name)
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == "person"
    }
    assert naming == set(FATES)
    assert {parent for parent, _fate in CHILDREN.values()} <= {table for table, _ in FATES} | {"measure_series"}


def call(session: Session, words: str) -> Change:
    """Others' words that call somebody short."""
    session.execute(text("UPDATE task SET result = :w WHERE id = (SELECT min(id) FROM task)"), {"w": words})
    return Change("ghi", words, EVERYTHING)


def test_short_forms_go_with_the_titles_that_were_chosen(sample: Database, tmp_path: Path) -> None:
    person_id = worker_of_much(sample)
    given = name_of(sample, person_id).split()[-1]
    sample.write(call, f"Nhờ anh {given}; ANH {given.upper()} đã nhận, bạn {given} kể")
    found = sample.read(find_mentions, person_id)
    assert {"anh", "bạn"} <= set(found.by_title())
    assert found.shared == 0
    target = tmp_path / "older.dvqc"
    target.write_bytes(sample.path.read_bytes())
    sample.record(erasure.ask_erasure, person_id, ("anh",))
    sample.record(erasure.carry_out, sample.read(erasure.list_erasures)[0].id)
    erasure.sweep(sample)
    left = plain_file(sample, tmp_path / "after.db")
    assert f"anh {given}".encode() not in left
    assert f"bạn {given}".encode() in left
    check(sample)
    restored = open_database(target, KEY)
    erasure.reapply(restored, sample.read(erasure.list_erasures))
    assert f"anh {given}".encode() not in plain_file(restored, tmp_path / "restored.db")
    restored.close()


def note_private(session: Session, person_id: int, words: str) -> Change:
    """A private note about somebody else."""
    newest = "SELECT max(id) FROM contact WHERE worker_id <> :id AND id NOT IN (SELECT contact_id FROM contact_private)"
    query = text(f"INSERT INTO contact_private (contact_id, text) VALUES (({newest}), :w)")
    session.execute(query, {"w": words, "id": person_id})
    return Change("ghi", "", EVERYTHING)


def test_places_tell_where_they_are_and_no_private_word(sample: Database) -> None:
    person_id = worker_of_much(sample)
    given = name_of(sample, person_id).split()[-1]
    sample.write(note_private, person_id, f"Kể về đồng chí {given}")
    sample.write(mention, f"anh {given}")
    places = sample.read(find_mentions, person_id).places
    (private,) = [place for place in places if place.title == "đồng chí"]
    assert (private.words, private.meeting_id, private.person_id is None) == ("", None, False)
    assert any(place.where.startswith("Mục chương trình, họp ") and place.meeting_id for place in places)
