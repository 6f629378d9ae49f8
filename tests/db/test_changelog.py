"""Every row change is logged, once, in its own group."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from dvqc_desktop.db.engine import Database
from tests.db.acts import add_person, keep_setting


def test_a_write_outside_an_act_is_refused(db: Database) -> None:
    with pytest.raises(IntegrityError), db.writing_unlogged() as connection:
        connection.execute(text("INSERT INTO setting (key, value) VALUES ('a', '1')"))


def test_a_row_is_logged_with_its_bytes_and_its_accents(db: Database) -> None:
    db.write(add_person, "Vũ Thị Nhựng")
    with db.reading() as session:
        row = session.execute(text("SELECT op, before, after FROM change_row")).one()
    assert (row.op, row.before) == ("insert", None)
    assert '"full_name":"Vũ Thị Nhựng"' in row.after


def test_a_refused_act_leaves_no_trace(db: Database) -> None:
    db.write(keep_setting, "a", "1")
    with pytest.raises(IntegrityError):
        db.write(keep_setting, "a", "2")
    with db.reading() as session:
        assert session.execute(text("SELECT count(*) FROM change_group")).scalar_one() == 1


def test_acts_in_one_commit_stay_acts_of_their_own(db: Database) -> None:
    with db.in_one_commit():
        db.write(keep_setting, "a", "1")
        with pytest.raises(IntegrityError):
            db.write(keep_setting, "a", "2")
        db.write(keep_setting, "b", "1")
    db.undo()
    assert db.undo_label() == "ghi a"


def test_acts_in_one_commit_are_kept_together_or_not_at_all(db: Database) -> None:
    with pytest.raises(IntegrityError), db.in_one_commit():
        db.write(keep_setting, "a", "1")
        db.write(keep_setting, "a", "2")
    assert db.undo_label() is None
    db.write(keep_setting, "a", "3")
