"""Carrying over takes what was put off, not discussed, standing or not done, and never twice."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dvqc_desktop.db.engine import Database
from dvqc_desktop.services.meetings.agenda.agenda import ItemForm, add_item, list_items, set_standing
from dvqc_desktop.services.meetings.agenda.agenda_proposals import ProposalKind, accept_proposal, agenda_proposals
from dvqc_desktop.services.meetings.agenda.backlog import list_backlog, put_off
from dvqc_desktop.services.meetings.agenda.carry_over import CarryKind, CarryPick, carry_over, carry_rows, carry_sources
from dvqc_desktop.services.meetings.minutes.minutes import set_item_minutes
from dvqc_desktop.services.meetings.roll.attendance import mark_all_present
from dvqc_desktop.services.meetings.tasks.tasks import TaskForm, add_task
from tests.services.meeting_book import People, fill_book, new_meeting, party_day
from tests.services.meetings.kit import HELD_ON, titles


@pytest.fixture
def people(db: Database) -> People:
    return fill_book(db)


@pytest.fixture
def held(db: Database, people: People) -> int:
    """The meeting of 05/11: one item discussed, one standing, one put off, one forgotten; a promise left open."""
    meeting_id = new_meeting(db, party_day(people, HELD_ON))
    names = ("Công tác quần chúng", "Học tập nghị quyết", "Việc đoàn thể", "Biểu dương")
    ids = [db.write(add_item, meeting_id, ItemForm(name, 10)).row_id or 0 for name in names]
    db.write(mark_all_present, meeting_id)
    db.write(set_item_minutes, ids[0], "Đã bàn.")
    db.write(set_standing, ids[1], True)
    db.write(put_off, ids[2])
    form = TaskForm("Hỏi công đoàn việc đổi ca", people.ha, date(2026, 11, 12), people.dung)
    db.write(add_task, form, meeting_id)
    return meeting_id


@pytest.fixture
def ahead(db: Database, people: People) -> int:
    return new_meeting(db, party_day(people))


def offered(db: Database, ahead: int, held: int | None) -> list[tuple[str, str, bool]]:
    return [(row.pick.kind.value, row.title, row.wanted) for row in db.read(carry_rows, ahead, held)]


def picks(db: Database, ahead: int, held: int) -> list[CarryPick]:
    return [row.pick for row in db.read(carry_rows, ahead, held)]


def test_the_reasons_stand_in_order_and_what_may_only_be_unwritten_is_not_ticked(
    db: Database, held: int, ahead: int
) -> None:
    assert offered(db, ahead, held) == [
        ("postponed", "Việc đoàn thể", True),
        ("standing", "Học tập nghị quyết", True),
        ("undiscussed", "Biểu dương", False),
        ("task", "Hỏi công đoàn việc đổi ca", True),
    ]


def test_one_act_takes_all_and_one_undo_takes_it_back(db: Database, people: People, held: int, ahead: int) -> None:
    db.write(carry_over, ahead, picks(db, ahead, held))
    expected = ["Việc đoàn thể", "Học tập nghị quyết", "Biểu dương", "Kiểm điểm việc kỳ trước chưa xong"]
    assert titles(db, ahead) == expected
    items = db.read(list_items, ahead)
    assert items[1].standing and not items[0].postponed
    assert items[3].people == ((people.dung, "Đào Thị Dung"),)
    assert db.read(list_backlog) == ()
    db.undo()
    assert (titles(db, ahead), len(db.read(list_backlog))) == ([], 1)


def test_what_the_agenda_has_says_where_and_is_not_taken_again(db: Database, held: int, ahead: int) -> None:
    db.write(add_item, ahead, ItemForm("học tập NGHỊ QUYẾT", 20))
    rows = {row.pick.kind: row for row in db.read(carry_rows, ahead, held)}
    assert (rows[CarryKind.STANDING].place, rows[CarryKind.STANDING].wanted) == (1, False)
    db.write(carry_over, ahead, [rows[CarryKind.STANDING].pick])
    assert len(titles(db, ahead)) == 1


def test_tasks_go_to_the_item_that_deals_with_them(db: Database, people: People, held: int, ahead: int) -> None:
    db.write(add_item, ahead, ItemForm("Kết quả thực hiện nhiệm vụ tháng trước", 15))
    db.write(carry_over, ahead, [picks(db, ahead, held)[-1]])
    (item,) = db.read(list_items, ahead)
    assert (item.people, item.source) == (((people.dung, "Đào Thị Dung"),), "1 việc kỳ trước chưa xong")


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.integers(0, 3), max_size=6), max_size=3))
def test_nothing_is_ever_doubled(db: Database, held: int, ahead: int, rounds: list[list[int]]) -> None:
    known = picks(db, ahead, held)
    for round_picks in rounds:
        db.write(carry_over, ahead, [known[place] for place in round_picks])
    found = titles(db, ahead)
    assert len(found) == len(set(found))
    assert [item.position for item in db.read(list_items, ahead)] == list(range(1, len(found) + 1))


def test_only_meetings_held_before_are_offered_and_criticism_only_to_its_own_kind(
    db: Database, people: People, held: int, ahead: int
) -> None:
    heard = new_meeting(db, replace(party_day(people, date(2026, 9, 11)), kind="criticism"))
    db.write(mark_all_present, heard)
    assert [row.id for row in db.read(carry_sources, ahead)] == [held]
    again = new_meeting(db, replace(party_day(people, date(2026, 12, 11)), kind="criticism"))
    assert [row.id for row in db.read(carry_sources, again)] == [heard]
    assert [row[0] for row in offered(db, ahead, None)] == ["task"]


def test_standing_items_are_proposed_one_by_one(db: Database, held: int, ahead: int) -> None:
    found = [one for one in db.read(agenda_proposals, ahead) if one.kind is ProposalKind.STANDING]
    assert [one.heading for one in found] == ["Học tập nghị quyết"]
    db.write(accept_proposal, ahead, found[0])
    assert titles(db, ahead) == ["Học tập nghị quyết"]
    assert not [one for one in db.read(agenda_proposals, ahead) if one.kind is ProposalKind.STANDING]
