"""The table of last month's tasks fills itself in: state at the start, result, and what was carried over."""

import random
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import MemberStatusEvent, Proposal
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors.meetings import TaskCarriedError, TaskDatesError, TaskDoneError
from dvqc_desktop.services.due.due import list_due
from dvqc_desktop.services.meetings.passed.resolutions import save_resolution
from dvqc_desktop.services.meetings.tasks.task_links import link_choices
from dvqc_desktop.services.meetings.tasks.task_results import TaskResult, done_share, task_results
from dvqc_desktop.services.meetings.tasks.tasks import (
    TaskForm,
    TaskLinks,
    add_task,
    carry_task,
    carry_tasks,
    debts,
    finish_task,
    list_tasks,
    member_tasks,
)
from dvqc_desktop.services.plans.plans import PlanFields, create_plan
from tests.services.meeting_book import People, fill_book, new_meeting, party_day

OCTOBER, NOVEMBER = date(2026, 10, 6), date(2026, 11, 5)


@pytest.fixture
def people(db: Database) -> People:
    return fill_book(db)


def meeting(db: Database, people: People, day: date) -> int:
    meeting_id = new_meeting(db, party_day(people, day))
    db.write(save_resolution, meeting_id, "Thống nhất.")
    return meeting_id


def give(db: Database, meeting_id: int, text: str, owner: int, due: date) -> int:
    row_id = db.write(add_task, TaskForm(text, owner, due), meeting_id).row_id
    assert row_id is not None
    return row_id


def told(rows: tuple[TaskResult, ...]) -> list[tuple[str, str, str]]:
    return [(row.text, row.at_start, row.result) for row in rows]


def test_the_table_tells_state_at_the_start_and_result(db: Database, people: People) -> None:
    first, second = meeting(db, people, OCTOBER), meeting(db, people, NOVEMBER)
    done = give(db, first, "Mở góc tập nguội", people.ha, date(2026, 10, 20))
    give(db, first, "Mua thêm dũa", people.loi, date(2026, 10, 30))
    db.write(finish_task, done, date(2026, 10, 19), "bốn người học")
    rows = db.read(task_results, second)
    assert told(rows) == [
        ("Mở góc tập nguội", "Giao mới 06/10/2026, hạn 20/10/2026", "Xong ngày 19/10/2026: bốn người học"),
        ("Mua thêm dũa", "Giao mới 06/10/2026, hạn 30/10/2026", "Chưa xong, quá hạn 6 ngày"),
    ]
    assert done_share(rows) == 0.5


def test_what_an_earlier_month_left_open_is_said_to_come_from_before(db: Database, people: People) -> None:
    first = meeting(db, people, OCTOBER)
    meeting(db, people, NOVEMBER)
    give(db, first, "Mua thêm dũa", people.loi, date(2026, 12, 1))
    third = meeting(db, people, date(2026, 11, 19))
    assert told(db.read(task_results, third)) == [
        ("Mua thêm dũa", "Kỳ trước chuyển sang, hạn 01/12/2026", "Đang làm, hạn 01/12/2026")
    ]


def test_a_task_carried_over_stands_once_with_its_new_date(db: Database, people: People) -> None:
    first, second = meeting(db, people, OCTOBER), meeting(db, people, NOVEMBER)
    old = give(db, first, "Mua thêm dũa", people.loi, date(2026, 10, 30))
    db.write(carry_task, old, second, date(2026, 11, 18))
    assert [row.result for row in db.read(task_results, second)] == [
        "Chưa xong, quá hạn 6 ngày; chuyển kỳ này, hạn mới 18/11/2026"
    ]
    third = meeting(db, people, date(2026, 11, 19))
    assert [row.at_start for row in db.read(task_results, third)] == ["Giao lại 05/11/2026, hạn 18/11/2026"]
    assert [row.due_on for row in db.read(debts, third)] == [date(2026, 11, 18)]
    due = [row.due for row in db.read(list_due, date(2026, 11, 20)) if "dũa" in row.what]
    assert due == [date(2026, 11, 18)]


def test_what_is_done_or_was_carried_is_not_carried_again(db: Database, people: People) -> None:
    first, second = meeting(db, people, OCTOBER), meeting(db, people, NOVEMBER)
    done, carried = (give(db, first, text, people.loi, date(2026, 10, 30)) for text in ("Một", "Hai"))
    db.write(finish_task, done, date(2026, 10, 19))
    with pytest.raises(TaskDoneError, match="đã xong ngày 19/10/2026"):
        db.write(carry_task, done, second, None)
    db.write(carry_task, carried, second, None)
    with pytest.raises(TaskCarriedError):
        db.write(carry_task, carried, second, None)


def test_several_tasks_are_carried_in_one_act(db: Database, people: People) -> None:
    first, second = meeting(db, people, OCTOBER), meeting(db, people, NOVEMBER)
    ids = [give(db, first, text, people.loi, date(2026, 10, 30)) for text in ("Một", "Hai")]
    db.write(carry_tasks, second, {ids[0]: date(2026, 11, 30), ids[1]: None})
    assert [(row.text, row.carried_from_id) for row in db.read(list_tasks, second)] == [
        ("Một", ids[0]),
        ("Hai", ids[1]),
    ]
    db.undo()
    assert db.read(list_tasks, second) == ()


def test_a_task_of_a_member_who_left_is_carried_without_an_owner(db: Database, people: People) -> None:
    first, second = meeting(db, people, OCTOBER), meeting(db, people, NOVEMBER)
    task_id = give(db, first, "Mua thêm dũa", people.ha, date(2026, 10, 30))

    def leave(session: Session) -> Change:
        session.add(MemberStatusEvent(person_id=people.ha, start_on=date(2026, 11, 1), status="transferred"))
        return Change("chuyển sinh hoạt", "", frozenset())

    db.write(leave)
    db.write(carry_task, task_id, second, None)
    assert db.read(list_tasks, second)[0].owner is None


def test_running_plans_and_open_proposals_are_offered_to_tie_a_task_to(db: Database, people: People) -> None:
    db.write(create_plan, PlanFields(people.dung, date(2026, 10, 1)))

    def propose(session: Session) -> Change:
        session.add(Proposal(worker_id=people.dung, received_on=OCTOBER, text="Xin đổi ca"))
        return Change("ghi kiến nghị", "", frozenset())

    db.write(propose)
    found = db.read(link_choices, people.dung, NOVEMBER)
    assert [choice.words for choice in found] == ["Kế hoạch từ 01/10/2026", "Kiến nghị: Xin đổi ca"]
    assert db.read(link_choices, people.luc, NOVEMBER) == ()


def test_a_task_says_what_it_is_about_and_when_it_is_reported(db: Database, people: People) -> None:
    first = meeting(db, people, NOVEMBER)
    form = TaskForm("Gặp", people.ha, report_on=date(2026, 11, 24), links=TaskLinks(about_id=people.dung))
    db.write(add_task, form, first)
    row = db.read(list_tasks, first)[0]
    assert (row.about, row.report_on, row.links) == ("Đào Thị Dung", date(2026, 11, 24), TaskLinks(people.dung))
    with pytest.raises(TaskDatesError, match="ngày báo cáo 01/11/2026 trước ngày giao"):
        db.write(add_task, TaskForm("Gặp", people.ha, report_on=date(2026, 11, 1)), first)


def test_tasks_are_listed_by_member(db: Database, people: People) -> None:
    first = meeting(db, people, OCTOBER)
    give(db, first, "Hai", people.loi, date(2026, 12, 1))
    give(db, first, "Một", people.loi, date(2026, 11, 1))
    give(db, first, "Ba", people.ha, date(2026, 11, 1))
    day = date(2026, 11, 20)
    assert [row.text for row in db.read(member_tasks, day)] == ["Ba", "Một", "Hai"]
    assert [row.text for row in db.read(member_tasks, day, people.loi)] == ["Một", "Hai"]


def test_the_table_of_random_tasks_is_what_a_naive_count_gives(db: Database, people: People) -> None:
    chance, expected = random.Random(7), {}
    first, second = meeting(db, people, OCTOBER), meeting(db, people, NOVEMBER)
    for place in range(25):
        due = OCTOBER + timedelta(days=chance.randint(0, 60))
        task_id = give(db, first, f"Việc {place}", people.ha, due)
        done = OCTOBER + timedelta(days=chance.randint(0, 45)) if chance.random() < 0.6 else None
        if done is not None:
            db.write(finish_task, task_id, done)
        expected[f"Việc {place}"] = done is not None and done <= NOVEMBER
    assert {row.text: row.done for row in db.read(task_results, second)} == expected
