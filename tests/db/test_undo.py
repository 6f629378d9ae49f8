"""Undo and redo bring back every state exactly, also after a restart."""

from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import text

from dvqc_desktop.db import audit, changelog, undo
from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors.store import NothingToUndo, UndoConflict
from tests.conftest import KEY
from tests.db.acts import add_person, keep_setting
from tests.faults.undoing import histories


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


def test_random_histories_are_undone_and_redone_exactly_and_are_all_in_the_log(empty_book: Path) -> None:
    ends = histories(empty_book, 5)
    assert (ends.pop("changes") > 25, ends) == (True, Counter({"": 5}))


def test_an_undo_that_does_nothing_is_seen(empty_book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control."""
    monkeypatch.setattr(undo, "_replace_row", lambda *_row: True)
    assert histories(empty_book, 1)["wrong undo"] == 1


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
