"""Every row change is logged, once, in its own group; what was logged cannot be altered unseen."""

import random

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from dvqc_desktop.db import changelog
from dvqc_desktop.db.engine import Database
from tests.db.acts import add_person, keep_setting, random_act


def whole(database: Database) -> bool:
    with database.reading() as session:
        return changelog.chain_is_whole(session.connection())


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


TAMPERING = (
    "UPDATE change_row SET after = replace(after, 'tiện', 'phay') WHERE id = (SELECT min(id) FROM change_row)",
    "DELETE FROM change_row WHERE id = (SELECT max(id) FROM change_row)",
    "UPDATE change_group SET subject = 'khác' WHERE id = 2",
    "UPDATE change_group SET at = '2020-01-01 00:00:00' WHERE id = 1",
    "DELETE FROM change_row WHERE group_id = 2; DELETE FROM change_group WHERE id = 2",
)


@pytest.mark.parametrize("statement", TAMPERING)
def test_tampering_with_the_log_is_found(db: Database, statement: str) -> None:
    for name in ("Lê An", "Lê Bình", "Lê Chi"):
        db.write(add_person, name)
    assert whole(db)
    with db.writing_unlogged() as connection:
        for part in statement.split(";"):
            connection.execute(text(part))
    assert not whole(db)


def test_the_chain_stays_whole_over_a_random_history(db: Database) -> None:
    rng = random.Random(7)
    for step in range(40):
        db.write(random_act, rng)
        if step % 5 == 4 and db.undo_label():
            db.undo()
    assert whole(db)
