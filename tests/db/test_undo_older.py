"""A single older act can be undone where nothing stands on it; else the later act is named."""

import random

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.orm import Session

from dvqc_desktop.db import audit
from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import Person, Post, Setting, Shift, ShiftTurn
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.errors.history import ActNotUndoable, LaterActStands
from tests.db.acts import DAY, add_person, keep_setting, random_act
from tests.db.test_undo import state_of

TOPICS = frozenset({Topic.WORKERS})


def give_post(session: Session, person_id: int) -> Change:
    session.add(Post(person_id=person_id, organization="union", title="tổ trưởng", start_on=DAY))
    return Change("ghi chức vụ", "Lê An", TOPICS)


def set_value(session: Session, key: str, value: str) -> Change:
    session.execute(update(Setting).where(Setting.key == key).values(value=value))
    return Change("đổi", key, TOPICS)


def drop_setting(session: Session, key: str) -> Change:
    session.execute(delete(Setting).where(Setting.key == key))
    return Change("bỏ", key, TOPICS)


def last_group(database: Database) -> int:
    with database.reading() as session:
        return int(session.execute(text("SELECT max(id) FROM change_group")).scalar_one())


def done(database: Database, *act: object) -> int:
    database.write(*act)  # type: ignore[arg-type]
    return last_group(database)


def test_an_older_act_is_undone_and_redone_alone(db: Database) -> None:
    before = done(db, keep_setting, "a", "1")
    db.write(keep_setting, "b", "2")
    whole = state_of(db)
    assert db.undo_group(before).label == "ghi a"
    assert [row for row in state_of(db)["setting"] if '"a"' in row] == []
    assert db.redo_label() == "ghi a"
    db.redo()
    assert state_of(db) == whole
    with db.reading() as session:
        audit.check_log(session.connection())


def test_a_later_change_of_the_row_is_named(db: Database) -> None:
    first = done(db, keep_setting, "a", "1")
    db.write(set_value, "a", "2")
    before = state_of(db)
    with pytest.raises(LaterActStands, match=r"“đổi a” \(20/11/2026\)"):
        db.undo_group(first)
    assert state_of(db) == before


def test_what_hangs_on_the_row_is_named_and_not_lost(db: Database) -> None:
    added = done(db, add_person, "Lê An")
    db.write(give_post, 1)
    with pytest.raises(LaterActStands, match="ghi chức vụ Lê An"):
        db.undo_group(added)
    assert state_of(db)["post"]


def test_what_took_the_place_is_named(db: Database) -> None:
    db.write(keep_setting, "a", "1")
    dropped = done(db, drop_setting, "a")
    db.write(keep_setting, "b", "0")
    db.write(keep_setting, "a", "2")
    with pytest.raises(LaterActStands, match="ghi a"):
        db.undo_group(dropped)


def test_a_lost_parent_is_named(db: Database) -> None:
    def turn(session: Session) -> Change:
        session.add(Shift(id=1, name="ca 1"))
        session.flush()
        person = Person(full_name="An", name_fold="an", name_sort=b"a")
        session.add(person)
        session.flush()
        session.add(ShiftTurn(person_id=person.id, week_on=DAY.replace(day=16), shift_id=1))
        return Change("xếp ca", "", TOPICS)

    def without(session: Session, model: type[Shift] | type[ShiftTurn], act: str) -> Change:
        session.execute(delete(model))
        return Change(act, "", TOPICS)

    db.write(turn)
    dropped = done(db, without, ShiftTurn, "bỏ xếp ca")
    db.write(without, Shift, "bỏ ca")
    with pytest.raises(LaterActStands, match="bỏ ca"):
        db.undo_group(dropped)


def test_a_row_that_others_need_is_not_taken_away(db: Database) -> None:
    def add_shift(session: Session) -> Change:
        session.add(Shift(id=1, name="ca 1"))
        return Change("thêm ca", "", TOPICS)

    def use_shift(session: Session) -> Change:
        session.add(ShiftTurn(person_id=1, week_on=DAY.replace(day=16), shift_id=1))
        return Change("xếp ca", "", TOPICS)

    db.write(add_person, "Lê An")
    added = done(db, add_shift)
    db.write(use_shift)
    with pytest.raises(LaterActStands, match="xếp ca"):
        db.undo_group(added)


def test_what_was_undone_or_only_recorded_cannot_be_undone(db: Database) -> None:
    undone = done(db, keep_setting, "a", "1")
    db.undo()
    db.record(keep_setting, "b", "1")
    for group_id in (undone, undone + 1, undone + 2, 99):
        with pytest.raises(ActNotUndoable):
            db.undo_group(group_id)


def test_a_guard_names_the_act_that_forbids_it(db: Database) -> None:
    first = done(db, keep_setting, "a", "1")
    closing = done(db, keep_setting, "b", "1")
    with pytest.raises(LaterActStands, match="ghi b"):
        db.undo_group(first, lambda _connection, rows: closing if rows[0].table_name == "setting" else None)


@pytest.mark.parametrize("seed", range(6))
def test_older_acts_of_a_random_history_are_undone_and_redone_exactly(db: Database, seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(12):
        db.write(random_act, rng)
    states, undone = [state_of(db)], 0
    for group_id in rng.sample(range(1, last_group(db) + 1), 6):
        try:
            db.undo_group(group_id)
        except LaterActStands:
            assert state_of(db) == states[-1]
        else:
            states.append(state_of(db))
            undone += 1
    for state in states[-2::-1]:
        db.redo()
        assert state_of(db) == state
    assert len(states) == undone + 1
    with db.reading() as session:
        audit.check_log(session.connection())
