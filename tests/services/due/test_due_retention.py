"""Who left the book long ago stands in the list of what is due, once, until the wish to be erased is written down."""

from datetime import date

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.codes import SpellEnd
from dvqc_desktop.domain.due import DueKind, DueRow
from dvqc_desktop.services.due.due import list_due
from dvqc_desktop.services.erasure import ask_erasure
from dvqc_desktop.services.people.workers import end_worker
from tests.services.erasure_kit import name_of, worker_of_much

DUNG = 19
LEFT_ON, OVER_ON = date(2026, 11, 20), date(2026, 12, 20)


def rows_on(database: Database, day: date) -> list[DueRow]:
    return [row for row in database.read(list_due, day) if row.kind is DueKind.RETENTION]


def test_who_left_is_named_after_the_days_of_the_rule_and_not_before(sample: Database) -> None:
    person_id = worker_of_much(sample)
    before = rows_on(sample, OVER_ON)
    sample.write(end_worker, person_id, SpellEnd.LEFT, LEFT_ON)
    assert (before, rows_on(sample, date(2026, 12, 19))) == ([], [])
    (row,) = rows_on(sample, OVER_ON)
    name = name_of(sample, person_id)
    assert row.what == f"Xem lại {name} đã ra khỏi sổ quá 30 ngày: có xóa hồ sơ không"
    assert row.due == OVER_ON
    sample.record(ask_erasure, person_id)
    assert rows_on(sample, OVER_ON) == []


def test_several_share_one_row_with_their_number(sample: Database) -> None:
    for person_id in (worker_of_much(sample), DUNG):
        sample.write(end_worker, person_id, SpellEnd.LEFT, LEFT_ON)
    (row,) = rows_on(sample, date(2026, 12, 25))
    assert (row.name, row.due) == ("2 người", OVER_ON)
