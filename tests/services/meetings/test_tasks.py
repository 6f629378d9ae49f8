"""Tasks have a member as owner, a date and a result, and come back at the next meeting."""

from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.meetings import TaskDatesError, TaskEmptyError, TaskOwnerNotMemberError
from dvqc_desktop.services.meetings.minutes.minutes import close_minutes
from dvqc_desktop.services.meetings.roll.attendance import mark_all_present
from dvqc_desktop.services.meetings.tasks.tasks import (
    TaskForm,
    add_task,
    debts,
    delete_task,
    edit_task,
    finish_task,
    list_tasks,
    open_tasks,
    reopen_task,
)
from tests.services.meeting_book import People, fill_book, new_meeting, party_day

PAST = date(2026, 11, 5)
TODAY = date(2026, 11, 20)


@pytest.fixture
def people(db: Database) -> People:
    return fill_book(db)


@pytest.fixture
def meeting(db: Database, people: People) -> int:
    """A meeting of 05/11."""
    return new_meeting(db, party_day(people, PAST))


def test_a_task_carries_owner_date_and_the_promise(db: Database, people: People, meeting: int) -> None:
    db.write(add_task, TaskForm("Hỏi công đoàn việc đổi ca", people.ha, date(2026, 11, 12), people.dung), meeting)
    (task,) = db.read(list_tasks, meeting)
    assert (task.owner, task.promised_to, task.given_on) == ("Trần Bích Hà", "Đào Thị Dung", PAST)
    assert task.late_days(TODAY) == 8


def test_a_task_done_in_time_is_not_late(db: Database, people: People, meeting: int) -> None:
    change = db.write(add_task, TaskForm("Biểu dương trước tổ", people.loi, date(2026, 11, 10)), meeting)
    db.write(finish_task, change.row_id, date(2026, 11, 10), "Đã biểu dương")
    (task,) = db.read(list_tasks, meeting)
    assert (task.done_on, task.result, task.late_days(TODAY)) == (date(2026, 11, 10), "Đã biểu dương", 0)
    db.write(reopen_task, task.id)
    assert db.read(list_tasks, meeting)[0].late_days(TODAY) == 10


def test_a_task_without_a_date_is_never_late(db: Database, people: People, meeting: int) -> None:
    db.write(add_task, TaskForm("Theo dõi", people.loi), meeting)
    assert db.read(list_tasks, meeting)[0].late_days(TODAY) == 0


def test_open_tasks_come_back_at_the_next_meeting_promises_first(db: Database, people: People, meeting: int) -> None:
    db.write(add_task, TaskForm("Tìm người phụ trách", people.loi, date(2026, 11, 10)), meeting)
    db.write(add_task, TaskForm("Hỏi công đoàn", people.ha, date(2026, 11, 12), people.dung), meeting)
    done = db.write(add_task, TaskForm("Biểu dương", people.loi, date(2026, 11, 10)), meeting)
    db.write(finish_task, done.row_id, date(2026, 11, 10))
    following = new_meeting(db, party_day(people))
    assert [task.text for task in db.read(debts, following)] == ["Hỏi công đoàn", "Tìm người phụ trách"]
    assert db.read(debts, meeting) == ()
    assert len(db.read(open_tasks, TODAY)) == 2


def test_a_task_outside_a_meeting_is_given_today(db: Database, people: People) -> None:
    db.write(add_task, TaskForm("Gọi điện cho công đoàn", people.ha))
    assert db.read(open_tasks, date(2026, 11, 21))[0].given_on == TODAY


def test_a_task_is_changed_and_taken_out(db: Database, people: People, meeting: int) -> None:
    change = db.write(add_task, TaskForm("Hỏi công đoàn", people.ha), meeting)
    db.write(edit_task, change.row_id, TaskForm("Hỏi công đoàn, báo lại", people.loi, date(2026, 11, 19)))
    (task,) = db.read(list_tasks, meeting)
    assert (task.text, task.owner) == ("Hỏi công đoàn, báo lại", "Nguyễn Thúy Lợi")
    db.write(delete_task, task.id)
    assert db.read(list_tasks, meeting) == ()


def test_a_task_is_done_even_after_the_minutes_were_closed(db: Database, people: People) -> None:
    meeting_id = new_meeting(db, party_day(people, PAST))
    change = db.write(add_task, TaskForm("Hỏi công đoàn", people.ha), meeting_id)
    db.write(mark_all_present, meeting_id)
    db.write(close_minutes, meeting_id)
    db.write(finish_task, change.row_id)
    assert db.read(list_tasks, meeting_id)[0].done_on == TODAY


def test_what_cannot_be_a_task_is_refused(db: Database, people: People, meeting: int) -> None:
    with pytest.raises(TaskEmptyError):
        db.write(add_task, TaskForm(" ", people.ha), meeting)
    with pytest.raises(TaskOwnerNotMemberError):
        db.write(add_task, TaskForm("Hỏi", people.nhung), meeting)
    with pytest.raises(TaskDatesError, match="hạn 01/11/2026 trước ngày giao 05/11/2026"):
        db.write(add_task, TaskForm("Hỏi", people.ha, date(2026, 11, 1)), meeting)
    change = db.write(add_task, TaskForm("Hỏi", people.ha), meeting)
    with pytest.raises(TaskDatesError, match="ngày xong"):
        db.write(finish_task, change.row_id, date(2026, 11, 1))
