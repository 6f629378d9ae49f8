"""Undo and redo bring back every state exactly, also after a restart."""

import random

import pytest
from sqlalchemy import text

from dvqc_desktop.db import audit, changelog
from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors.store import NothingToUndo, UndoConflict
from tests.conftest import KEY
from tests.db.acts import add_person, keep_setting, random_act


def state_of(database: Database) -> dict[str, list[str]]:
    """Every logged row as text."""
    with database.reading() as session:
        connection = session.connection()
        return {
            table.name: list(
                connection.execute(
                    text(f'SELECT {changelog.row_as_json(table, "t")} FROM "{table.name}" t ORDER BY id')
                ).scalars()
            )
            for table in changelog.logged_tables()
        }


def undo_all(database: Database) -> list[dict[str, list[str]]]:
    """The states met while everything is undone, the newest first."""
    states = [state_of(database)]
    while database.undo_label() is not None:
        database.undo()
        states.append(state_of(database))
    return states


@pytest.mark.parametrize("seed", range(10))
def test_random_histories_are_undone_and_redone_exactly(db: Database, seed: int) -> None:
    rng = random.Random(seed)
    states = [state_of(db)]
    for _ in range(12):
        db.write(random_act, rng)
        if state_of(db) != states[-1]:
            states.append(state_of(db))
    assert undo_all(db) == states[::-1]
    for state in states[1:]:
        db.redo()
        assert state_of(db) == state
    with db.reading() as session:
        audit.check_log(session.connection())


def test_undo_works_after_the_book_was_closed(db: Database) -> None:
    db.write(add_person, "Lê An")
    empty, path = {name: [] for name in state_of(db)}, db.path
    db.close()
    reopened = open_database(path, KEY)
    assert reopened.undo_label() == "thêm Lê An"
    reopened.undo()
    assert state_of(reopened) == empty
    assert reopened.redo_label() == "thêm Lê An"
    reopened.close()


def test_a_new_act_ends_what_could_be_redone(db: Database) -> None:
    db.write(keep_setting, "a", "1")
    db.undo()
    db.write(keep_setting, "b", "1")
    assert db.redo_label() is None
    with pytest.raises(NothingToUndo):
        db.redo()


def test_an_act_that_changes_nothing_is_no_undo_step(db: Database) -> None:
    db.write(keep_setting, "a", "1")
    db.write(lambda session: Change("xem", "", frozenset()))
    assert db.undo_label() == "ghi a"


def test_undo_refuses_when_the_row_changed_behind_the_log(db: Database) -> None:
    db.write(keep_setting, "a", "1")
    with db.writing_unlogged() as connection:
        changelog.drop_triggers(connection)
        connection.execute(text("UPDATE setting SET value = '2'"))
        changelog.install_triggers(connection)
    with pytest.raises(UndoConflict) as refused:
        db.undo()
    assert "ghi a" in str(refused.value)
    assert db.undo_label() == "ghi a"


def test_what_happened_is_in_the_chain_but_is_no_undo_step(db: Database) -> None:
    db.write(keep_setting, "a", "1")
    db.undo()
    db.record(keep_setting, "handed out", "2")
    assert db.undo_label() is None
    assert db.redo_label() is not None
    with db.reading() as session:
        audit.check_log(session.connection())
