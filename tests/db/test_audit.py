"""What was logged cannot be altered unseen; the act is named, and a head printed on paper finds a tail that was cut."""

import random

import pytest
from sqlalchemy import text

from dvqc_desktop.db import audit, changelog
from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.history import HeadNotFound, HeadTooShort, LogAltered
from tests.db.acts import add_person, random_act

NAMES = ("Lê An", "Lê Bình", "Lê Chi")
TAMPERING = (
    "UPDATE change_row SET after = replace(after, 'tiện', 'phay') WHERE id = (SELECT min(id) FROM change_row)",
    "DELETE FROM change_row WHERE id = (SELECT max(id) FROM change_row)",
    "UPDATE change_group SET subject = 'khác' WHERE id = 2",
    "UPDATE change_group SET act = 'khác' WHERE id = 2",
    "UPDATE change_group SET topics = '[]' WHERE id = 2",
    "UPDATE change_group SET kind = 'record' WHERE id = 2",
    "UPDATE change_group SET state = 'gone' WHERE id = 2",
    "UPDATE change_group SET at = '2020-01-01 00:00:00' WHERE id = 1",
    "UPDATE change_group SET erased_on = '2026-11-20' WHERE id = 2",
    "UPDATE change_row SET group_id = 3 WHERE group_id = 2",
    "DELETE FROM change_row WHERE group_id = 2; DELETE FROM change_group WHERE id = 2",
    "INSERT INTO change_row (group_id, table_name, row_id, op) VALUES (2, 'person', 9, 'delete')",
    "INSERT INTO change_group (id, at, kind, state, act, subject, topics, digest, chain) "
    "VALUES (4, '2026-11-20 00:00:00', 'act', 'done', 'thêm', '', '[]', '', '')",
    "UPDATE change_row SET group_id = 9 WHERE group_id = 1; UPDATE change_row SET group_id = 1 WHERE group_id = 2; "
    "UPDATE change_row SET group_id = 2 WHERE group_id = 9",
)


def alter(database: Database, statements: str) -> None:
    """Changes the log behind the program's back."""
    with database.writing_unlogged() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        for part in statements.split(";"):
            connection.execute(text(part))


@pytest.fixture
def three(db: Database) -> Database:
    """A book with three acts in its log."""
    for name in NAMES:
        db.write(add_person, name)
    return db


def check(database: Database) -> None:
    with database.reading() as session:
        audit.check_log(session.connection())


@pytest.mark.parametrize("statement", TAMPERING)
def test_tampering_with_the_log_is_found(three: Database, statement: str) -> None:
    check(three)
    alter(three, statement)
    with pytest.raises(LogAltered):
        check(three)


def test_the_altered_act_is_named_with_its_day(three: Database) -> None:
    alter(three, "UPDATE change_row SET after = replace(after, 'Bình', 'Bính') WHERE group_id = 2")
    alter(three, "UPDATE change_group SET act = 'ghi thêm', at = '2026-10-05 07:45:00' WHERE id = 2")
    with pytest.raises(LogAltered, match=r"“ghi thêm” \(05/10/2026, 07:45\)"):
        check(three)


def test_a_printed_head_tells_its_act_and_how_many_came_after(three: Database) -> None:
    with three.reading() as session:
        printed = changelog.head(session.connection())
    three.write(add_person, "Lê Dung")
    with three.reading() as session:
        place = audit.find_head(session.connection(), printed.upper())
    assert (place.act, place.later) == ("thêm", 1)


def test_a_cut_tail_is_found_by_the_printed_head(three: Database) -> None:
    with three.reading() as session:
        printed, full = changelog.head(session.connection()), changelog.full_head(session.connection())
    alter(three, "DELETE FROM change_row WHERE group_id = 3; DELETE FROM change_group WHERE id = 3")
    check(three)
    for head in (printed, full):
        with three.reading() as session, pytest.raises(HeadNotFound, match=printed):
            audit.find_head(session.connection(), head)


def test_less_of_a_head_than_papers_print_is_refused(three: Database) -> None:
    with three.reading() as session, pytest.raises(HeadTooShort):
        audit.find_head(session.connection(), "3f0a 91bc")


def test_the_head_of_a_book_without_acts_is_empty(db: Database) -> None:
    with db.reading() as session:
        assert changelog.head(session.connection()) == ""


def test_the_chain_stays_whole_over_a_random_history(db: Database) -> None:
    rng = random.Random(7)
    for step in range(40):
        db.write(random_act, rng)
        if step % 5 == 4 and db.undo_label():
            db.undo()
        if step % 10 == 9 and db.redo_label():
            db.redo()
    check(db)
