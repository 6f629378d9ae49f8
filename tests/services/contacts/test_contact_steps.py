"""A step agreed with its day is a task of the member who met: due, put right with its contact, done by a tick."""

from datetime import date, timedelta

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.due import DueKind, DueRow
from dvqc_desktop.services.contacts import contacts
from dvqc_desktop.services.contacts.contact_corrections import correct_contact
from dvqc_desktop.services.contacts.contact_steps import OpenStep, open_steps
from dvqc_desktop.services.contacts.contacts import ContactFields
from dvqc_desktop.services.due.due import list_due
from dvqc_desktop.services.meetings.tasks.tasks import open_tasks
from tests.team_kit import AVERAGE, TODAY, Team

AGREED = date(2026, 11, 24)


@pytest.fixture
def loi(db: Database) -> int:
    return Team(db).member("Nguyễn Thúy Lợi")


@pytest.fixture
def khai(db: Database) -> int:
    return Team(db).worker("Trịnh Đình Khải", AVERAGE)


def fields(by_id: int, **more: object) -> ContactFields:
    values: dict[str, object] = {"said": "Thử 170", "next_step": "Xin dao thép gió", "next_on": AGREED}
    return ContactFields(by_id, TODAY, **(values | more))  # type: ignore[arg-type]


def meet(db: Database, by_id: int, *people: int) -> int:
    made = db.write(contacts.record_contact, people, fields(by_id)).row_id
    assert made is not None
    return made


def steps_due(db: Database, day: date = TODAY) -> list[DueRow]:
    return [row for row in db.read(list_due, day) if row.kind is DueKind.STEP]


def test_it_stands_in_the_due_list_under_who_agreed_it(db: Database, loi: int, khai: int) -> None:
    meet(db, loi, khai)
    (row,) = steps_due(db)
    assert row.what == "Đã hẹn với Trịnh Đình Khải – Xin dao thép gió"
    assert (row.due, row.responsible, row.row_id) == (AGREED, "Nguyễn Thúy Lợi", khai)
    assert steps_due(db, AGREED + timedelta(days=2))[0].as_json(AGREED + timedelta(days=2))["overdue"] is True


def test_another_contact_leaves_it_open_until_it_is_ticked(db: Database, loi: int, khai: int) -> None:
    meet(db, loi, khai)
    only_talked = ContactFields(loi, TODAY, said="Chào nhau giữa ca")
    db.write(contacts.record_contact, (khai,), only_talked)
    (step,) = db.read(open_steps, khai, TODAY)
    assert step == OpenStep(step.id, "Xin dao thép gió", AGREED)
    db.write(contacts.record_contact, (khai,), only_talked, "", None, (step.id,))
    assert (db.read(open_steps, khai, TODAY), steps_due(db)) == ((), [])
    db.undo()
    assert len(steps_due(db)) == 1


def test_without_a_day_it_is_no_task(db: Database, loi: int, khai: int) -> None:
    db.write(contacts.record_contact, (khai,), fields(loi, next_on=None))
    assert steps_due(db) == []


def test_of_people_met_together_there_is_one_task(db: Database, loi: int, khai: int) -> None:
    meet(db, loi, khai, Team(db).worker("Đào Thị Dung", AVERAGE))
    assert len(steps_due(db)) == 1


def test_a_correction_moves_it_or_takes_it_out(db: Database, loi: int, khai: int) -> None:
    made = meet(db, loi, khai)
    db.write(correct_contact, made, fields(loi, next_step="Xin thép gió", next_on=date(2026, 11, 25)))
    (step,) = db.read(open_steps, khai, TODAY)
    assert (step.text, step.due_on) == ("Xin thép gió", date(2026, 11, 25))
    db.write(correct_contact, made, fields(loi, next_step=None))
    assert db.read(open_steps, khai, TODAY) == ()


def test_a_correction_leaves_a_step_that_is_done(db: Database, loi: int, khai: int) -> None:
    made = meet(db, loi, khai)
    (step,) = db.read(open_steps, khai, TODAY)
    db.write(contacts.record_contact, (khai,), ContactFields(loi, TODAY, said="Xong"), "", None, (step.id,))
    db.write(correct_contact, made, fields(loi, next_step="Việc khác"))
    assert db.read(open_steps, khai, TODAY) == ()


def test_no_meeting_takes_it_over(db: Database, loi: int, khai: int) -> None:
    meet(db, loi, khai)
    assert db.read(open_tasks, TODAY + timedelta(days=5)) == ()
