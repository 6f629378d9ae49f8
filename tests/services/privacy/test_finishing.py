"""An erasure is carried out when it is due, in the copies too; what a kill cut short is done at the next start."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert, text

from dvqc_desktop.db.backup import check_open_book
from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.db.models import BackupEntry
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import SpellEnd
from dvqc_desktop.services import erasure
from dvqc_desktop.services.people.workers import end_worker
from dvqc_desktop.services.privacy import finishing
from dvqc_desktop.services.privacy.retention import left_long_ago
from tests.conftest import KEY
from tests.services.erasure_kit import name_of, plain_file, worker_of_much


def enter_copy(database: Database, path: Path) -> None:
    with database.writing_unlogged() as connection:
        values = {"at": clock.now(), "place": "main", "folder": str(path.parent), "file_name": path.name}
        more = {"sequence": 1, "size": 1, "sha256": "", "head": "", "last_group_id": 1, "key_print": "", "removed": 0}
        connection.execute(insert(BackupEntry), {**values, **more})


@pytest.fixture
def due(sample: Database, monkeypatch: pytest.MonkeyPatch) -> tuple[Database, str]:
    """A book where a wish is a day old, and the name of who wished it."""
    person_id = worker_of_much(sample)
    name = name_of(sample, person_id)
    sample.record(erasure.ask_erasure, person_id)
    monkeypatch.setenv("DVQC_TODAY", "2026-11-22")
    return sample, name


def test_nothing_happens_before_the_day_is_over(sample: Database) -> None:
    sample.record(erasure.ask_erasure, worker_of_much(sample))
    assert finishing.finish_erasures(sample) == finishing.Finished(0, ())


def test_reachable_copies_lose_the_person_and_others_are_listed(due: tuple[Database, str], tmp_path: Path) -> None:
    book, name = due
    copy = tmp_path / "mau-0001.dvqc"
    copy.write_bytes(book.path.read_bytes())
    enter_copy(book, copy)
    enter_copy(book, tmp_path / "thẻ USB" / "mau-0002.dvqc")
    assert finishing.finish_erasures(book) == finishing.Finished(1, ("mau-0002.dvqc",))
    assert book.read(finishing.unreached_copies) == ("mau-0002.dvqc",)
    cleaned = open_database(copy, KEY)
    assert name.encode() not in plain_file(cleaned, tmp_path / "plain.db")
    check_open_book(cleaned)
    cleaned.close()
    with book.reading() as session:
        size = session.execute(text("SELECT size FROM backup_entry ORDER BY id LIMIT 1")).scalar_one()
    assert size == copy.stat().st_size
    assert not copy.with_name(copy.name + ".part").exists()


def test_what_was_cut_short_is_ended_at_the_next_start(due: tuple[Database, str], tmp_path: Path) -> None:
    book, name = due
    copy = tmp_path / "mau-0001.dvqc"
    copy.write_bytes(book.path.read_bytes())
    enter_copy(book, copy)
    book.record(erasure.carry_out, book.read(erasure.due_erasures)[0])
    assert book.read(finishing.something_to_finish)
    finishing.finish_erasures(book)
    assert not book.read(finishing.something_to_finish)
    cleaned = open_database(copy, KEY)
    assert name.encode() not in plain_file(cleaned, tmp_path / "plain.db")
    cleaned.close()


def test_who_left_thirty_days_ago_is_proposed_until_the_wish_is_written_down(sample: Database) -> None:
    person_id = worker_of_much(sample)
    sample.write(end_worker, person_id, SpellEnd.LEFT, date(2026, 11, 20))
    assert person_id not in [row.person_id for row in sample.read(left_long_ago, date(2026, 12, 19))]
    (row,) = [row for row in sample.read(left_long_ago, date(2026, 12, 20)) if row.person_id == person_id]
    assert (row.reason, row.keep_until) == ("thôi việc", date(2026, 12, 20))
    sample.record(erasure.ask_erasure, person_id)
    assert person_id not in [row.person_id for row in sample.read(left_long_ago, date(2026, 12, 20))]
