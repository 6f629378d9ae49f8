"""Data for measuring: as many rows as asked for, the same for the same seed, whole and without a change log."""

from datetime import date

import pytest
from sqlalchemy import select, text

from dvqc_desktop.db.backup import check_open_book
from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import ClassRound
from dvqc_desktop.services.bench_data import BenchSize, write_bench_data
from dvqc_desktop.services.chain.chain import gaps
from dvqc_desktop.services.classes.classes import class_at
from dvqc_desktop.services.classes.movement import class_counts
from dvqc_desktop.services.classes.rounds import counts_at
from dvqc_desktop.services.meetings.agenda.agenda import list_items
from dvqc_desktop.services.meetings.meetings import find_next_meeting
from dvqc_desktop.services.people.workers import SpellEnd, end_worker


def counts(database: Database, *tables: str) -> list[int]:
    with database.reading() as session:
        return [int(session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()) for table in tables]


@pytest.fixture
def bench(db: Database) -> Database:
    write_bench_data(db, BenchSize(120, 2))
    return db


def test_rows_are_as_many_as_asked_for(bench: Database) -> None:
    found = counts(bench, "worker_spell", "class_event", "contact", "meeting", "plan")
    assert found == [120, 120 * 8, 120 * 8, 48 + 1, 120]
    assert BenchSize(50_000, 5).meetings == 2_000


def test_one_meeting_is_still_to_come_so_that_its_agenda_can_be_printed(bench: Database) -> None:
    coming = bench.read(find_next_meeting, date(2026, 11, 20))
    assert coming.held_on == date(2026, 11, 24)
    assert len(bench.read(list_items, coming.id)) == 4


def test_the_book_is_whole_keeps_its_rules_and_logs_again_afterwards(bench: Database) -> None:
    check_open_book(bench)
    assert counts(bench, "change_row") == [0]
    bench.write(end_worker, 20, SpellEnd.LEFT, date(2026, 11, 20))
    assert counts(bench, "change_row")[0] > 0
    bench.undo()
    with bench.reading() as session:
        assert session.connection().exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_most_people_are_held_in_order(bench: Database) -> None:
    with bench.reading() as session:
        assert len(gaps(session, date(2026, 11, 20))) <= 120 // 20
        known = session.execute(text("SELECT DISTINCT person_id FROM class_event")).scalars().all()
        assert {session.execute(class_at(one, date(2026, 11, 20)).select()).scalar() for one in known[:15]} == {
            "active", "average", "needs_help",
        }  # fmt: skip


def test_every_row_obeys_the_constraints(bench: Database) -> None:
    with bench.reading() as session:
        connection = session.connection()
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_closed_rounds_keep_the_totals_of_their_day(db: Database) -> None:
    write_bench_data(db, BenchSize(30, 1))
    with db.reading() as session:
        closed = session.execute(select(ClassRound.closed_on)).scalars().all()
        assert len(closed) == 4
        for day in closed:
            assert day is not None and counts_at(session, day) == class_counts(session, day)
            assert sum(counts_at(session, day).values()) == 30
